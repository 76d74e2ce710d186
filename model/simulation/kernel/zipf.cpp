#include "model/simulation/kernel/zipf.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model {

std::vector<ZipfGroup> zipfGroups(double items, double exponent)
{
    constexpr double apart = 2000;  // ranks that are a group each
    constexpr double growth = 1.02;
    std::vector<ZipfGroup> groups;
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
    for (ZipfGroup& group : groups) {
        group.probability /= total;
    }
    return groups;
}

}  // namespace breakeven::model
