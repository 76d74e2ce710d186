#pragma once

#include <QMimeData>

#include <map>
#include <optional>
#include <string>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/commands/partcommands.h"

namespace breakeven::ui {

/// What a user can do to an architecture on the canvas; each call is one undo command or none.
class CanvasEditor {
public:
    explicit CanvasEditor(ArchitectureScene& scene) : m_scene(scene) {}

    /// Adds a component with the kind's defaults under a name that is free, and selects it.
    model::ComponentId addKind(const std::string& kind, QPointF topLeft);
    /// Nothing when the two may not be connected (connectRefusal()).
    std::optional<model::ConnectionId> connectComponents(const model::ComponentId& from,
                                                         const model::ComponentId& to);
    void moveTo(const std::map<model::ComponentId, QPointF>& places);
    void nudgeSelection(QPointF step);
    void rename(const model::ComponentId& id, const QString& name);
    void removeSelection();
    void duplicateSelection(QPointF offset = {2 * gridStep, 2 * gridStep});
    /// The selected components and what runs between them; null when none is selected.
    [[nodiscard]] std::unique_ptr<QMimeData> copyOfSelection() const;
    /// Pastes beside where the parts were copied, or amid `visible` when that is out of sight.
    bool paste(const QMimeData& data, const QRectF& visible);

    /// A free place for a card, at or near `wanted`.
    [[nodiscard]] QPointF freePlace(QPointF wanted) const;

private:
    void insert(Parts parts, QPointF offset);
    void push(QUndoCommand* command);

    ArchitectureScene& m_scene;
    QByteArray m_lastPasted;
    int m_timesPasted = 0;
};

}  // namespace breakeven::ui
