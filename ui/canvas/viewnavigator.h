#pragma once

#include <QGraphicsView>
#include <QObject>

#include <optional>

#include "ui/canvas/glide.h"

class QNativeGestureEvent;

namespace breakeven::ui {

/// Zooming, scrolling and panning of a view: wheel scrolls, Shift+wheel sideways, Ctrl+wheel zooms
/// at the pointer; on a touchpad two fingers scroll and run out when they are lifted, and pinching
/// zooms at the pointer.
class ViewNavigator : public QObject {
    Q_OBJECT

public:
    static constexpr double smallest = 0.1;
    static constexpr double largest = 4;

    explicit ViewNavigator(QGraphicsView& view);

    [[nodiscard]] double zoom() const;
    /// Zooms so that what is under `anchor` (viewport coordinates) stays there.
    void zoomTo(double zoom, QPointF anchor);
    void zoomIn();
    void zoomOut();
    void reset();
    /// Shows all of the rectangle, at 100 % at most.
    void fit(const QRectF& rect);

    void wheel(const QWheelEvent& event);
    /// Two fingers that pinch, or slide; false for a gesture that it does not know.
    bool touch(const QNativeGestureEvent& event);
    /// Ends what runs on by itself.
    void halt() { m_glide.stop(); }

    [[nodiscard]] bool isPanning() const { return m_panFrom.has_value(); }
    void beginPan(QPoint position);
    void pan(QPoint position);
    void endPan();

signals:
    void zoomChanged(double zoom);

private:
    void scrollBy(QPointF pixels);
    void followFingers(const QWheelEvent& event);
    [[nodiscard]] QPointF middle() const;

    QGraphicsView& m_view;
    std::optional<QPoint> m_panFrom;
    Glide m_glide;
    QPointF m_rest;  ///< of a pixel: what slow fingers have not moved yet
};

}  // namespace breakeven::ui
