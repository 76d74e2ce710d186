#pragma once

#include <QColor>
#include <QString>

namespace breakeven::ui {

/// The colours everything is painted with. Text tokens hold 4.5:1 on window, panel and canvas,
/// `focus` and `accent` hold 3:1 (checked by tests/ui/tst_theme).
struct Tokens {
    QColor window;
    QColor panel;
    QColor canvas;
    QColor text;
    QColor muted;
    QColor faint;
    QColor border;
    QColor focus;
    QColor accent;
    QColor good;
    QColor warn;
    QColor bad;
    QColor onAccent;    ///< text and glyphs on an accent or category fill
    QColor accentTint;  ///< selected rows, current tabs: accent mixed into the panel
    QColor hover;       ///< a row or button under the mouse
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();
/// Black on white with strong borders: text holds 7:1, borders and focus 4.5:1.
[[nodiscard]] Tokens contrastTokens();

/// Fill of a category's icon square (white glyph on it), for `compute`, `api`, `data`, `events`,
/// `identity`, `payments`, `observability`, `servers`, `network`, `traffic`; slate for any other.
[[nodiscard]] QColor categoryFill(const QString& category);

/// `first` at `share` (0..1) mixed with `second`.
[[nodiscard]] QColor mixed(const QColor& first, const QColor& second, double share);

/// WCAG contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrastRatio(const QColor& first, const QColor& second);

}  // namespace breakeven::ui
