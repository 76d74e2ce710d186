#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <cmath>

#include "model/architecture/architecture.h"

namespace breakeven::ui {

/// Sizes of the canvas in scene units (pixels at 100 %).
inline constexpr QSizeF cardSize{176, 72};
inline constexpr double gridStep = 16;
/// How far a connection runs straight out of a card, and keeps off the cards it passes.
inline constexpr double connectionClearance = 16;

[[nodiscard]] inline QPointF snappedToGrid(QPointF point)
{
    return {std::round(point.x() / gridStep) * gridStep,
            std::round(point.y() / gridStep) * gridStep};
}

[[nodiscard]] inline QPointF toPoint(model::Position position)
{
    return {position.x, position.y};
}

[[nodiscard]] inline model::Position toPosition(QPointF point)
{
    return {point.x(), point.y()};
}

/// The card whose top left corner is at the point.
[[nodiscard]] inline QRectF cardAt(QPointF topLeft)
{
    return {topLeft, cardSize};
}

}  // namespace breakeven::ui
