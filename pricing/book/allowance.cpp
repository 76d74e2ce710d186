#include "pricing/book/allowance.h"

namespace breakeven::pricing {

namespace {

bool matches(std::string_view pattern, std::string_view text)
{
    if (pattern.ends_with('*')) {
        return text.starts_with(pattern.substr(0, pattern.size() - 1));
    }
    return pattern == text;
}

}  // namespace

bool Allowance::covers(const RateKey& key, std::string_view usedIn) const
{
    if (key.provider != provider || key.service != service ||
        (scope == AllowanceScope::Region && usedIn != region) ||
        (!regions.empty() && std::ranges::find(regions, usedIn) == regions.end())) {
        return false;
    }
    return std::ranges::find(meters, key.meter) != meters.end() &&
           std::ranges::any_of(skus, [&](const auto& sku) { return matches(sku, key.sku); });
}

}  // namespace breakeven::pricing
