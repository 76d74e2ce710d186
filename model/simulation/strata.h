#pragma once

#include <vector>

#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model {

/// Groups the 168 hours of a week into at most `maxStrata` strata of like total rate, such that the
/// squared deviation of the hours' rates from their stratum's mean is smallest (Fisher's exact
/// one-dimensional classification). Hours of equal rates always share a stratum; every stratum
/// carries the mean rate of each source over its hours, so weekly totals are kept.
[[nodiscard]] std::vector<Stratum> strataOf(const std::vector<SourceSpec>& sources, int maxStrata);

}  // namespace breakeven::model
