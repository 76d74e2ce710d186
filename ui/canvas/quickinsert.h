#pragma once

#include <functional>

#include <QPoint>

#include "ui/canvas/canvaseditor.h"
#include "ui/shell/chooser.h"

namespace breakeven::ui {

/// The kinds of the catalog as choices, each of which calls `take` with its id.
[[nodiscard]] std::vector<Choice> kindChoices(
    const model::Catalog& catalog, const Theme& theme,
    const std::function<bool(const model::ServiceKind&)>& fits,
    const std::function<void(const std::string&)>& take);

/// Adding by typing, where the pointer is. The choosers delete themselves once they are answered.
class QuickInsert {
public:
    QuickInsert(ArchitectureScene& scene, CanvasEditor& editor, QWidget& canvas)
        : m_scene(scene), m_editor(editor), m_canvas(canvas)
    {
    }

    /// What is offered first where kinds and components answer to the typed text alike.
    enum class Order { KindsFirst, ComponentsFirst };

    /// Any kind, with its card around the place.
    Chooser* openAt(QPoint pointer, QPointF place);
    /// What a connection that ended in the void should reach: a new component, or one that is
    /// there.
    Chooser* openAfter(const model::ComponentId& from, QPoint pointer, QPointF place,
                       Order order = Order::KindsFirst);

private:
    Chooser* open(const QString& prompt, std::vector<Choice> choices, QPoint pointer);
    void addReachable(const model::ComponentId& from, std::vector<Choice>& choices);

    ArchitectureScene& m_scene;
    CanvasEditor& m_editor;
    QWidget& m_canvas;
};

}  // namespace breakeven::ui
