#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QWidget>

#include "model/catalog/servicekind.h"
#include "ui/inspector/numberedit.h"
#include "ui/shell/theme.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace breakeven::ui {

/// Rows of label, editor and unit under headings: what every inspector page is made of. Editors
/// are named `field-<id>`, resets `reset-<id>`.
class Form : public QWidget {
    Q_OBJECT

public:
    explicit Form(const Theme& theme, QWidget* parent = nullptr);

    void addHeading(const QString& text);
    /// A row whose editor reports edits by its own signals. Returns the row's label.
    QLabel* addRow(const QString& id, const QString& label, QWidget* editor,
                   const QString& unit = {}, const QString& help = {});
    /// A row's reset button: shown while `isChanged` (see setChanged).
    QToolButton* addReset(const QString& id, const QString& tooltip);
    void setChanged(const QString& id, bool changed);
    /// Hides a row for which there is no use at present, or shows it again.
    void setRowShown(const QString& id, bool shown);
    /// Moves a widget to stand below a row, over its whole width.
    void showBelow(const QString& id, QWidget* widget);
    void addWide(QWidget* widget);
    void addNote(const QString& text);

    NumberEdit* addNumber(const QString& id, const QString& label, NumberEdit::Range range,
                          const QString& unit = {}, const QString& help = {});
    QComboBox* addChoice(const QString& id, const QString& label,
                         const std::vector<std::pair<QString, QString>>& choices,
                         const QString& help = {});
    QCheckBox* addSwitch(const QString& id, const QString& label, const QString& help = {});
    QLineEdit* addText(const QString& id, const QString& label, const QString& help = {});

private:
    const Theme& m_theme;
    QGridLayout* m_grid;
    std::map<QString, std::vector<QWidget*>> m_rows;
    std::map<QString, int> m_below;  ///< by row: the free line of the grid after it
    int m_row = 0;
};

/// A parameter's tooltip: help, range, default, and where the default was read.
[[nodiscard]] QString helpOf(const model::Parameter& parameter);

/// A text that is longer than its field is shown from its beginning.
void setLine(QLineEdit& line, const QString& text);

}  // namespace breakeven::ui
