#include "ui/canvas/routing.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "ui/canvas/canvasmetrics.h"

namespace breakeven::ui {

namespace {

/// Between neighbours on one side of a card, at most; above and below there is room for labels.
constexpr double endSpacing = 14;
constexpr double wideEndSpacing = 48;
constexpr double cornerMargin = 14;  ///< ends keep off a card's rounded corners
constexpr double laneSpacing = 10;
constexpr double nearMargin = 200;  ///< cards farther off than this do not matter to a route
constexpr std::size_t searchLimit =
    60;  ///< with more cards near, a search is too slow to follow a drag

bool isHorizontal(Side side)
{
    return side == Side::Left || side == Side::Right;
}

std::pair<Side, Side> facingSides(const QRectF& from, const QRectF& to)
{
    constexpr double gap = 2 * connectionClearance;
    if (to.left() - from.right() >= gap) {
        return {Side::Right, Side::Left};
    }
    if (from.left() - to.right() >= gap) {
        return {Side::Left, Side::Right};
    }
    return from.center().y() <= to.center().y() ? std::pair{Side::Bottom, Side::Top}
                                                : std::pair{Side::Top, Side::Bottom};
}

QPointF middleOf(const QRectF& card, Side side)
{
    const QPointF out = outward(side);
    return card.center() + QPointF(out.x() * card.width() / 2, out.y() * card.height() / 2);
}

/// A connection's end on one side of a card.
struct Docking {
    RouteEnds* ends = nullptr;
    bool isStart = false;
    QPointF towards;  ///< centre of the card at the other end
};

using Dockings = std::map<std::pair<model::ComponentId, Side>, std::vector<Docking>>;

double across(QPointF point, Side side)
{
    return isHorizontal(side) ? point.y() : point.x();
}

void setAcross(QPointF& point, Side side, double value)
{
    (isHorizontal(side) ? point.ry() : point.rx()) = value;
}

/// Ends that turn the same way nest: of those leaving a card the outermost turns first, of those
/// arriving it turns last.
double laneOf(std::size_t index, std::size_t count, double turn)
{
    if (std::abs(turn) < 1) {
        return 0;
    }
    const std::size_t rank = turn < 0 ? index : count - 1 - index;
    return (static_cast<double>(rank) - static_cast<double>(count - 1) / 2) * laneSpacing;
}

void spread(const QRectF& card, Side side, std::vector<Docking>& dockings)
{
    std::ranges::stable_sort(
        dockings, {}, [side](const Docking& docking) { return across(docking.towards, side); });
    const double length = isHorizontal(side) ? card.height() : card.width();
    const auto count = dockings.size();
    const double spacing = std::min(isHorizontal(side) ? endSpacing : wideEndSpacing,
                                    (length - 2 * cornerMargin) / static_cast<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const double offset =
            (static_cast<double>(i) - static_cast<double>(count - 1) / 2) * spacing;
        RouteEnd& end = dockings[i].isStart ? dockings[i].ends->from : dockings[i].ends->to;
        const double place = across(end.point, side) + offset;
        setAcross(end.point, side, place);
        const double turn = across(dockings[i].towards, side) - place;
        const double forward = outward(side).x() + outward(side).y();
        dockings[i].ends->lane += forward * laneOf(i, count, turn);
    }
}

/// Takes a small jog out of a line when one of its ends is alone on its side and may slide.
void straighten(RouteEnds& ends, bool startAlone, bool endAlone)
{
    constexpr double slide = 20;
    const Side side = ends.from.side;
    const double jog = across(ends.to.point, side) - across(ends.from.point, side);
    if (std::abs(jog) > slide) {
        return;
    }
    if (endAlone) {
        setAcross(ends.to.point, side, across(ends.from.point, side));
    } else if (startAlone) {
        setAcross(ends.from.point, side, across(ends.to.point, side));
    }
}

QPolygonF withoutNeedlessPoints(const QPolygonF& line)
{
    QPolygonF corners;
    for (const QPointF& point : line) {
        if (!corners.isEmpty() && corners.last() == point) {
            continue;
        }
        if (corners.size() >= 2) {
            const QPointF before = corners.at(corners.size() - 2);
            const QPointF last = corners.last();
            const bool inLine = (before.x() == last.x() && last.x() == point.x()) ||
                                (before.y() == last.y() && last.y() == point.y());
            if (inLine) {
                corners.last() = point;
                continue;
            }
        }
        corners.append(point);
    }
    return corners;
}

std::size_t crossings(const QPolygonF& line, const std::vector<QRectF>& obstacles)
{
    std::size_t count = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        count += static_cast<std::size_t>(std::ranges::count_if(
            obstacles, [&](const QRectF& rect) { return crosses(line[i - 1], line[i], rect); }));
    }
    return count;
}

/// Three pieces: out to the middle, across, and on.
QPolygonF overMiddle(QPointF start, QPointF goal, Side side, double middle)
{
    return isHorizontal(side) ? QPolygonF({start, {middle, start.y()}, {middle, goal.y()}, goal})
                              : QPolygonF({start, {start.x(), middle}, {goal.x(), middle}, goal});
}

std::vector<QRectF> obstaclesNear(QPointF start, QPointF goal, const std::vector<QRectF>& cards)
{
    const QRectF region =
        QRectF(start, goal).normalized().adjusted(-nearMargin, -nearMargin, nearMargin, nearMargin);
    constexpr double margin = connectionClearance / 2;
    std::vector<QRectF> obstacles;
    for (const QRectF& card : cards) {
        if (card.intersects(region)) {
            obstacles.push_back(card.adjusted(-margin, -margin, margin, margin));
        }
    }
    return obstacles;
}

/// The piece between the two stubs.
QPolygonF middlePiece(const RouteEnds& ends, QPointF start, QPointF goal,
                      const std::vector<QRectF>& obstacles)
{
    const bool horizontal = isHorizontal(ends.from.side);
    const double from = horizontal ? start.x() : start.y();
    const double to = horizontal ? goal.x() : goal.y();
    const double reach = std::abs(to - from) / 2;
    const double middle = (from + to) / 2 + std::clamp(ends.lane, -reach, reach);
    QPolygonF best = overMiddle(start, goal, ends.from.side, middle);
    std::size_t fewest = crossings(best, obstacles);
    for (const double other : {from, to}) {
        const QPolygonF line = overMiddle(start, goal, ends.from.side, other);
        if (const std::size_t count = crossings(line, obstacles); count < fewest) {
            best = line;
            fewest = count;
        }
    }
    if (fewest == 0 || obstacles.size() > searchLimit) {
        return best;
    }
    const QPolygonF found = searchPath(start, ends.from.side, goal, ends.to.side, obstacles);
    return found.isEmpty() ? best : found;
}

}  // namespace

std::map<model::ConnectionId, RouteEnds> assignEnds(const std::vector<Link>& links,
                                                    const CardRects& cards)
{
    std::map<model::ConnectionId, RouteEnds> assigned;
    Dockings dockings;
    for (const Link& link : links) {
        const auto from = cards.find(link.from);
        const auto to = cards.find(link.to);
        if (from == cards.end() || to == cards.end()) {
            continue;
        }
        const auto [fromSide, toSide] = facingSides(from->second, to->second);
        RouteEnds& ends = assigned[link.id];
        ends.from = {middleOf(from->second, fromSide), fromSide};
        ends.to = {middleOf(to->second, toSide), toSide};
        dockings[{link.from, fromSide}].push_back({&ends, true, to->second.center()});
        dockings[{link.to, toSide}].push_back({&ends, false, from->second.center()});
    }
    for (auto& [place, ends] : dockings) {
        spread(cards.at(place.first), place.second, ends);
    }
    for (const Link& link : links) {
        if (const auto it = assigned.find(link.id); it != assigned.end()) {
            RouteEnds& ends = it->second;
            straighten(ends, dockings.at({link.from, ends.from.side}).size() == 1,
                       dockings.at({link.to, ends.to.side}).size() == 1);
        }
    }
    return assigned;
}

QPolygonF route(const RouteEnds& ends, const std::vector<QRectF>& cards)
{
    const QPointF start = ends.from.point + outward(ends.from.side) * connectionClearance;
    const QPointF goal = ends.to.point + outward(ends.to.side) * connectionClearance;
    const std::vector<QRectF> obstacles = obstaclesNear(start, goal, cards);
    QPolygonF line = middlePiece(ends, start, goal, obstacles);
    line.prepend(ends.from.point);
    line.append(ends.to.point);
    return withoutNeedlessPoints(line);
}

QPainterPath roundedPath(const QPolygonF& corners, double radius)
{
    QPainterPath path;
    if (corners.isEmpty()) {
        return path;
    }
    path.moveTo(corners.first());
    for (qsizetype i = 1; i + 1 < corners.size(); ++i) {
        const QLineF in(corners[i], corners[i - 1]);
        const QLineF out(corners[i], corners[i + 1]);
        const double bend = std::min({radius, in.length() / 2, out.length() / 2});
        path.lineTo(in.length() > 0 ? in.pointAt(bend / in.length()) : corners[i]);
        path.quadTo(corners[i], out.length() > 0 ? out.pointAt(bend / out.length()) : corners[i]);
    }
    path.lineTo(corners.last());
    return path;
}

}  // namespace breakeven::ui
