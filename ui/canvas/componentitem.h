#pragma once

#include <QGraphicsItem>

#include "ui/canvas/cardpainter.h"

namespace breakeven::ui {

/// A component's card on the canvas. Shows what it is told; the scene tells it.
class ComponentItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    ComponentItem(model::ComponentId id, const Theme& theme);

    [[nodiscard]] const model::ComponentId& id() const { return m_id; }
    [[nodiscard]] const CardContent& content() const { return m_content; }
    [[nodiscard]] const CardFigures& figures() const { return m_figures; }
    void setContent(CardContent content);
    void setFigures(CardFigures figures);
    void setLifted(bool lifted);
    void setDropState(DropState state);
    [[nodiscard]] DropState dropState() const { return m_state.drop; }

    [[nodiscard]] QRectF card() const;  ///< in scene coordinates
    /// Whether a line can be drawn from that point of the item: on a port, while ports show.
    [[nodiscard]] bool isPort(QPointF itemPosition) const;

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    void arrange();  ///< selected and lifted cards lie above the others

    model::ComponentId m_id;
    const Theme& m_theme;
    CardContent m_content;
    CardFigures m_figures;
    CardState m_state;
};

}  // namespace breakeven::ui
