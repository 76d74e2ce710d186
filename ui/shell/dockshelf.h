#pragma once

#include <QByteArray>
#include <QMainWindow>

namespace breakeven::ui {

/// Puts a window's docks away for a while, and brings exactly those back, as large as they were.
/// Meanwhile what is stored of the window is what it looks like with them: a window that is closed
/// while they are away must not come up without.
class DockShelf {
public:
    /// `version` as for QMainWindow::saveState().
    DockShelf(QMainWindow& window, int version) : m_window(window), m_version(version) {}

    [[nodiscard]] bool isAway() const { return m_away; }
    void putAway();
    /// False when the docks were put away before the window had a state: they are shown then, and
    /// have no sizes of their own yet.
    bool bringBack();

    /// What to store; empty when the window has never been shown with its docks.
    [[nodiscard]] QByteArray state() const;
    /// Takes what was stored; for when the docks come back while they are away.
    void restore(const QByteArray& state);

private:
    QMainWindow& m_window;
    int m_version;
    bool m_away = false;
    QByteArray m_state;  ///< while away: of the window with its docks
};

}  // namespace breakeven::ui
