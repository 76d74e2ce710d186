#pragma once

#include <QLabel>
#include <QWidget>

namespace breakeven::ui {

class Theme;

/// A sentence beside the pointer, such as why a line cannot end there.
class PointerHint : public QLabel {
    Q_OBJECT

public:
    PointerHint(const Theme& theme, QWidget* parent);
    /// Hides on an empty text.
    void say(const QString& text, QPoint pointer);

private:
    const Theme& m_theme;
};

/// Three ways to begin, shown over an empty canvas; lets every click through.
class EmptyHint : public QWidget {
    Q_OBJECT

public:
    EmptyHint(const Theme& theme, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

}  // namespace breakeven::ui
