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

    /// Runs one xdotool command line; false when it fails or takes over a minute.
    [[nodiscard]] bool run(const QStringList& command);

    [[nodiscard]] bool click(QPoint place);
    [[nodiscard]] bool press(const QString& keys);
    [[nodiscard]] bool type(const QString& text);
    /// Moves there, presses, moves on in small steps, and releases.
    [[nodiscard]] bool drag(QPoint from, QPoint to);

private:
    QProcess m_windowManager;
};

}  // namespace breakeven::tests
