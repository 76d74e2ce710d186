#pragma once

#include <string>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/estimate/estimate.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// An alternative whose components have been enlarged to the project's load, with its estimate.
struct Sized {
    Alternative alternative;
    SimulationModel model;
    Estimate estimate;
    bool feasible = true;
    std::string bottleneck;  ///< name of the component that cannot serve the load at any known size
};

/// Enlarges every component that has a `sizing` rule until its peak utilisation is at most the
/// rule's target, never below the size it has. Not feasible when a component still cannot keep up,
/// or refuses more than one call in a hundred.
[[nodiscard]] Result<Sized> sizedFor(const Project& project, const Alternative& alternative,
                                     const Catalog& catalog);

}  // namespace breakeven::model
