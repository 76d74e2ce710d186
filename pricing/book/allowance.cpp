#include "pricing/book/allowance.h"

#include "pricing/book/namelist.h"

namespace breakeven::pricing {

bool Allowance::covers(const RateKey& key, std::string_view usedIn) const
{
    if (key.provider != provider || key.service != service ||
        (scope == AllowanceScope::Region && usedIn != region) ||
        (!regions.empty() && std::ranges::find(regions, usedIn) == regions.end())) {
        return false;
    }
    return std::ranges::find(meters, key.meter) != meters.end() && anyMatches(skus, key.sku);
}

}  // namespace breakeven::pricing
