#include "ui/prices/pricetable.h"

#include <algorithm>

#include "model/report/report.h"
#include "ui/language/phrases.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

PriceAge ageOf(const pricing::Rate& rate, const std::string& today)
{
    PriceAge worst = PriceAge::Fresh;
    for (const pricing::RateTier& tier : rate.tiers) {
        if (tier.confidence == pricing::Confidence::Unverified) {
            return PriceAge::Unverified;
        }
        if (tier.asOf.empty()) {
            worst = PriceAge::Undated;
        } else if (worst == PriceAge::Fresh && model::report::isOldPrice(tier.asOf, today)) {
            worst = PriceAge::Old;
        }
    }
    return worst;
}

QString layerText(const pricing::Rate& rate)
{
    switch (rate.layer) {
        case pricing::Layer::Bundled:
            return QObject::tr("list");
        case pricing::Layer::Imported:
            return QObject::tr("import %1").arg(rate.version);
        case pricing::Layer::User:
            return QObject::tr("yours");
        case pricing::Layer::Given:
            return QObject::tr("given");
    }
    return {};
}

QString priceOf(const pricing::Rate& rate)
{
    if (rate.tiers.empty()) {
        return QObject::tr("none");
    }
    const QString first = unitPrice(rate.tiers.front().price);
    return rate.tiers.size() == 1 ? first
                                  : QObject::tr("%1, %2 tiers").arg(first).arg(rate.tiers.size());
}

PriceTable::PriceTable(const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_rates.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    });
}

void PriceTable::setBook(const pricing::PriceBook& book, const std::string& today)
{
    beginResetModel();
    m_today = today;
    m_rates = book.rates();
    endResetModel();
}

int PriceTable::rowOf(const pricing::RateKey& key, const std::string& region) const
{
    const auto it = std::ranges::find_if(m_rates, [&](const pricing::Rate& rate) {
        return rate.key == key && rate.region == region;
    });
    return it == m_rates.end() ? -1 : static_cast<int>(it - m_rates.begin());
}

int PriceTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rates.size());
}

int PriceTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PriceTable::cell(const pricing::Rate& rate, int column) const
{
    const pricing::RateTier first = rate.tiers.empty() ? pricing::RateTier{} : rate.tiers.front();
    switch (column) {
        case Service:
            return text(rate.key.provider) + QLatin1Char(' ') + text(rate.key.service);
        case Sku:
            return text(rate.key.sku);
        case Meter:
            return text(rate.key.meter);
        case Region:
            return text(rate.region);
        case Price:
            return priceOf(rate);
        case Unit:
            return catalogText(rate.unit);
        case AsOf:
            return first.asOf.empty() ? tr("undated") : text(first.asOf);
        case Source:
            return shortSource(first.source);
        case LayerColumn:
            return layerText(rate);
        default:
            return {};
    }
}

QVariant PriceTable::inkOf(const pricing::Rate& rate, int column) const
{
    if (column == LayerColumn && rate.layer == pricing::Layer::User) {
        return m_theme.tokens().accent;
    }
    if (column == AsOf || column == Source) {
        return ageOf(rate, m_today) == PriceAge::Fresh ? m_theme.tokens().muted
                                                       : m_theme.tokens().warn;
    }
    return {};
}

QVariant PriceTable::own(const pricing::Rate& rate, int role, int column) const
{
    switch (role) {
        case SortRole:
            return column == Price && !rate.tiers.empty()
                       ? QVariant(rate.tiers.front().price.toDouble())
                       : QVariant(cell(rate, column));
        case SearchRole: {
            QString all;
            for (int each = 0; each < ColumnCount; ++each) {
                all += cell(rate, each) + QLatin1Char(' ');
            }
            return all.toLower();
        }
        case ProviderRole:
            return text(rate.key.provider);
        case ServiceRole:
            return text(rate.key.service);
        case AgeRole:
            return static_cast<int>(ageOf(rate, m_today));
        case LayerRole:
            return static_cast<int>(rate.layer);
        default:
            return {};
    }
}

QVariant PriceTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const pricing::Rate& shown = rate(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return cell(shown, index.column());
        case Qt::ToolTipRole:
            return index.column() == Source && !shown.tiers.empty()
                       ? text(shown.tiers.front().source)
                       : cell(shown, index.column());
        case Qt::ForegroundRole:
            return inkOf(shown, index.column());
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (index.column() == Price ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return own(shown, role, index.column());
    }
}

QVariant PriceTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Price ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[ColumnCount] = {tr("Service"),  tr("SKU"),        tr("Meter"),
                                         tr("Region"),   tr("Price, USD"), tr("For one"),
                                         tr("Known at"), tr("Source"),     tr("Layer")};
    return titles[section];
}

}  // namespace breakeven::ui
