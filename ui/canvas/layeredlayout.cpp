#include "ui/canvas/layeredlayout.h"

#include <algorithm>
#include <set>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/groupframes.h"

namespace breakeven::ui {

namespace {

using Id = model::ComponentId;
using Arrow = std::pair<std::size_t, std::size_t>;
using Neighbours = std::vector<std::vector<std::size_t>>;

/// Finds the column of each box, and which arrows lead forwards.
class Layers {
public:
    Layers(std::size_t count, const std::vector<Arrow>& arrows)
        : m_callees(count), m_forward(count), m_callers(count), m_column(count, 0)
    {
        for (const auto& [from, to] : arrows) {
            m_callees[from].push_back(to);
        }
        for (std::size_t box = 0; box < count; ++box) {
            sortFrom(box);
        }
        // Callers come before their callees now, so that one pass settles every column.
        std::ranges::reverse(m_order);
        for (const std::size_t box : m_order) {
            for (const std::size_t callee : m_forward[box]) {
                m_column[callee] = std::max(m_column[callee], m_column[box] + 1);
                m_callers[callee].push_back(box);
            }
        }
    }

    [[nodiscard]] std::vector<std::vector<std::size_t>> columns() const
    {
        std::vector<std::vector<std::size_t>> columns;
        for (const std::size_t box : m_order) {
            columns.resize(std::max(columns.size(), m_column[box] + 1));
            columns[m_column[box]].push_back(box);
        }
        return columns;
    }

    [[nodiscard]] const std::vector<std::size_t>& callersOf(std::size_t box) const
    {
        return m_callers[box];
    }

private:
    void sortFrom(std::size_t box)
    {
        if (!m_begun.insert(box).second) {
            return;
        }
        m_open.insert(box);
        for (const std::size_t callee : m_callees[box]) {
            if (!m_open.contains(callee)) {
                m_forward[box].push_back(callee);
                sortFrom(callee);
            }
        }
        m_open.erase(box);
        m_order.push_back(box);
    }

    Neighbours m_callees;
    Neighbours m_forward;
    Neighbours m_callers;
    std::vector<std::size_t> m_column;
    std::set<std::size_t> m_begun;
    std::set<std::size_t> m_open;
    std::vector<std::size_t> m_order;
};

/// The middle of where a box's callers stand; boxes without any keep to the middle.
double pull(const std::vector<std::size_t>& callers, const std::vector<double>& middles)
{
    double sum = 0;
    for (const std::size_t caller : callers) {
        sum += middles[caller];
    }
    return callers.empty() ? 0 : sum / static_cast<double>(callers.size());
}

/// The top left corners of boxes of these sizes, each column centred on the same line.
std::vector<QPointF> layered(const std::vector<QSizeF>& sizes, const std::vector<Arrow>& arrows)
{
    const Layers layers(sizes.size(), arrows);
    std::vector<QPointF> corners(sizes.size());
    std::vector<double> middles(sizes.size(), 0);
    double left = 0;
    for (std::vector<std::size_t>& column : layers.columns()) {
        std::ranges::stable_sort(
            column, {}, [&](std::size_t box) { return pull(layers.callersOf(box), middles); });
        double width = 0;
        double height = -rowGap;
        for (const std::size_t box : column) {
            width = std::max(width, sizes[box].width());
            height += sizes[box].height() + rowGap;
        }
        double top = -height / 2;
        for (const std::size_t box : column) {
            corners[box] = {left, top};
            middles[box] = top + sizes[box].height() / 2;
            top += sizes[box].height() + rowGap;
        }
        left += width + layerGap;
    }
    return corners;
}

/// Cards that keep their places to each other, and the room that they take.
struct Box {
    QRectF room;
    Places places;

    void moveTo(QPointF corner)
    {
        const QPointF shift = corner - room.topLeft();
        room.translate(shift);
        for (auto& [id, place] : places) {
            place += shift;
        }
    }
};

std::vector<Arrow> arrowsBetween(const std::vector<Box>& boxes, const std::vector<Link>& links)
{
    std::map<Id, std::size_t> owner;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const auto& [id, place] : boxes[i].places) {
            owner.emplace(id, i);
        }
    }
    std::vector<Arrow> arrows;
    for (const Link& link : links) {
        const auto from = owner.find(link.from);
        const auto to = owner.find(link.to);
        if (from != owner.end() && to != owner.end() && from->second != to->second) {
            arrows.emplace_back(from->second, to->second);
        }
    }
    return arrows;
}

/// The cards and the frames of a group, arranged among themselves.
Box boxOf(const Cluster& cluster, const CardRects& cards, const std::vector<Link>& links)
{
    std::vector<Box> boxes;
    for (const Id& id : cluster.cards) {
        boxes.push_back({QRectF(QPointF(), cards.at(id).size()), {{id, QPointF()}}});
    }
    for (const Cluster& inner : cluster.inner) {
        Box box = boxOf(inner, cards, links);
        box.room = frameAround(box.room);
        boxes.push_back(std::move(box));
    }
    std::vector<QSizeF> sizes;
    for (const Box& box : boxes) {
        sizes.push_back(box.room.size());
    }
    const std::vector<QPointF> corners = layered(sizes, arrowsBetween(boxes, links));
    Box whole;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        boxes[i].moveTo(corners[i]);
        whole.room |= boxes[i].room;
        whole.places.merge(boxes[i].places);
    }
    return whole;
}

void eraseMembers(CardRects& cards, const Clusters& clusters)
{
    for (const Cluster& cluster : clusters) {
        for (const Id& id : cluster.cards) {
            cards.erase(id);
        }
        eraseMembers(cards, cluster.inner);
    }
}

}  // namespace

Places layeredPlaces(const CardRects& cards, const std::vector<Link>& links,
                     const Clusters& clusters)
{
    CardRects alone = cards;
    eraseMembers(alone, clusters);
    Cluster whole;
    for (const auto& [id, rect] : alone) {
        whole.cards.push_back(id);
    }
    whole.inner = clusters;
    return fromOrigin(boxOf(whole, cards, links).places);
}

}  // namespace breakeven::ui
