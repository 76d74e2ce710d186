#include "ui/shell/chooser.h"

#include <QLineEdit>
#include <QListWidget>

#include "tests/support/testmain.h"
#include "ui/shell/theme.h"

using namespace breakeven::ui;

class ChooserTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_taken.clear();
        m_parent = std::make_unique<QWidget>();
        m_parent->resize(800, 600);
        m_parent->show();
        m_parent->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_parent.get()));
        std::vector<Choice> choices;
        for (const char* title : {"API Gateway", "Lambda", "Load balancer", "SQS queue"}) {
            const QString text = QString::fromLatin1(title);
            choices.push_back(
                {text, {}, {}, QStringLiteral("aws"), [this, text] { m_taken = text; }});
        }
        m_chooser = new Chooser(m_theme, QStringLiteral("Add"), std::move(choices), m_parent.get());
    }

    void ranks_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("rank");
        QTest::newRow("nothing typed") << QString() << 0;
        QTest::newRow("beginning") << QStringLiteral("lamb") << 0;
        QTest::newRow("a word") << QStringLiteral("FUNC") << 1;
        QTest::newRow("inside") << QStringLiteral("ction") << 2;
        QTest::newRow("keyword") << QStringLiteral("aws") << 3;
        QTest::newRow("inside a keyword") << QStringLiteral("ws.la") << 4;
        QTest::newRow("two words") << QStringLiteral(" aws  func ") << 3;
        QTest::newRow("one of them missing") << QStringLiteral("lambda azure") << -1;
    }

    void ranks()
    {
        QFETCH(QString, typed);
        QTEST(matchRank(QStringLiteral("Lambda function"), QStringLiteral("aws.lambda"), typed),
              "rank");
    }

    void typingAndEnterTake()
    {
        m_chooser->openInMiddle();
        QVERIFY(m_chooser->isVisible());
        QTest::keyClicks(field(), QStringLiteral("l"));
        QCOMPARE(list()->item(0)->text(), QStringLiteral("Lambda"));
        QCOMPARE(list()->item(1)->text(), QStringLiteral("Load balancer"));
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(m_taken, QStringLiteral("Load balancer"));
        QVERIFY(!m_chooser->isVisible());
    }

    void clickTakes()
    {
        m_chooser->openInMiddle();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualItemRect(list()->item(3)).center());
        QCOMPARE(m_taken, QStringLiteral("SQS queue"));
    }

    void nothingFoundTakesNothing()
    {
        m_chooser->openInMiddle();
        QTest::keyClicks(field(), QStringLiteral("mainframe"));
        QCOMPARE(list()->count(), 0);
        QTest::keyClick(field(), Qt::Key_Return);
        QVERIFY(m_taken.isEmpty());
        QVERIFY(m_chooser->isVisible());
    }

    void escapeCloses()
    {
        const QSignalSpy closed(m_chooser, &Chooser::closed);
        m_chooser->openInMiddle();
        QTest::keyClick(field(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(m_taken.isEmpty());
    }

    void staysInsideItsParent()
    {
        m_chooser->openAt({790, 590});
        QVERIFY(m_parent->rect().contains(m_chooser->geometry()));
    }

private:
    QLineEdit* field() { return m_chooser->findChild<QLineEdit*>(QStringLiteral("chooserField")); }
    QListWidget* list()
    {
        return m_chooser->findChild<QListWidget*>(QStringLiteral("chooserList"));
    }

    Theme m_theme{QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons")};
    std::unique_ptr<QWidget> m_parent;
    Chooser* m_chooser = nullptr;
    QString m_taken;
};

BREAKEVEN_TEST(chooser, ChooserTest)
#include "tst_chooser.moc"
