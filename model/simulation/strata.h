#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model {

/// Groups the 168 hours of a week into at most `maxStrata` strata of like total rate, such that the
/// squared deviation of the hours' rates from their stratum's mean is smallest (Fisher's exact
/// one-dimensional classification). Hours of equal rates always share a stratum; every stratum
/// carries the mean rate of each source over its hours, so weekly totals are kept. Where a source
/// varies within the hours, minutes are grouped in the same way, so that a spike of ten minutes is
/// a stratum of its own; minutes whose rates differ by less than about 5 % count as alike.
///
/// `kinds`, when given, are a number for each hour of the week: hours of different kinds never
/// share a stratum (each kind has at least one), because something else than the rates differs in
/// them.
[[nodiscard]] std::vector<Stratum> strataOf(const std::vector<SourceSpec>& sources, int maxStrata,
                                            std::span<const std::uint32_t> kinds = {});

}  // namespace breakeven::model
