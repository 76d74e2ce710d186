#include "ui/canvas/linegestures.h"

namespace breakeven::ui {

ReattachGesture::ReattachGesture(ArchitectureScene& scene, CanvasEditor& editor,
                                 model::ConnectionId connection, LineEnd end)
    : m_scene(scene), m_editor(editor), m_connection(std::move(connection)), m_end(end)
{
    if (const model::Connection* found = scene.architecture().find(m_connection)) {
        m_fixed = end == LineEnd::Start ? found->to : found->from;
    }
}

void ReattachGesture::move(QPointF position, Qt::KeyboardModifiers)
{
    mark(DropState::None);
    m_target.reset();
    m_refusal.clear();
    DropState state = DropState::None;
    if (const ComponentItem* over = m_scene.componentAt(position)) {
        m_target = over->id();
        m_refusal = m_editor.reattachRefusal(m_connection, m_end, *m_target);
        state = m_refusal.isEmpty() ? DropState::Valid : DropState::Invalid;
        mark(state);
    }
    m_scene.showLine(m_fixed, position, state);
}

void ReattachGesture::finish()
{
    cancel();
    if (m_target && m_refusal.isEmpty()) {
        m_editor.reattach(m_connection, m_end, *m_target);
    }
}

void ReattachGesture::cancel()
{
    mark(DropState::None);
    m_scene.hideLine();
}

void ReattachGesture::mark(DropState state)
{
    ComponentItem* item = m_target ? m_scene.item(*m_target) : nullptr;
    if (item) {
        item->setDropState(state);
    }
}

}  // namespace breakeven::ui
