#pragma once

#include <QString>

#include "ui/shell/icons.h"
#include "ui/shell/tokens.h"

class QPalette;

namespace breakeven::ui {

[[nodiscard]] QPalette paletteOf(const Tokens& tokens);

/// The application's style sheet in the given tokens. `imageFolder` holds the small images that a
/// style sheet can only name by file (check marks, arrows); see writeStyleImages().
[[nodiscard]] QString styleSheetOf(const Tokens& tokens, const QString& imageFolder);

/// Renders the style sheet's images in the tokens' colours into an existing folder.
void writeStyleImages(const Tokens& tokens, const Icons& icons, const QString& imageFolder);

}  // namespace breakeven::ui
