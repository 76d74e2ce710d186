#include "model/workload/workload.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace breakeven::model {

const TrafficSource* Workload::find(const TrafficSourceId& id) const
{
    const auto it = std::ranges::find(sources, id, &TrafficSource::id);
    return it == sources.end() ? nullptr : &*it;
}

double meanRate(const TrafficSource& source)
{
    if (source.process != ArrivalProcess::Closed) {
        return source.requestsPerSecond;
    }
    return source.users.thinkSeconds > 0 ? source.users.number / source.users.thinkSeconds : 0;
}

TrafficSource grown(const TrafficSource& source, double months)
{
    const double factor = std::pow(1 + source.growthPercent / 100, months);
    TrafficSource later = source;
    later.requestsPerSecond *= factor;
    later.users.number *= factor;
    later.usersPerMonth *= factor;
    return later;
}

bool variesWithinHours(const TrafficSource& source)
{
    return !source.profile.minutes.empty() || !source.changes.empty();
}

namespace {

constexpr std::size_t minutesOfWeek = 10'080;

std::array<double, 168> profiledHours(const TrafficSource& source)
{
    std::array<double, 168> rates{};
    double total = 0;
    for (std::size_t hour = 0; hour < rates.size(); ++hour) {
        rates[hour] = source.profile.daily[hour / 24] * source.profile.hourly[hour % 24];
        total += rates[hour];
    }
    const double scale =
        total > 0 ? meanRate(source) * static_cast<double>(rates.size()) / total : 0;
    for (double& rate : rates) {
        rate *= scale;
    }
    return rates;
}

std::vector<double> profiledMinutes(const TrafficSource& source)
{
    std::vector<double> rates = source.profile.minutes;
    if (rates.empty()) {
        const auto hours = profiledHours(source);
        for (std::size_t minute = 0; minute < minutesOfWeek; ++minute) {
            rates.push_back(hours[minute / 60]);
        }
        return rates;
    }
    const double total = std::accumulate(rates.begin(), rates.end(), 0.0);
    const double scale =
        total > 0 ? meanRate(source) * static_cast<double>(rates.size()) / total : 0;
    for (double& rate : rates) {
        rate *= scale;
    }
    return rates;
}

/// What the rate is multiplied by, so many hours after the change began.
double factorAt(const RateChange& change, double hours)
{
    const double edge = std::min(hours, change.hours - hours);
    const double ramp = std::min(change.rampHours, change.hours / 2);
    return edge < ramp ? 1 + (change.factor - 1) * edge / ramp : change.factor;
}

void apply(const RateChange& change, std::vector<double>& rates)
{
    const auto size = static_cast<double>(rates.size());
    const double first = std::ceil(change.startHour * 60 - 0.5);
    const double last = std::min((change.startHour + change.hours) * 60 - 0.5, first + size);
    for (double minute = first; minute < last; minute += 1) {
        const auto at = static_cast<std::size_t>(minute) % rates.size();
        rates[at] *= factorAt(change, (minute + 0.5) / 60 - change.startHour);
    }
}

}  // namespace

std::vector<double> minuteRates(const TrafficSource& source)
{
    std::vector<double> rates = profiledMinutes(source);
    for (const RateChange& change : source.changes) {
        apply(change, rates);
    }
    return rates;
}

std::array<double, 168> hourlyRates(const TrafficSource& source)
{
    if (!variesWithinHours(source)) {
        return profiledHours(source);
    }
    const std::vector<double> minutes = minuteRates(source);
    std::array<double, 168> rates{};
    std::array<double, 168> seen{};
    for (std::size_t i = 0; i < std::max(minutes.size(), minutesOfWeek); ++i) {
        rates[i / 60 % 168] += minutes[i % minutes.size()];
        seen[i / 60 % 168] += 1;
    }
    for (std::size_t hour = 0; hour < rates.size(); ++hour) {
        rates[hour] /= seen[hour];
    }
    return rates;
}

}  // namespace breakeven::model
