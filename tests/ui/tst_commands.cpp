#include <functional>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "ui/commands/alternativecommands.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"
#include "ui/commands/drawingcommands.h"
#include "ui/commands/partcommands.h"
#include "ui/commands/projectcommands.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::serverless;
using model::ComponentId;
using model::ConnectionId;

namespace {

using MakeCommand = std::function<QUndoCommand*(Document&)>;

model::Connection changed(const Document& document, const char* id, int retries)
{
    model::Connection connection =
        *document.project().find(serverless)->architecture.find(ConnectionId(id));
    connection.retries = retries;
    return connection;
}

/// One of each command on the sample project.
std::map<std::string, MakeCommand> allCommands()
{
    return {
        {"add component",
         [](Document& d) {
             return new AddComponent(d, serverless,
                                     {.id = d.newComponentId("aws.s3"),
                                      .kind = "aws.s3",
                                      .name = "Receipts",
                                      .position = {16, 32}});
         }},
        {"move components",
         [](Document& d) {
             return new MoveComponents(
                 d, serverless, {{ComponentId("api"), {1, 2}}, {ComponentId("dead"), {3, 4}}});
         }},
        {"rename component",
         [](Document& d) {
             return new RenameComponent(d, serverless, ComponentId("api"), "Entrance");
         }},
        {"set parameter",
         [](Document& d) {
             return new SetParameter(d, serverless, ComponentId("orders"), "memory_mb", 1024.0);
         }},
        {"add connection",
         [](Document& d) {
             return new AddConnection(d, serverless,
                                      {.id = d.newConnectionId(),
                                       .from = ComponentId("worker"),
                                       .to = ComponentId("payments")});
         }},
        {"change connection",
         [](Document& d) { return new ChangeConnection(d, serverless, changed(d, "c-3", 4)); }},
        {"remove parts",
         [](Document& d) {
             return new RemoveParts(d, serverless, {ComponentId("queue"), ComponentId("users")},
                                    {ConnectionId("c-7")});
         }},
        {"paste parts",
         [](Document& d) {
             const Parts parts = partsOf(d.project().find(serverless)->architecture,
                                         {ComponentId("orders"), ComponentId("table")});
             return new PasteParts(d, serverless, withFreshIds(d, parts, {}, {32, 32}));
         }},
        {"change drawing",
         [](Document& d) {
             Drawing drawing = drawingOf(d.project().find(serverless)->architecture);
             drawing.groups.push_back({.id = d.newGroupId(), .name = "VPC"});
             drawing.notes.push_back({.id = d.newNoteId(), .text = "Why"});
             drawing.looks[ComponentId("api")] = {.group = drawing.groups.back().id, .order = 3};
             return new ChangeDrawing(d, serverless, std::move(drawing), QStringLiteral("Draw"));
         }},
        {"rename project", [](Document& d) { return new RenameProject(d, "Other"); }},
        {"change workload",
         [](Document& d) {
             model::Workload workload = d.project().workload;
             workload.sources.front().requestsPerSecond = 77;
             return new ChangeWorkload(d, workload);
         }},
        {"change assumptions",
         [](Document& d) {
             return new ChangeAssumptions(d, {.hoursPerMonth = 744, .freeTier = false});
         }},
        {"add alternative",
         [](Document& d) {
             return new AddAlternative(d, duplicateOf(d, d.project().alternatives.front(), "Copy"),
                                       0);
         }},
        {"remove alternative", [](Document& d) { return new RemoveAlternative(d, serverless); }},
        {"change alternative",
         [](Document& d) {
             return new ChangeAlternative(d, serverless, "Elsewhere", "eu-west-1");
         }},
    };
}

}  // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void redoAndUndoAreExact_data()
    {
        QTest::addColumn<MakeCommand>("make");
        for (const auto& [name, make] : allCommands()) {
            QTest::newRow(name.c_str()) << make;
        }
    }

    void redoAndUndoAreExact()
    {
        QFETCH(MakeCommand, make);
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const std::string before = model::projectText(document.project());
        const quint64 revision = document.revision();
        QUndoCommand* command = make(document);
        // Making a command does nothing yet.
        QCOMPARE(model::projectText(document.project()), before);
        QVERIFY(!command->text().isEmpty());

        document.undoStack().push(command);
        const std::string after = model::projectText(document.project());
        QVERIFY(after != before);
        QVERIFY(document.revision() > revision);
        document.undoStack().undo();
        QCOMPARE(model::projectText(document.project()), before);
        document.undoStack().redo();
        QCOMPARE(model::projectText(document.project()), after);
    }

    void removalAnnouncesConnectionsFirst()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        std::vector<std::size_t> kinds;
        connect(&document, &Document::changed, this,
                [&kinds](const ChangeEvent& event) { kinds.push_back(event.index()); });
        document.undoStack().push(
            new RemoveParts(document, serverless, {ComponentId("worker")}, {}));
        const std::size_t component = ChangeEvent(ComponentRemoved{}).index();
        const std::size_t connection = ChangeEvent(ConnectionRemoved{}).index();
        QCOMPARE(kinds, (std::vector{connection, connection, component}));
    }

    void editsOfOneParameterMerge()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const std::string before = model::projectText(document.project());
        const auto set = [&](const char* component, const char* parameter, double value) {
            document.undoStack().push(
                new SetParameter(document, serverless, ComponentId(component), parameter, value));
        };
        set("orders", "memory_mb", 256);
        set("orders", "memory_mb", 512);
        QCOMPARE(document.undoStack().count(), 1);
        set("orders", "timeout_s", 5);
        set("worker", "timeout_s", 5);
        QCOMPARE(document.undoStack().count(), 3);
        document.undoStack().undo();
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(model::projectText(document.project()), before);
    }

    void returningToTheStartLeavesNoStep()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const auto set = [&](SetParameter::Value value) {
            document.undoStack().push(
                new SetParameter(document, serverless, ComponentId("orders"), "memory_mb", value));
        };
        set(256.0);
        set(std::nullopt);
        QCOMPARE(document.undoStack().count(), 0);
        document.undoStack().push(
            new ChangeConnection(document, serverless, changed(document, "c-3", 4)));
        document.undoStack().push(
            new ChangeConnection(document, serverless, changed(document, "c-3", 0)));
        QCOMPARE(document.undoStack().count(), 0);
    }

    void nudgesMergeAndDragsDoNot()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const auto move = [&](double x, MoveComponents::Gesture gesture) {
            document.undoStack().push(
                new MoveComponents(document, serverless, {{ComponentId("api"), {x, 96}}}, gesture));
        };
        move(272, MoveComponents::Gesture::Nudge);
        move(288, MoveComponents::Gesture::Nudge);
        QCOMPARE(document.undoStack().count(), 1);
        move(304, MoveComponents::Gesture::Drag);
        move(320, MoveComponents::Gesture::Drag);
        QCOMPARE(document.undoStack().count(), 3);
    }

    void freshIdsKeepWhatBelongsTogether()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        const model::Architecture& architecture = document.project().find(serverless)->architecture;
        const Parts parts = partsOf(architecture, {ComponentId("orders"), ComponentId("table")});
        QCOMPARE(parts.components.size(), std::size_t(2));
        QCOMPARE(parts.connections.size(), std::size_t(1));
        const Parts fresh = withFreshIds(document, parts, architecture, {10, 20});
        QCOMPARE(fresh.connections.front().from, fresh.components.at(0).id);
        QCOMPARE(fresh.connections.front().to, fresh.components.at(1).id);
        QVERIFY(architecture.find(fresh.components.front().id) == nullptr);
        QCOMPARE(fresh.components.front().position.x, parts.components.front().position.x + 10);
        QCOMPARE(fresh.components.front().position.y, parts.components.front().position.y + 20);
    }
};

BREAKEVEN_TEST(commands, CommandsTest)
#include "tst_commands.moc"
