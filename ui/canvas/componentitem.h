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
    /// Cards with a higher order lie above those with a lower one.
    void setOrder(int order);
    /// What became of it from one alternative to the other, and what changed, line by line.
    void setMark(DiffMark mark, const QString& changes);
    [[nodiscard]] DiffMark mark() const { return m_state.mark; }
    /// Whether its badge with the number of problems is there.
    [[nodiscard]] bool isBadge(QPointF itemPosition) const;
    void setLifted(bool lifted);
    void setDropState(DropState state);
    [[nodiscard]] DropState dropState() const { return m_state.drop; }

    /// Paints it quickly, from a picture that is kept, while the view moves; `budget` is how many
    /// pictures may still be made for this frame. Without one the card is a plain rectangle.
    void sketch(QPainter& painter, const QTransform& toView, int& budget);
    void forgetPicture() { m_picture = QPixmap(); }

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
    [[nodiscard]] bool makePicture(double scale, int& budget);
    void sketchPlainly(QPainter& painter, const QRect& place) const;
    void arrange();  ///< selected and lifted cards lie above the others

    model::ComponentId m_id;
    const Theme& m_theme;
    CardContent m_content;
    CardFigures m_figures;
    CardState m_state;
    int m_order = 0;
    QPixmap m_picture;  ///< for sketch(); null when it is to be made anew
    double m_pictureScale = 0;
};

}  // namespace breakeven::ui
