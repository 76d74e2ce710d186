#include "model/report/wording.h"

#include <cmath>

#include <fmt/format.h>

#include "model/report/report.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

std::string intervalText(const Interval& interval, std::string (*say)(double))
{
    if (!std::isfinite(interval.mean)) {
        return "–";
    }
    const std::string mean = say(interval.mean);
    const bool known = std::isfinite(interval.halfWidth) && interval.halfWidth > 0;
    return known ? mean + " ± " + say(interval.halfWidth) : mean;
}

const std::string& nameOr(const std::string& name, const std::string& id)
{
    return name.empty() ? id : name;
}

std::string componentName(const Architecture& architecture, const std::string& id)
{
    const Component* component = architecture.find(ComponentId(id));
    return component == nullptr ? id : nameOr(component->name, id);
}

std::string keyText(const pricing::RateKey& key)
{
    std::string text = key.provider + " " + key.service;
    for (const std::string* part : {&key.sku, &key.meter}) {
        text += part->empty() ? "" : " " + *part;
    }
    return text;
}

std::string confidenceText(pricing::Confidence confidence)
{
    switch (confidence) {
        case pricing::Confidence::Published:
            return "published";
        case pricing::Confidence::Derived:
            return "derived";
        case pricing::Confidence::Unverified:
            return "unverified";
        case pricing::Confidence::User:
            return "own price";
    }
    return "unverified";
}

std::string hostOf(const std::string& address)
{
    const std::size_t start = address.find("://");
    if (start == std::string::npos) {
        return address;
    }
    return address.substr(start + 3, address.find('/', start + 3) - start - 3);
}

Cell provenanceCell(const pricing::BillLine& line, const std::string& today)
{
    const bool isAddress =
        line.source.starts_with("https://") || line.source.starts_with("http://");
    std::string note = line.asOf.empty() ? "undated" : line.asOf;
    note += ", " + confidenceText(line.confidence);
    if (isOldPrice(line.asOf, today)) {
        note += ", more than a year old";
    }
    if (line.priceRegion != line.region) {
        note += ", price of " + line.priceRegion;
    }
    return {line.source.empty() ? "no source" : hostOf(line.source), note,
            isAddress ? line.source : std::string()};
}

std::string tiersText(const pricing::BillLine& line)
{
    std::string text;
    for (const pricing::TierCharge& tier : line.tiers) {
        text += fmt::format("{}{} × ${}", text.empty() ? "" : " + ",
                            groupedText(tier.quantity.toDouble()), tier.price.text());
    }
    return text.empty() ? "nothing charged" : text;
}

bool isOldPrice(const std::string& asOf, const std::string& today)
{
    if (asOf.size() < 4 || today.size() < 10) {
        return false;
    }
    const int lastYear = std::atoi(today.substr(0, 4).c_str()) - 1;
    const std::string cutoff = fmt::format("{:04}{}", lastYear, today.substr(4));
    return asOf < cutoff.substr(0, asOf.size());
}

std::string convertedText(const pricing::Bill& bill)
{
    if (!bill.converted) {
        return {};
    }
    const pricing::Currency& currency = bill.converted->currency;
    return fmt::format("{}, at {} for a dollar on {}", bill.converted->text(),
                       currency.perUsd.text(), currency.asOf);
}

}  // namespace breakeven::model::report
