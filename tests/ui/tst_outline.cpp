#include "ui/outline/outlinepanel.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QSignalSpy>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/partcommands.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::serverless;
using model::ComponentId;
using model::ConnectionId;

class OutlineTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_document = std::make_unique<Document>(tests::shippedCatalog());
        m_document->reset(tests::sampleProject());
        m_analysis = std::make_unique<Analysis>(*m_document, book());
        m_panel = std::make_unique<OutlinePanel>(*m_document, *m_analysis, m_theme);
        m_panel->setAlternative(serverless);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_analysis.reset();
        m_document.reset();
    }

    void mirrorsTheArchitecture()
    {
        const QAbstractItemModelTester tester(tree()->model());
        QCOMPARE(names(), (QStringList{QStringLiteral("Users"), QStringLiteral("HTTP API"),
                                       QStringLiteral("Orders function"),
                                       QStringLiteral("Invoices to write"),
                                       QStringLiteral("Dead letters"), QStringLiteral("Orders"),
                                       QStringLiteral("Payments provider in the old data centre"),
                                       QStringLiteral("Invoice writer")}));
        QCOMPARE(tree()->model()->rowCount(row(2)), 3);
    }

    void isReadWithNamesAndCalls()
    {
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(this->tree());
        QVERIFY(tree);
        QCOMPARE(tree->text(QAccessible::Name), QStringLiteral("Outline of the architecture"));
        QStringList read;
        for (int i = 0; i < tree->childCount(); ++i) {
            read += tree->child(i)->text(QAccessible::Name);
        }
        const QString all = read.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("HTTP API, API Gateway (HTTP API), calls Orders "
                                             "function")) ||
                     all.contains(QRegularExpression(
                         QStringLiteral("HTTP API, [^\\n]*calls Orders function"))),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("sends to Invoice writer, batches of 10")),
                 qPrintable(all));
    }

    void followsEdits()
    {
        m_document->undoStack().push(
            new RenameComponent(*m_document, serverless, ComponentId("api"), "Entrance"));
        QTRY_COMPARE(names().at(1), QStringLiteral("Entrance"));
        m_document->undoStack().push(
            new RemoveParts(*m_document, serverless, {ComponentId("api")}, {}));
        QTRY_COMPARE(names().size(), 7);
        m_document->undoStack().undo();
        QTRY_COMPARE(names().size(), 8);
    }

    void selectsWhatTheCanvasShows()
    {
        const QSignalSpy selected(m_panel.get(), &OutlinePanel::partsSelected);
        m_panel->showSelection({ComponentId("orders")}, {ConnectionId("c-5")});
        QCOMPARE(tree()->selectionModel()->selectedIndexes().size(), 2);
        // It only follows: an announcement would go in circles.
        QCOMPARE(selected.size(), 0);
    }

    void keysSelectAndActivate()
    {
        const QSignalSpy selected(m_panel.get(), &OutlinePanel::partsSelected);
        QSignalSpy activated(m_panel.get(), &OutlinePanel::componentActivated);
        tree()->setCurrentIndex(row(0));
        QCOMPARE(selected.size(), 1);
        QTest::keyClick(tree(), Qt::Key_Down);
        QTest::keyClick(tree(), Qt::Key_Down);
        QCOMPARE(selected.last().at(0).value<std::vector<ComponentId>>(),
                 std::vector{ComponentId("api")});
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(activated.last().at(0).value<ComponentId>(), ComponentId("api"));
    }

    void emptyTeaches()
    {
        model::Project project = tests::sampleProject();
        project.alternatives.front().architecture = {};
        m_document->reset(std::move(project));
        QTRY_VERIFY(!tree()->isVisible());
    }

private:
    static const pricing::PriceBook& book()
    {
        static const Result<pricing::PriceBook> opened =
            pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        return *opened;
    }

    QTreeView* tree() { return m_panel->findChild<QTreeView*>(QStringLiteral("outlineTree")); }
    QModelIndex row(int row) { return tree()->model()->index(row, 0); }

    QStringList names()
    {
        QStringList names;
        for (int i = 0; i < tree()->model()->rowCount(); ++i) {
            names += row(i).data().toString();
        }
        return names;
    }

    Theme m_theme{QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons")};
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Analysis> m_analysis;
    std::unique_ptr<OutlinePanel> m_panel;
};

BREAKEVEN_TEST(outline, OutlineTest)
#include "tst_outline.moc"
