#pragma once

#include <QString>

#include "ui/shell/theme.h"

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;
class QScrollArea;
class QTableView;
class QWidget;

namespace breakeven::ui {

/// How a label's text is coloured by the style sheet.
enum class Role { Text, Muted, Faint, Heading, Good, Warn, Bad };

/// The small parts that all panels are made of, so that they look alike. All are owned by `parent`
/// or by the layout they are put into.
[[nodiscard]] QLabel* makeLabel(const Theme& theme, const QString& text, Role role = Role::Text,
                                int px = 13, QFont::Weight weight = QFont::Normal);
void setRole(QLabel* label, Role role);
/// Removes and deletes everything in a layout.
void clearLayout(QLayout* layout);
[[nodiscard]] QFrame* makeLine();
/// A button that looks like a link: for fixes, resets and "go to".
[[nodiscard]] QPushButton* makeFlatButton(const QString& text);
[[nodiscard]] QToolButton* makeIconButton(const Theme& theme, const QString& stem,
                                          const QString& tooltip, int px = 16);
/// A vertically scrolling area whose content is laid out in `content`.
[[nodiscard]] QScrollArea* makeScroll(QVBoxLayout*& content);
/// Rows to read, choose and sort, in the model's order until a heading is clicked.
void styleRows(QTableView& view);
/// A centred hint for a panel that has nothing to show: what it is for and what to press.
[[nodiscard]] QWidget* makeEmptyState(const Theme& theme, const QString& icon, const QString& title,
                                      const QString& hint);

}  // namespace breakeven::ui
