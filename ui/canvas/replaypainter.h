#pragma once

#include <QPainter>
#include <QPolygonF>

#include "ui/canvas/replay.h"

namespace breakeven::ui {

class Theme;

/// The point at that share (0..1) of a line's length.
[[nodiscard]] QPointF pointAlong(const QPolygonF& corners, double share);

/// Calls on their way: a dot, larger when it stands for several.
void paintDot(QPainter& painter, QPointF at, std::uint32_t calls, const Theme& theme);

/// What a card's strip says: `12 waiting · 5 at work · 3 instances`.
[[nodiscard]] QString replayText(const ReplayCard& card);

/// The strip below a card. What has just happened is said in words besides the colour.
void paintReplayCard(QPainter& painter, const QRectF& card, const ReplayCard& state,
                     const Theme& theme);

}  // namespace breakeven::ui
