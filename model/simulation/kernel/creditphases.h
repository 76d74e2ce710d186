#pragma once

#include <span>
#include <vector>

#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model::kernel {

/// A part of a stratum's time in which the same pools have used up their CPU credits.
struct CreditPhase {
    double share = 1;         ///< of the stratum's time
    std::vector<bool> spent;  ///< by station; none = no pool has
};

/// The share of each stratum's time in which a pool of burstable instances has no CPU credits left.
///
/// A balance takes hours to fill and to drain, far longer than a stratum is simulated, and what the
/// night saves is spent by day. So it is followed as a fluid through the hours of the week, over
/// and over until weeks are alike: `cores[k]` is what the calls of stratum k compute at once on
/// average when nothing slows them, an hour's load that of the stratum most like it, in proportion
/// to its requests. Instances that a schedule starts bring no credits, and take their part when
/// they leave.
[[nodiscard]] std::vector<double> spentShares(const SimulationModel& model, std::size_t station,
                                              std::span<const double> cores);

/// By the same, the pool's balance when a week begins, in core-seconds.
[[nodiscard]] double creditsOnMonday(const SimulationModel& model, std::size_t station,
                                     std::span<const double> cores);

/// Each stratum's phases, those with the most pools without credits first; `cores[k][i]` is what
/// station i computes in stratum k. Pools that are out of credits for the less time are so while
/// those are that are so for longer, as it is the same peaks that drain them.
[[nodiscard]] std::vector<std::vector<CreditPhase>> creditPhases(
    const SimulationModel& model, const std::vector<std::vector<double>>& cores);

/// Whether any pool has CPU credits.
[[nodiscard]] bool hasCredits(const SimulationModel& model);

}  // namespace breakeven::model::kernel
