#include "ui/canvas/componentitem.h"

#include <algorithm>
#include <array>

#include <QStyleOptionGraphicsItem>

#include "ui/canvas/canvasmetrics.h"

namespace breakeven::ui {

namespace {

const QRectF localCard(QPointF(0, 0), cardSize);

std::array<QPointF, 4> portPlaces()
{
    const QPointF middle = localCard.center();
    return {QPointF(0, middle.y()), QPointF(localCard.right(), middle.y()), QPointF(middle.x(), 0),
            QPointF(middle.x(), localCard.bottom())};
}

}  // namespace

ComponentItem::ComponentItem(model::ComponentId id, const Theme& theme)
    : m_id(std::move(id)), m_theme(theme)
{
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
    arrange();
}

void ComponentItem::setContent(CardContent content)
{
    if (m_content != content) {
        m_content = std::move(content);
        setToolTip(m_content.known ? QString() : m_content.kindName);
        update();
    }
}

void ComponentItem::setFigures(CardFigures figures)
{
    if (m_figures != figures) {
        m_figures = std::move(figures);
        update();
    }
}

void ComponentItem::setLifted(bool lifted)
{
    if (m_state.lifted != lifted) {
        m_state.lifted = lifted;
        arrange();
        update();
    }
}

void ComponentItem::setDropState(DropState state)
{
    if (m_state.drop != state) {
        m_state.drop = state;
        update();
    }
}

QRectF ComponentItem::card() const
{
    return cardAt(pos());
}

bool ComponentItem::isPort(QPointF itemPosition) const
{
    constexpr double reach = portRadius + 4;  // a little larger than it looks: a target of 18 px
    return m_content.makesCalls && std::ranges::any_of(portPlaces(), [&](QPointF port) {
               return QLineF(port, itemPosition).length() <= reach;
           });
}

QRectF ComponentItem::boundingRect() const
{
    return localCard.adjusted(-cardOverhang, -cardOverhang, cardOverhang, cardOverhang);
}

QPainterPath ComponentItem::shape() const
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRect(localCard);
    for (const QPointF& port : portPlaces()) {
        path.addEllipse(port, portRadius + 3, portRadius + 3);
    }
    return path;
}

void ComponentItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    CardState state = m_state;
    state.selected = option->state.testFlag(QStyle::State_Selected);
    const double detail = option->levelOfDetailFromTransform(painter->worldTransform());
    paintCard(*painter, m_content, m_figures, state, m_theme, detail);
}

void ComponentItem::hoverEnterEvent(QGraphicsSceneHoverEvent*)
{
    m_state.hovered = true;
    update();
}

void ComponentItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*)
{
    m_state.hovered = false;
    update();
}

QVariant ComponentItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemSelectedHasChanged) {
        arrange();
    }
    return QGraphicsItem::itemChange(change, value);
}

void ComponentItem::arrange()
{
    setZValue(m_state.lifted ? 4 : isSelected() ? 3 : 2);
}

}  // namespace breakeven::ui
