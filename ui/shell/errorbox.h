#pragma once

#include <QFrame>

#include "pricing/base/error.h"
#include "ui/shell/theme.h"

class QTextEdit;

namespace breakeven::ui {

/// A failure in a panel or dialog: what went wrong, where, and what to do. As high as its words
/// need, broken anywhere where a long path leaves no blank, and to be selected and copied.
class ErrorBox : public QFrame {
    Q_OBJECT

public:
    explicit ErrorBox(QWidget* parent = nullptr);

    /// `outcome` is a sentence about what that means for the user's work. What was stopped on
    /// purpose is shown as news, not as a failure.
    void showError(const QString& outcome, const Error& error);
    void showInfo(const QString& words);
    /// What is shown, a line each.
    [[nodiscard]] QString shownText() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showWords(const char* role, const QString& html);
    void fit();

    QTextEdit* m_text;
};

}  // namespace breakeven::ui
