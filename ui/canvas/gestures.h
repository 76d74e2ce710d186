#pragma once

#include <QPointF>
#include <QString>

#include <functional>
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

/// Drags the selected cards and notes that are not locked. They keep their distances; what was
/// grabbed falls in line with other cards near by, else with the grid, unless Ctrl is held. With
/// Alt it leaves them where they are and drops copies. A single card without connections can be
/// dropped on one, and all can be dropped into a group or out of it.
class MoveGesture : public Gesture {
public:
    /// `grabbed` is what the pointer holds, `reach` how far, in scene units, it is drawn to a line.
    MoveGesture(ArchitectureScene& scene, CanvasEditor& editor, const QRectF& grabbed,
                QPointF start, double reach);
    void move(QPointF position, Qt::KeyboardModifiers modifiers) override;
    void finish() override;
    void cancel() override;
    [[nodiscard]] QString hint() const override;

private:
    [[nodiscard]] QPointF snapped(QPointF shift);
    void findInsertion(QPointF position);

    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    QRectF m_grabbed;
    QPointF m_start;
    double m_reach;
    std::vector<QRectF> m_others;              ///< the cards that stay
    std::optional<model::ComponentId> m_free;  ///< the only card that moves, if unconnected
    std::optional<model::ConnectionId> m_insertion;
    std::map<model::ComponentId, QPointF> m_origins;
    std::map<model::ComponentId, QPointF> m_places;
    NotePlaces m_noteOrigins;
    NotePlaces m_notePlaces;
    QPointF m_shift;
    bool m_copies = false;
};

/// Draws a line from a card's port to another card, or into the void.
class ConnectGesture : public Gesture {
public:
    /// Called when the line ends in the void, with its end.
    using Ask = std::function<void(const model::ComponentId& from, QPointF place)>;

    ConnectGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ComponentId from,
                   Ask ask);
    void move(QPointF position, Qt::KeyboardModifiers modifiers) override;
    void finish() override;
    void cancel() override;
    [[nodiscard]] QString hint() const override { return m_refusal; }

private:
    void mark(DropState state);

    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    model::ComponentId m_from;
    Ask m_ask;
    bool m_begun = false;  ///< the pointer has left the card it began on
    QPointF m_end;
    std::optional<model::ComponentId> m_target;
    QString m_refusal;
};

}  // namespace breakeven::ui
