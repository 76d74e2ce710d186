#include <QPlainTextEdit>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "ui/canvas/clipboard.h"
#include "ui/canvas/groupframes.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::Canvas;
using breakeven::tests::ids;
using breakeven::tests::serverless;
using model::ComponentId;

namespace {

void group(const Canvas& canvas, std::initializer_list<const char*> members)
{
    canvas.view->select(ids(members), {});
    canvas.key(Qt::Key_G, Qt::ControlModifier);
}

QPointF titleOf(const Canvas& canvas, const model::GroupId& id)
{
    canvas.view->architectureScene().layOutConnections();
    return canvas.view->architectureScene().item(id)->title().center();
}

const model::Component& component(const Canvas& canvas, const char* id)
{
    return *canvas.architecture().find(ComponentId(id));
}

}  // namespace

/// Frames, notes, colours, locks and order, with mouse and keys on a shown canvas.
class GroupsTest : public QObject {
    Q_OBJECT

private slots:
    void groupsWhatIsSelected()
    {
        const Canvas canvas;
        group(canvas, {"queue", "worker"});
        QCOMPARE(canvas.architecture().groups.size(), 1U);
        const model::GroupId id = canvas.architecture().groups.front().id;
        QCOMPARE(membersOf(canvas.architecture(), id), ids({"queue", "worker"}));
        const GroupFrames frames =
            groupFrames(canvas.architecture(), canvas.view->architectureScene().cards());
        QVERIFY(frames.at(id).contains(cardAt(canvas.placeOf("queue"))));
        QVERIFY(frames.at(id).contains(cardAt(canvas.placeOf("worker"))));
        QVERIFY(!frames.at(id).contains(canvas.middleOf("api")));
        canvas.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(canvas.architecture().groups.empty());
        QVERIFY(component(canvas, "queue").look.group.empty());
    }

    void aTitleDragsAllThatIsInside()
    {
        const Canvas canvas;
        group(canvas, {"queue", "dead"});
        const model::GroupId id = canvas.architecture().groups.front().id;
        const QPointF before = canvas.placeOf("queue");
        const QPointF distance = canvas.placeOf("dead") - before;
        canvas.view->select({}, {});
        const QPointF title = titleOf(canvas, id);
        canvas.drag(title, title + QPointF(-160, 32), Qt::ControlModifier);
        QCOMPARE(canvas.placeOf("queue"), before + QPointF(-160, 32));
        QCOMPARE(canvas.placeOf("dead") - canvas.placeOf("queue"), distance);
        QCOMPARE(component(canvas, "queue").look.group, id);
    }

    void droppingLeadsInAndOut()
    {
        Canvas canvas;
        group(canvas, {"queue", "worker"});
        const model::GroupId id = canvas.architecture().groups.front().id;
        const QPointF between =
            (canvas.middleOf("queue") + canvas.middleOf("worker")) / 2 + QPointF(0, 8);
        canvas.view->select({}, {});
        canvas.drag(canvas.middleOf("dead"), between, Qt::ControlModifier);
        QCOMPARE(component(canvas, "dead").look.group, id);
        canvas.drag(canvas.middleOf("dead"), {-300, 600}, Qt::ControlModifier);
        QVERIFY(component(canvas, "dead").look.group.empty());
        canvas.document.undoStack().undo();
        QCOMPARE(component(canvas, "dead").look.group, id);
    }

    void groupsNest()
    {
        const Canvas canvas;
        group(canvas, {"queue", "worker"});
        const model::GroupId inner = canvas.architecture().groups.front().id;
        group(canvas, {"queue", "worker", "dead"});
        QCOMPARE(canvas.architecture().groups.size(), 2U);
        const model::GroupId outer = canvas.architecture().find(inner)->parent;
        QVERIFY(!outer.empty());
        const GroupFrames frames =
            groupFrames(canvas.architecture(), canvas.view->architectureScene().cards());
        QVERIFY(frames.at(outer).contains(frames.at(inner)));
        QCOMPARE(membersOf(canvas.architecture(), outer), ids({"dead", "queue", "worker"}));
    }

    void deletingTheContentDeletesTheFrame()
    {
        Canvas canvas;
        const std::string before = model::projectText(canvas.document.project());
        group(canvas, {"queue", "worker"});
        const std::string grouped = model::projectText(canvas.document.project());
        canvas.key(Qt::Key_Delete);
        QVERIFY(canvas.architecture().groups.empty());
        canvas.document.undoStack().undo();
        QCOMPARE(model::projectText(canvas.document.project()), grouped);
        canvas.document.undoStack().undo();
        QCOMPARE(model::projectText(canvas.document.project()), before);
    }

    void copiesTakeTheirGroupAlong()
    {
        Canvas canvas;
        group(canvas, {"queue", "worker"});
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas.architecture().groups.size(), 2U);
        const std::vector<ComponentId> pasted = canvas.selected();
        QCOMPARE(pasted.size(), 2U);
        const model::Group* group = groupOf(canvas.architecture(), pasted);
        QVERIFY(group != nullptr);
        QVERIFY(group->id != component(canvas, "queue").look.group);
    }

    void lockedCardsStay()
    {
        const Canvas canvas;
        canvas.view->select(ids({"api"}), {});
        canvas.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(component(canvas, "api").look.locked);
        const QPointF before = canvas.placeOf("api");
        canvas.drag(canvas.middleOf("api"), canvas.middleOf("api") + QPointF(0, 200));
        canvas.key(Qt::Key_Right);
        QSignalSpy noticed(canvas.view.get(), &ArchitectureView::noticed);
        canvas.key(Qt::Key_Delete);
        QCOMPARE(noticed.size(), 1);
        QVERIFY(canvas.architecture().find(ComponentId("api")) != nullptr);
        QCOMPARE(canvas.placeOf("api"), before);
        canvas.view->select(ids({"api"}), {});
        canvas.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!component(canvas, "api").look.locked);
    }

    void ordersCards()
    {
        const Canvas canvas;
        const ArchitectureScene& scene = canvas.view->architectureScene();
        canvas.view->select(ids({"api"}), {});
        canvas.key(Qt::Key_PageUp, Qt::ControlModifier);
        canvas.view->select({}, {});
        QVERIFY(scene.item(ComponentId("api"))->zValue() >
                scene.item(ComponentId("queue"))->zValue());
        canvas.view->select(ids({"api"}), {});
        canvas.key(Qt::Key_PageDown, Qt::ControlModifier);
        canvas.view->select({}, {});
        QVERIFY(scene.item(ComponentId("api"))->zValue() <
                scene.item(ComponentId("queue"))->zValue());
    }

    void writesANote()
    {
        Canvas canvas;
        canvas.key(Qt::Key_N);
        auto* editor = canvas.view->findChild<QPlainTextEdit*>(QStringLiteral("noteEditor"));
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, QStringLiteral("Why so"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(canvas.architecture().notes.size(), 1U);
        const model::Note note = canvas.architecture().notes.front();
        QCOMPARE(note.text, std::string("Why so"));
        const NoteItem* item = canvas.view->architectureScene().item(note.id);
        canvas.drag(item->sheet().center(), item->sheet().center() + QPointF(64, 48),
                    Qt::ControlModifier);
        QCOMPARE(canvas.architecture().notes.front().position.x, note.position.x + 64);
        QCOMPARE(canvas.architecture().notes.front().position.y, note.position.y + 48);
        canvas.key(Qt::Key_Delete);
        QVERIFY(canvas.architecture().notes.empty());
    }

    void colours()
    {
        const Canvas canvas;
        canvas.view->select(ids({"api", "orders"}), {});
        canvas.view->canvasActions().tints().at(static_cast<int>(model::Tint::Green))->trigger();
        QCOMPARE(component(canvas, "api").look.tint, model::Tint::Green);
        group(canvas, {"queue", "worker"});
        canvas.view->canvasActions().tints().at(static_cast<int>(model::Tint::Red))->trigger();
        QCOMPARE(canvas.architecture().groups.front().tint, model::Tint::Red);
        QCOMPARE(component(canvas, "queue").look.tint, model::Tint::None);
        canvas.view->canvasActions().groupKinds().at(1)->trigger();
        QCOMPARE(canvas.architecture().groups.front().kind, model::GroupKind::Region);
        tests::keepShot(canvas.view->grab(), QStringLiteral("groups.png"));
    }
};

BREAKEVEN_TEST(groups, GroupsTest)
#include "tst_groups.moc"
