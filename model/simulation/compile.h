#pragma once

#include <map>
#include <string>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// Turns an alternative under the project's workload into the kernel's plain arrays: evaluates the
/// catalog's input expressions, resolves operations, groups the hours of the week into at most
/// `maxStrata` strata of like rates. Components of unknown kind become stations that answer at
/// once; validation reports them. Invalid when an input cannot be evaluated or an Error-level
/// problem makes the model meaningless (a synchronous cycle, messages that multiply for ever, a
/// connection to nowhere).
[[nodiscard]] Result<SimulationModel> compile(const Project& project,
                                              const Alternative& alternative,
                                              const Catalog& catalog, int maxStrata = 6);

}  // namespace breakeven::model
