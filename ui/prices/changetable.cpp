#include "ui/prices/changetable.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "model/report/wording.h"
#include "ui/prices/pricetable.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

using Uses = std::map<pricing::RateKey, std::vector<PriceUse>>;

Uses usesByKey(const ProjectPrices* project)
{
    Uses byKey;
    for (PriceUse& use : project == nullptr ? std::vector<PriceUse>() : project->uses()) {
        byKey[use.key].push_back(std::move(use));
    }
    return byKey;
}

/// Whether a use in `asked` is priced with the rate of `region`.
bool concerns(const PriceStore& store, const pricing::RateKey& key, const std::string& region,
              const std::string& asked)
{
    if (asked == region) {
        return true;
    }
    const pricing::Rate* found = store.book().find(key, asked);
    return found != nullptr && found->region == region;
}

void addUses(ChangeRow& row, const PriceStore& store, const std::vector<PriceUse>& uses)
{
    QStringList places;
    for (const PriceUse& use : uses) {
        if (concerns(store, row.change.key, row.change.region, use.region)) {
            row.components << use.component;
            places << QObject::tr("%1: %2").arg(use.alternative, use.component);
        }
    }
    row.components.removeDuplicates();
    places.removeDuplicates();
    row.places = places.join(QLatin1Char('\n'));
}

std::optional<UnitPrice> firstPrice(const std::optional<pricing::Rate>& rate)
{
    return rate && !rate->tiers.empty() ? std::optional(rate->tiers.front().price) : std::nullopt;
}

/// The first tier stands for all, unless it is a later one that tells before from after.
QString shortPrices(const pricing::PriceChange& change, const std::optional<pricing::Rate>& rate)
{
    return rate && firstPrice(change.before) != firstPrice(change.after) ? priceOf(*rate)
                                                                         : tierPrices(rate);
}

/// How far from unchanged, whether dearer or cheaper; what is new comes after all of them.
double distance(const pricing::PriceChange& change)
{
    const auto factor = change.factor();
    return factor ? std::abs(std::log(*factor)) : -1;
}

}  // namespace

std::vector<ChangeRow> changeRows(std::vector<pricing::PriceChange> changes,
                                  const PriceStore& store, const ProjectPrices* project)
{
    const Uses uses = usesByKey(project);
    std::vector<ChangeRow> rows;
    rows.reserve(changes.size());
    for (pricing::PriceChange& change : changes) {
        ChangeRow row{.change = std::move(change), .components = {}, .places = {}};
        row.ownStays = store.isOwn(row.change.key, row.change.region);
        if (const auto used = uses.find(row.change.key); used != uses.end()) {
            addUses(row, store, used->second);
        }
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, [](const ChangeRow& left, const ChangeRow& right) {
        const bool leftUsed = !left.components.isEmpty();
        const bool rightUsed = !right.components.isEmpty();
        return leftUsed != rightUsed ? leftUsed : distance(left.change) > distance(right.change);
    });
    return rows;
}

QString tierPrices(const std::optional<pricing::Rate>& rate)
{
    if (!rate) {
        return QObject::tr("none");
    }
    QStringList prices;
    for (const pricing::RateTier& tier : rate->tiers) {
        prices << unitPrice(tier.price);
    }
    return prices.join(QStringLiteral(", "));
}

QString changeText(const pricing::PriceChange& change)
{
    if (!change.before) {
        return QObject::tr("new");
    }
    if (change.after && change.before->unit != change.after->unit) {
        return QObject::tr("other unit");
    }
    const auto factor = change.factor();
    if (!factor) {
        return QObject::tr("free before or now");
    }
    const double percent = (*factor - 1) * 100;
    if (std::abs(percent) < 0.05) {
        return QObject::tr("other tiers");
    }
    return QStringLiteral("%1%2 %")
        .arg(percent > 0 ? QStringLiteral("+") : QStringLiteral("−"))
        .arg(std::abs(percent), 0, 'f', 1);
}

ChangeTable::ChangeTable(const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    });
}

void ChangeTable::setRows(std::vector<ChangeRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ChangeTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangeTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ChangeTable::cell(const ChangeRow& row, int column) const
{
    switch (column) {
        case Price:
            return text(model::report::keyText(row.change.key));
        case Region:
            return text(row.change.region);
        case Before:
            return shortPrices(row.change, row.change.before);
        case After:
            return shortPrices(row.change, row.change.after);
        case Change:
            return changeText(row.change);
        case Components:
            return row.ownStays ? tr("none: your own price stays")
                                : row.components.join(QStringLiteral(", "));
        default:
            return {};
    }
}

QVariant ChangeTable::sortValue(const ChangeRow& row, int column) const
{
    const auto price = [](const std::optional<pricing::Rate>& rate) {
        const auto first = firstPrice(rate);
        return first ? first->toDouble() : -1;
    };
    switch (column) {
        case Before:
            return price(row.change.before);
        case After:
            return price(row.change.after);
        case Change:
            return row.change.factor().value_or(std::numeric_limits<double>::max());
        default:
            return cell(row, column);
    }
}

QString ChangeTable::tip(const ChangeRow& row, int column) const
{
    switch (column) {
        case Before:
            return tierPrices(row.change.before);
        case After:
            return tierPrices(row.change.after);
        case Components:
            return row.ownStays ? cell(row, column) : row.places;
        default:
            return cell(row, column);
    }
}

QVariant ChangeTable::inkOf(const ChangeRow& row, int column) const
{
    const auto factor = row.change.factor();
    if (column == Change && factor && *factor != 1) {
        return *factor > 1 ? m_theme.tokens().warn : m_theme.tokens().good;
    }
    if (column == Before || (column == Components && row.ownStays)) {
        return m_theme.tokens().muted;
    }
    return {};
}

QVariant ChangeTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ChangeRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return cell(row, column);
        case Qt::ToolTipRole:
            return tip(row, column);
        case Qt::ForegroundRole:
            return inkOf(row, column);
        case Qt::TextAlignmentRole:
            return QVariant(
                Qt::AlignVCenter |
                (column >= Before && column <= Change ? Qt::AlignRight : Qt::AlignLeft));
        case SortRole:
            return sortValue(row, column);
        case UsedRole:
            return !row.components.isEmpty();
        default:
            return {};
    }
}

QVariant ChangeTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter |
                        (section >= Before && section <= Change ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[ColumnCount] = {tr("Price"), tr("Region"), tr("Before"),
                                         tr("After"), tr("Change"), tr("Your components")};
    return titles[section];
}

}  // namespace breakeven::ui
