#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/simulation/kernel/result.h"

namespace breakeven::model::kernel {

/// The mean of independent values and the half width of its Student-t confidence interval;
/// infinite for a single value. Zero for none.
[[nodiscard]] Interval intervalOf(std::span<const double> values, double confidence);

/// How many of the first values belong to the start-up: the truncation that minimises the squared
/// standard error of the mean of the rest (MSER; White 1997), looked for in the first half.
/// With batches of five observations as values it is MSER-5.
[[nodiscard]] std::size_t mserTruncation(std::span<const double> values);

}  // namespace breakeven::model::kernel
