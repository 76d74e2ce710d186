#include "model/simulation/strata.h"

#include <algorithm>
#include <limits>

namespace breakeven::model {

namespace {

/// Hours whose sources all have the same rates.
struct HourGroup {
    std::vector<double> rates;
    double total = 0;
    double hours = 0;
};

std::vector<HourGroup> distinctHours(const std::vector<SourceSpec>& sources)
{
    std::vector<HourGroup> groups;
    for (std::size_t hour = 0; hour < 168; ++hour) {
        HourGroup group{.hours = 1};
        for (const SourceSpec& source : sources) {
            group.rates.push_back(source.hourlyRates[hour]);
            group.total += source.hourlyRates[hour];
        }
        const auto it = std::ranges::find(groups, group.rates, &HourGroup::rates);
        if (it == groups.end()) {
            groups.push_back(std::move(group));
        } else {
            it->hours += 1;
        }
    }
    std::ranges::stable_sort(groups, {}, &HourGroup::total);
    return groups;
}

/// Weighted squared deviation from the mean over groups [first, last).
double deviation(const std::vector<HourGroup>& groups, std::size_t first, std::size_t last)
{
    double hours = 0;
    double sum = 0;
    double squares = 0;
    for (std::size_t i = first; i < last; ++i) {
        hours += groups[i].hours;
        sum += groups[i].hours * groups[i].total;
        squares += groups[i].hours * groups[i].total * groups[i].total;
    }
    return std::max(0.0, squares - sum * sum / hours);
}

/// The starts of the best partition of `groups` into `count` runs.
std::vector<std::size_t> bestPartition(const std::vector<HourGroup>& groups, std::size_t count)
{
    const std::size_t n = groups.size();
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> cost(count + 1, std::vector<double>(n + 1, infinity));
    std::vector<std::vector<std::size_t>> start(count + 1, std::vector<std::size_t>(n + 1, 0));
    std::vector<std::vector<double>> spread(n, std::vector<double>(n + 1, 0));
    for (std::size_t first = 0; first < n; ++first) {
        for (std::size_t last = first + 1; last <= n; ++last) {
            spread[first][last] = deviation(groups, first, last);
        }
    }
    cost[0][0] = 0;
    for (std::size_t k = 1; k <= count; ++k) {
        for (std::size_t last = k; last <= n; ++last) {
            for (std::size_t first = k - 1; first < last; ++first) {
                const double candidate = cost[k - 1][first] + spread[first][last];
                if (candidate < cost[k][last]) {
                    cost[k][last] = candidate;
                    start[k][last] = first;
                }
            }
        }
    }
    std::vector<std::size_t> starts;
    for (std::size_t k = count, last = n; k > 0; --k) {
        last = start[k][last];
        starts.insert(starts.begin(), last);
    }
    return starts;
}

Stratum merged(const std::vector<HourGroup>& groups, std::size_t first, std::size_t last)
{
    Stratum stratum{.sourceRates = std::vector<double>(groups[first].rates.size(), 0),
                    .weeklyHours = 0};
    for (std::size_t i = first; i < last; ++i) {
        stratum.weeklyHours += groups[i].hours;
        for (std::size_t s = 0; s < stratum.sourceRates.size(); ++s) {
            stratum.sourceRates[s] += groups[i].hours * groups[i].rates[s];
        }
    }
    for (double& rate : stratum.sourceRates) {
        rate /= stratum.weeklyHours;
    }
    return stratum;
}

}  // namespace

std::vector<Stratum> strataOf(const std::vector<SourceSpec>& sources, int maxStrata)
{
    const std::vector<HourGroup> groups = distinctHours(sources);
    const std::size_t count =
        std::min(groups.size(), static_cast<std::size_t>(std::max(1, maxStrata)));
    std::vector<std::size_t> starts = bestPartition(groups, count);
    starts.push_back(groups.size());
    std::vector<Stratum> strata;
    for (std::size_t k = 0; k < count; ++k) {
        strata.push_back(merged(groups, starts[k], starts[k + 1]));
    }
    return strata;
}

}  // namespace breakeven::model
