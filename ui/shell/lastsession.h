#pragma once

#include <optional>

#include <QPointF>
#include <QString>

namespace breakeven::ui {

/// Where a window was left: what it had open, and what could be seen of it.
struct LastSession {
    QString file;         ///< absolute; empty: a project that was never saved
    QString alternative;  ///< the id of the one in view
    double zoom = 1;
    QPointF middle;  ///< of what was visible, in scene coordinates

    void remember() const;
    /// Nothing when there was none, it is not wanted, or its file has gone.
    [[nodiscard]] static std::optional<LastSession> load();
    /// Whether the program begins with the last session's project when it is given none.
    [[nodiscard]] static bool isWanted();
    static void setWanted(bool wanted);
};

}  // namespace breakeven::ui
