#include "model/simulation/kernel/summary.h"

#include <algorithm>
#include <cmath>

#include "model/simulation/kernel/stability.h"
#include "model/simulation/kernel/summation.h"

namespace breakeven::model::kernel {

namespace {

/// Sixteen bars an octave are enough to draw; the quantiles use the full histogram.
std::vector<HistogramBar> barsOf(const WeightedHistogram& histogram)
{
    constexpr std::size_t perBar = 8;
    std::vector<HistogramBar> bars;
    const std::vector<double>& weights = histogram.weights();
    for (std::size_t first = 0; first < weights.size(); first += perBar) {
        double sum = 0;
        for (std::size_t i = first; i < std::min(first + perBar, weights.size()); ++i) {
            sum += weights[i];
        }
        if (sum > 0) {
            bars.push_back({Histogram::lowerEdge(first) / ticksPerSecond,
                            Histogram::lowerEdge(first + perBar) / ticksPerSecond,
                            sum / histogram.totalWeight()});
        }
    }
    return bars;
}

}  // namespace

LatencySummary Summary::latency(const std::function<Points(const RunTally&)>& points) const
{
    struct Quantile {
        double share;
        Interval LatencySummary::*field;
        std::vector<double> values;
    };
    std::vector<Quantile> quantiles{
        {0.5, &LatencySummary::p50, {}},    {0.9, &LatencySummary::p90, {}},
        {0.95, &LatencySummary::p95, {}},   {0.99, &LatencySummary::p99, {}},
        {0.999, &LatencySummary::p999, {}}, {0.9999, &LatencySummary::p9999, {}}};
    std::vector<double> means;
    WeightedHistogram pooled;
    for (const Replication& replication : m_replications) {
        WeightedHistogram week;
        for (std::size_t s = 0; s < replication.size(); ++s) {
            for (const HistogramCounts& counts : points(replication[s])) {
                week.add(counts, weightOf(s, replication[s]));
                pooled.add(counts, weightOf(s, replication[s]));
            }
        }
        if (week.empty()) {
            continue;
        }
        means.push_back(week.meanSeconds());
        for (Quantile& quantile : quantiles) {
            quantile.values.push_back(week.quantileSeconds(quantile.share));
        }
    }
    LatencySummary summary{.count = pooled.observations(),
                           .mean = intervalOf(means, m_confidence),
                           .maximum = pooled.empty() ? 0 : pooled.maximumSeconds(),
                           .histogram = barsOf(pooled)};
    for (const Quantile& quantile : quantiles) {
        summary.*quantile.field = intervalOf(quantile.values, m_confidence);
    }
    return summary;
}

SourceResult Summary::source(std::size_t index) const
{
    const auto of = [index](const RunTally& tally) -> const SourceTally& {
        return tally.sources[index];
    };
    SourceResult result{.id = m_plan.model.sources[index].id};
    result.latency =
        latency([of](const RunTally& tally) { return Points{std::cref(of(tally).latency)}; });
    result.errorRate =
        ratio([of](const RunTally& tally) { return of(tally).failed; },
              [of](const RunTally& tally) { return of(tally).failed + of(tally).succeeded; });
    result.throughput = mean([of](const RunTally& tally) { return of(tally).succeeded; });
    return result;
}

/// Of a fleet, whose servers change, the areas under them are used instead.
double Summary::serversOf(std::size_t index) const
{
    const StationPlan& plan = m_plan.stations[index];
    if (plan.account >= 0 && plan.maxInstances == 0) {
        const auto& account = m_plan.model.accounts[static_cast<std::size_t>(plan.account)];
        return static_cast<double>(std::max<std::int64_t>(
            1, std::int64_t{plan.provisioned} * plan.instanceConcurrency + account.limit));
    }
    return plan.behaviour == Behaviour::Function
               ? static_cast<double>(plan.maxInstances) * plan.instanceConcurrency
               : plan.capacity();
}

/// Instance-seconds that are paid for. A pool of constant size is not counted during the run.
double Summary::instanceArea(std::size_t index, const RunTally& tally) const
{
    const StationPlan& plan = m_plan.stations[index];
    const bool constant = plan.behaviour == Behaviour::ServerPool && !plan.isFleet();
    return constant ? static_cast<double>(plan.instances) * tally.measuredSeconds
                    : tally.stations[index].areas.instances;
}

Interval Summary::peakUtilisation(std::size_t index, double servers) const
{
    std::vector<double> peaks;
    for (const Replication& replication : m_replications) {
        const RunTally& tally = replication[m_busiest];
        const StationTally& station = tally.stations[index];
        if (m_plan.stations[index].changesSize()) {
            const StationAreas& areas = station.areas;
            peaks.push_back(m_setups[m_busiest].month ? station.peakShare
                            : areas.servers > 0       ? areas.busy / areas.servers
                                                      : 0);
            continue;
        }
        const double busy = m_setups[m_busiest].month   ? station.peakBusy
                            : tally.measuredSeconds > 0 ? station.areas.busy / tally.measuredSeconds
                                                        : 0;
        peaks.push_back(servers > 0 ? busy / servers : 0);
    }
    return intervalOf(peaks, m_confidence);
}

StationResult Summary::station(std::size_t index) const
{
    const auto counts = [index](const RunTally& tally) -> const StationCounts& {
        return tally.stations[index].counts;
    };
    const auto areas = [index](const RunTally& tally) -> const StationAreas& {
        return tally.stations[index].areas;
    };
    const double servers = serversOf(index);
    const auto waits = [counts](const RunTally& t) { return counts(t).waits; };
    const auto requests = [counts](const RunTally& t) { return counts(t).requests; };
    const auto arrivals = [counts](const RunTally& t) { return counts(t).arrivals; };
    StationResult result{.id = m_plan.model.stations[index].id};
    result.response = latency([index](const RunTally& tally) {
        return Points{std::cref(tally.stations[index].response)};
    });
    if (m_plan.stations[index].shards > 0 || m_plan.stations[index].groups > 0) {
        result.age = latency([index](const RunTally& tally) {
            return Points{std::cref(tally.stations[index].age)};
        });
    }
    result.wait =
        ratio([counts](const RunTally& t) { return counts(t).waitTime.seconds(); }, waits);
    result.waitProbability = ratio([counts](const RunTally& t) { return counts(t).waited; }, waits);
    const auto busy = [areas](const RunTally& t) { return areas(t).busy; };
    result.utilisation = m_plan.stations[index].changesSize()
                             ? ratio(busy, [areas](const RunTally& t) { return areas(t).servers; })
                             : mean(busy, servers);
    result.peakUtilisation = peakUtilisation(index, servers);
    result.inFlight = mean([areas](const RunTally& t) { return areas(t).inFlight; });
    result.queueLength = mean([areas](const RunTally& t) { return areas(t).waiting; });
    result.instances = mean([this, index](const RunTally& t) { return instanceArea(index, t); });
    result.refusedShare = ratio(
        [counts](const RunTally& t) { return counts(t).throttled + counts(t).rejected; }, arrivals);
    result.coldShare =
        ratio([counts](const RunTally& t) { return counts(t).coldStarts; }, requests);
    return result;
}

void Summary::addStationFlow(StationFlow& flow, std::size_t index, const RunTally& tally,
                             double weight) const
{
    const StationTally& station = tally.stations[index];
    const StationCounts& counts = station.counts;
    const auto add = [weight](double& total, auto count) {
        total += weight * static_cast<double>(count);
    };
    add(flow.arrivals, counts.arrivals);
    add(flow.requests, counts.requests);
    add(flow.completions, counts.completions);
    add(flow.failures, counts.failures);
    add(flow.throttled, counts.throttled);
    add(flow.rejected, counts.rejected);
    add(flow.coldStarts, counts.coldStarts);
    add(flow.deadLettered, counts.deadLettered);
    add(flow.batches, counts.batches);
    add(flow.messages, counts.messages);
    add(flow.busySeconds, station.areas.busy);
    add(flow.billedSeconds, counts.billedTime.seconds());
    add(flow.initSeconds, counts.initTime.seconds());
    add(flow.instanceSeconds, instanceArea(index, tally));
    add(flow.readSeconds, station.areas.reads);
    add(flow.writeSeconds, station.areas.writes);
}

Flows Summary::flows(const Replication& replication) const
{
    Flows flows;
    flows.stations.resize(m_plan.stations.size());
    flows.calls.resize(m_plan.calls.size());
    const double monthlySeconds = m_plan.model.hoursPerMonth * 3600;
    for (std::size_t s = 0; s < replication.size(); ++s) {
        const RunTally& tally = replication[s];
        const double weight = weightOf(s, tally) * monthlySeconds;
        for (std::size_t i = 0; i < flows.stations.size(); ++i) {
            addStationFlow(flows.stations[i], i, tally, weight);
        }
        for (std::size_t i = 0; i < flows.calls.size(); ++i) {
            flows.calls[i].attempts += weight * static_cast<double>(tally.calls[i].attempts);
            flows.calls[i].retries += weight * static_cast<double>(tally.calls[i].retries);
            flows.calls[i].failures += weight * static_cast<double>(tally.calls[i].failures);
            flows.calls[i].refused += weight * static_cast<double>(tally.calls[i].refused);
        }
    }
    return flows;
}

namespace {

constexpr std::array stationFields{
    &StationFlow::arrivals,    &StationFlow::requests,        &StationFlow::completions,
    &StationFlow::failures,    &StationFlow::throttled,       &StationFlow::rejected,
    &StationFlow::coldStarts,  &StationFlow::deadLettered,    &StationFlow::batches,
    &StationFlow::messages,    &StationFlow::busySeconds,     &StationFlow::billedSeconds,
    &StationFlow::initSeconds, &StationFlow::instanceSeconds, &StationFlow::readSeconds,
    &StationFlow::writeSeconds};
constexpr std::array callFields{&CallFlow::attempts, &CallFlow::retries, &CallFlow::failures,
                                &CallFlow::refused};

/// Adds every field of `each` to `sum`, divided.
template <class Flow, class Fields>
void addDivided(std::vector<Flow>& sum, const std::vector<Flow>& each, const Fields& fields,
                double divisor)
{
    sum.resize(each.size());
    for (std::size_t i = 0; i < each.size(); ++i) {
        for (const auto field : fields) {
            sum[i].*field += each[i].*field / divisor;
        }
    }
}

Flows meanOf(const std::vector<Flows>& all)
{
    Flows mean;
    for (const Flows& flows : all) {
        const auto divisor = static_cast<double>(all.size());
        addDivided(mean.stations, flows.stations, stationFields, divisor);
        addDivided(mean.calls, flows.calls, callFields, divisor);
    }
    return mean;
}

/// Latency and errors of all sources together.
void addTotals(SimulationResult& result, const Summary& summary)
{
    result.latency = summary.latency([](const RunTally& tally) {
        Points points;
        for (const SourceTally& source : tally.sources) {
            points.push_back(std::cref(source.latency));
        }
        return points;
    });
    const auto failed = [](const RunTally& tally) {
        double sum = 0;
        for (const SourceTally& source : tally.sources) {
            sum += static_cast<double>(source.failed);
        }
        return sum;
    };
    result.errorRate = summary.ratio(failed, [failed](const RunTally& tally) {
        double sum = failed(tally);
        for (const SourceTally& source : tally.sources) {
            sum += static_cast<double>(source.succeeded);
        }
        return sum;
    });
}

void addRunTotals(SimulationResult& result, const std::vector<Replication>& replications)
{
    result.fingerprint = 0xcbf29ce484222325;
    for (const Replication& replication : replications) {
        for (const RunTally& tally : replication) {
            result.events += tally.events;
            result.simulatedSeconds += tally.measuredSeconds;
            result.warmupSeconds += tally.warmupSeconds;
            result.fingerprint = (result.fingerprint ^ tally.fingerprint) * 0x100000001b3;
            result.truncated = result.truncated || tally.ending != Ending::Complete;
        }
    }
}

}  // namespace

SimulationResult summarise(const Plan& plan, const std::vector<RunSetup>& setups,
                           const std::vector<Replication>& replications,
                           const SimulationOptions& options)
{
    SimulationResult result{.seed = options.seed, .confidence = options.confidence};
    const Summary summary(plan, setups, replications, options.confidence);
    addRunTotals(result, replications);
    addTotals(result, summary);
    for (std::size_t i = 0; i < plan.model.sources.size(); ++i) {
        result.sources.push_back(summary.source(i));
    }
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        result.stations.push_back(summary.station(i));
        result.breakdown.push_back(summary.part(i));
    }
    result.series = summary.series();
    for (const Replication& replication : replications) {
        result.replicationFlows.push_back(summary.flows(replication));
    }
    result.flows = meanOf(result.replicationFlows);
    markUnstable(result, plan, replications);
    addNotes(result, plan, replications);
    return result;
}

double precisionOf(const SimulationResult& result)
{
    double worst = 0;
    for (const SourceResult& source : result.sources) {
        const Interval& p95 = source.latency.p95;
        worst = std::max(worst, p95.mean > 0 ? p95.halfWidth / p95.mean : 0);
    }
    return worst;
}

}  // namespace breakeven::model::kernel
