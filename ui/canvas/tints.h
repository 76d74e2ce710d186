#pragma once

#include <QColor>

#include "model/architecture/drawing.h"

namespace breakeven::ui {

class Theme;

/// What a tint looks like in the theme; the muted text's colour for none.
[[nodiscard]] QColor tintColor(model::Tint tint, const Theme& theme);
[[nodiscard]] QString tintName(model::Tint tint);
[[nodiscard]] QString groupKindName(model::GroupKind kind);

}  // namespace breakeven::ui
