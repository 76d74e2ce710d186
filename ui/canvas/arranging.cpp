#include "ui/canvas/arranging.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace breakeven::ui {

namespace {

/// One dimension of a card.
struct Span {
    double low = 0;
    double high = 0;
    [[nodiscard]] double middle() const { return (low + high) / 2; }
};

Span spanOf(const QRectF& rect, Qt::Orientation orientation)
{
    return orientation == Qt::Horizontal ? Span{rect.left(), rect.right()}
                                         : Span{rect.top(), rect.bottom()};
}

QPointF movedTo(QPointF point, Qt::Orientation orientation, double value)
{
    (orientation == Qt::Horizontal ? point.rx() : point.ry()) = value;
    return point;
}

Span boundsOf(const CardRects& cards, Qt::Orientation orientation)
{
    Span bounds = spanOf(cards.begin()->second, orientation);
    for (const auto& [id, rect] : cards) {
        const Span span = spanOf(rect, orientation);
        bounds = {std::min(bounds.low, span.low), std::max(bounds.high, span.high)};
    }
    return bounds;
}

/// Where a card's low edge goes, given what all cards cover.
double alignedLow(const Span& card, const Span& bounds, Alignment alignment)
{
    switch (alignment) {
        case Alignment::Left:
        case Alignment::Top:
            return bounds.low;
        case Alignment::Right:
        case Alignment::Bottom:
            return bounds.high - (card.high - card.low);
        case Alignment::Centre:
        case Alignment::Middle:
            return bounds.middle() - (card.high - card.low) / 2;
    }
    return card.low;
}

/// The smallest move that makes an edge or the middle of `card` meet the same of another card.
double nearestShift(const Span& card, const std::vector<QRectF>& others, Qt::Orientation along,
                    double reach, bool& found)
{
    double best = reach;
    double shift = 0;
    for (const QRectF& rect : others) {
        const Span other = spanOf(rect, along);
        for (const double way :
             {other.low - card.low, other.middle() - card.middle(), other.high - card.high}) {
            if (std::abs(way) < best || (!found && std::abs(way) == best)) {
                found = true;
                best = std::abs(way);
                shift = way;
            }
        }
    }
    return shift;
}

QLineF guide(double value, const QRectF& card, const QRectF& other, Qt::Orientation along)
{
    const QRectF both = card.united(other);
    return along == Qt::Horizontal ? QLineF(value, both.top(), value, both.bottom())
                                   : QLineF(both.left(), value, both.right(), value);
}

void addGuides(std::vector<QLineF>& guides, const QRectF& card, const std::vector<QRectF>& others,
               Qt::Orientation along)
{
    constexpr double same = 0.01;
    const Span mine = spanOf(card, along);
    for (const QRectF& rect : others) {
        const Span other = spanOf(rect, along);
        const std::array pairs{std::pair(mine.middle(), other.middle()),
                               std::pair(mine.low, other.low), std::pair(mine.high, other.high)};
        const auto* meets = std::ranges::find_if(
            pairs, [](const auto& pair) { return std::abs(pair.first - pair.second) < same; });
        if (meets != pairs.end()) {
            guides.push_back(guide(meets->first, card, rect, along));
        }
    }
}

}  // namespace

Places fromOrigin(const Places& places)
{
    if (places.empty()) {
        return {};
    }
    QPointF corner = places.begin()->second;
    for (const auto& [id, place] : places) {
        corner = {std::min(corner.x(), place.x()), std::min(corner.y(), place.y())};
    }
    Places moved;
    for (const auto& [id, place] : places) {
        moved.emplace(id, place - corner);
    }
    return moved;
}

Places aligned(const CardRects& cards, Alignment alignment)
{
    Places places;
    const bool across = alignment == Alignment::Left || alignment == Alignment::Centre ||
                        alignment == Alignment::Right;
    const Qt::Orientation orientation = across ? Qt::Horizontal : Qt::Vertical;
    for (const auto& [id, rect] : cards) {
        const double low =
            alignedLow(spanOf(rect, orientation), boundsOf(cards, orientation), alignment);
        places.emplace(id, movedTo(rect.topLeft(), orientation, low));
    }
    return places;
}

Places distributed(const CardRects& cards, Qt::Orientation orientation)
{
    std::vector<std::pair<model::ComponentId, QRectF>> order(cards.begin(), cards.end());
    Places places;
    double taken = 0;
    for (const auto& [id, rect] : order) {
        const Span span = spanOf(rect, orientation);
        taken += span.high - span.low;
        places.emplace(id, rect.topLeft());
    }
    if (order.size() < 3) {
        return places;
    }
    std::ranges::stable_sort(order, {}, [orientation](const auto& entry) {
        return spanOf(entry.second, orientation).low;
    });
    const Span bounds{spanOf(order.front().second, orientation).low,
                      spanOf(order.back().second, orientation).high};
    const double gap = (bounds.high - bounds.low - taken) / static_cast<double>(order.size() - 1);
    double low = bounds.low;
    for (const auto& [id, rect] : order) {
        places[id] = movedTo(rect.topLeft(), orientation, low);
        const Span span = spanOf(rect, orientation);
        low += span.high - span.low + gap;
    }
    return places;
}

Snap snapTo(const QRectF& card, const std::vector<QRectF>& others, double reach)
{
    Snap snap;
    const double x =
        nearestShift(spanOf(card, Qt::Horizontal), others, Qt::Horizontal, reach, snap.alongX);
    const double y =
        nearestShift(spanOf(card, Qt::Vertical), others, Qt::Vertical, reach, snap.alongY);
    snap.shift = {x, y};
    const QRectF placed = card.translated(snap.shift);
    if (snap.alongX) {
        addGuides(snap.guides, placed, others, Qt::Horizontal);
    }
    if (snap.alongY) {
        addGuides(snap.guides, placed, others, Qt::Vertical);
    }
    return snap;
}

}  // namespace breakeven::ui
