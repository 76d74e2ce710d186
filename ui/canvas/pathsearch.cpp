#include "ui/canvas/pathsearch.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <queue>

#include "ui/canvas/canvasmetrics.h"

namespace breakeven::ui {

namespace {

constexpr double bendPrice = 40;
constexpr std::array directions{Side::Left, Side::Top, Side::Right, Side::Bottom};

Side opposite(Side side)
{
    return directions[(static_cast<std::size_t>(side) + 2) % 4];
}

/// A grid point, reached while running in a direction.
struct Step {
    std::size_t column = 0;
    std::size_t row = 0;
    Side direction = Side::Right;
};

struct Open {
    double estimate = 0;
    double cost = 0;
    Step step;
    friend bool operator>(const Open& left, const Open& right)
    {
        return left.estimate > right.estimate;
    }
};

std::vector<double> sortedUnique(std::vector<double> values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::size_t indexOf(const std::vector<double>& sorted, double value)
{
    return static_cast<std::size_t>(std::ranges::lower_bound(sorted, value) - sorted.begin());
}

class Search {
public:
    Search(QPointF start, QPointF goal, const std::vector<QRectF>& obstacles)
        : m_goal(goal), m_obstacles(obstacles)
    {
        std::vector<double> xs{start.x(), goal.x(), (start.x() + goal.x()) / 2};
        std::vector<double> ys{start.y(), goal.y(), (start.y() + goal.y()) / 2};
        constexpr double beside = connectionClearance / 2;
        for (const QRectF& rect : obstacles) {
            xs.insert(xs.end(), {rect.left() - beside, rect.right() + beside});
            ys.insert(ys.end(), {rect.top() - beside, rect.bottom() + beside});
        }
        m_xs = sortedUnique(std::move(xs));
        m_ys = sortedUnique(std::move(ys));
        m_cost.assign(m_xs.size() * m_ys.size() * 4, std::numeric_limits<double>::infinity());
        m_from.resize(m_cost.size());
    }

    QPolygonF run(QPointF start, Side startSide, Side goalSide)
    {
        const Step first{indexOf(m_xs, start.x()), indexOf(m_ys, start.y()), startSide};
        reach(first, 0, first);
        while (!m_open.empty()) {
            const Open next = m_open.top();
            m_open.pop();
            if (point(next.step) == m_goal) {
                if (next.step.direction == opposite(goalSide)) {
                    return pathTo(next.step, first);
                }
                // Turning at the goal itself is a bend like any other.
                turnAtGoal(next, opposite(goalSide));
            } else if (next.cost <= m_cost[slot(next.step)]) {
                expand(next);
            }
        }
        return {};
    }

private:
    [[nodiscard]] QPointF point(const Step& step) const
    {
        return {m_xs[step.column], m_ys[step.row]};
    }

    [[nodiscard]] std::size_t slot(const Step& step) const
    {
        return (step.row * m_xs.size() + step.column) * 4 +
               static_cast<std::size_t>(step.direction);
    }

    void reach(const Step& step, double cost, const Step& from)
    {
        if (cost >= m_cost[slot(step)]) {
            return;
        }
        m_cost[slot(step)] = cost;
        m_from[slot(step)] = from;
        const QPointF left = m_goal - point(step);
        m_open.push({cost + std::abs(left.x()) + std::abs(left.y()), cost, step});
    }

    void turnAtGoal(const Open& at, Side direction)
    {
        if (direction != opposite(at.step.direction)) {
            reach({at.step.column, at.step.row, direction}, at.cost + bendPrice, at.step);
        }
    }

    void expand(const Open& at)
    {
        for (const Side direction : directions) {
            const std::optional<Step> next = neighbour(at.step, direction);
            if (!next || direction == opposite(at.step.direction) || blocked(at.step, *next)) {
                continue;
            }
            const QPointF step = point(*next) - point(at.step);
            const double bend = direction == at.step.direction ? 0 : bendPrice;
            reach(*next, at.cost + std::abs(step.x()) + std::abs(step.y()) + bend, at.step);
        }
    }

    [[nodiscard]] std::optional<Step> neighbour(const Step& step, Side direction) const
    {
        const QPointF move = outward(direction);
        const auto column = static_cast<std::ptrdiff_t>(step.column) + std::lround(move.x());
        const auto row = static_cast<std::ptrdiff_t>(step.row) + std::lround(move.y());
        if (column < 0 || row < 0 || column >= std::ssize(m_xs) || row >= std::ssize(m_ys)) {
            return std::nullopt;
        }
        return Step{static_cast<std::size_t>(column), static_cast<std::size_t>(row), direction};
    }

    [[nodiscard]] bool blocked(const Step& from, const Step& to) const
    {
        return std::ranges::any_of(
            m_obstacles, [&](const QRectF& rect) { return crosses(point(from), point(to), rect); });
    }

    [[nodiscard]] QPolygonF pathTo(Step step, const Step& first) const
    {
        QPolygonF path;
        while (slot(step) != slot(first)) {
            path.prepend(point(step));
            step = m_from[slot(step)];
        }
        path.prepend(point(first));
        return path;
    }

    QPointF m_goal;
    const std::vector<QRectF>& m_obstacles;
    std::vector<double> m_xs;
    std::vector<double> m_ys;
    std::vector<double> m_cost;
    std::vector<Step> m_from;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> m_open;
};

}  // namespace

QPointF outward(Side side)
{
    switch (side) {
        case Side::Left:
            return {-1, 0};
        case Side::Top:
            return {0, -1};
        case Side::Right:
            return {1, 0};
        case Side::Bottom:
            return {0, 1};
    }
    return {};
}

bool crosses(QPointF from, QPointF to, const QRectF& rect)
{
    return std::max(from.x(), to.x()) > rect.left() && std::min(from.x(), to.x()) < rect.right() &&
           std::max(from.y(), to.y()) > rect.top() && std::min(from.y(), to.y()) < rect.bottom();
}

QPolygonF searchPath(QPointF start, Side startSide, QPointF goal, Side goalSide,
                     const std::vector<QRectF>& obstacles)
{
    return Search(start, goal, obstacles).run(start, startSide, goalSide);
}

}  // namespace breakeven::ui
