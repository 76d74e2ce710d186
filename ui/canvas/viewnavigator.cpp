#include "ui/canvas/viewnavigator.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

namespace breakeven::ui {

namespace {

constexpr std::array levels{0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0};
constexpr double notch = 120;  ///< QWheelEvent: one click of an ordinary wheel
constexpr double pixelsPerNotch = 64;
constexpr double zoomPerNotch = 1.25;

QPointF scrollOf(const QWheelEvent& event)
{
    QPointF pixels = event.pixelDelta().isNull()
                         ? QPointF(event.angleDelta()) * (pixelsPerNotch / notch)
                         : QPointF(event.pixelDelta());
    if (event.modifiers().testFlag(Qt::ShiftModifier) && pixels.x() == 0) {
        pixels = pixels.transposed();
    }
    return pixels;
}

}  // namespace

ViewNavigator::ViewNavigator(QGraphicsView& view) : QObject(&view), m_view(view)
{
    connect(&m_glide, &Glide::moved, this, &ViewNavigator::scrollBy);
}

double ViewNavigator::zoom() const
{
    return m_view.transform().m11();
}

void ViewNavigator::zoomTo(double zoom, QPointF anchor)
{
    const double wanted = std::clamp(zoom, smallest, largest);
    const QPointF held = m_view.viewportTransform().inverted().map(anchor);
    m_view.setTransform(QTransform::fromScale(wanted, wanted));
    m_rest = {};
    scrollBy(anchor - m_view.viewportTransform().map(held));
    m_rest = {};
    emit zoomChanged(wanted);
}

void ViewNavigator::zoomIn()
{
    const auto* next = std::ranges::upper_bound(levels, zoom() + 0.001);
    zoomTo(next == levels.end() ? largest : *next, middle());
}

void ViewNavigator::zoomOut()
{
    const auto* next = std::ranges::lower_bound(levels, zoom() - 0.001);
    zoomTo(next == levels.begin() ? smallest : *std::prev(next), middle());
}

void ViewNavigator::reset()
{
    zoomTo(1, middle());
}

void ViewNavigator::fit(const QRectF& rect)
{
    if (rect.isEmpty()) {
        return;
    }
    constexpr double margin = 32;
    const QSizeF room = m_view.viewport()->size();
    const double across = (room.width() - 2 * margin) / rect.width();
    const double down = (room.height() - 2 * margin) / rect.height();
    zoomTo(std::min({across, down, 1.0}), middle());
    m_view.centerOn(rect.center());
}

void ViewNavigator::wheel(const QWheelEvent& event)
{
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        const double notches = event.angleDelta().y() / notch;
        zoomTo(zoom() * std::pow(zoomPerNotch, notches), event.position());
        m_glide.stop();
    } else {
        scrollBy(scrollOf(event));
        followFingers(event);
    }
}

void ViewNavigator::followFingers(const QWheelEvent& event)
{
    switch (event.phase()) {
        case Qt::ScrollBegin:
        case Qt::ScrollUpdate:
            m_glide.follow(scrollOf(event), event.timestamp());
            break;
        case Qt::ScrollEnd:
            // No movement where the desktop is asked for none.
            if (m_view.style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0) {
                m_glide.release(event.timestamp());
            }
            break;
        case Qt::ScrollMomentum:  // the system's own
        case Qt::NoScrollPhase:   // a wheel
            m_glide.stop();
            break;
    }
}

bool ViewNavigator::touch(const QNativeGestureEvent& event)
{
    m_glide.stop();
    switch (event.gestureType()) {
        case Qt::BeginNativeGesture:
        case Qt::EndNativeGesture:
            return true;
        case Qt::ZoomNativeGesture:
            zoomTo(zoom() * (1 + event.value()), event.position());
            return true;
        case Qt::PanNativeGesture:
            scrollBy(event.delta());
            return true;
        default:
            return false;
    }
}

void ViewNavigator::beginPan(QPoint position)
{
    m_glide.stop();
    m_panFrom = position;
}

void ViewNavigator::pan(QPoint position)
{
    if (m_panFrom) {
        scrollBy(position - *m_panFrom);
        m_panFrom = position;
    }
}

void ViewNavigator::endPan()
{
    m_panFrom.reset();
}

void ViewNavigator::scrollBy(QPointF pixels)
{
    QScrollBar* across = m_view.horizontalScrollBar();
    QScrollBar* down = m_view.verticalScrollBar();
    const QPointF wanted = pixels + m_rest;
    const QPoint whole = wanted.toPoint();
    m_rest = wanted - whole;
    across->setValue(across->value() - whole.x());
    down->setValue(down->value() - whole.y());
}

QPointF ViewNavigator::middle() const
{
    return QRectF(m_view.viewport()->rect()).center();
}

}  // namespace breakeven::ui
