#pragma once

#include <QMimeData>

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/arranging.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/commands/drawingcommands.h"
#include "ui/commands/partcommands.h"

namespace breakeven::ui {

using NotePlaces = std::map<model::NoteId, QPointF>;

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
    /// False when some of it is locked and stays.
    bool removeSelection();

    /// Puts a frame around the selected components. What was grouped stays so, inside.
    void groupSelection();
    /// Takes away the frame around the selected components, which are all of its content.
    void ungroupSelection();
    /// The group whose content is exactly the selected components; null when there is none.
    [[nodiscard]] const model::Group* selectedGroup() const;
    void renameGroup(const model::GroupId& id, const QString& name);
    void setGroupKind(model::GroupKind kind);
    model::NoteId addNote(QPointF topLeft);
    void setNoteText(const model::NoteId& id, const QString& text);
    /// Of the selected group, or of all that is selected.
    void setTint(model::Tint tint);
    /// Locks the selected parts, or unlocks them when all are locked.
    void toggleLock();
    /// Puts the selected cards above all others, or under them.
    void stack(bool above);
    /// Ends a drag: moves components and notes, and puts the components into the group that they
    /// were dropped on, or out of their own.
    void drop(const Places& places, const NotePlaces& notes);
    /// The group that one of the components dropped there goes into, or stays in; empty = none.
    [[nodiscard]] model::GroupId groupUnder(const Places& places,
                                            const model::ComponentId& component) const;

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
    /// Makes a step of a drawing, if it is another one.
    void draw(Drawing drawing, const QString& text);
    void dress(const QString& text, const std::function<void(model::Look&)>& look,
               const std::function<void(model::Note&)>& note);
    void regroup(Drawing& drawing, const Places& places) const;
    void push(QUndoCommand* command);

    ArchitectureScene& m_scene;
    QByteArray m_lastPasted;
    int m_timesPasted = 0;
};

}  // namespace breakeven::ui
