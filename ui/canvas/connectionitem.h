#pragma once

#include <QGraphicsItem>

#include <optional>

#include "model/architecture/architecture.h"
#include "ui/canvas/cardpainter.h"

namespace breakeven::ui {

class Theme;

enum class LineEnd { Start, End };

/// A connection's line on the canvas: corners from the router, everything else from the model.
class ConnectionItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    ConnectionItem(model::ConnectionId id, const Theme& theme);

    [[nodiscard]] const model::ConnectionId& id() const { return m_id; }
    [[nodiscard]] const QPolygonF& corners() const { return m_corners; }
    void setCorners(const QPolygonF& corners);
    void setConnection(const model::Connection& connection);
    /// What the whole label needs; empty without one.
    [[nodiscard]] QSizeF labelSize() const;
    /// Where the label stands, narrower than it needs when it is to be elided; null hides it. What
    /// is not shown is in the tooltip.
    void setLabelRect(const QRectF& rect);
    [[nodiscard]] QRectF labelRect() const { return m_labelRect; }
    /// The labels of other lines that this one runs behind: it must not strike them through.
    void setSpared(std::vector<QRectF> labels);
    [[nodiscard]] const std::vector<QRectF>& spared() const { return m_spared; }
    /// Calls per second that pass along it; nothing when not known.
    void setTraffic(std::optional<double> rate);

    /// Marks it as the place where the card being dragged would be inserted.
    void setDropTarget(bool target);
    /// What became of it from one alternative to the other.
    void setMark(DiffMark mark);
    [[nodiscard]] DiffMark mark() const { return m_mark; }
    [[nodiscard]] bool isDropTarget() const { return m_dropTarget; }
    /// The end whose handle is there; the handles show while it is selected.
    [[nodiscard]] std::optional<LineEnd> handleAt(QPointF position) const;

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    [[nodiscard]] QPainterPath shape() const override { return m_shape; }
    /// Paints it quickly while the view moves: straight, unsmoothed pieces.
    void sketch(QPainter& painter, const QTransform& toView) const;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    void layOut();
    [[nodiscard]] QColor color() const;
    void paintLine(QPainter& painter, const QRectF& exposed, double detail) const;
    void paintLabel(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;
    [[nodiscard]] QPointF handle(LineEnd end) const;

    model::ConnectionId m_id;
    const Theme& m_theme;
    QPolygonF m_corners;
    QPainterPath m_path;  ///< ends where the arrow head begins
    QPolygonF m_head;
    QPainterPath m_shape;
    QRectF m_labelRect;
    std::vector<QRectF> m_spared;
    QRectF m_bounds;
    QString m_label;
    bool m_asynchronous = false;
    bool m_onFailure = false;
    bool m_hovered = false;
    bool m_dropTarget = false;
    DiffMark m_mark = DiffMark::None;
    double m_width = 1.5;
};

/// Line width for a rate of calls per second: 1.5 to 6, logarithmic from 0.1/s to 10,000/s.
[[nodiscard]] double trafficWidth(std::optional<double> rate);

/// Shortens an axis-parallel line to what can be seen of it: corners outside are pulled to just
/// beyond the edge, so that long lines cost no more than short ones.
[[nodiscard]] QPolygonF clippedTo(const QPolygonF& corners, const QRectF& exposed);

}  // namespace breakeven::ui
