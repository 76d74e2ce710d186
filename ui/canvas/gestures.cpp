#include "ui/canvas/gestures.h"

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/connectrules.h"

namespace breakeven::ui {

MoveGesture::MoveGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ComponentId grabbed,
                         QPointF start)
    : m_scene(scene), m_editor(editor), m_grabbed(std::move(grabbed)), m_start(start)
{
    for (const model::ComponentId& id : scene.selection().components) {
        m_origins.emplace(id, scene.item(id)->pos());
    }
}

void MoveGesture::move(QPointF position, Qt::KeyboardModifiers modifiers)
{
    const auto grabbed = m_origins.find(m_grabbed);
    if (grabbed == m_origins.end()) {
        return;
    }
    m_shift = position - m_start;
    if (!modifiers.testFlag(Qt::ControlModifier)) {
        m_shift = snappedToGrid(grabbed->second + m_shift) - grabbed->second;
    }
    m_copies = modifiers.testFlag(Qt::AltModifier);
    for (const auto& [id, origin] : m_origins) {
        m_places[id] = origin + m_shift;
    }
    m_scene.preview(m_places);
}

void MoveGesture::finish()
{
    m_scene.endPreview();
    if (m_copies) {
        m_editor.duplicateSelection(m_shift);
    } else {
        m_editor.moveTo(m_places);
    }
}

void MoveGesture::cancel()
{
    m_scene.endPreview();
}

ConnectGesture::ConnectGesture(ArchitectureScene& scene, CanvasEditor& editor,
                               model::ComponentId from)
    : m_scene(scene), m_editor(editor), m_from(std::move(from))
{
}

void ConnectGesture::move(QPointF position, Qt::KeyboardModifiers)
{
    mark(DropState::None);
    m_target.reset();
    m_refusal.clear();
    const ComponentItem* over = m_scene.componentAt(position);
    DropState state = DropState::None;
    m_begun = m_begun || !over || over->id() != m_from;
    if (over && m_begun) {
        m_target = over->id();
        m_refusal =
            connectRefusal(m_scene.architecture(), m_scene.document().catalog(), m_from, *m_target);
        state = m_refusal.isEmpty() ? DropState::Valid : DropState::Invalid;
        mark(state);
    }
    m_scene.showLine(m_from, position, state);
}

void ConnectGesture::finish()
{
    cancel();
    if (m_target && m_refusal.isEmpty()) {
        m_editor.connectComponents(m_from, *m_target);
    }
}

void ConnectGesture::cancel()
{
    mark(DropState::None);
    m_scene.hideLine();
}

void ConnectGesture::mark(DropState state)
{
    if (m_target) {
        if (ComponentItem* item = m_scene.item(*m_target)) {
            item->setDropState(state);
        }
    }
}

}  // namespace breakeven::ui
