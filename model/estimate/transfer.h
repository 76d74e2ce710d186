#pragma once

#include <vector>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/simulation/kernel/flows.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/bill/bill.h"

namespace breakeven::model {

/// Where a component runs: its own region, else the alternative's.
[[nodiscard]] const std::string& regionOf(const Component& component,
                                          const Alternative& alternative);

/// Whether caller and callee are of one provider, but in different regions.
[[nodiscard]] bool crossesRegions(const Alternative& alternative, const Catalog& catalog,
                                  const Component& caller, const Component& callee);

/// What the graph itself sends across borders and no kind's meter charges: requests that leave for
/// another provider's service go out over the internet, and between two regions of one provider
/// requests pay in the caller's region, answers in the callee's. A line for each connection and
/// direction, of the component that sends; none where the provider has no rule in the catalog.
[[nodiscard]] std::vector<pricing::UsageLine> transferOf(const Alternative& alternative,
                                                         const Catalog& catalog,
                                                         const SimulationModel& model,
                                                         const Flows& flows);

}  // namespace breakeven::model
