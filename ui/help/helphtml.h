#pragma once

#include <QString>

#include "model/report/document.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// A document as a QTextBrowser shows it, in the window's language and the theme's colours. Texts
/// that are parted by ` · ` are translated one by one; figures are left out.
[[nodiscard]] QString helpHtml(const model::report::Document& document, const Theme& theme);

}  // namespace breakeven::ui
