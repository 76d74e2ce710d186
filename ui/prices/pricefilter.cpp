#include "ui/prices/pricefilter.h"

#include <algorithm>

namespace breakeven::ui {

PriceFilter::PriceFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(PriceTable::SortRole);
}

void PriceFilter::setWords(const QString& words)
{
    m_words = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void PriceFilter::setProvider(const QString& provider)
{
    m_provider = provider;
    invalidateFilter();
}

void PriceFilter::setService(const QString& service)
{
    m_service = service;
    invalidateFilter();
}

void PriceFilter::setRegion(const QString& region)
{
    m_region = region;
    invalidateFilter();
}

void PriceFilter::setAges(std::vector<PriceAge> ages)
{
    m_ages = std::move(ages);
    invalidateFilter();
}

void PriceFilter::setAmong(std::optional<std::set<std::pair<pricing::RateKey, std::string>>> prices)
{
    m_among = std::move(prices);
    invalidateFilter();
}

void PriceFilter::setLayer(std::optional<pricing::Layer> layer)
{
    m_layer = layer;
    invalidateFilter();
}

bool PriceFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto value = [&](int role, int column = 0) {
        return sourceModel()->index(row, column, parent).data(role);
    };
    const auto agrees = [](const QString& wanted, const QVariant& is) {
        return wanted.isEmpty() || wanted == is.toString();
    };
    if (!agrees(m_provider, value(PriceTable::ProviderRole)) ||
        !agrees(m_service, value(PriceTable::ServiceRole)) ||
        !agrees(m_region, value(Qt::DisplayRole, PriceTable::Region))) {
        return false;
    }
    const auto age = static_cast<PriceAge>(value(PriceTable::AgeRole).toInt());
    if ((!m_ages.empty() && std::ranges::find(m_ages, age) == m_ages.end()) ||
        (m_layer && value(PriceTable::LayerRole).toInt() != static_cast<int>(*m_layer))) {
        return false;
    }
    if (m_among) {
        const auto& rate = static_cast<const PriceTable*>(sourceModel())->rate(row);
        if (!m_among->contains({rate.key, rate.region})) {
            return false;
        }
    }
    if (m_words.isEmpty()) {
        return true;
    }
    const QString all = value(PriceTable::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString& word) { return all.contains(word); });
}

}  // namespace breakeven::ui
