#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/simulation/kernel/simulate.h"

namespace breakeven::tests {

/// `lambda=8;mu=1;c=10` as numbers; what is not a number is left out.
using Parameters = std::map<std::string, double>;
[[nodiscard]] Parameters parseParameters(const std::string& text);

/// A queueing system of the closed forms as a model, and how long to run it.
struct ClosedFormCase {
    model::SimulationModel model;
    model::SimulationOptions options;
};

/// None when the behaviours cannot express the system.
[[nodiscard]] std::optional<ClosedFormCase> caseFor(const std::string& name,
                                                    const std::string& parameters);

/// What the simulation found for a metric of a system; none when it does not measure it.
[[nodiscard]] std::optional<model::Interval> measured(const std::string& name,
                                                      const std::string& metric,
                                                      const model::SimulationResult& result);

}  // namespace breakeven::tests
