#pragma once

#include "ui/canvas/gestures.h"

namespace breakeven::ui {

/// Drags one end of a connection to another card.
class ReattachGesture : public Gesture {
public:
    ReattachGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ConnectionId connection,
                    LineEnd end);
    void move(QPointF position, Qt::KeyboardModifiers modifiers) override;
    void finish() override;
    void cancel() override;
    [[nodiscard]] QString hint() const override { return m_refusal; }

private:
    void mark(DropState state);

    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    model::ConnectionId m_connection;
    LineEnd m_end;
    model::ComponentId m_fixed;  ///< the card at the other end
    std::optional<model::ComponentId> m_target;
    QString m_refusal;
};

}  // namespace breakeven::ui
