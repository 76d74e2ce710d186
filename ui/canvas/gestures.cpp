#include "ui/canvas/gestures.h"

#include <algorithm>

#include "ui/canvas/arranging.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/connectrules.h"

namespace breakeven::ui {

namespace {

/// Being in line with a card farther off than this is no help but a surprise.
constexpr double guideRange = 640;

}  // namespace

MoveGesture::MoveGesture(ArchitectureScene& scene, CanvasEditor& editor, model::ComponentId grabbed,
                         QPointF start, double reach)
    : m_scene(scene),
      m_editor(editor),
      m_grabbed(std::move(grabbed)),
      m_start(start),
      m_reach(reach)
{
    for (const model::ComponentId& id : scene.selection().components) {
        m_origins.emplace(id, scene.item(id)->pos());
    }
    for (const auto& [id, card] : scene.cards()) {
        if (!m_origins.contains(id)) {
            m_others.push_back(card);
        }
    }
    m_isFree = m_origins.size() == 1 && scene.architecture().connectionsOf(m_grabbed).empty();
}

QPointF MoveGesture::snapped(QPointF shift, const QPointF& origin)
{
    const QRectF card = cardAt(origin + shift);
    const QRectF around = card.adjusted(-guideRange, -guideRange, guideRange, guideRange);
    std::vector<QRectF> near;
    std::ranges::copy_if(m_others, std::back_inserter(near),
                         [&around](const QRectF& other) { return other.intersects(around); });
    const Snap snap = snapTo(card, near, m_reach);
    const QPointF onGrid = snappedToGrid(card.topLeft());
    const QPointF inLine = card.topLeft() + snap.shift;
    m_scene.showGuides(snap.guides);
    return QPointF(snap.alongX ? inLine.x() : onGrid.x(), snap.alongY ? inLine.y() : onGrid.y()) -
           origin;
}

void MoveGesture::findInsertion(QPointF position)
{
    const ConnectionItem* under = m_isFree && !m_copies ? m_scene.connectionAt(position) : nullptr;
    const model::Component* grabbed = m_scene.architecture().find(m_grabbed);
    m_insertion = under && grabbed && m_editor.fitsOn(under->id(), grabbed->kind)
                      ? std::optional(under->id())
                      : std::nullopt;
    m_scene.markInsertion(m_insertion);
}

void MoveGesture::move(QPointF position, Qt::KeyboardModifiers modifiers)
{
    const auto grabbed = m_origins.find(m_grabbed);
    if (grabbed == m_origins.end()) {
        return;
    }
    m_shift = position - m_start;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        m_scene.showGuides({});
    } else {
        m_shift = snapped(m_shift, grabbed->second);
    }
    m_copies = modifiers.testFlag(Qt::AltModifier);
    for (const auto& [id, origin] : m_origins) {
        m_places[id] = origin + m_shift;
    }
    m_scene.preview(m_places);
    findInsertion(position);
}

void MoveGesture::finish()
{
    m_scene.endPreview();
    if (m_copies) {
        m_editor.duplicateSelection(m_shift);
    } else if (m_insertion) {
        m_editor.moveOnto(*m_insertion, m_grabbed, m_places.at(m_grabbed));
    } else {
        m_editor.moveTo(m_places);
    }
}

void MoveGesture::cancel()
{
    m_scene.endPreview();
}

ConnectGesture::ConnectGesture(ArchitectureScene& scene, CanvasEditor& editor,
                               model::ComponentId from, Ask ask)
    : m_scene(scene), m_editor(editor), m_from(std::move(from)), m_ask(std::move(ask))
{
}

void ConnectGesture::move(QPointF position, Qt::KeyboardModifiers)
{
    m_end = position;
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
    } else if (!m_target && m_begun) {
        // The line stays to show what is asked for.
        m_scene.showLine(m_from, m_end, DropState::None);
        m_ask(m_from, m_end);
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
