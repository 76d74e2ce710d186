#include "ui/results/billtext.h"

#include <QRegularExpression>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString times = QStringLiteral(" × ");

/// `Internet egress, requests to Stripe`, `Transfer to eu-west-1, answers to Orders`
QString transferText(const QString& label)
{
    static const QRegularExpression transfer(
        QStringLiteral("^(?:(Internet egress)|Transfer to (\\S+)), (requests|answers) to (.+)$"));
    const auto parts = transfer.match(label);
    if (!parts.hasMatch()) {
        return label;
    }
    const QString way = parts.captured(1).isEmpty()
                            ? QObject::tr("Transfer to %1").arg(parts.captured(2))
                            : catalogText(parts.captured(1).toStdString());
    return (parts.captured(3) == QLatin1String("requests") ? QObject::tr("%1, requests to %2")
                                                           : QObject::tr("%1, answers to %2"))
        .arg(way, parts.captured(4));
}

/// What a line of a call is called by the engine, said in the window's language: `Reads, from
/// Orders`. A name may hold anything, so that of the meter decides where it ends.
QString callText(const QString& label)
{
    static const QString from = QStringLiteral(", from ");
    for (qsizetype at = label.indexOf(from); at >= 0; at = label.indexOf(from, at + 1)) {
        const QString meter = label.left(at);
        const QString known = catalogText(meter.toStdString());
        if (known != meter) {
            return QObject::tr("%1, from %2").arg(known, label.mid(at + from.size()));
        }
    }
    return transferText(label);
}

}  // namespace

QString lineName(const std::string& label, const pricing::RateKey& key)
{
    const std::string& name = label.empty() ? key.meter : label;
    const QString known = catalogText(name);
    return known == text(name) ? callText(known) : known;
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
    const QString host =
        QString(text(source)).remove(QLatin1String("https://")).section(QLatin1Char('/'), 0, 0);
    return host.startsWith(QLatin1String("www.")) ? host.mid(4) : host;
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
