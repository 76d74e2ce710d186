#include "ui/canvas/navigation.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace breakeven::ui {

std::optional<model::ComponentId> nearestTowards(const CardRects& cards,
                                                 const model::ComponentId& from, Side direction)
{
    const auto origin = cards.find(from);
    if (origin == cards.end()) {
        return std::nullopt;
    }
    const QPointF forward = outward(direction);
    std::optional<model::ComponentId> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [id, rect] : cards) {
        const QPointF way = rect.center() - origin->second.center();
        const double ahead = QPointF::dotProduct(way, forward);
        const double sideways = std::abs(way.x() * forward.y()) + std::abs(way.y() * forward.x());
        const double distance = ahead + 2 * sideways;
        if (ahead > 0 && ahead >= sideways && distance < least) {
            nearest = id;
            least = distance;
        }
    }
    return nearest;
}

std::vector<model::ComponentId> readingOrder(const CardRects& cards)
{
    std::vector<model::ComponentId> order;
    for (const auto& [id, rect] : cards) {
        order.push_back(id);
    }
    std::ranges::stable_sort(order, {}, [&cards](const model::ComponentId& id) {
        const QRectF& rect = cards.at(id);
        return std::tuple(rect.left(), rect.top());
    });
    return order;
}

}  // namespace breakeven::ui
