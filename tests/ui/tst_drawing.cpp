// Drawing with real mouse and keys: what is typed, dropped in the void or on a line, lined up and
// laid out. Every step is taken back and done again, and must leave the same bytes.
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "ui/canvas/mime.h"
#include "ui/shell/chooser.h"

using namespace breakeven;
using namespace breakeven::ui;
using model::ComponentId;
using model::ConnectionId;
using tests::Canvas;
using tests::ids;

namespace {

/// Undo restores the bytes, redo brings the same change again.
void goThereAndBack(Canvas& canvas, const std::string& before, int steps = 1)
{
    QUndoStack& stack = canvas.document.undoStack();
    QCOMPARE(stack.count(), steps);
    const std::string after = model::projectText(canvas.document.project());
    QVERIFY(after != before);
    stack.setIndex(0);
    QCOMPARE(model::projectText(canvas.document.project()), before);
    stack.setIndex(steps);
    QCOMPARE(model::projectText(canvas.document.project()), after);
}

std::string textOf(const Canvas& canvas)
{
    return model::projectText(canvas.document.project());
}

QLineEdit* chooserField(const Canvas& canvas)
{
    return canvas.view->findChild<QLineEdit*>(QStringLiteral("chooserField"));
}

void type(const Canvas& canvas, const char* text)
{
    QLineEdit* field = chooserField(canvas);
    QVERIFY(field && field->isVisible());
    QTest::keyClicks(field, QString::fromLatin1(text));
    QTest::keyClick(field, Qt::Key_Return);
}

QPointF middleOf(const QLineF& line)
{
    return line.center();
}

/// A free place on the line of a connection.
QPointF onLine(const Canvas& canvas, const char* connection)
{
    ArchitectureScene& scene = canvas.view->architectureScene();
    scene.layOutConnections();
    const QPolygonF& corners = scene.item(ConnectionId(connection))->corners();
    return middleOf(QLineF(corners[0], corners[1]));
}

}  // namespace

class DrawingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void doubleClickAndTypeAdds()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {},
                           canvas.onScreen({300, 400}));
        type(canvas, "lamb");
        const ComponentId added = canvas.selected().at(0);
        QCOMPARE(canvas.architecture().find(added)->kind, std::string("aws.lambda"));
        QCOMPARE(canvas.placeOf(added.text().c_str()), snappedToGrid(QPointF(300 - 88, 400 - 36)));
        QVERIFY(canvas.view->hasFocus());
        goThereAndBack(canvas, before);
    }

    void escapeLeavesTheCanvasAsItWas()
    {
        Canvas canvas;
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {},
                           canvas.onScreen({300, 400}));
        QVERIFY(chooserField(canvas));
        QTest::keyClick(chooserField(canvas), Qt::Key_Escape);
        QCOMPARE(canvas.document.undoStack().count(), 0);
        QVERIFY(canvas.view->hasFocus());
    }

    void aLineIntoTheVoidAsksWhatItReaches()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        canvas.drag(canvas.rightPortOf("worker"), {1040, 480});
        tests::keepShot(canvas.view->grab(), QStringLiteral("drawing-void.png"));
        type(canvas, "sqs");
        QCOMPARE(canvas.architecture().components.size(), std::size_t(9));
        const ComponentId added = canvas.selected().at(0);
        const model::Connection& connection = canvas.architecture().connections.back();
        QCOMPARE(canvas.architecture().find(added)->kind, std::string("aws.sqs"));
        QCOMPARE(connection.from, ComponentId("worker"));
        QCOMPARE(connection.to, added);
        QCOMPARE(connection.mode, model::CallMode::Asynchronous);
        goThereAndBack(canvas, before);
    }

    void aLineIntoTheVoidCanReachWhatIsThere()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        canvas.drag(canvas.rightPortOf("worker"), {1040, 480});
        type(canvas, "dead letters");
        QCOMPARE(canvas.architecture().components.size(), std::size_t(8));
        QCOMPARE(canvas.architecture().connections.back().to, ComponentId("dead"));
        goThereAndBack(canvas, before);
    }

    void whatTakesNoCallsIsNotOffered()
    {
        Canvas canvas;
        canvas.drag(canvas.rightPortOf("worker"), {1040, 480});
        QTest::keyClicks(chooserField(canvas), QStringLiteral("traffic"));
        auto* list = canvas.view->findChild<QListWidget*>(QStringLiteral("chooserList"));
        for (int i = 0; i < list->count(); ++i) {
            QVERIFY(list->item(i)->text() != QStringLiteral("Traffic"));
        }
        QTest::keyClick(chooserField(canvas), Qt::Key_Escape);
    }

    void aDropOnALineInserts()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        QMimeData kind;
        kind.setData(kindMimeType(), "aws.lambda");
        const QPoint at = canvas.onScreen(onLine(canvas, "c-1"));
        QDragEnterEvent enter(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &move);
        ArchitectureScene& scene = canvas.view->architectureScene();
        QVERIFY(scene.item(ConnectionId("c-1"))->isDropTarget());
        QDropEvent drop(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &drop);
        QVERIFY(!scene.item(ConnectionId("c-1"))->isDropTarget());
        const ComponentId added = canvas.selected().at(0);
        const model::Connection* second = canvas.architecture().find(ConnectionId("c-1"));
        QCOMPARE(second->from, added);
        QCOMPARE(second->to, ComponentId("api"));
        QCOMPARE(canvas.architecture().connections.back().from, ComponentId("users"));
        QCOMPARE(canvas.architecture().connections.back().to, added);
        goThereAndBack(canvas, before);
    }

    void whatMakesNoCallsIsNotInserted()
    {
        Canvas canvas;
        QMimeData kind;
        kind.setData(kindMimeType(), "aws.dynamodb.ondemand");
        const QPoint at = canvas.onScreen(onLine(canvas, "c-1"));
        QDragMoveEvent move(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &enter);
        QApplication::sendEvent(canvas.view->viewport(), &move);
        QDropEvent drop(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &drop);
        QCOMPARE(canvas.architecture().components.size(), std::size_t(9));
        QCOMPARE(canvas.architecture().connections.size(), std::size_t(8));
    }

    void aFreeCardCanBeDroppedOnALine()
    {
        model::Project project = tests::sampleProject();
        project.alternatives.front().architecture.insert(model::Component{.id = ComponentId("free"),
                                                                          .kind = "aws.lambda",
                                                                          .name = "Free",
                                                                          .position = {96, 320}});
        Canvas canvas(std::move(project));
        const std::string before = textOf(canvas);
        canvas.drag(canvas.middleOf("free"), onLine(canvas, "c-1"));
        QCOMPARE(canvas.architecture().find(ConnectionId("c-1"))->from, ComponentId("free"));
        QCOMPARE(canvas.architecture().connections.size(), std::size_t(9));
        goThereAndBack(canvas, before);
    }

    void anEndCanBeAttachedElsewhere_data()
    {
        QTest::addColumn<bool>("start");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("changes");
        QTest::newRow("end to another") << false << QByteArray("worker") << true;
        QTest::newRow("start to another") << true << QByteArray("worker") << true;
        QTest::newRow("end to where it was") << false << QByteArray("payments") << false;
        QTest::newRow("end to what takes no calls") << false << QByteArray("users") << false;
        QTest::newRow("end to its own start") << false << QByteArray("orders") << false;
    }

    void anEndCanBeAttachedElsewhere()
    {
        QFETCH(bool, start);
        QFETCH(QByteArray, target);
        QFETCH(bool, changes);
        Canvas canvas;
        const std::string before = textOf(canvas);
        canvas.view->select({}, {ConnectionId("c-8")});
        canvas.view->architectureScene().layOutConnections();
        const QPolygonF corners =
            canvas.view->architectureScene().item(ConnectionId("c-8"))->corners();
        const QPointF end = start ? corners.first() : corners.last();
        const QLineF piece(end, start ? corners.at(1) : corners.at(corners.size() - 2));
        canvas.drag(piece.pointAt(16 / piece.length()), canvas.middleOf(target.constData()));
        const model::Connection* moved = canvas.architecture().find(ConnectionId("c-8"));
        QCOMPARE((start ? moved->from : moved->to) == ComponentId(target.toStdString()),
                 changes || target == "payments");
        if (changes) {
            goThereAndBack(canvas, before);
        } else {
            QCOMPARE(canvas.document.undoStack().count(), 0);
        }
    }

    void aDragFallsInLine()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        // Off the grid by hand, so that lining up differs from snapping to the grid.
        canvas.drag(canvas.middleOf("dead"), canvas.middleOf("dead") + QPointF(19, 21),
                    Qt::ControlModifier);
        canvas.document.undoStack().clear();
        const std::string start = textOf(canvas);
        QCOMPARE(canvas.placeOf("dead"), QPointF(531, 453));
        const QPointF from = canvas.middleOf("worker");
        canvas.press(from);
        canvas.moveTo(canvas.onScreen(from + QPointF(0, 135)));
        tests::keepShot(canvas.view->grab(), QStringLiteral("drawing-guides.png"));
        canvas.release(canvas.onScreen(from + QPointF(0, 135)));
        QCOMPARE(canvas.placeOf("worker"), QPointF(800, 453));
        goThereAndBack(canvas, start);
    }

    void alignsByKeys()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        canvas.view->select(ids({"table", "payments", "worker"}), {});
        canvas.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(canvas.placeOf("worker"), QPointF(800, 0));
        goThereAndBack(canvas, before);
    }

    void distributes()
    {
        Canvas canvas;
        const std::string before = textOf(canvas);
        canvas.view->select(ids({"table", "payments", "worker"}), {});
        canvas.view->canvasActions()[CanvasAction::DistributeDown]->trigger();
        QCOMPARE(canvas.placeOf("payments"), QPointF(800, 160));
        goThereAndBack(canvas, before);
    }

    void laysOutEverythingOrTheSelection_data()
    {
        QTest::addColumn<bool>("selected");
        QTest::newRow("all") << false;
        QTest::newRow("selection") << true;
    }

    void laysOutEverythingOrTheSelection()
    {
        QFETCH(bool, selected);
        Canvas canvas;
        const std::string before = textOf(canvas);
        const QPointF queue = canvas.placeOf("queue");
        if (selected) {
            canvas.view->select(ids({"users", "api", "orders"}), {});
        }
        canvas.view->canvasActions()[CanvasAction::LayOut]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(canvas.document.undoStack().count(), 1, 20000);
        const CardRects cards = canvas.view->architectureScene().cards();
        const auto x = [&cards](const char* id) { return cards.at(ComponentId(id)).left(); };
        QVERIFY(x("users") < x("api") && x("api") < x("orders"));
        QCOMPARE(canvas.placeOf("queue") == queue, selected);
        if (!selected) {
            for (const auto& [id, card] : cards) {
                for (const auto& [other, otherCard] : cards) {
                    QVERIFY(id == other || !card.intersects(otherCard));
                }
            }
        }
        goThereAndBack(canvas, before);
    }

    void foreignClipboardsAreRefusedCalmly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("prose") << QStringLiteral("Dear all,");
        QTest::newRow("other JSON") << QStringLiteral("{\"not\": \"a project\"}");
        QTest::newRow("cut off") << QStringLiteral("{\"alternatives\": [{\"components\": [");
        QTest::newRow("deep") << QString(200000, QLatin1Char('['));
        QTest::newRow("nothing") << QString();
    }

    void foreignClipboardsAreRefusedCalmly()
    {
        QFETCH(QString, text);
        Canvas canvas;
        const QSignalSpy noticed(canvas.view.get(), &ArchitectureView::noticed);
        QGuiApplication::clipboard()->setText(text);
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas.document.undoStack().count(), 0);
        QCOMPARE(noticed.size(), 1);
    }

    void copiesGoToOtherWindows()
    {
        Canvas canvas;
        canvas.view->select(ids({"orders", "queue"}), {});
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        model::Project empty = tests::sampleProject();
        empty.alternatives.front().architecture = {};
        Canvas other(std::move(empty));
        const std::string before = textOf(other);
        other.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other.architecture().components.size(), std::size_t(2));
        QCOMPARE(other.architecture().connections.size(), std::size_t(1));
        goThereAndBack(other, before);
    }

    void minimapShowsWhatIsOutOfSight()
    {
        Canvas canvas;
        auto* map = canvas.view->findChild<QWidget*>(QStringLiteral("minimap"));
        canvas.view->zoomToFit();
        QVERIFY(!map->isVisible());
        canvas.view->resize(500, 400);
        canvas.key(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(map->isVisible());
        tests::keepShot(canvas.view->grab(), QStringLiteral("drawing-minimap.png"));
        const auto middle = [&canvas] {
            return canvas.view->mapToScene(canvas.view->viewport()->rect().center());
        };
        QTest::mouseClick(map, Qt::LeftButton, {}, {20, map->height() / 2});
        const double left = middle().x();
        QTest::mouseClick(map, Qt::LeftButton, {}, {map->width() - 20, map->height() / 2});
        QVERIFY(middle().x() > left + 300);
        canvas.view->setMinimapShown(false);
        QVERIFY(!map->isVisible());
    }
};

BREAKEVEN_TEST(drawing, DrawingTest)
#include "tst_drawing.moc"
