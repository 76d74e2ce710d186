#include "ui/canvas/layeredlayout.h"

#include <algorithm>
#include <set>

#include "ui/canvas/canvasmetrics.h"

namespace breakeven::ui {

namespace {

using Id = model::ComponentId;
using Neighbours = std::map<Id, std::vector<Id>>;

/// Finds each card's column, and which links lead forwards.
class Layers {
public:
    Layers(const CardRects& cards, const std::vector<Link>& links)
    {
        for (const Link& link : links) {
            const bool known = cards.contains(link.from) && cards.contains(link.to);
            if (known && link.from != link.to) {
                m_callees[link.from].push_back(link.to);
            }
        }
        for (const auto& [id, rect] : cards) {
            sortFrom(id);
        }
        // Callers come before their callees now, so that one pass settles every column.
        std::ranges::reverse(m_order);
        for (const Id& id : m_order) {
            for (const Id& callee : m_forward[id]) {
                m_column[callee] = std::max(m_column[callee], m_column[id] + 1);
                m_callers[callee].push_back(id);
            }
        }
    }

    [[nodiscard]] std::vector<std::vector<Id>> columns()
    {
        std::vector<std::vector<Id>> columns;
        for (const Id& id : m_order) {
            columns.resize(std::max(columns.size(), m_column[id] + 1));
            columns[m_column[id]].push_back(id);
        }
        return columns;
    }

    [[nodiscard]] const std::vector<Id>& callersOf(const Id& id) { return m_callers[id]; }

private:
    void sortFrom(const Id& id)
    {
        if (!m_begun.insert(id).second) {
            return;
        }
        m_open.insert(id);
        for (const Id& callee : m_callees[id]) {
            if (!m_open.contains(callee)) {
                m_forward[id].push_back(callee);
                sortFrom(callee);
            }
        }
        m_open.erase(id);
        m_order.push_back(id);
    }

    Neighbours m_callees;
    Neighbours m_forward;
    Neighbours m_callers;
    std::map<Id, std::size_t> m_column;
    std::set<Id> m_begun;
    std::set<Id> m_open;
    std::vector<Id> m_order;
};

/// The middle of where a card's callers stand; cards without any keep to the top.
double pull(const std::vector<Id>& callers, const std::map<Id, double>& rows)
{
    double sum = 0;
    for (const Id& caller : callers) {
        sum += rows.at(caller);
    }
    return callers.empty() ? 0 : sum / static_cast<double>(callers.size());
}

}  // namespace

Places layeredPlaces(const CardRects& cards, const std::vector<Link>& links)
{
    Layers layers(cards, links);
    std::vector<std::vector<Id>> columns = layers.columns();
    std::size_t tallest = 0;
    std::map<Id, double> rows;
    for (std::vector<Id>& column : columns) {
        std::ranges::stable_sort(column, {},
                                 [&](const Id& id) { return pull(layers.callersOf(id), rows); });
        const double half = static_cast<double>(column.size() - 1) / 2;
        for (std::size_t i = 0; i < column.size(); ++i) {
            rows[column[i]] = static_cast<double>(i) - half;
        }
        tallest = std::max(tallest, column.size());
    }
    Places places;
    const double top = tallest == 0 ? 0 : static_cast<double>(tallest - 1) / 2;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const Id& id : columns[i]) {
            places.emplace(id, QPointF(static_cast<double>(i) * (cardSize.width() + layerGap),
                                       (rows[id] + top) * (cardSize.height() + rowGap)));
        }
    }
    return places;
}

}  // namespace breakeven::ui
