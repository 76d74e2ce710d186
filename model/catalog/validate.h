#pragma once

#include <vector>

#include "model/architecture/problem.h"
#include "model/architecture/project.h"
#include "model/catalog/catalog.h"

namespace breakeven::model {

/// Everything wrong with a project, worst first: unknown kinds and parameters, values out of range,
/// connections that a kind does not take, synchronous cycles, components that no traffic reaches,
/// traffic components without a source, empty alternatives.
[[nodiscard]] std::vector<Problem> validate(const Project& project, const Catalog& catalog);
[[nodiscard]] std::vector<Problem> validate(const Project& project, const Alternative& alternative,
                                            const Catalog& catalog);

}  // namespace breakeven::model
