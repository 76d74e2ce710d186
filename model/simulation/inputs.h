#pragma once

#include <string>

#include "model/catalog/expression.h"
#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model {

/// The inputs of a catalog entry, evaluated for a component, as the fields of its station.
void applyInputs(const Variables& inputs, StationSpec& station);

/// The time whose inputs begin with this prefix (`service`, `init`).
[[nodiscard]] Distribution timeOf(const Variables& inputs, const std::string& prefix);

[[nodiscard]] double valueOr(const Variables& inputs, const std::string& name, double fallback);

}  // namespace breakeven::model
