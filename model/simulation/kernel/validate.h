#pragma once

#include "model/simulation/kernel/simulate.h"
#include "pricing/base/error.h"

namespace breakeven::model::kernel {

/// Refuses what cannot be simulated: a rate, time or probability that is negative, not finite or
/// absurd, an index that points nowhere, calls out of order. Names station and field.
[[nodiscard]] Result<void> validate(const SimulationModel& model, const SimulationOptions& options);

}  // namespace breakeven::model::kernel
