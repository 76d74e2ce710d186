#pragma once

#include <QPoint>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace breakeven::tests {

/// The X server's input and windows, from outside the program: what a hand at the mouse and the
/// keyboard can do. Every call keeps the test's own event loop turning until the input has arrived.
class Display {
public:
    /// Starts a window manager, without which no window gets the keyboard.
    Display();
    ~Display();

    /// Whether the window manager has taken the display over.
    [[nodiscard]] bool isReady() const { return m_isReady; }

    /// Runs one xdotool command line; false when it fails or takes over a minute.
    [[nodiscard]] bool run(const QStringList& command);

    /// Waits for a window of that title and gives it the keyboard.
    [[nodiscard]] bool activate(const QString& title);
    /// Presses keys that open a dialog and answers it with a line of text. One command line,
    /// because the dialog's own event loop holds the caller until it closes.
    [[nodiscard]] bool answer(const QString& keys, const QString& dialogTitle, const QString& line);
    [[nodiscard]] bool click(QPoint place);
    [[nodiscard]] bool press(const QString& keys);
    [[nodiscard]] bool type(const QString& text);
    /// Moves there, presses, moves on in small steps, and releases.
    [[nodiscard]] bool drag(QPoint from, QPoint to);

private:
    QProcess m_windowManager;
    bool m_isReady = false;
};

}  // namespace breakeven::tests
