#pragma once

#include <string>
#include <vector>

#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::tests {

struct ExampleModel {
    std::string name;  ///< `web-app, Serverless`
    model::SimulationModel model;
};

/// Every alternative of the shipped examples, as compiled; by file name. The test run fails when
/// one cannot be read or compiled.
[[nodiscard]] std::vector<ExampleModel> exampleModels();

}  // namespace breakeven::tests
