#pragma once

#include <QWidget>

#include "ui/document/analysis.h"
#include "ui/shell/theme.h"

class QVBoxLayout;

namespace breakeven::ui {

/// Everything that makes an answer wrong or incomplete, worst first, each with a jump to its place
/// and, where there is one, its fix as an undoable edit.
class ProblemsPanel : public QWidget {
    Q_OBJECT

public:
    ProblemsPanel(Document& document, const Analysis& analysis, const Theme& theme,
                  QWidget* parent = nullptr);
    void refresh();

signals:
    void placeActivated(const breakeven::model::Problem& problem);

private:
    [[nodiscard]] QWidget* rowOf(const model::Problem& problem, int number);
    [[nodiscard]] QString placeOf(const model::Problem& problem) const;
    void addButtons(QWidget* row, const model::Problem& problem, int number);

    Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    QVBoxLayout* m_rows = nullptr;
};

/// Carries out a problem's fix as one undo step; false when it has none or its place is gone.
bool applyFix(Document& document, const model::Problem& problem);

}  // namespace breakeven::ui
