#include "model/simulation/kernel/expiry.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model {

Requested requestedOf(const StationSpec& spec)
{
    Requested requested;
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(0, spec.hotItems));
    if (spec.items >= 1) {
        for (const ZipfGroup& group : zipfGroups(std::floor(spec.items), spec.popularity)) {
            if (requested.hot.size() < most && group.items == 1) {
                requested.hot.push_back(group.probability);
                requested.restShare -= group.probability;
            } else {
                requested.rest.push_back(group);
            }
        }
    } else if (most > 0 && spec.hotShare > 0) {
        requested.hot.assign(most, spec.hotShare / static_cast<double>(most));
        requested.restShare -= spec.hotShare;
    }
    requested.restShare = std::max(0.0, requested.restShare);
    return requested;
}

double restHitRatio(const StationSpec& spec, const Requested& requested, double rate)
{
    if (requested.rest.empty()) {
        return spec.hitRatio;
    }
    double hits = 0;
    double all = 0;
    for (const ZipfGroup& group : requested.rest) {
        const double asked = rate * group.probability * spec.ttl;
        const double room =
            spec.evictedAfter > 0 ? -std::expm1(-group.probability * spec.evictedAfter) : 1;
        hits += group.items * group.probability * std::min(asked / (1 + asked), room);
        all += group.items * group.probability;
    }
    return hits / all;
}

}  // namespace breakeven::model
