#pragma once

#include <optional>
#include <vector>

#include "ui/canvas/routing.h"

namespace breakeven::ui {

/// The card nearest to another in a direction: of those that lie more that way than sideways, the
/// one with the least distance, sideways counting double. Nothing when there is none.
[[nodiscard]] std::optional<model::ComponentId> nearestTowards(const CardRects& cards,
                                                               const model::ComponentId& from,
                                                               Side direction);

/// Every card once, column by column from the left: the order in which Tab visits them.
[[nodiscard]] std::vector<model::ComponentId> readingOrder(const CardRects& cards);

}  // namespace breakeven::ui
