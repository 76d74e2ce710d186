#include "model/simulation/lru.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/simulation/kernel/zipf.h"

namespace breakeven::model {

namespace {

/// Entries present on average when each stays for `time` lookups after its last use.
double present(const std::vector<ZipfGroup>& groups, double time)
{
    double sum = 0;
    for (const ZipfGroup& group : groups) {
        sum += group.items * -std::expm1(-group.probability * time);
    }
    return sum;
}

double timeOf(const std::vector<ZipfGroup>& groups, double cached)
{
    double low = 0;
    double high = cached;
    while (present(groups, high) < cached) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 100 && high - low > 1e-12 * high; ++i) {
        const double middle = (low + high) / 2;
        (present(groups, middle) < cached ? low : high) = middle;
    }
    return high;
}

}  // namespace

double lruTime(double items, double exponent, double cached)
{
    return timeOf(zipfGroups(std::floor(items), exponent), cached);
}

double lruHitRatio(double items, double exponent, double cached)
{
    items = std::floor(items);
    if (cached < 1 || items < 1) {
        return 0;
    }
    if (cached >= items) {
        return 1;
    }
    const std::vector<ZipfGroup> groups = zipfGroups(items, exponent);
    const double time = timeOf(groups, cached);
    double hits = 0;
    for (const ZipfGroup& group : groups) {
        hits += group.items * group.probability * -std::expm1(-group.probability * time);
    }
    return hits;
}

}  // namespace breakeven::model
