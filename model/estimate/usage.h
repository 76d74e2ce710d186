#pragma once

#include <vector>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/simulation/kernel/flows.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/bill/bill.h"

namespace breakeven::model {

/// The month's priced usage of an alternative: every meter of every component's kind, evaluated
/// over its flows. Names that a meter's expression may use besides the parameters:
///   both scopes: hours, users, month_s (hours × 3600)
///   Component:   arrivals, requests, completions, failures, throttled, rejected, cold_starts,
///                dead_lettered, batches, messages, busy_s, billed_s, init_s, instance_s,
///                read_unit_s, write_unit_s (provisioned units a second, times seconds),
///                calls_out (attempts on outgoing connections), rps (mean requests per second)
///   Call:        calls (retries too, but not those that were refused), attempts (those as well),
///                retries, request_kb, response_kb (per call), from_internet (1 when the
///                caller is a traffic source or another provider's service), from_<category>
///                (the caller's; all 0 when it is in another region)
/// Meters of the scope Call give a line for each connection, which names it. What leaves for
/// another region or provider follows, see transferOf. Lines of zero quantity are left out. Invalid
/// names the component and the meter.
[[nodiscard]] Result<std::vector<pricing::UsageLine>> usageOf(const Project& project,
                                                              const Alternative& alternative,
                                                              const Catalog& catalog,
                                                              const SimulationModel& model,
                                                              const Flows& flows);

}  // namespace breakeven::model
