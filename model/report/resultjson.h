#pragma once

#include <nlohmann/json.hpp>

#include "model/comparison/comparison.h"

namespace breakeven::model::report {

// Results as JSON with stable keys, in base units: USD, seconds, bytes, requests per second; shares
// from 0 to 1; totals per month. An interval is {"mean", "half_width"}; a half width that is not
// known (one replication) is null. The same result gives the same bytes.

/// {"mean_s", "p50_s", ..., "p9999_s", "max_s", "count", "histogram": [{"lower_s", "upper_s",
/// "share"}]}
[[nodiscard]] nlohmann::json latencyJson(const LatencySummary& latency);
[[nodiscard]] nlohmann::json problemsJson(const std::vector<Problem>& problems);

/// Stations and calls carry the ids and names of the alternative's components and connections.
[[nodiscard]] nlohmann::json estimateJson(const Estimate& estimate, const SimulationModel& model);
/// Everything of the result, per source, station and call, in the model's order.
[[nodiscard]] nlohmann::json simulationJson(const SimulationResult& result,
                                            const SimulationModel& model);
[[nodiscard]] nlohmann::json breakEvenJson(const BreakEven& breakEven);

}  // namespace breakeven::model::report
