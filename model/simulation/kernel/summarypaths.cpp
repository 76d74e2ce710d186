// Where the time went, and when.
#include "model/simulation/kernel/summation.h"

namespace breakeven::model::kernel {

LatencyPart Summary::part(std::size_t index) const
{
    const auto succeeded = [](const RunTally& tally) {
        double sum = 0;
        for (const SourceTally& source : tally.sources) {
            sum += static_cast<double>(source.succeeded);
        }
        return sum;
    };
    const auto seconds = [this, index, succeeded](auto time) {
        return ratio([index, time](const RunTally& t) { return time(t.stations[index].counts); },
                     succeeded);
    };
    const auto waiting = [](const StationCounts& c) { return c.pathWaiting.seconds(); };
    const bool function = m_plan.stations[index].behaviour == Behaviour::Function;
    LatencyPart part{.id = m_plan.model.stations[index].id};
    part.total = seconds([](const StationCounts& c) {
        return c.pathWaiting.seconds() + c.pathServing.seconds() + c.pathTravelling.seconds() +
               c.pathRetrying.seconds();
    });
    (function ? part.init : part.queueing) = seconds(waiting);
    part.service = seconds([](const StationCounts& c) { return c.pathServing.seconds(); });
    part.network = seconds([](const StationCounts& c) { return c.pathTravelling.seconds(); });
    part.retry = seconds([](const StationCounts& c) { return c.pathRetrying.seconds(); });
    return part;
}

/// Of the first replication, whose batches come first: each has its part.
std::vector<IntervalTally> Summary::seriesOfFirst() const
{
    const RunSetup& setup = m_setups[m_busiest];
    const double batches = setup.batch > 0 ? setup.duration / setup.batch : 1;
    std::vector<IntervalTally> series;
    for (std::size_t i = 0; i < m_replications.size(); ++i) {
        const RunTally& tally = m_replications[i][m_busiest];
        series.insert(series.end(), tally.series.begin(), tally.series.end());
        if (static_cast<double>(i + 1) >= batches || tally.ending != Ending::Complete) {
            break;
        }
    }
    return series;
}

std::vector<SeriesPoint> Summary::series() const
{
    std::vector<SeriesPoint> points;
    double start = 0;
    for (const IntervalTally& tally : seriesOfFirst()) {
        const auto perSecond = [&tally](std::uint64_t count) {
            return tally.seconds > 0 ? static_cast<double>(count) / tally.seconds : 0;
        };
        points.push_back({.start = start,
                          .seconds = tally.seconds,
                          .throughput = perSecond(tally.succeeded),
                          .failures = perSecond(tally.failed),
                          .refusals = perSecond(tally.refused),
                          .coldStarts = perSecond(tally.coldStarts),
                          .inFlight = tally.seconds > 0 ? tally.inFlight / tally.seconds : 0,
                          .meanLatency = tally.meanLatency,
                          .p50 = tally.p50,
                          .p95 = tally.p95,
                          .p99 = tally.p99});
        start += tally.seconds;
    }
    return points;
}

}  // namespace breakeven::model::kernel
