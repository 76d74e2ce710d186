#pragma once

#include <string>
#include <vector>

#include "model/simulation/kernel/flows.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// The analytic answer for one station.
struct StationEstimate {
    double meanRate = 0;         ///< calls per second, mean over the week
    double peakRate = 0;         ///< in the busiest stratum
    double utilisation = 0;      ///< mean over the week; 0 when unlimited
    double peakUtilisation = 0;  ///< in the busiest stratum; >= 1 means it cannot keep up
    double meanLatency = 0;      ///< seconds from arrival to answer, own downstream calls included
    double ownLatency = 0;       ///< its own wait, init and service only
    double p95Latency = 0;
    /// Queue with message groups: seconds until a message is handed out, because of those of its
    /// group before it. Of batches, as if there were no limit to their size.
    double messageWait = 0;
    double coldShare = 0;  ///< cold starts as a share of calls
};

/// The analytic answer for the whole: flow balance and queueing formulas, no random numbers.
struct Estimate {
    Flows flows;  ///< per month
    std::vector<StationEstimate> stations;
    double meanLatency = 0;  ///< seconds, over all sources, weighted by requests
    double p50Latency = 0;   ///< by matching a lognormal to mean and variance: a first answer only
    double p95Latency = 0;
    double p99Latency = 0;
    double errorRate = 0;
    double requestsPerMonth = 0;
    std::vector<std::string> saturated;  ///< station ids whose peak utilisation is >= 1
};

/// Balances the flows over the graph (retries and refused calls included, cycles of asynchronous
/// calls by fixed point) and applies Erlang C / Allen-Cunneen per station and stratum. Times of
/// burst and calm are balanced apart, as if each lasted; that a batch waits for itself is not seen.
/// Nor are, of tables, what is saved up for a burst, how a new one grows and how late autoscaling
/// follows: each hour's capacity is that which its load leads to.
/// Message groups are so many single servers, each with its share of the messages; that they wait
/// for a poller too, and a limit of the messages in flight, are not seen. Entries of a cache that
/// expire are taken to live longer than a refill takes.
[[nodiscard]] Estimate estimate(const SimulationModel& model);

}  // namespace breakeven::model
