#pragma once

#include <vector>

#include "pricing/base/money.h"

namespace breakeven::pricing {

/// Splits `total` in proportion to `weights` so that the parts sum exactly to it: every part is
/// rounded down to 1e-9 and the billionths left over go to the largest remainders, the earlier part
/// first. When `total` is at most the sum of the weights, no part exceeds its weight. Parts of
/// weight zero get nothing; without any weight all parts are zero.
[[nodiscard]] std::vector<Quantity> split(Quantity total, const std::vector<Quantity>& weights);
/// The same for money, which may be negative.
[[nodiscard]] std::vector<Usd> split(Usd total, const std::vector<Quantity>& weights);

}  // namespace breakeven::pricing
