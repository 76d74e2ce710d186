#include "ui/results/billtext.h"

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString times = QStringLiteral(" × ");

}  // namespace

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

QString causeText(model::Cause cause)
{
    switch (cause) {
        case model::Cause::Requests:
            return QObject::tr("Requests");
        case model::Cause::Retries:
            return QObject::tr("Retries");
        case model::Cause::ColdStarts:
            return QObject::tr("Cold starts");
        case model::Cause::Capacity:
            return QObject::tr("Capacity at work");
        case model::Cause::Idle:
            return QObject::tr("Idle capacity");
        case model::Cause::Standing:
            return QObject::tr("Fixed charges");
        case model::Cause::Transfer:
            return QObject::tr("Data transfer");
    }
    return {};
}

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
        facts << sentence(line.formula);
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
    facts << QObject::tr("exactly $%1, shown to the cent").arg(text(line.amount.text()));
    facts << confidenceText(line.confidence, line.asOf);
    if (!line.source.empty()) {
        facts << text(line.source);
    }
    return facts;
}

}  // namespace breakeven::ui
