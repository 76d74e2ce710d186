#pragma once

#include <CLI/CLI.hpp>

#include "model/simulation/kernel/simulate.h"

namespace breakeven::app {

/// Adds the options that `simulate`, `compare` and `report` share; they are written to `options`,
/// which must outlive the parsing.
void addSimulationFlags(CLI::App& command, model::SimulationOptions& options);

}  // namespace breakeven::app
