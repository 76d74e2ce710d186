#include "ui/help/helpwindow.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include "model/report/kindhelp.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/canvas/architectureview.h"
#include "ui/help/helpfilter.h"
#include "ui/help/helphtml.h"
#include "ui/language/language.h"
#include "ui/palette/palettemodel.h"
#include "ui/shell/canvasstack.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

class HelpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::isolateSettings();
        m_theme = std::make_unique<Theme>(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        m_document = std::make_unique<Document>(tests::shippedCatalog());
        m_document->reset(tests::sampleProject());
        m_analysis = std::make_unique<Analysis>(
            *m_document, pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite").value());
    }

    void init()
    {
        m_window = std::make_unique<HelpWindow>(*m_document, *m_analysis, *m_theme);
        m_window->show();
        m_browser = child<HelpBrowser>(*m_window, "helpBrowser");
    }

    void cleanup() { m_window.reset(); }

    void beginsWithTheIndex()
    {
        QVERIFY(m_browser->kind().empty());
        QVERIFY(m_browser->toPlainText().contains(QLatin1String("DynamoDB")));
    }

    void showsAKindWithThePricesOfARegion()
    {
        m_window->showKind("aws.lambda", "eu-central-1");
        QCOMPARE(m_browser->kind(), std::string("aws.lambda"));
        const QString page = m_browser->toPlainText();
        for (const char* part : {"Memory", "memory_mb", "10,240", "docs.aws.amazon.com",
                                 "Prices in eu-central-1", "AWS::Lambda::Function"}) {
            QVERIFY2(page.contains(QLatin1String(part)), part);
        }
        auto* index = child<QTreeView>(*m_window, "helpIndex");
        QCOMPARE(index->currentIndex().data(PaletteModel::KindRole).toString(),
                 QStringLiteral("aws.lambda"));
    }

    void linksLeadFromOneToAnotherAndBack()
    {
        m_window->showKind("aws.lambda");
        emit m_browser->anchorClicked(QUrl(QStringLiteral("kind:aws.sqs")));
        QCOMPARE(m_browser->kind(), std::string("aws.sqs"));
        QTest::mouseClick(child<QToolButton>(*m_window, "helpBack"), Qt::LeftButton);
        QCOMPARE(m_browser->kind(), std::string("aws.lambda"));
        QTest::mouseClick(child<QToolButton>(*m_window, "helpForward"), Qt::LeftButton);
        QCOMPARE(m_browser->kind(), std::string("aws.sqs"));
        QTest::mouseClick(child<QToolButton>(*m_window, "helpAll"), Qt::LeftButton);
        QVERIFY(m_browser->kind().empty());
    }

    void theProvidersPagesOpenOutside()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "takeLink");
        emit m_browser->anchorClicked(QUrl(QStringLiteral("https://aws.amazon.com/lambda/")));
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QCOMPARE(m_opened, QUrl(QStringLiteral("https://aws.amazon.com/lambda/")));
        QVERIFY(m_browser->kind().empty());
    }

    void isFoundByAnyOfItsWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("kind");
        QTest::newRow("name") << QStringLiteral("lambda") << QStringLiteral("aws.lambda");
        QTest::newRow("type of a tool")
            << QStringLiteral("aws_lambda_function") << QStringLiteral("aws.lambda");
        QTest::newRow("parameter and provider")
            << QStringLiteral("visibility aws") << QStringLiteral("aws.sqs");
    }
    void isFoundByAnyOfItsWords()
    {
        QFETCH(QString, words);
        QFETCH(QString, kind);
        QTest::keyClicks(child<QLineEdit>(*m_window, "helpSearch"), words);
        auto* filter = qobject_cast<HelpFilter*>(child<QTreeView>(*m_window, "helpIndex")->model());
        QVERIFY(filter->indexOf(kind.toStdString()).isValid());
        QVERIFY(!filter->indexOf("stripe").isValid());
    }

    void searchingLeavesThePage()
    {
        m_window->showKind("aws.lambda");
        QTest::keyClicks(child<QLineEdit>(*m_window, "helpSearch"), QStringLiteral("sqs"));
        QCOMPARE(m_browser->kind(), std::string("aws.lambda"));
    }

    void speaksChinese()
    {
        const Translation translation(QStringLiteral("zh_CN"), QStringLiteral(BREAKEVEN_SHARE_DIR "/translations"));
        const model::report::Document help =
            model::report::helpOf(*tests::shippedCatalog().find("aws.lambda"),
                                  {tests::shippedCatalog(), m_analysis->book(), "us-east-1"});
        const QString page = helpHtml(help, *m_theme);
        for (const char* english :
             {"Parameters", "Limits", "What is charged", "Prices in", "Names in the formulas",
              "Default", "undated", "assumption", "the month", "the account", "Only when"}) {
            QVERIFY2(!page.contains(QLatin1String(english)), english);
        }
        // Names, formulas and addresses are of no language.
        for (const char* code : {"memory_mb", "aws lambda x86_64 requests", "docs.aws.amazon.com",
                                 "cold_starts * memory_mb / 1024", "AWS::Lambda::Function"}) {
            QVERIFY2(page.contains(QLatin1String(code)), code);
        }
    }

    void f1ShowsTheHelpOfTheSelection()
    {
        auto window = tests::makeWindow();
        window->document().reset(tests::sampleProject());
        window->show();
        auto* view = child<CanvasStack>(*window, "canvasStack")->view();
        QVERIFY(view);
        child<QAction>(*window, "actionHelp")->trigger();
        auto* browser = child<HelpBrowser>(*window, "helpBrowser");
        QVERIFY(browser && browser->kind().empty());
        view->select({model::ComponentId("queue")}, {});
        child<QAction>(*window, "actionHelp")->trigger();
        QCOMPARE(browser->kind(), std::string("aws.sqs"));
        view->select({model::ComponentId("orders")}, {});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the page before
        QTest::mouseClick(child<QToolButton>(*window, "componentHelp"), Qt::LeftButton);
        QCOMPARE(browser->kind(), std::string("aws.lambda"));
        window->document().undoStack().clear();
    }

public slots:
    void takeLink(const QUrl& link) { m_opened = link; }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Analysis> m_analysis;
    std::unique_ptr<HelpWindow> m_window;
    HelpBrowser* m_browser = nullptr;
    QUrl m_opened;
};

BREAKEVEN_TEST(help, HelpTest)
#include "tst_help.moc"
