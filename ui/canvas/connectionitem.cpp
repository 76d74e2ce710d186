#include "ui/canvas/connectionitem.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include "ui/canvas/marks.h"
#include "ui/canvas/routing.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double bendRadius = 8;
constexpr double grabWidth = 14;   ///< a line is as easy to hit as a small button
constexpr double longLine = 4000;  ///< only lines longer than this are worth clipping
constexpr double labelDetail = 0.5;
constexpr double handleInset = 16;  ///< clear of the card's port
constexpr double handleRadius = 4.5;
constexpr double handleReach = 8;
constexpr double labelHeight = 18;
constexpr double labelPadding = 12;

double lengthOf(const QPolygonF& corners)
{
    double length = 0;
    for (qsizetype i = 1; i < corners.size(); ++i) {
        length += QLineF(corners[i - 1], corners[i]).length();
    }
    return length;
}

double headLength(double width)
{
    return 8 + width;
}

QPolygonF headAt(QPointF tip, QPointF before, double width)
{
    const QLineF back(tip, before);
    if (back.length() == 0) {
        return {};
    }
    const QPointF along = QPointF(back.dx(), back.dy()) / back.length();
    const QPointF aside(-along.y(), along.x());
    const QPointF base = tip + along * headLength(width);
    const double half = 3.2 + width * 0.75;
    return QPolygonF({tip, base + aside * half, base - aside * half});
}

/// The line without the piece that the arrow head covers.
QPolygonF withoutHead(QPolygonF corners, double width)
{
    if (corners.size() >= 2) {
        const QLineF back(corners.last(), corners.at(corners.size() - 2));
        const double cut = std::min(headLength(width) - 1, back.length());
        corners.last() = back.length() > 0 ? back.pointAt(cut / back.length()) : corners.last();
    }
    return corners;
}

QString labelOf(const model::Connection& connection)
{
    QString text = QString::fromStdString(connection.label);
    if (text.isEmpty() && connection.condition == model::CallCondition::OnFailure) {
        text = QCoreApplication::translate("Canvas", "on failure");
    }
    if (connection.callsPerRequest != 1) {
        text += (text.isEmpty() ? QString() : QStringLiteral("  ")) +
                QStringLiteral("×%1").arg(QString::number(connection.callsPerRequest, 'g', 3));
    }
    return text;
}

}  // namespace

double trafficWidth(std::optional<double> rate)
{
    constexpr double thinnest = 1.5;
    constexpr double widest = 6;
    if (!rate || !(*rate > 0)) {
        return thinnest;
    }
    const double share = (std::log10(*rate) + 1) / 5;
    return thinnest + (widest - thinnest) * std::clamp(share, 0.0, 1.0);
}

QPolygonF clippedTo(const QPolygonF& corners, const QRectF& exposed)
{
    const QRectF room = exposed.adjusted(-64, -64, 64, 64);
    QPolygonF clipped;
    for (const QPointF& corner : corners) {
        clipped.append({std::clamp(corner.x(), room.left(), room.right()),
                        std::clamp(corner.y(), room.top(), room.bottom())});
    }
    return clipped;
}

ConnectionItem::ConnectionItem(model::ConnectionId id, const Theme& theme)
    : m_id(std::move(id)), m_theme(theme)
{
    setFlags(ItemIsSelectable | ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(true);
    setZValue(0);
}

void ConnectionItem::setCorners(const QPolygonF& corners)
{
    if (m_corners != corners) {
        m_corners = corners;
        layOut();
    }
}

void ConnectionItem::setConnection(const model::Connection& connection)
{
    m_label = labelOf(connection);
    m_asynchronous = connection.mode == model::CallMode::Asynchronous;
    m_onFailure = connection.condition == model::CallCondition::OnFailure;
    layOut();
}

void ConnectionItem::setTraffic(std::optional<double> rate)
{
    if (const double width = trafficWidth(rate); width != m_width) {
        m_width = width;
        layOut();
    }
}

void ConnectionItem::layOut()
{
    prepareGeometryChange();
    const qsizetype count = m_corners.size();
    m_head = count < 2 ? QPolygonF() : headAt(m_corners.last(), m_corners[count - 2], m_width);
    m_path = roundedPath(withoutHead(m_corners, m_width), bendRadius);
    QPainterPathStroker stroker;
    stroker.setWidth(std::max(grabWidth, m_width + 8));
    m_shape = stroker.createStroke(m_path);
    m_bounds = m_shape.boundingRect().united(m_head.boundingRect()).united(m_labelRect);
    // A mark reaches out to the right of a corner.
    const double reach = m_mark == DiffMark::None ? 4 : 110;
    m_bounds.adjust(-4, -reach / 4 - 4, reach, reach / 4 + 4);
    update();
}

QSizeF ConnectionItem::labelSize() const
{
    if (m_label.isEmpty()) {
        return {};
    }
    const QFontMetricsF metrics(m_theme.font(11, QFont::Medium));
    return {std::ceil(metrics.horizontalAdvance(m_label)) + labelPadding, labelHeight};
}

void ConnectionItem::setLabelRect(const QRectF& rect)
{
    if (m_labelRect != rect) {
        m_labelRect = rect;
        layOut();
    }
    const bool whole = rect.width() >= labelSize().width();
    setToolTip(whole ? QString() : m_label);
}

void ConnectionItem::setSpared(std::vector<QRectF> labels)
{
    if (m_spared != labels) {
        m_spared = std::move(labels);
        update();
    }
}

QColor ConnectionItem::color() const
{
    const Tokens& tokens = m_theme.tokens();
    if (isSelected()) {
        return tokens.accent;
    }
    if (m_dropTarget) {
        return tokens.good;
    }
    if (m_mark != DiffMark::None) {
        return markColor(m_mark, m_theme);
    }
    if (m_onFailure) {
        return tokens.warn;
    }
    return m_hovered ? tokens.text : mixed(tokens.muted, tokens.faint, 0.35);
}

void ConnectionItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double detail = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->save();
    if (detail >= labelDetail && !m_spared.empty()) {
        QPainterPath clip;
        clip.addRect(m_bounds);
        for (const QRectF& label : m_spared) {
            clip.addRect(label & m_bounds);
        }
        painter->setClipPath(clip, Qt::IntersectClip);
    }
    paintLine(*painter, option->exposedRect, detail);
    painter->restore();
    if (detail >= labelDetail) {
        paintLabel(*painter);
    }
    if (isSelected()) {
        paintHandles(*painter);
    }
    if (m_mark != DiffMark::None && m_corners.size() > 1 && detail >= labelDetail) {
        paintMark(*painter, m_corners.at(m_corners.size() / 2), m_mark, m_theme);
    }
    painter->restore();
}

void ConnectionItem::paintLine(QPainter& painter, const QRectF& exposed, double detail) const
{
    // A line thinner than a pixel vanishes: seen from afar it stays one pixel wide.
    const double width = std::max(m_width, 1 / std::max(detail, 0.01));
    const bool isLong = lengthOf(m_corners) > longLine;
    const QPainterPath path =
        isLong ? roundedPath(clippedTo(withoutHead(m_corners, m_width), exposed), bendRadius)
               : m_path;
    painter.setBrush(Qt::NoBrush);
    if (isSelected() || m_dropTarget) {
        QColor halo = color();
        halo.setAlphaF(0.22F);
        painter.setPen(QPen(halo, width + 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
    QPen pen(color(), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (m_asynchronous) {
        pen.setDashPattern({6 / width, 4 / width});
    }
    painter.setPen(pen);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color());
    painter.drawPolygon(m_head);
}

void ConnectionItem::sketch(QPainter& painter, const QTransform& toView) const
{
    constexpr double headsFrom = 0.35;
    constexpr double labelsFrom = 0.75;
    const double zoom = toView.m11();
    const QColor ink = color();
    const int width = std::max(1, static_cast<int>(std::lround(m_width * zoom)));
    for (qsizetype i = 1; i < m_corners.size(); ++i) {
        // Axis-parallel, so each piece is a rectangle.
        const QPoint from = toView.map(m_corners[i - 1]).toPoint();
        const QPoint to = toView.map(m_corners[i]).toPoint();
        const QPoint corner(std::min(from.x(), to.x()), std::min(from.y(), to.y()));
        painter.fillRect(corner.x(), corner.y(), std::abs(to.x() - from.x()) + width,
                         std::abs(to.y() - from.y()) + width, ink);
    }
    if (zoom >= headsFrom) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(toView.map(m_head));
    }
    if (zoom >= labelsFrom && !m_labelRect.isNull()) {
        painter.save();
        painter.setTransform(toView, true);
        paintLabel(painter);
        painter.restore();
    }
}

void ConnectionItem::paintLabel(QPainter& painter) const
{
    if (m_labelRect.isNull()) {
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().canvas);
    painter.drawRoundedRect(m_labelRect, 4, 4);
    const QFont font = m_theme.font(11, QFont::Medium);
    const QString shown = QFontMetricsF(font).elidedText(m_label, Qt::ElideRight,
                                                         m_labelRect.width() - labelPadding + 1);
    painter.setFont(font);
    painter.setPen(m_onFailure    ? m_theme.tokens().warn
                   : isSelected() ? m_theme.tokens().accent
                                  : m_theme.tokens().muted);
    painter.drawText(m_labelRect, Qt::AlignCenter, shown);
}

void ConnectionItem::setMark(DiffMark mark)
{
    if (m_mark != mark) {
        m_mark = mark;
        layOut();
    }
}

void ConnectionItem::setDropTarget(bool target)
{
    if (m_dropTarget != target) {
        m_dropTarget = target;
        update();
    }
}

QPointF ConnectionItem::handle(LineEnd end) const
{
    const bool start = end == LineEnd::Start;
    const QPointF at = start ? m_corners.first() : m_corners.last();
    const QLineF piece(at, start ? m_corners.at(1) : m_corners.at(m_corners.size() - 2));
    return piece.length() > 0 ? piece.pointAt(std::min(handleInset / piece.length(), 0.5)) : at;
}

std::optional<LineEnd> ConnectionItem::handleAt(QPointF position) const
{
    if (m_corners.size() < 2) {
        return std::nullopt;
    }
    for (const LineEnd end : {LineEnd::Start, LineEnd::End}) {
        if (QLineF(handle(end), position).length() <= handleReach) {
            return end;
        }
    }
    return std::nullopt;
}

void ConnectionItem::paintHandles(QPainter& painter) const
{
    if (m_corners.size() < 2) {
        return;
    }
    painter.setPen(QPen(m_theme.tokens().accent, 1.5));
    painter.setBrush(m_theme.tokens().panel);
    for (const LineEnd end : {LineEnd::Start, LineEnd::End}) {
        painter.drawEllipse(handle(end), handleRadius, handleRadius);
    }
}

void ConnectionItem::hoverEnterEvent(QGraphicsSceneHoverEvent*)
{
    m_hovered = true;
    update();
}

void ConnectionItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*)
{
    m_hovered = false;
    update();
}

QVariant ConnectionItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemSelectedHasChanged) {
        setZValue(isSelected() ? 1 : 0);
    }
    return QGraphicsItem::itemChange(change, value);
}

}  // namespace breakeven::ui
