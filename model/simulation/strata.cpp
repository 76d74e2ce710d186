#include "model/simulation/strata.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace breakeven::model {

namespace {

/// Hours whose sources all have the same rates.
struct HourGroup {
    std::vector<double> rates;
    double total = 0;
    double hours = 0;
};

/// Which hours of the week are looked at.
using Hours = std::vector<bool>;

std::vector<HourGroup> distinctHours(const std::vector<SourceSpec>& sources, const Hours& hours)
{
    std::vector<HourGroup> groups;
    for (std::size_t hour = 0; hour < 168; ++hour) {
        if (!hours[hour]) {
            continue;
        }
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

/// The rates of the sources in a minute from Monday 00:00 on.
std::vector<double> ratesIn(const std::vector<SourceSpec>& sources, std::size_t minute)
{
    std::vector<double> rates;
    for (const SourceSpec& source : sources) {
        rates.push_back(source.minuteRates.empty()
                            ? source.hourlyRates[minute / 60 % 168]
                            : source.minuteRates[minute % source.minuteRates.size()]);
    }
    return rates;
}

/// The step of a ladder whose rungs are a factor of exp(rung) apart.
int stepOf(double rate, double rung)
{
    return rate > 1e-12 ? static_cast<int>(std::lround(std::log(rate) / rung)) : -1'000'000;
}

/// What makes minutes alike: the steps of all rates, or when those would be too many of their sum.
std::vector<int> stepsOf(const std::vector<double>& rates, double rung)
{
    if (rung > 1) {
        return {stepOf(std::accumulate(rates.begin(), rates.end(), 0.0), rung)};
    }
    std::vector<int> steps;
    for (const double rate : rates) {
        steps.push_back(stepOf(rate, rung));
    }
    return steps;
}

/// Minutes of like rates. Empty when there would be more than `most` groups.
std::vector<HourGroup> likeMinutes(const std::vector<SourceSpec>& sources, const Hours& hours,
                                   std::size_t minutes, double rung, std::size_t most)
{
    std::map<std::vector<int>, HourGroup> groups;
    for (std::size_t minute = 0; minute < minutes; ++minute) {
        if (!hours[minute / 60 % 168]) {
            continue;
        }
        const std::vector<double> rates = ratesIn(sources, minute);
        HourGroup& group = groups[stepsOf(rates, rung)];
        group.rates.resize(sources.size(), 0);
        group.hours += 1;
        for (std::size_t s = 0; s < rates.size(); ++s) {
            group.rates[s] += (rates[s] - group.rates[s]) / group.hours;
        }
        if (groups.size() > most) {
            return {};
        }
    }
    std::vector<HourGroup> result;
    for (auto& [steps, group] : groups) {
        group.hours *= 168 / static_cast<double>(minutes);
        group.total = std::accumulate(group.rates.begin(), group.rates.end(), 0.0);
        result.push_back(std::move(group));
    }
    std::ranges::stable_sort(result, {}, &HourGroup::total);
    return result;
}

std::vector<HourGroup> distinctTimes(const std::vector<SourceSpec>& sources, const Hours& hours)
{
    constexpr std::size_t mostGroups = 200;
    std::size_t minutes = 0;
    for (const SourceSpec& source : sources) {
        minutes = std::max(minutes, source.minuteRates.size());
    }
    if (minutes == 0) {
        return distinctHours(sources, hours);
    }
    minutes = std::max<std::size_t>(minutes, std::size_t{168} * 60);
    for (double rung = 0.05;; rung *= 2) {
        if (auto groups = likeMinutes(sources, hours, minutes, rung, mostGroups); !groups.empty()) {
            return groups;
        }
    }
}

/// Weighted squared deviation from the mean over runs of groups, from running sums.
class Deviations {
public:
    explicit Deviations(const std::vector<HourGroup>& groups)
    {
        m_sums.resize(groups.size() + 1);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const HourGroup& group = groups[i];
            m_sums[i + 1] = {m_sums[i].hours + group.hours,
                             m_sums[i].rates + group.hours * group.total,
                             m_sums[i].squares + group.hours * group.total * group.total};
        }
    }
    [[nodiscard]] double of(std::size_t first, std::size_t last) const
    {
        const double hours = m_sums[last].hours - m_sums[first].hours;
        const double rates = m_sums[last].rates - m_sums[first].rates;
        const double squares = m_sums[last].squares - m_sums[first].squares;
        return std::max(0.0, squares - rates * rates / hours);
    }

private:
    struct Sums {
        double hours = 0;
        double rates = 0;
        double squares = 0;
    };
    std::vector<Sums> m_sums;
};

/// The starts of the best partition of `groups` into `count` runs.
std::vector<std::size_t> bestPartition(const std::vector<HourGroup>& groups, std::size_t count)
{
    const std::size_t n = groups.size();
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> cost(count + 1, std::vector<double>(n + 1, infinity));
    std::vector<std::vector<std::size_t>> start(count + 1, std::vector<std::size_t>(n + 1, 0));
    const Deviations deviations(groups);
    cost[0][0] = 0;
    for (std::size_t k = 1; k <= count; ++k) {
        for (std::size_t last = k; last <= n; ++last) {
            for (std::size_t first = k - 1; first < last; ++first) {
                const double candidate = cost[k - 1][first] + deviations.of(first, last);
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

std::vector<Stratum> strataIn(const std::vector<SourceSpec>& sources, const Hours& hours,
                              int maxStrata)
{
    const std::vector<HourGroup> groups = distinctTimes(sources, hours);
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

}  // namespace

std::vector<Stratum> strataOf(const std::vector<SourceSpec>& sources, int maxStrata,
                              std::span<const std::uint32_t> kinds)
{
    if (kinds.empty()) {
        return strataIn(sources, Hours(168, true), maxStrata);
    }
    std::vector<Stratum> strata;
    for (const std::uint32_t kind : std::set<std::uint32_t>(kinds.begin(), kinds.end())) {
        Hours hours(168, false);
        for (std::size_t hour = 0; hour < hours.size(); ++hour) {
            hours[hour] = kinds[hour] == kind;
        }
        const auto count = std::ranges::count(hours, true);
        const auto share = static_cast<int>((maxStrata * count + 84) / 168);
        for (Stratum& stratum : strataIn(sources, hours, share)) {
            stratum.hourOfWeek =
                static_cast<std::int32_t>(std::ranges::find(kinds, kind) - kinds.begin());
            strata.push_back(std::move(stratum));
        }
    }
    return strata;
}

}  // namespace breakeven::model
