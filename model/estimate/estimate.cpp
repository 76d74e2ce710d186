#include "model/estimate/estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/estimate/balance.h"
#include "model/simulation/kernel/creditphases.h"

namespace breakeven::model {

namespace {

constexpr double unboundedFrom = 5e5;  // seconds; see balance.cpp

double shown(double seconds)
{
    return seconds >= unboundedFrom ? std::numeric_limits<double>::infinity() : seconds;
}

/// Adds up the strata of a week into a month.
class Totals {
public:
    explicit Totals(const SimulationModel& model) : m_model(model)
    {
        m_estimate.flows.stations.resize(model.stations.size());
        m_estimate.flows.calls.resize(model.calls.size());
        m_estimate.stations.resize(model.stations.size());
        m_response.resize(model.stations.size());
        m_own.resize(model.stations.size());
    }

    void add(const Stratum& stratum, const Balance& balance)
    {
        const double share = stratum.weeklyHours / 168;
        const double seconds = share * m_model.hoursPerMonth * 3600;
        for (std::size_t i = 0; i < m_model.stations.size(); ++i) {
            addFlow(i, balance.station(i), seconds);
            addStation(i, balance.station(i), share);
        }
        for (std::size_t c = 0; c < m_model.calls.size(); ++c) {
            CallFlow& flow = m_estimate.flows.calls[c];
            flow.attempts += balance.call(c).attempts * seconds;
            flow.retries += balance.call(c).retries * seconds;
            flow.failures += balance.call(c).failures * seconds;
            flow.refused += balance.call(c).refused * seconds;
        }
        for (const SourceSpec& source : m_model.sources) {
            addRequests(balance.station(static_cast<std::size_t>(source.station)), seconds);
        }
    }

    Estimate finished()
    {
        for (std::size_t i = 0; i < m_model.stations.size(); ++i) {
            finishStation(i);
        }
        m_estimate.requestsPerMonth = m_requests;
        if (m_requests > 0) {
            m_estimate.errorRate = m_failures / m_requests;
            const double mean = m_latency.mean / m_requests;
            const double second = m_latency.variance / m_requests;
            const Moments latency{mean, std::max(0.0, second - mean * mean)};
            m_estimate.meanLatency = shown(mean);
            m_estimate.p50Latency = shown(lognormalQuantile(latency, 0.5));
            m_estimate.p95Latency = shown(lognormalQuantile(latency, 0.95));
            m_estimate.p99Latency = shown(lognormalQuantile(latency, 0.99));
            if (std::isinf(m_estimate.meanLatency)) {
                m_estimate.p50Latency = m_estimate.p95Latency = m_estimate.p99Latency =
                    m_estimate.meanLatency;
            }
        }
        return std::move(m_estimate);
    }

private:
    void addFlow(std::size_t i, const StationBalance& station, double seconds)
    {
        const StationSpec& spec = m_model.stations[i];
        StationFlow& flow = m_estimate.flows.stations[i];
        const double answered = station.admitted - station.failed;
        flow.arrivals += station.arrivals * seconds;
        flow.requests += station.admitted * seconds;
        flow.completions += std::max(0.0, answered) * seconds;
        flow.failures += station.failed * seconds;
        flow.throttled += station.throttled * seconds;
        flow.rejected += station.rejected * seconds;
        flow.coldStarts += station.admitted * station.coldShare * seconds;
        flow.deadLettered += station.deadLettered * seconds;
        flow.batches += station.batches * seconds;
        flow.messages += station.messages * seconds;
        flow.busySeconds += station.admitted * station.holding.mean * seconds;
        flow.billedSeconds += station.admitted * station.billedPerCall * seconds;
        flow.initSeconds += station.admitted * station.coldShare * spec.init.mean * seconds;
        flow.instanceSeconds += station.instances * seconds;
        flow.readSeconds += station.reads * seconds;
        flow.writeSeconds += station.writes * seconds;
    }

    void addStation(std::size_t i, const StationBalance& station, double share)
    {
        StationEstimate& result = m_estimate.stations[i];
        const double weight = share * station.admitted;
        result.meanRate += share * station.arrivals;
        result.peakRate = std::max(result.peakRate, station.arrivals);
        result.utilisation += share * station.utilisation;
        result.peakUtilisation = std::max(result.peakUtilisation, station.utilisation);
        result.coldShare += weight * station.coldShare;
        result.messageWait += weight * station.messageWait;
        m_response[i].mean += weight * station.response.mean;
        m_response[i].variance += weight * station.response.secondMoment();
        m_own[i] += weight * station.own.mean;
    }

    void finishStation(std::size_t i)
    {
        StationEstimate& result = m_estimate.stations[i];
        const StationFlow& flow = m_estimate.flows.stations[i];
        const double weight = flow.requests / (m_model.hoursPerMonth * 3600);
        if (weight > 0) {
            const double mean = m_response[i].mean / weight;
            const double second = m_response[i].variance / weight;
            result.meanLatency = shown(mean);
            result.ownLatency = shown(m_own[i] / weight);
            result.p95Latency =
                shown(lognormalQuantile({mean, std::max(0.0, second - mean * mean)}, 0.95));
            result.coldShare /= weight;
            result.messageWait = shown(result.messageWait / weight);
        }
        const StationSpec& spec = m_model.stations[i];
        const bool ordered = spec.behaviour == Behaviour::Queue && spec.groups > 0;
        if (result.peakUtilisation >= 1 && (spec.servers > 0 || ordered) && spec.queueLimit < 0) {
            m_estimate.saturated.push_back(m_model.stations[i].id);
        }
    }

    void addRequests(const StationBalance& source, double seconds)
    {
        m_requests += source.arrivals * seconds;
        m_failures += source.failed * seconds;
        m_latency.mean += source.arrivals * seconds * source.response.mean;
        m_latency.variance += source.arrivals * seconds * source.response.secondMoment();
    }

    const SimulationModel& m_model;
    Estimate m_estimate;
    std::vector<Moments> m_response;  // weighted first and second moments
    std::vector<double> m_own;
    Moments m_latency;
    double m_requests = 0;
    double m_failures = 0;
};

/// Bursts last long beside a request, so their time and the calm are balanced apart. The states of
/// several sources combine; of many, only those of the greatest are told apart.
std::vector<Stratum> phasesOf(const SimulationModel& model, const Stratum& stratum)
{
    constexpr std::size_t mostBursty = 4;
    std::vector<std::size_t> bursty;
    for (std::size_t s = 0; s < model.sources.size(); ++s) {
        if (model.sources[s].process == ArrivalProcess::Bursty && stratum.sourceRates[s] > 0) {
            bursty.push_back(s);
        }
    }
    std::ranges::stable_sort(bursty, std::ranges::greater{},
                             [&stratum](std::size_t s) { return stratum.sourceRates[s]; });
    bursty.resize(std::min(bursty.size(), mostBursty));
    std::vector<Stratum> phases{stratum};
    for (const std::size_t s : bursty) {
        const Bursts& bursts = model.sources[s].bursts;
        const double calm = 1 / (1 + bursts.share * (bursts.ratio - 1));
        std::vector<Stratum> split;
        for (const Stratum& phase : phases) {
            Stratum& inBurst = split.emplace_back(phase);
            inBurst.weeklyHours *= bursts.share;
            inBurst.sourceRates[s] *= calm * bursts.ratio;
            Stratum& outside = split.emplace_back(phase);
            outside.weeklyHours *= 1 - bursts.share;
            outside.sourceRates[s] *= calm;
        }
        phases = std::move(split);
    }
    return phases;
}

/// What is estimated of a stratum: its bursts and the calm, each with the same pools out of CPU
/// credits.
void addPhase(Totals& totals, const SimulationModel& model, Stratum stratum,
              const kernel::CreditPhase& credits)
{
    stratum.weeklyHours *= credits.share;
    for (const Stratum& phase : phasesOf(model, stratum)) {
        totals.add(phase, Balance(model, phase.sourceRates, phase.hourOfWeek, credits.spent));
    }
}

/// Cores that each station's calls compute on while none is slowed, by stratum.
std::vector<std::vector<double>> coresOf(const SimulationModel& model)
{
    std::vector<std::vector<double>> cores;
    for (const Stratum& stratum : model.strata) {
        std::vector<double>& own = cores.emplace_back(model.stations.size(), 0);
        for (const Stratum& phase : phasesOf(model, stratum)) {
            const Balance balance(model, phase.sourceRates, phase.hourOfWeek);
            const double share = phase.weeklyHours / stratum.weeklyHours;
            for (std::size_t i = 0; i < own.size(); ++i) {
                own[i] += share * balance.station(i).computed;
            }
        }
    }
    return cores;
}

}  // namespace

Estimate estimate(const SimulationModel& model)
{
    Totals totals(model);
    if (kernel::hasCredits(model)) {
        const auto phases = kernel::creditPhases(model, coresOf(model));
        for (std::size_t k = 0; k < phases.size(); ++k) {
            for (const kernel::CreditPhase& phase : phases[k]) {
                addPhase(totals, model, model.strata[k], phase);
            }
        }
        return totals.finished();
    }
    for (const Stratum& stratum : model.strata) {
        addPhase(totals, model, stratum, {});
    }
    return totals.finished();
}

}  // namespace breakeven::model
