#pragma once

#include <QPointF>
#include <QString>

#include <map>
#include <optional>

#include "ui/canvas/canvaseditor.h"

namespace breakeven::ui {

/// What a pressed mouse button is doing on the canvas. Previews in the scene; finish() makes at
/// most one command of it, cancel() leaves no trace.
class Gesture {
public:
    virtual ~Gesture() = default;
    virtual void move(QPointF position, Qt::KeyboardModifiers modifiers) = 0;
    virtual void finish() = 0;
    virtual void cancel() = 0;
    /// What to tell the user at the pointer; empty = nothing.
    [[nodiscard]] virtual QString hint() const { return {}; }
};

/// Drags the selected cards. They keep their distances; the one that was grabbed snaps to the grid
/// unless Ctrl is held. With Alt it leaves them where they are and drops copies.
class MoveGesture : public Gesture {
public:
    MoveGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ComponentId grabbed,
                QPointF start);
    void move(QPointF position, Qt::KeyboardModifiers modifiers) override;
    void finish() override;
    void cancel() override;

private:
    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    model::ComponentId m_grabbed;
    QPointF m_start;
    std::map<model::ComponentId, QPointF> m_origins;
    std::map<model::ComponentId, QPointF> m_places;
    QPointF m_shift;
    bool m_copies = false;
};

/// Draws a line from a card's port to another card.
class ConnectGesture : public Gesture {
public:
    ConnectGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ComponentId from);
    void move(QPointF position, Qt::KeyboardModifiers modifiers) override;
    void finish() override;
    void cancel() override;
    [[nodiscard]] QString hint() const override { return m_refusal; }

private:
    void mark(DropState state);

    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    model::ComponentId m_from;
    bool m_begun = false;  ///< the pointer has left the card it began on
    std::optional<model::ComponentId> m_target;
    QString m_refusal;
};

}  // namespace breakeven::ui
