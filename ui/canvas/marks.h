#pragma once

#include <QPainter>

#include "ui/canvas/cardpainter.h"

namespace breakeven::ui {

[[nodiscard]] QColor markColor(DiffMark mark, const Theme& theme);
[[nodiscard]] QString markText(DiffMark mark);

/// A pill that says in a sign and a word what became of a part; `at` is the middle of its left end.
void paintMark(QPainter& painter, QPointF at, DiffMark mark, const Theme& theme);
/// Its sign alone, around the point, as large as can be made out where words cannot.
void paintMarkFromAfar(QPainter& painter, QPointF at, DiffMark mark, const Theme& theme);

}  // namespace breakeven::ui
