#include "ui/document/document.h"

#include <fstream>

#include <QTemporaryDir>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "ui/commands/projectcommands.h"

using namespace breakeven;
using namespace breakeven::ui;

namespace {

std::filesystem::path inside(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

}  // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void savesAndOpensTheSame()
    {
        QTemporaryDir folder;
        const auto file = inside(folder, "shop.breakeven");
        Document first(tests::shippedCatalog());
        first.reset(tests::sampleProject());
        QVERIFY(first.saveAs(file));
        QCOMPARE(first.file().string(), file.string());

        Document second(tests::shippedCatalog());
        QSignalSpy changed(&second, &Document::changed);
        QSignalSpy fileChanged(&second, &Document::fileChanged);
        QVERIFY(second.open(file));
        QVERIFY(second.project() == first.project());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(fileChanged.count(), 1);
        QVERIFY(!second.isModified());
    }

    void failedOpenChangesNothing()
    {
        QTemporaryDir folder;
        const auto file = inside(folder, "broken.breakeven");
        std::ofstream(file) << "{ \"name\": ";
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        document.undoStack().push(new RenameProject(document, "Other"));
        const model::Project before = document.project();
        const quint64 revision = document.revision();
        QVERIFY(!document.open(file));
        QVERIFY(!document.open(inside(folder, "missing.breakeven")));
        QVERIFY(document.project() == before);
        QCOMPARE(document.revision(), revision);
        QVERIFY(document.undoStack().canUndo());
    }

    void saveNeedsAFile()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const Result<void> saved = document.save();
        QVERIFY(!saved);
        QVERIFY(!saved.error().remedy.empty());
    }

    void modifiedFollowsTheUndoStack()
    {
        QTemporaryDir folder;
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        QVERIFY(!document.isModified());
        document.undoStack().push(new RenameProject(document, "Other"));
        QVERIFY(document.isModified());
        QVERIFY(document.saveAs(inside(folder, "a.breakeven")));
        QVERIFY(!document.isModified());
        document.undoStack().undo();
        QVERIFY(document.isModified());
        QVERIFY(document.save());
        QVERIFY(!document.isModified());
    }

    void idsAreNeverReused()
    {
        model::Project project = tests::sampleProject();
        model::Architecture& architecture = project.alternatives.front().architecture;
        architecture.insert(model::Component{
            .id = model::ComponentId("lambda-41"), .kind = "aws.lambda", .name = "Late"});
        // Beyond what can be counted up to: neither a collision nor an overflow.
        architecture.insert(
            model::Component{.id = model::ComponentId("lambda-18446744073709551615"),
                             .kind = "aws.lambda",
                             .name = "Huge"});
        Document document(tests::shippedCatalog());
        document.reset(project);
        QCOMPARE(document.newComponentId("aws.lambda").text(), std::string("lambda-42"));
        QCOMPARE(document.newComponentId("aws.dynamodb.ondemand").text(),
                 std::string("dynamodb-ondemand-43"));
        QCOMPARE(document.newConnectionId().text(), std::string("connection-44"));
        QCOMPARE(document.newAlternativeId().text(), std::string("alternative-45"));
        QCOMPARE(document.newTrafficSourceId().text(), std::string("traffic-46"));
    }

    void onlySomeChangesAffectResults_data()
    {
        QTest::addColumn<int>("alternative");
        QTest::addColumn<bool>("affects");
        QTest::newRow("reset") << 0 << true;
        QTest::newRow("project renamed") << 1 << false;
        QTest::newRow("workload") << 2 << true;
        QTest::newRow("assumptions") << 3 << true;
        QTest::newRow("component moved") << 8 << false;
        QTest::newRow("connection added") << 9 << true;
    }

    void onlySomeChangesAffectResults()
    {
        QFETCH(int, alternative);
        QFETCH(bool, affects);
        const std::vector<ChangeEvent> events{
            ProjectReset{},        ProjectRenamed{}, WorkloadChanged{},  AssumptionsChanged{},
            AlternativesChanged{}, ComponentAdded{}, ComponentRemoved{}, ComponentChanged{},
            ComponentMoved{},      ConnectionAdded{}};
        QCOMPARE(affectsResults(events.at(static_cast<std::size_t>(alternative))), affects);
    }
};

BREAKEVEN_TEST(document, DocumentTest)
#include "tst_document.moc"
