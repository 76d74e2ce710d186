#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "model/simulation/kernel/result.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/base/error.h"

namespace breakeven::model {

struct SimulationOptions {
    std::uint64_t seed = 1;
    int replications = 5;      ///< >= 1
    double confidence = 0.95;  ///< level of all intervals
    /// Measured seconds per stratum and replication; 0 = chosen so that a stratum has about
    /// `requestsPerStratum` requests (about 600 s or more, but never more
    /// than 25 times those requests, nor than its hours of a month).
    double duration = 0;
    double requestsPerStratum = 20'000;
    /// Warm-up cut before measuring; negative = found by MSER-5 per stratum, at least what
    /// keep-alive and visibility need (and at most as long as the measured time). When it is found,
    /// strata also know in which part of their time CPU credits are used up (see creditphases.h);
    /// else each run tells that by the first half of the warm-up, without one they start full.
    double warmup = -1;
    /// Simulate all hours of a month in order instead of strata. It is rounded up to whole weeks,
    /// so that no day counts more than another, and is taken back to the month by their ratio;
    /// intervals come from the weeks. (Where a trace is longer than a week, it is the month's hours
    /// as they come, and intervals come from the replications.)
    bool month = false;
    double precision = 0;  ///< > 0: add replications until every source's p95 half width is below
                           ///< this share of its mean (at most 100 replications)
    int threads = 0;       ///< 0 = as many as there are cores
    std::uint64_t maxEvents = 2'000'000'000;  ///< over the run; then stop and say so
    const std::atomic<bool>* stop = nullptr;  ///< polled at least every 50 ms
    std::function<void(double)> progress;     ///< called with 0..1, from any thread, serialised
};

/// Runs the model. Invalid when a rate, time or probability is negative, NaN, infinite or absurd
/// (naming the station), Cancelled when `stop` became true.
[[nodiscard]] Result<SimulationResult> simulate(const SimulationModel& model,
                                                const SimulationOptions& options);

}  // namespace breakeven::model
