#include "ui/canvas/componentitem.h"

#include <algorithm>
#include <array>

#include <QStyleOptionGraphicsItem>

#include "ui/canvas/canvasmetrics.h"
#include "ui/shell/theme.h"

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
        forgetPicture();
        setToolTip(m_content.known ? QString() : m_content.kindName);
        update();
    }
}

void ComponentItem::setFigures(CardFigures figures)
{
    if (m_figures != figures) {
        prepareGeometryChange();
        m_figures = std::move(figures);
        forgetPicture();
        update();
    }
}

void ComponentItem::setOrder(int order)
{
    m_order = order;
    arrange();
}

void ComponentItem::setMark(DiffMark mark, const QString& changes)
{
    m_state.mark = mark;
    forgetPicture();
    setToolTip(changes);
    update();
}

bool ComponentItem::isBadge(QPointF itemPosition) const
{
    return badgeRect(m_figures, m_theme).adjusted(-3, -3, 3, 3).contains(itemPosition);
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
    path.addRect(badgeRect(m_figures, m_theme));
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

bool ComponentItem::makePicture(double scale, int& budget)
{
    if (!m_picture.isNull() && m_pictureScale == scale) {
        return true;
    }
    if (budget <= 0) {
        return false;
    }
    --budget;
    m_picture = QPixmap((boundingRect().size() * scale).toSize());
    m_picture.fill(Qt::transparent);
    m_pictureScale = scale;
    QPainter painter(&m_picture);
    painter.scale(scale, scale);
    painter.translate(-boundingRect().topLeft());
    CardState state = m_state;
    state.selected = isSelected();
    state.hovered = false;
    paintCard(painter, m_content, m_figures, state, m_theme, scale);
    return true;
}

void ComponentItem::sketchPlainly(QPainter& painter, const QRect& place) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(place,
                     isSelected() ? tokens.accent : mixed(tokens.faint, tokens.border, 0.35));
    painter.fillRect(place.adjusted(1, 1, -1, -1), tokens.panel);
    // Where the card has its icon (see cardpainter).
    const int side = place.height() * 4 / 9;
    const QRect icon(place.left() + place.height() / 6, place.center().y() - side / 2, side, side);
    painter.fillRect(icon,
                     m_content.known ? m_theme.categoryColor(m_content.category) : tokens.faint);
}

void ComponentItem::sketch(QPainter& painter, const QTransform& toView, int& budget)
{
    constexpr double plainBelow = 0.25;
    const double zoom = toView.m11();
    const double ratio = painter.device()->devicePixelRatioF();
    const double scale = (zoom <= 0.5 ? 0.5 : zoom <= 1 ? 1 : 2) * ratio;
    if (zoom < plainBelow || !makePicture(scale, budget)) {
        sketchPlainly(painter, toView.mapRect(card()).toRect());
        return;
    }
    painter.drawPixmap(toView.mapRect(sceneBoundingRect()), m_picture, m_picture.rect());
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
        forgetPicture();
        arrange();
    }
    return QGraphicsItem::itemChange(change, value);
}

void ComponentItem::arrange()
{
    constexpr double orders = 1e7;  // beyond any that a file may hold
    setZValue((m_state.lifted ? 4 : isSelected() ? 3 : 2) + m_order / orders);
}

}  // namespace breakeven::ui
