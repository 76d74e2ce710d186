#include <QNativeGestureEvent>
#include <QPointingDevice>

#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::Canvas;

namespace {

const QPoint pointer(900, 250);

void gesture(const Canvas& canvas, Qt::NativeGestureType type, double value, QPointF delta = {})
{
    QWidget* target = canvas.view->viewport();
    QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, pointer, pointer,
                              target->mapToGlobal(pointer), value, delta);
    QApplication::sendEvent(target, &event);
}

/// Two fingers that slide, `time` milliseconds after some moment.
void slide(const Canvas& canvas, QPoint pixels, Qt::ScrollPhase phase, quint64 time)
{
    QWidget* target = canvas.view->viewport();
    QWheelEvent event(pointer, target->mapToGlobal(pointer), pixels, pixels * 2, Qt::NoButton, {},
                      phase, false);
    event.setTimestamp(time);
    QApplication::sendEvent(target, &event);
}

}  // namespace

/// What two fingers do on a touchpad, by the events that systems make of them.
class TouchpadTest : public QObject {
    Q_OBJECT

private slots:
    void pinchingZoomsAtThePointer()
    {
        Canvas canvas;
        const QPointF held = canvas.view->mapToScene(pointer);
        gesture(canvas, Qt::BeginNativeGesture, 0);
        for (int i = 0; i < 5; ++i) {
            gesture(canvas, Qt::ZoomNativeGesture, 0.1);
        }
        gesture(canvas, Qt::EndNativeGesture, 0);
        QVERIFY(std::abs(canvas.view->zoom() - std::pow(1.1, 5)) < 1e-6);
        QVERIFY(QLineF(held, canvas.view->mapToScene(pointer)).length() <= 1.5);
        for (int i = 0; i < 60; ++i) {
            gesture(canvas, Qt::ZoomNativeGesture, -0.5);
        }
        QCOMPARE(canvas.view->zoom(), 0.1);
        QCOMPARE(canvas.document.undoStack().count(), 0);
    }

    void aDoubleTapGoesThereAndBack()
    {
        const Canvas canvas;
        canvas.view->resize(500, 400);
        canvas.key(Qt::Key_1, Qt::ControlModifier);
        const double fitted = canvas.view->zoom();
        QVERIFY(fitted < 1);
        gesture(canvas, Qt::SmartZoomNativeGesture, 1);
        QCOMPARE(canvas.view->zoom(), 1.0);
        gesture(canvas, Qt::SmartZoomNativeGesture, 0);
        QCOMPARE(canvas.view->zoom(), fitted);
    }

    void twoFingersMoveByThePixel()
    {
        const Canvas canvas;
        const QPoint start = canvas.onScreen({0, 0});
        slide(canvas, {7, -3}, Qt::ScrollBegin, 1000);
        QCOMPARE(canvas.onScreen({0, 0}), start + QPoint(7, -3));
        gesture(canvas, Qt::PanNativeGesture, 0, {5, 6});
        QCOMPARE(canvas.onScreen({0, 0}), start + QPoint(12, 3));
    }

    /// Movements of less than a pixel add up.
    void slowFingersArriveToo()
    {
        const Canvas canvas;
        const QPoint start = canvas.onScreen({0, 0});
        for (int i = 0; i < 40; ++i) {
            gesture(canvas, Qt::PanNativeGesture, 0, {0.25, -0.25});
        }
        QCOMPARE(canvas.onScreen({0, 0}), start + QPoint(10, -10));
    }

    void liftedFingersRunOut()
    {
        const Canvas canvas;
        for (quint64 i = 0; i < 5; ++i) {
            slide(canvas, {0, -20}, i == 0 ? Qt::ScrollBegin : Qt::ScrollUpdate, 1000 + 16 * i);
        }
        const int lifted = canvas.onScreen({0, 0}).y();
        slide(canvas, {}, Qt::ScrollEnd, 1070);
        QTRY_VERIFY(canvas.onScreen({0, 0}).y() < lifted - 40);
        // A finger on the pad holds it.
        slide(canvas, {}, Qt::ScrollBegin, 2000);
        const int held = canvas.onScreen({0, 0}).y();
        QTest::qWait(100);
        QCOMPARE(canvas.onScreen({0, 0}).y(), held);
    }

    void fingersThatRestedDoNot_data()
    {
        QTest::addColumn<Qt::ScrollPhase>("phase");
        QTest::addColumn<quint64>("time");
        QTest::newRow("rested") << Qt::ScrollEnd << quint64(1400);
        QTest::newRow("a wheel") << Qt::NoScrollPhase << quint64(1030);
        QTest::newRow("the system's own momentum") << Qt::ScrollMomentum << quint64(1030);
    }

    void fingersThatRestedDoNot()
    {
        QFETCH(Qt::ScrollPhase, phase);
        QFETCH(quint64, time);
        const Canvas canvas;
        slide(canvas, {0, -20}, Qt::ScrollBegin, 1000);
        slide(canvas, {0, -20}, Qt::ScrollUpdate, 1016);
        slide(canvas, {}, phase, time);
        const int at = canvas.onScreen({0, 0}).y();
        QTest::qWait(100);
        QCOMPARE(canvas.onScreen({0, 0}).y(), at);
    }

    void aClickStopsIt()
    {
        const Canvas canvas;
        for (quint64 i = 0; i < 5; ++i) {
            slide(canvas, {0, -20}, i == 0 ? Qt::ScrollBegin : Qt::ScrollUpdate, 1000 + 16 * i);
        }
        slide(canvas, {}, Qt::ScrollEnd, 1070);
        QTest::mouseClick(canvas.view->viewport(), Qt::LeftButton, {}, {5, 5});
        const int at = canvas.onScreen({0, 0}).y();
        QTest::qWait(100);
        QCOMPARE(canvas.onScreen({0, 0}).y(), at);
    }
};

BREAKEVEN_TEST(touchpad, TouchpadTest)
#include "tst_touchpad.moc"
