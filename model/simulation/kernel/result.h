#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/simulation/kernel/flows.h"

namespace breakeven::model {

/// A mean over replications (of a month in full: over the weeks of all of them, as batch means)
/// with the half width of its Student-t confidence interval (at the level asked for). halfWidth is
/// infinite with a single one.
struct Interval {
    double mean = 0;
    double halfWidth = 0;
};

/// One bar of a latency distribution: the share of requests in (lower, upper] seconds.
struct HistogramBar {
    double lower = 0;
    double upper = 0;
    double share = 0;
};

/// Response times in seconds, weighted over the strata by requests.
struct LatencySummary {
    double count = 0;  ///< observations over all replications
    Interval mean;
    Interval p50;
    Interval p90;
    Interval p95;
    Interval p99;
    Interval p999;
    Interval p9999;
    double maximum = 0;
    std::vector<HistogramBar> histogram;  ///< non-empty bars, ascending; shares sum to 1
};

/// What a client of one traffic source saw.
struct SourceResult {
    std::string id;
    LatencySummary latency;  ///< of successful requests
    Interval errorRate;      ///< share of requests that failed
    Interval throughput;     ///< successful requests per second, mean over the week
};

/// What happened at one station. Means are over time and weighted over the strata; `peak` values
/// are those of the busiest stratum.
struct StationResult {
    std::string id;
    LatencySummary response;   ///< from arrival to answer, without refused calls
    Interval wait;             ///< mean wait for a server, over all admitted calls
    Interval waitProbability;  ///< share of admitted calls that had to wait
    Interval utilisation;      ///< busy servers / servers; 0 when unlimited
    Interval peakUtilisation;
    Interval inFlight;      ///< mean calls present (L)
    Interval queueLength;   ///< mean calls waiting (Lq)
    Interval instances;     ///< function, server pool: mean instances alive
    Interval refusedShare;  ///< throttled + rejected, as a share of arrivals
    Interval coldShare;     ///< cold starts as a share of admitted calls
    /// Stream with shards: age of a batch's last record when it reaches its consumer (the iterator
    /// age), once per delivery. Queue with groups: age of each message when it first does so.
    LatencySummary age;
    bool unstable = false;   ///< the load exceeds what it can serve; its figures grow with time
    double offeredLoad = 0;  ///< when unstable: arrival rate / service capacity
};

/// Where the time of a successful request goes at one component: seconds per request, as a mean
/// over all successful requests. Only time on the critical path counts: of calls made in parallel
/// those of the one that answered last. All parts of all components together are the mean latency.
struct LatencyPart {
    std::string id;     ///< of the component
    Interval total;     ///< the sum of the parts
    Interval queueing;  ///< waiting for a server
    Interval init;      ///< function: waiting for an instance to become ready
    Interval service;   ///< own work
    Interval network;   ///< on the way to it and back
    Interval retry;     ///< attempts that failed or timed out, and the waits after them
};

/// A stretch of the simulated time of one run.
struct SeriesPoint {
    double start = 0;        ///< seconds since measuring began
    double seconds = 0;      ///< its length
    double throughput = 0;   ///< successful requests per second
    double failures = 0;     ///< failed requests per second
    double refusals = 0;     ///< calls per second that any component throttled or rejected
    double coldStarts = 0;   ///< per second
    double inFlight = 0;     ///< mean number of requests present
    double meanLatency = 0;  ///< of the successful requests, as the percentiles; 0 without any
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
};

/// The discrete-event answer. The same model, options and version give the same bits for any
/// number of threads.
struct SimulationResult {
    std::uint64_t seed = 0;
    int replications = 0;
    double confidence = 0.95;
    std::uint64_t events = 0;
    double simulatedSeconds = 0;  ///< measured time over all replications and strata, less warm-up
    double warmupSeconds = 0;     ///< cut, over all replications and strata
    std::uint64_t fingerprint = 0;  ///< hash of (time, station, event kind) over all events
    LatencySummary latency;         ///< all sources together
    Interval errorRate;
    std::vector<SourceResult> sources;
    std::vector<StationResult> stations;
    std::vector<LatencyPart> breakdown;  ///< one per station
    /// The course of the first replication: the month by hours, in whole weeks, else the busiest
    /// stratum in equal parts. At most some hundred points.
    std::vector<SeriesPoint> series;
    Flows flows;  ///< monthly, mean over replications
    /// Monthly, one per replication, or per week of a month in full; for cost intervals.
    std::vector<Flows> replicationFlows;
    bool truncated = false;  ///< stopped early by instability or the event limit; says so in notes
    std::vector<std::string> notes;
};

}  // namespace breakeven::model
