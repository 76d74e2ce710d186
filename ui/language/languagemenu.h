#pragma once

class QMenu;

namespace breakeven::ui {

/// Fills a menu with the system's language and every language of the window; a click remembers it
/// for the next start. Actions are named `actionLanguage-CODE`, the system's `actionLanguage-`.
void fillLanguageMenu(QMenu& menu);

}  // namespace breakeven::ui
