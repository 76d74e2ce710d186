#include "model/workload/workload.h"

#include <algorithm>
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

std::array<double, 168> hourlyRates(const TrafficSource& source)
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

}  // namespace breakeven::model
