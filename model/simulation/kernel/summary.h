#pragma once

#include <vector>

#include "model/simulation/kernel/result.h"
#include "model/simulation/kernel/run.h"

namespace breakeven::model::kernel {

/// The tallies of one replication (or of one batch of it), one per setup.
using Replication = std::vector<RunTally>;

/// Turns tallies into the result: strata weighted by their share of the week, replications into
/// means and confidence intervals, in order, so that the sums are the same for any threads.
[[nodiscard]] SimulationResult summarise(const Plan& plan, const std::vector<RunSetup>& setups,
                                         const std::vector<Replication>& replications,
                                         const SimulationOptions& options);

/// The largest relative half width of the sources' 95th percentiles.
[[nodiscard]] double precisionOf(const SimulationResult& result);

}  // namespace breakeven::model::kernel
