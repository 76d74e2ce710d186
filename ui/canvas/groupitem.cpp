#include "ui/canvas/groupitem.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "ui/canvas/groupframes.h"
#include "ui/canvas/tints.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double frameRadius = 12;
constexpr double titleInset = 12;
constexpr double titleDetail = 0.5;  ///< from farther off the title is written larger

}  // namespace

GroupItem::GroupItem(model::GroupId id, const Theme& theme) : m_id(std::move(id)), m_theme(theme)
{
    setZValue(-2);
    setCursor(Qt::SizeAllCursor);
}

void GroupItem::setGroup(const model::Group& group)
{
    m_name = QString::fromStdString(group.name);
    m_kind = group.kind;
    m_tint = group.tint;
    prepareGeometryChange();
    update();
}

void GroupItem::setFrame(const QRectF& frame)
{
    if (m_frame != frame) {
        prepareGeometryChange();
        m_frame = frame;
        setVisible(!frame.isNull());
        setZValue(-1 - frame.width() * frame.height() / 1e16);
        update();
    }
}

void GroupItem::setMarked(bool marked)
{
    if (m_marked != marked) {
        m_marked = marked;
        update();
    }
}

QString GroupItem::kindText() const
{
    return m_kind == model::GroupKind::Plain ? QString() : groupKindName(m_kind);
}

QRectF GroupItem::title() const
{
    const double words =
        QFontMetricsF(m_theme.font(12, QFont::DemiBold)).horizontalAdvance(kindText() + m_name) +
        QFontMetricsF(m_theme.font(12)).averageCharWidth() * 2;
    const double width = std::min(m_frame.width(), words + 2 * titleInset);
    return {m_frame.left(), m_frame.top(), std::max(width, 48.0), frameTitle + 4};
}

QRectF GroupItem::boundingRect() const
{
    return m_frame.adjusted(-2, -2, 2, 2);
}

QPainterPath GroupItem::shape() const
{
    QPainterPath path;
    path.addRect(title());
    return path;
}

void GroupItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double detail = option->levelOfDetailFromTransform(painter->worldTransform());
    const QColor color = m_marked ? m_theme.tokens().accent : tintColor(m_tint, m_theme);
    QPen pen(color, m_marked ? 2 : 1, Qt::DashLine);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setBrush(mixed(color, m_theme.tokens().canvas, 0.05));
    painter->drawRoundedRect(m_frame, frameRadius, frameRadius);
    const int px = detail < titleDetail ? 20 : 12;
    QRectF line(m_frame.left() + titleInset, m_frame.top() + 5, m_frame.width() - 2 * titleInset,
                px * 1.5);
    painter->setPen(color);
    if (!kindText().isEmpty()) {
        painter->setFont(m_theme.font(px));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, kindText());
        line.setLeft(line.left() + QFontMetricsF(painter->font()).horizontalAdvance(kindText()) +
                     8);
    }
    painter->setFont(m_theme.font(px, QFont::DemiBold));
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter->font()).elidedText(m_name, Qt::ElideRight, line.width()));
}

}  // namespace breakeven::ui
