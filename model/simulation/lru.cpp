#include "model/simulation/lru.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace breakeven::model {

namespace {

/// Items of about the same popularity, so that any number of items is a few hundred groups.
struct Group {
    double items = 0;
    double probability = 0;  ///< of each, in a lookup
};

std::vector<Group> groupsOf(double items, double exponent)
{
    constexpr double apart = 2000;  // ranks that are a group each
    constexpr double growth = 1.02;
    std::vector<Group> groups;
    double total = 0;
    for (double first = 1; first <= items;) {
        const double size =
            std::min(items - first + 1, first < apart ? 1 : std::floor(first * (growth - 1)));
        const double middle = first + (size - 1) / 2;
        const double weight = std::pow(middle, -exponent);
        groups.push_back({size, weight});
        total += size * weight;
        first += size;
    }
    for (Group& group : groups) {
        group.probability /= total;
    }
    return groups;
}

/// Entries present on average when each stays for `time` lookups after its last use.
double present(const std::vector<Group>& groups, double time)
{
    double sum = 0;
    for (const Group& group : groups) {
        sum += group.items * -std::expm1(-group.probability * time);
    }
    return sum;
}

}  // namespace

double lruHitRatio(double items, double exponent, double cached)
{
    items = std::floor(items);
    if (cached < 1 || items < 1) {
        return 0;
    }
    if (cached >= items) {
        return 1;
    }
    const std::vector<Group> groups = groupsOf(items, exponent);
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
    double hits = 0;
    for (const Group& group : groups) {
        hits += group.items * group.probability * -std::expm1(-group.probability * high);
    }
    return hits;
}

}  // namespace breakeven::model
