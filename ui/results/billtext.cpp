#include "ui/results/billtext.h"

#include <algorithm>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString times = QStringLiteral(" × ");

QString lineName(const std::string& label, const pricing::RateKey& key)
{
    return catalogText(label.empty() ? key.meter : label);
}

QString quantityText(const Quantity& quantity, const std::string& unit)
{
    return text(groupedText(quantity.toDouble())) + QLatin1Char(' ') + catalogText(unit);
}

QString unitPrice(UnitPrice price)
{
    return QLatin1Char('$') + text(price.text());
}

QString shortSource(const std::string& source)
{
    return QString(text(source)).remove(QLatin1String("https://")).section(QLatin1Char('/'), 0, 0);
}

}  // namespace

QString priceText(const pricing::BillLine& line)
{
    if (line.tiers.empty()) {
        return line.free.isZero() ? QString() : QObject::tr("free");
    }
    if (line.tiers.size() == 1) {
        return unitPrice(line.tiers.front().price);
    }
    return QObject::tr("%1 tiers from %2")
        .arg(line.tiers.size())
        .arg(unitPrice(line.tiers.front().price));
}

QString confidenceText(pricing::Confidence confidence, const std::string& asOf)
{
    const QString date = asOf.empty() ? QObject::tr("undated") : text(asOf);
    switch (confidence) {
        case pricing::Confidence::Published:
            return QObject::tr("published, %1").arg(date);
        case pricing::Confidence::Derived:
            return QObject::tr("derived, %1").arg(date);
        case pricing::Confidence::Unverified:
            return QObject::tr("unverified, %1").arg(date);
        case pricing::Confidence::User:
            return QObject::tr("your price, %1").arg(date);
    }
    return date;
}

QStringList explanationOf(const pricing::BillLine& line)
{
    QStringList facts;
    if (!line.formula.empty()) {
        facts << text(line.formula);
    }
    facts << quantityText(line.quantity, line.unit);
    if (!line.free.isZero()) {
        facts << QObject::tr("less %1 free (%2)")
                     .arg(quantityText(line.free, line.unit), text(line.freeReason));
    }
    for (const pricing::TierCharge& tier : line.tiers) {
        facts << quantityText(tier.quantity, line.unit) + times + unitPrice(tier.price) +
                     QStringLiteral(" = $") + text(tier.amount.text());
    }
    if (line.priceRegion != line.region) {
        facts << QObject::tr("price of %1").arg(text(line.priceRegion));
    }
    facts << confidenceText(line.confidence, line.asOf);
    if (!line.source.empty()) {
        facts << text(line.source);
    }
    return facts;
}

BillModel::BillModel(const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

void BillModel::setBill(const pricing::Bill& bill, std::map<std::string, QString> names)
{
    beginResetModel();
    m_names = std::move(names);
    m_rows.clear();
    std::vector<const pricing::BillLine*> lines;
    for (const pricing::BillLine& line : bill.lines) {
        lines.push_back(&line);
    }
    std::ranges::stable_sort(lines, std::greater{}, &pricing::BillLine::amount);
    for (const pricing::BillLine* line : lines) {
        m_rows.push_back(rowOf(*line));
    }
    for (const pricing::MissingPrice& missing : bill.missing) {
        m_rows.push_back(rowOf(missing));
    }
    endResetModel();
}

QString BillModel::nameOf(const std::string& component) const
{
    const auto found = m_names.find(component);
    return found == m_names.end() ? text(component) : found->second;
}

BillModel::Row BillModel::rowOf(const pricing::BillLine& line) const
{
    Row row;
    row.cells[Component] = nameOf(line.component);
    row.cells[Line] = lineName(line.label, line.key);
    row.cells[Quantity] = quantityText(line.quantity, line.unit);
    row.cells[Price] = priceText(line);
    row.cells[Amount] = moneyExact(line.amount);
    row.cells[Source] = QStringLiteral("%1 · %2").arg(confidenceText(line.confidence, line.asOf),
                                                      shortSource(line.source));
    row.explanation = explanationOf(line).join(QLatin1Char('\n'));
    row.component = line.component;
    row.unverified = line.confidence == pricing::Confidence::Unverified;
    return row;
}

BillModel::Row BillModel::rowOf(const pricing::MissingPrice& missing) const
{
    Row row;
    row.cells[Component] = nameOf(missing.component);
    row.cells[Line] = lineName(missing.label, missing.key);
    row.cells[Quantity] = text(groupedText(missing.quantity.toDouble()));
    row.cells[Price] = tr("no price for %1").arg(text(missing.region));
    row.cells[Amount] = tr("not counted");
    row.cells[Source] = sentence(missing.reason);
    row.explanation = sentence(missing.reason);
    row.component = missing.component;
    row.missing = true;
    return row;
}

int BillModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BillModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BillModel::inkOf(const Row& row, int column) const
{
    const Tokens& tokens = m_theme.tokens();
    if (row.missing && (column == Price || column == Amount)) {
        return tokens.warn;
    }
    if (column == Source) {
        return row.unverified ? tokens.warn : tokens.muted;
    }
    return {};
}

QVariant BillModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool number = index.column() >= Quantity && index.column() <= Amount;
    switch (role) {
        case Qt::DisplayRole:
            return row.cells[index.column()];
        case Qt::ToolTipRole:
            return row.explanation;
        case Qt::ForegroundRole:
            return inkOf(row, index.column());
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
        case ComponentIdRole:
            return text(row.component);
        default:
            return {};
    }
}

QVariant BillModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number = section >= Quantity && section <= Amount;
        return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[ColumnCount] = {tr("Component"),  tr("For"),     tr("Quantity"),
                                         tr("Unit price"), tr("A month"), tr("Price known from")};
    return titles[section];
}

}  // namespace breakeven::ui
