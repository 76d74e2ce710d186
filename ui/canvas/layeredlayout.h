#pragma once

#include <vector>

#include "ui/canvas/arranging.h"

namespace breakeven::ui {

/// Gaps that leave room for the connections and their labels.
inline constexpr double layerGap = 128;
inline constexpr double rowGap = 40;

/// A plain layered arrangement from left to right, for when Graphviz is not installed: each card
/// stands one column behind the last of its callers (cycles are cut where they close), and each
/// column is ordered by where its callers stand. A group is arranged in itself first and then
/// stands among the others as one box with the room of its frame, so that no frame overlaps another
/// or a card that is not in it. The clusters name cards that are among `cards`. The top left corner
/// is at the origin.
[[nodiscard]] Places layeredPlaces(const CardRects& cards, const std::vector<Link>& links,
                                   const Clusters& clusters = {});

}  // namespace breakeven::ui
