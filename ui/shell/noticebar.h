#pragma once

#include <QFrame>

#include "pricing/base/error.h"
#include "ui/shell/theme.h"

class QLabel;

namespace breakeven::ui {

/// A calm line above the canvas for what went wrong or was done: what, where, and what to do.
/// Stays until closed or replaced; never a dialog.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(const Theme& theme, QWidget* parent = nullptr);
    void showError(const Error& error);
    void showInfo(const QString& text);

private:
    void show(const QString& role, const QString& stem, const QColor& color, const QString& text);

    const Theme& m_theme;
    QLabel* m_icon;
    QLabel* m_text;
};

}  // namespace breakeven::ui
