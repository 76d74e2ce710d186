#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace breakeven::ui {

/// Where a connection's label stands on its line: wholly free of `taken` (cards and other labels)
/// where that is possible, else narrowed to the widest room there is. Null
/// when not even a short word would fit. `wanted` is what the whole text needs.
[[nodiscard]] QRectF placeLabel(const QPolygonF& corners, QSizeF wanted,
                                const std::vector<QRectF>& taken);

/// Whether an orthogonal line passes the rectangle.
[[nodiscard]] bool runsThrough(const QPolygonF& corners, const QRectF& rect);

}  // namespace breakeven::ui
