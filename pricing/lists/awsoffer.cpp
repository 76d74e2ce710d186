#include "pricing/lists/awsoffer.h"

namespace breakeven::pricing {

namespace {

/// The usage type without the code of its region (`USW2-`, `EU-`). The first region of AWS has none
/// of its own but in a few usage types.
std::string_view withoutRegionCode(std::string_view usageType, std::string_view region)
{
    const auto isUpper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto dash = usageType.find('-');
    if (dash == std::string_view::npos || dash < 2 || dash > 5) {
        return usageType;
    }
    const std::string_view code = usageType.substr(0, dash);
    const auto letters = code.substr(0, isDigit(code.back()) ? dash - 1 : dash);
    if (!std::ranges::all_of(letters, isUpper) || (region == "us-east-1" && code != "USE1")) {
        return usageType;
    }
    return usageType.substr(dash + 1);
}

bool isOrdinaryPlace(std::string_view locationType)
{
    return locationType.empty() || locationType == "AWS Region";
}

}  // namespace

void AwsOffer::setCode(std::string_view code)
{
    m_code = code;
    m_rows = m_mapping->rowsOf(code);
}

std::string AwsOffer::regionOf(const Facts& facts) const
{
    if (!isOrdinaryPlace(facts.get("locationType"))) {
        return {};
    }
    const std::string_view code = facts.get("regionCode");
    return code.empty() ? regionNamed(m_regions, "aws", facts.get("location")) : std::string(code);
}

std::vector<AwsMeaning> AwsOffer::meaningsOf(Facts& facts) const
{
    std::vector<AwsMeaning> meanings;
    const std::string region = regionOf(facts);
    const std::string usage(withoutRegionCode(facts.get("usagetype"), region));
    facts.set("usage", usage);
    for (const MappingRow& row : m_rows) {
        const std::string& where = row.region.empty() ? region : row.region;
        if (!where.empty() && allHold(row.product, facts)) {
            meanings.push_back({&row, row.skuOf(facts, m_mapping->names()), where});
        }
    }
    return meanings;
}

std::string AwsOffer::address() const
{
    return fmt::format("https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/{}/{}/index.json",
                       m_code, version.empty() ? "current" : version);
}

}  // namespace breakeven::pricing
