// Caches whose entries expire.
#include <algorithm>

#include "model/estimate/balance.h"

namespace breakeven::model {

/// Each of the hottest items goes round: its entry lives, the next call misses (1/r after it), and
/// until that one's answer is back all calls miss too, or wait for it. Refills are taken as all
/// alike long and shorter than entries live; that calls which wait fail with the refill is not
/// seen.
void Balance::lookUp(std::size_t index, double rate)
{
    const StationSpec& spec = m_model.stations[index];
    const Requested& requested = m_requested[index];
    StationBalance& station = m_stations[index];
    station.missShare = requested.restShare * (1 - restHitRatio(spec, requested, rate));
    double joined = 0;
    for (const double share : requested.hot) {
        const double during = rate * share * station.refill.mean;  // a refill
        const double cycle = 1 + during + rate * share * spec.ttl;
        station.missShare += share * (spec.coalesces ? 1 : 1 + during) / cycle;
        joined += share * (spec.coalesces ? during : 0) / cycle;
    }
    // What is left of a refill for a call that comes meanwhile.
    const double left =
        station.refill.mean > 0 ? station.refill.secondMoment() / (2 * station.refill.mean) : 0;
    station.joining = withProbability({left, left * left / 3}, std::min(1.0, joined));
}

}  // namespace breakeven::model
