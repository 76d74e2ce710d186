#pragma once

#include <QMimeData>

#include <map>
#include <optional>
#include <string>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/arranging.h"
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
    /// Adds a component of the kind and a connection to it, as one step.
    model::ComponentId addConnected(const model::ComponentId& from, const std::string& kind,
                                    QPointF topLeft);
    /// Why the connection cannot end there; empty when it can.
    [[nodiscard]] QString reattachRefusal(const model::ConnectionId& connection, LineEnd end,
                                          const model::ComponentId& target) const;
    void reattach(const model::ConnectionId& connection, LineEnd end,
                  const model::ComponentId& target);
    /// Whether a component of the kind can stand between the connection's ends.
    [[nodiscard]] bool fitsOn(const model::ConnectionId& connection, const std::string& kind) const;
    /// Leads the connection through a new component, or through one that was free so far.
    model::ComponentId insertOn(const model::ConnectionId& connection, const std::string& kind,
                                QPointF topLeft);
    void moveOnto(const model::ConnectionId& connection, const model::ComponentId& id,
                  QPointF topLeft);
    /// `text` names the step; empty = what moving is called.
    void moveTo(const Places& places, const QString& text = {});
    void align(Alignment alignment);
    void distribute(Qt::Orientation orientation);
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
    [[nodiscard]] model::Component newComponent(const std::string& kind, QPointF topLeft) const;
    [[nodiscard]] CardRects selectedCards() const;
    void leadThrough(const model::ConnectionId& connection, const model::ComponentId& id);
    void insert(Parts parts, QPointF offset);
    void push(QUndoCommand* command);

    ArchitectureScene& m_scene;
    QByteArray m_lastPasted;
    int m_timesPasted = 0;
};

}  // namespace breakeven::ui
