#pragma once

#include <vector>

#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/result.h"
#include "model/simulation/kernel/tallies.h"

namespace breakeven::model::kernel {

/// Marks the stations whose backlog grew by more than chance while more work came than they can
/// do, in any run, with the offered load of the worst; a plain note for each.
void markUnstable(SimulationResult& result, const Plan& plan,
                  const std::vector<std::vector<RunTally>>& replications);

/// Says why runs ended early and what else a reader must know.
void addNotes(SimulationResult& result, const Plan& plan,
              const std::vector<std::vector<RunTally>>& replications);

}  // namespace breakeven::model::kernel
