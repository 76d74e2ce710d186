// What ArchitectureScene shows for the moment: half-drawn lines, guides, ghosts, and the grid.
#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/replaypainter.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

QColor lineColor(DropState state, const Tokens& tokens)
{
    switch (state) {
        case DropState::None:
            return tokens.accent;
        case DropState::Valid:
            return tokens.good;
        case DropState::Invalid:
            return tokens.bad;
    }
    return tokens.accent;
}

}  // namespace

void ArchitectureScene::showLine(const model::ComponentId& from, QPointF to, DropState state)
{
    const ComponentItem* start = item(from);
    if (!start) {
        return;
    }
    const QRectF card = start->card();
    const QLineF ray(card.center(), to);
    QPointF edge = card.center();
    for (const QLineF& side :
         {QLineF(card.topLeft(), card.topRight()), QLineF(card.topRight(), card.bottomRight()),
          QLineF(card.bottomRight(), card.bottomLeft()),
          QLineF(card.bottomLeft(), card.topLeft())}) {
        QPointF crossing;
        if (ray.intersects(side, &crossing) == QLineF::BoundedIntersection) {
            edge = crossing;
        }
    }
    m_line = Line{edge, to, state};
    update();
}

void ArchitectureScene::showGuides(std::vector<QLineF> guides)
{
    if (m_guides != guides) {
        m_guides = std::move(guides);
        update();
    }
}

void ArchitectureScene::markInsertion(const std::optional<model::ConnectionId>& connection)
{
    if (m_insertion == connection) {
        return;
    }
    ConnectionItem* before = m_insertion ? item(*m_insertion) : nullptr;
    ConnectionItem* now = connection ? item(*connection) : nullptr;
    if (before) {
        before->setDropTarget(false);
    }
    if (now) {
        now->setDropTarget(true);
    }
    m_insertion = connection;
}

void ArchitectureScene::hideLine()
{
    m_line.reset();
    update();
}

void ArchitectureScene::showGhost(const QString& kind, QPointF topLeft)
{
    model::Component component;
    component.kind = kind.toStdString();
    const model::ServiceKind* known = m_document.catalog().find(component.kind);
    component.name = known ? known->name : component.kind;
    m_ghost = Ghost{cardContent(component, m_document.catalog()), topLeft};
    update();
}

void ArchitectureScene::hideGhost()
{
    m_ghost.reset();
    update();
}

void ArchitectureScene::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, m_theme.tokens().canvas);
    paintGrid(*painter, rect, painter->worldTransform().m11());
}

void ArchitectureScene::paintGrid(QPainter& painter, const QRectF& rect, double zoom) const
{
    const double strength = std::clamp((zoom - 0.3) / 0.3, 0.0, 1.0);
    if (strength <= 0) {
        return;
    }
    // Seen from farther off every other dot is enough.
    const double step = zoom < 0.75 ? 2 * gridStep : gridStep;
    QList<QPointF> dots;
    for (double x = std::ceil(rect.left() / step) * step; x <= rect.right(); x += step) {
        for (double y = std::ceil(rect.top() / step) * step; y <= rect.bottom(); y += step) {
            dots.append({x, y});
        }
    }
    QPen pen(mixed(m_theme.tokens().faint, m_theme.tokens().canvas, 0.5 * strength),
             zoom > 1.5 ? 2 : 1);
    pen.setCosmetic(true);
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

bool ArchitectureScene::isLarge() const
{
    constexpr std::size_t manyParts = 200;
    return m_components.size() + m_connections.size() > manyParts;
}

void ArchitectureScene::sketch(QPainter& painter, const QTransform& toView, const QRectF& visible)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(toView.mapRect(visible), m_theme.tokens().canvas);
    painter.save();
    painter.setTransform(toView, true);
    paintGrid(painter, visible, toView.m11());
    QStyleOptionGraphicsItem option;
    for (const auto& [id, item] : m_groups) {
        if (item->frame().intersects(visible)) {
            item->paint(&painter, &option, nullptr);
        }
    }
    for (const auto& [id, item] : m_notes) {
        if (item->sheet().intersects(visible)) {
            painter.translate(item->pos());
            item->paint(&painter, &option, nullptr);
            painter.translate(-item->pos());
        }
    }
    painter.restore();
    for (const auto& [id, item] : m_connections) {
        if (item->boundingRect().intersects(visible)) {
            item->sketch(painter, toView);
        }
    }
    int budget = 12;
    for (const auto& [id, item] : m_components) {
        if (item->sceneBoundingRect().intersects(visible)) {
            item->sketch(painter, toView, budget);
        }
    }
}

void ArchitectureScene::setReplay(std::optional<ReplayFrame> frame)
{
    if (m_replay != frame) {
        m_replay = std::move(frame);
        update();
    }
}

void ArchitectureScene::paintReplay(QPainter& painter) const
{
    for (const ReplayDot& dot : m_replay->dots) {
        if (const ConnectionItem* line = item(dot.connection)) {
            paintDot(painter, pointAlong(line->corners(), dot.place), dot.calls, m_theme);
        }
    }
    for (const auto& [id, state] : m_replay->cards) {
        if (const ComponentItem* card = item(id)) {
            paintReplayCard(painter, card->card(), state, m_theme);
        }
    }
}

void ArchitectureScene::drawForeground(QPainter* painter, const QRectF&)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_replay) {
        paintReplay(*painter);
    }
    if (!m_guides.empty()) {
        QPen pen(m_theme.tokens().accent, 1);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawLines(QList<QLineF>(m_guides.begin(), m_guides.end()));
    }
    if (m_line) {
        const QColor color = lineColor(m_line->state, m_theme.tokens());
        painter->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(m_line->from, m_line->to);
        painter->setBrush(color);
        painter->drawEllipse(m_line->from, 3, 3);
        painter->drawEllipse(m_line->to, 3.5, 3.5);
    }
    if (m_ghost) {
        painter->save();
        painter->setOpacity(0.75);
        painter->translate(m_ghost->topLeft);
        paintCard(*painter, m_ghost->content, {}, {.selected = true, .lifted = true}, m_theme,
                  painter->worldTransform().m11());
        painter->restore();
    }
}

}  // namespace breakeven::ui
