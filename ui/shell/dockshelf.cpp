#include "ui/shell/dockshelf.h"

#include <QDockWidget>

namespace breakeven::ui {

namespace {

void showDocks(const QMainWindow& window, bool shown)
{
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        dock->setVisible(shown);
    }
}

}  // namespace

void DockShelf::putAway()
{
    if (m_away) {
        return;
    }
    // Docks that were never laid out have no sizes that could be brought back.
    m_state = m_window.isVisible() ? m_window.saveState(m_version) : QByteArray();
    m_away = true;
    showDocks(m_window, false);
}

bool DockShelf::bringBack()
{
    if (!m_away) {
        return true;
    }
    m_away = false;
    // At once, not growing: what is beside them takes its final size then.
    const bool animated = m_window.isAnimated();
    m_window.setAnimated(false);
    const bool restored = m_window.restoreState(m_state, m_version);
    if (!restored) {
        showDocks(m_window, true);
    }
    m_window.setAnimated(animated);
    return restored;
}

QByteArray DockShelf::state() const
{
    return m_away ? m_state : m_window.saveState(m_version);
}

void DockShelf::restore(const QByteArray& state)
{
    if (m_away) {
        m_state = state;
    } else {
        m_window.restoreState(state, m_version);
    }
}

}  // namespace breakeven::ui
