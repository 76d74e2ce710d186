#pragma once

#include <vector>

#include "ui/canvas/arranging.h"

namespace breakeven::ui {

/// Gaps that leave room for the connections and their labels.
inline constexpr double layerGap = 128;
inline constexpr double rowGap = 40;

/// A plain layered arrangement from left to right, for when Graphviz is not installed: each card
/// stands one column behind the last of its callers (cycles are cut where they close), and each
/// column is ordered by where its callers stand. The top left corner is at the origin.
[[nodiscard]] Places layeredPlaces(const CardRects& cards, const std::vector<Link>& links);

}  // namespace breakeven::ui
