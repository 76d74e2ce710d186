#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace breakeven::ui {

enum class Side { Left, Top, Right, Bottom };

/// Unit step away from a card on that side.
[[nodiscard]] QPointF outward(Side side);

/// The cheapest orthogonal path (length plus a price for each bend) from `start`, where it is
/// already running along `startSide`'s outward direction, to `goal`, where it will go on against
/// `goalSide`'s; it crosses no obstacle. Empty when there is none. Looks at lines beside the
/// obstacles and through the ends only, so its cost grows with their number, not with distances.
[[nodiscard]] QPolygonF searchPath(QPointF start, Side startSide, QPointF goal, Side goalSide,
                                   const std::vector<QRectF>& obstacles);

/// Whether the axis-parallel segment passes through the inside of the rectangle.
[[nodiscard]] bool crosses(QPointF from, QPointF to, const QRectF& rect);

}  // namespace breakeven::ui
