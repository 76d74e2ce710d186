#include <set>

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "ui/canvas/connectrules.h"
#include "ui/canvas/mime.h"
#include "ui/commands/componentcommands.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::serverless;
using model::ComponentId;
using model::ConnectionId;
using tests::Canvas;
using tests::ids;
using tests::keepShot;

namespace {

std::map<ComponentId, CardFigures> sampleFigures()
{
    const auto text = [](const char* latin) { return QString::fromLatin1(latin); };
    return {{ComponentId("orders"), {text("$38.20/mo"), text("p95 212 ms"), 2, 0.45, false}},
            {ComponentId("table"), {text("$112/mo"), text("p95 9 ms"), 0, 0.82, false}},
            {ComponentId("api"), {text("$3.50/mo"), text("p95 41 ms"), 0, -1, false}},
            {ComponentId("queue"), {text("$0.40/mo"), QString(), 12, 0.97, true}}};
}

}  // namespace

class CanvasTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void paintsCards_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.2, 0.4, 1.0, 2.0}) {
            QTest::addRow("light-%g", zoom) << Theme::Mode::Light << zoom;
            QTest::addRow("dark-%g", zoom) << Theme::Mode::Dark << zoom;
        }
    }

    void paintsCards()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(double, zoom);
        Canvas canvas;
        canvas.theme.setMode(mode);
        canvas.view->setFigures(sampleFigures());
        canvas.view->setTraffic({{ConnectionId("c-1"), 1200.0},
                                 {ConnectionId("c-2"), 1200.0},
                                 {ConnectionId("c-3"), 1800.0},
                                 {ConnectionId("c-4"), 12.0}});
        canvas.view->select(ids({"orders"}), {ConnectionId("c-5")});
        canvas.view->setTransform(QTransform::fromScale(zoom, zoom));
        canvas.view->centerOn(ComponentId("orders"));
        QCoreApplication::processEvents();
        const QPixmap shot = canvas.view->grab();
        keepShot(shot, QStringLiteral("canvas-%1.png").arg(QLatin1String(QTest::currentDataTag())));
        const QImage image = shot.toImage();
        QCOMPARE(image.pixelColor(5, 5), canvas.theme.tokens().canvas);
        // The icon's square, beside its glyph; from afar it is too small to pick a pixel.
        const QColor square =
            image.pixelColor(canvas.onScreen(canvas.placeOf("orders") + QPointF(16, 30)));
        if (zoom >= 0.4) {
            QCOMPARE(square, canvas.theme.categoryColor(QStringLiteral("compute")));
        } else {
            QVERIFY(square != canvas.theme.tokens().canvas);
        }
    }

    void emptyCanvasTeaches()
    {
        model::Project project = tests::sampleProject();
        project.alternatives.front().architecture = {};
        Canvas canvas(std::move(project));
        auto* hint = canvas.view->findChild<QWidget*>(QStringLiteral("emptyHint"));
        QVERIFY(hint->isVisible());
        keepShot(canvas.view->grab(), QStringLiteral("canvas-empty.png"));
        canvas.view->addKind(QStringLiteral("aws.lambda"));
        QVERIFY(!hint->isVisible());
        canvas.document.undoStack().undo();
        QVERIFY(hint->isVisible());
    }

    void dragMovesOnTheGrid()
    {
        Canvas canvas;
        const QPointF start = canvas.middleOf("orders");
        canvas.press(start);
        canvas.moveTo(canvas.onScreen(start + QPointF(37, 50)));
        QCOMPARE(canvas.view->architectureScene().item(ComponentId("orders"))->pos(),
                 QPointF(544, 144));
        // Until the button is released the model knows nothing of it.
        QCOMPARE(canvas.placeOf("orders"), QPointF(512, 96));
        canvas.release(canvas.onScreen(start + QPointF(37, 50)));
        QCOMPARE(canvas.placeOf("orders"), QPointF(544, 144));
        QCOMPARE(canvas.document.undoStack().count(), 1);
        canvas.document.undoStack().undo();
        QCOMPARE(canvas.view->architectureScene().item(ComponentId("orders"))->pos(),
                 QPointF(512, 96));
    }

    void dragMovesTheSelectionTogether()
    {
        Canvas canvas;
        canvas.view->select(ids({"api", "orders"}), {});
        canvas.drag(canvas.middleOf("api"), canvas.middleOf("api") + QPointF(0, 64));
        QCOMPARE(canvas.placeOf("api"), QPointF(256, 160));
        QCOMPARE(canvas.placeOf("orders"), QPointF(512, 160));
        QCOMPARE(canvas.document.undoStack().count(), 1);
    }

    void ctrlDragDoesNotSnap()
    {
        Canvas canvas;
        const QPointF start = canvas.middleOf("orders");
        canvas.drag(start, start + QPointF(37, 51), Qt::ControlModifier);
        QCOMPARE(canvas.placeOf("orders"), QPointF(549, 147));
    }

    void altDragLeavesTheOriginal()
    {
        Canvas canvas;
        const QPointF start = canvas.middleOf("dead");
        canvas.drag(start, start + QPointF(-256, 0), Qt::AltModifier);
        QCOMPARE(canvas.placeOf("dead"), QPointF(512, 432));
        QCOMPARE(canvas.architecture().components.size(), std::size_t(9));
        QCOMPARE(canvas.selected().size(), std::size_t(1));
        QCOMPARE(canvas.placeOf(canvas.selected().front().text().c_str()), QPointF(256, 432));
    }

    void escapeCancelsADrag()
    {
        Canvas canvas;
        const QPointF start = canvas.middleOf("orders");
        canvas.press(start);
        canvas.moveTo(canvas.onScreen(start + QPointF(100, 100)));
        canvas.key(Qt::Key_Escape);
        canvas.moveTo(canvas.onScreen(start + QPointF(120, 100)));
        canvas.release(canvas.onScreen(start + QPointF(120, 100)));
        QCOMPARE(canvas.document.undoStack().count(), 0);
        QCOMPARE(canvas.view->architectureScene().item(ComponentId("orders"))->pos(),
                 QPointF(512, 96));
    }

    void rubberBandSelects()
    {
        Canvas canvas;
        canvas.drag({-30, 60}, {460, 200});
        QCOMPARE(canvas.selected(), ids({"api", "users"}));
        canvas.drag({480, 270}, {700, 380}, Qt::ShiftModifier);
        QCOMPARE(canvas.selected(), ids({"api", "queue", "users"}));
    }

    void clicksSelect()
    {
        Canvas canvas;
        QSignalSpy spy(canvas.view.get(), &ArchitectureView::selectionChanged);
        canvas.click(canvas.middleOf("api"));
        QCOMPARE(canvas.selected(), ids({"api"}));
        QCOMPARE(spy.count(), 1);
        canvas.click(canvas.middleOf("orders"), Qt::ControlModifier);
        canvas.click(canvas.middleOf("queue"), Qt::ShiftModifier);
        QCOMPARE(canvas.selected(), ids({"api", "orders", "queue"}));
        canvas.click(canvas.middleOf("api"), Qt::ControlModifier);
        QCOMPARE(canvas.selected(), ids({"orders", "queue"}));
        canvas.click(canvas.middleOf("orders"));
        QCOMPARE(canvas.selected(), ids({"orders"}));
        // Between users and API runs a connection.
        canvas.click((canvas.middleOf("users") + canvas.middleOf("api")) / 2);
        QCOMPARE(canvas.view->selection().connections, std::vector{ConnectionId("c-1")});
        QVERIFY(canvas.selected().empty());
        canvas.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(canvas.selected().size(), std::size_t(8));
        canvas.key(Qt::Key_Escape);
        QVERIFY(canvas.view->selection().empty());
    }

    void connectsFromAPort_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("asynchronous");
        QTest::newRow("function to function")
            << QByteArray("orders") << QByteArray("worker") << false;
        QTest::newRow("function to queue") << QByteArray("worker") << QByteArray("dead") << true;
        QTest::newRow("queue to function") << QByteArray("dead") << QByteArray("orders") << true;
        QTest::newRow("another operation") << QByteArray("orders") << QByteArray("table") << false;
    }

    void connectsFromAPort()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, asynchronous);
        Canvas canvas;
        canvas.drag(canvas.rightPortOf(from.constData()), canvas.middleOf(to.constData()));
        QCOMPARE(canvas.architecture().connections.size(), std::size_t(9));
        const auto created = canvas.view->selection().connections;
        QCOMPARE(created.size(), std::size_t(1));
        const model::Connection* connection = canvas.architecture().find(created.front());
        QCOMPARE(connection->from, ComponentId(from.toStdString()));
        QCOMPARE(connection->to, ComponentId(to.toStdString()));
        QCOMPARE(connection->mode == model::CallMode::Asynchronous, asynchronous);
        QVERIFY(canvas.view->architectureScene().item(created.front()) != nullptr);
        canvas.document.undoStack().undo();
        QVERIFY(canvas.view->architectureScene().item(created.front()) == nullptr);
    }

    void refusesBadConnections_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("reason");
        QTest::newRow("takes no calls") << QByteArray("orders") << QByteArray("users")
                                        << QStringLiteral("Users takes no calls");
        QTest::newRow("already there") << QByteArray("users") << QByteArray("api")
                                       << QStringLiteral("Users already calls HTTP API");
        QTest::newRow("itself") << QByteArray("orders") << QByteArray("orders")
                                << QStringLiteral("A component cannot call itself");
    }

    void refusesBadConnections()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, reason);
        Canvas canvas;
        auto* hint = canvas.view->findChild<QLabel*>(QStringLiteral("pointerHint"));
        canvas.press(canvas.rightPortOf(from.constData()));
        canvas.moveTo(canvas.onScreen({740, 130}));
        QVERIFY(!hint->isVisible());
        const QPoint target = canvas.onScreen(canvas.middleOf(to.constData()));
        canvas.moveTo(target);
        QVERIFY(hint->isVisible());
        QCOMPARE(hint->text(), reason);
        keepShot(canvas.view->grab(), QStringLiteral("canvas-refused.png"));
        canvas.release(target);
        QVERIFY(!hint->isVisible());
        QCOMPARE(canvas.document.undoStack().count(), 0);
    }

    void whatMakesNoCallsHasNoPort()
    {
        Canvas canvas;
        QCOMPARE(connectRefusal(canvas.architecture(), tests::shippedCatalog(),
                                ComponentId("table"), ComponentId("orders")),
                 QStringLiteral("Orders makes no calls"));
        const QPointF port = canvas.rightPortOf("table") - QPointF(2, 0);
        canvas.drag(port, port + QPointF(64, 0));
        QCOMPARE(canvas.placeOf("table"), QPointF(864, 0));
    }

    void dropAddsAComponent()
    {
        Canvas canvas;
        QMimeData kind;
        kind.setData(kindMimeType(), "aws.s3");
        const QPoint at = canvas.onScreen({300, 400});
        QDragEnterEvent enter(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &move);
        keepShot(canvas.view->grab(), QStringLiteral("canvas-drop.png"));
        QDropEvent drop(at, Qt::CopyAction, &kind, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas.view->viewport(), &drop);
        QCOMPARE(canvas.selected().size(), std::size_t(1));
        const model::Component* added = canvas.architecture().find(canvas.selected().front());
        QCOMPARE(added->kind, std::string("aws.s3"));
        QCOMPARE(toPoint(added->position), snappedToGrid(QPointF(300 - 88, 400 - 36)));
        QCOMPARE(canvas.document.undoStack().count(), 1);
    }

    void foreignDropsAreLeftAlone()
    {
        Canvas canvas;
        QMimeData text;
        text.setText(QStringLiteral("aws.s3"));
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(canvas.view->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void addedKindsDoNotOverlap()
    {
        Canvas canvas;
        for (int i = 0; i < 5; ++i) {
            canvas.view->addKind(QStringLiteral("aws.lambda"));
        }
        const CardRects cards = canvas.view->architectureScene().cards();
        QCOMPARE(cards.size(), std::size_t(13));
        for (const auto& [id, card] : cards) {
            for (const auto& [other, otherCard] : cards) {
                QVERIFY(id == other || !card.intersects(otherCard));
            }
        }
        std::set<std::string> names;
        for (const model::Component& component : canvas.architecture().components) {
            names.insert(component.name);
        }
        QCOMPARE(names.size(), std::size_t(13));
    }

    void deleteAndUndo_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Delete") << int(Qt::Key_Delete);
        QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    }

    void deleteAndUndo()
    {
        QFETCH(int, key);
        Canvas canvas;
        const model::Project before = canvas.document.project();
        canvas.click(canvas.middleOf("queue"));
        canvas.key(key);
        QCOMPARE(canvas.architecture().components.size(), std::size_t(7));
        QCOMPARE(canvas.architecture().connections.size(), std::size_t(5));
        QVERIFY(canvas.view->architectureScene().item(ConnectionId("c-5")) == nullptr);
        QVERIFY(canvas.selected().empty());
        canvas.document.undoStack().undo();
        QVERIFY(canvas.document.project() == before);
        QVERIFY(canvas.view->architectureScene().item(ConnectionId("c-5")) != nullptr);
    }

    void arrowKeysNudge_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QPointF>("step");
        QTest::newRow("grid") << int(Qt::Key_Right) << Qt::KeyboardModifiers() << QPointF(16, 0);
        QTest::newRow("five") << int(Qt::Key_Up) << Qt::KeyboardModifiers(Qt::ShiftModifier)
                              << QPointF(0, -80);
        QTest::newRow("pixel") << int(Qt::Key_Down) << Qt::KeyboardModifiers(Qt::ControlModifier)
                               << QPointF(0, 1);
    }

    void arrowKeysNudge()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QPointF, step);
        Canvas canvas;
        canvas.click(canvas.middleOf("dead"));
        canvas.key(key, modifiers);
        canvas.key(key, modifiers);
        QCOMPARE(canvas.placeOf("dead"), QPointF(512, 432) + 2 * step);
        // One walk is one step back.
        QCOMPARE(canvas.document.undoStack().count(), 1);
    }

    void zoomsAtThePointer()
    {
        Canvas canvas;
        QSignalSpy zoomed(canvas.view.get(), &ArchitectureView::zoomChanged);
        const QPoint pointer(900, 250);
        const QPointF held = canvas.view->mapToScene(pointer);
        canvas.wheel(pointer, 120, Qt::ControlModifier);
        QCOMPARE(canvas.view->zoom(), 1.25);
        QCOMPARE(zoomed.count(), 1);
        const QPointF now = canvas.view->mapToScene(pointer);
        QVERIFY(QLineF(held, now).length() <= 1.5);
        for (int i = 0; i < 30; ++i) {
            canvas.wheel(pointer, 120, Qt::ControlModifier);
        }
        QCOMPARE(canvas.view->zoom(), 4.0);
        for (int i = 0; i < 60; ++i) {
            canvas.wheel(pointer, -120, Qt::ControlModifier);
        }
        QCOMPARE(canvas.view->zoom(), 0.1);
    }

    void zoomsByKeys()
    {
        Canvas canvas;
        canvas.key(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(canvas.view->zoom(), 1.25);
        canvas.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(canvas.view->zoom(), 1.0);
        canvas.key(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(canvas.view->zoom(), 0.8);
        canvas.view->resize(500, 400);
        canvas.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(canvas.view->zoom() < 0.5);
        const QRectF seen = canvas.view->mapToScene(canvas.view->viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(canvas.view->architectureScene().contentRect()));
    }

    void wheelAndDragsScroll()
    {
        Canvas canvas;
        const auto place = [&canvas] { return canvas.onScreen({0, 0}); };
        const QPoint start = place();
        canvas.wheel({50, 50}, -120, Qt::NoModifier);
        QVERIFY(place().y() < start.y());
        QCOMPARE(place().x(), start.x());
        canvas.wheel({50, 50}, -120, Qt::ShiftModifier);
        QVERIFY(place().x() < start.x());

        const QPoint beforePan = place();
        canvas.press({0, 300}, {}, Qt::MiddleButton);
        const QPoint from = canvas.onScreen({0, 300});
        canvas.moveTo(from + QPoint(40, 30), {}, Qt::MiddleButton);
        canvas.release(from + QPoint(40, 30), {}, Qt::MiddleButton);
        QCOMPARE(place(), beforePan + QPoint(40, 30));

        QTest::keyPress(canvas.view.get(), Qt::Key_Space);
        const QPoint card = canvas.onScreen(canvas.middleOf("orders"));
        QTest::mousePress(canvas.view->viewport(), Qt::LeftButton, {}, card);
        canvas.moveTo(card - QPoint(40, 30));
        canvas.release(card - QPoint(40, 30));
        QTest::keyRelease(canvas.view.get(), Qt::Key_Space);
        QCOMPARE(place(), beforePan);
        QCOMPARE(canvas.document.undoStack().count(), 0);
    }

    void duplicates()
    {
        Canvas canvas;
        canvas.view->select(ids({"orders", "table"}), {});
        canvas.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(canvas.architecture().components.size(), std::size_t(10));
        QCOMPARE(canvas.architecture().connections.size(), std::size_t(9));
        QCOMPARE(canvas.selected().size(), std::size_t(2));
        QCOMPARE(canvas.document.undoStack().count(), 1);
    }

    void copiesAndPastes()
    {
        Canvas canvas;
        canvas.click(canvas.middleOf("worker"));
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasFormat(partsMimeType()));
        QVERIFY(copied->text().contains(QStringLiteral("aws.lambda")));
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas.architecture().components.size(), std::size_t(10));
        QCOMPARE(canvas.placeOf(canvas.selected().front().text().c_str()),
                 canvas.placeOf("worker") + QPointF(64, 64));
        canvas.click(canvas.middleOf("worker") - QPointF(70, 0));
        canvas.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(canvas.architecture().components.size(), std::size_t(9));
    }

    void pastesNothingFromForeignText()
    {
        Canvas canvas;
        QGuiApplication::clipboard()->setText(QStringLiteral("{\"not\": \"a project\"}"));
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas.document.undoStack().count(), 0);
    }

    void renamesInPlace()
    {
        Canvas canvas;
        canvas.click(canvas.middleOf("orders"));
        canvas.key(Qt::Key_F2);
        auto* field = canvas.view->findChild<QLineEdit*>(QStringLiteral("nameEditor"));
        QVERIFY(field);
        QCOMPARE(field->text(), QStringLiteral("Orders function"));
        QTest::keyClicks(field, QStringLiteral("Checkout"));
        keepShot(canvas.view->grab(), QStringLiteral("canvas-rename.png"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(canvas.architecture().find(ComponentId("orders"))->name, std::string("Checkout"));
        QCOMPARE(canvas.document.undoStack().count(), 1);
    }

    void escapeKeepsTheName()
    {
        Canvas canvas;
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {},
                           canvas.onScreen(canvas.middleOf("orders")));
        auto* field = canvas.view->findChild<QLineEdit*>(QStringLiteral("nameEditor"));
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("Checkout"));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(canvas.document.undoStack().count(), 0);
    }

    void tabAndAltArrowsVisit()
    {
        Canvas canvas;
        canvas.key(Qt::Key_Tab);
        QCOMPARE(canvas.selected(), ids({"users"}));
        canvas.key(Qt::Key_Tab);
        QCOMPARE(canvas.selected(), ids({"api"}));
        canvas.key(Qt::Key_Backtab);
        QCOMPARE(canvas.selected(), ids({"users"}));
        canvas.key(Qt::Key_Right, Qt::AltModifier);
        canvas.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(canvas.selected(), ids({"orders"}));
        canvas.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(canvas.selected(), ids({"queue"}));
        QVERIFY(
            canvas.view->accessibleDescription().startsWith(QStringLiteral("Invoices to write")));
        QSignalSpy wanted(canvas.view.get(), &ArchitectureView::propertiesRequested);
        canvas.key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
    }

    void followsCommandsFromElsewhere()
    {
        Canvas canvas;
        ArchitectureScene& scene = canvas.view->architectureScene();
        QUndoStack& stack = canvas.document.undoStack();
        stack.push(
            new RenameComponent(canvas.document, serverless, ComponentId("api"), "Entrance"));
        QCOMPARE(scene.item(ComponentId("api"))->content().name, QStringLiteral("Entrance"));
        stack.push(
            new MoveComponents(canvas.document, serverless, {{ComponentId("api"), {0, 480}}}));
        QCOMPARE(scene.item(ComponentId("api"))->pos(), QPointF(0, 480));
        canvas.document.reset(model::Project());
        QVERIFY(scene.item(ComponentId("api")) == nullptr);
        QVERIFY(scene.contentRect().isNull());
    }

    void anEditElsewhereEndsADrag()
    {
        Canvas canvas;
        const QPointF start = canvas.middleOf("orders");
        canvas.press(start);
        canvas.moveTo(canvas.onScreen(start + QPointF(100, 100)));
        canvas.document.undoStack().push(
            new RenameComponent(canvas.document, serverless, ComponentId("orders"), "Other"));
        canvas.release(canvas.onScreen(start + QPointF(100, 100)));
        QCOMPARE(canvas.document.undoStack().count(), 1);
        QCOMPARE(canvas.placeOf("orders"), QPointF(512, 96));
    }
};

BREAKEVEN_TEST(canvas, CanvasTest)
#include "tst_canvas.moc"
