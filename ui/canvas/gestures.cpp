#include "ui/canvas/gestures.h"

#include <algorithm>

#include <QCoreApplication>

#include "ui/canvas/arranging.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/connectrules.h"

namespace breakeven::ui {

namespace {

/// Being in line with a card farther off than this is no help but a surprise.
constexpr double guideRange = 640;

}  // namespace

MoveGesture::MoveGesture(ArchitectureScene& scene, CanvasEditor& editor, const QRectF& grabbed,
                         QPointF start, double reach)
    : m_scene(scene), m_editor(editor), m_grabbed(grabbed), m_start(start), m_reach(reach)
{
    const Selection selection = scene.selection();
    for (const model::ComponentId& id : selection.components) {
        if (!scene.architecture().find(id)->look.locked) {
            m_origins.emplace(id, scene.item(id)->pos());
        }
    }
    for (const model::NoteId& id : selection.notes) {
        if (!scene.item(id)->note().locked) {
            m_noteOrigins.emplace(id, scene.item(id)->pos());
        }
    }
    for (const auto& [id, card] : scene.cards()) {
        if (!m_origins.contains(id)) {
            m_others.push_back(card);
        }
    }
    if (m_origins.size() == 1 &&
        scene.architecture().connectionsOf(m_origins.begin()->first).empty()) {
        m_free = m_origins.begin()->first;
    }
}

QString MoveGesture::hint() const
{
    return m_origins.empty() && m_noteOrigins.empty()
               ? QCoreApplication::translate("Canvas", "Locked: Ctrl+L unlocks it")
               : QString();
}

QPointF MoveGesture::snapped(QPointF shift)
{
    const QRectF card = m_grabbed.translated(shift);
    const QRectF around = card.adjusted(-guideRange, -guideRange, guideRange, guideRange);
    std::vector<QRectF> near;
    std::ranges::copy_if(m_others, std::back_inserter(near),
                         [&around](const QRectF& other) { return other.intersects(around); });
    const Snap snap = snapTo(card, near, m_reach);
    const QPointF onGrid = snappedToGrid(card.topLeft());
    const QPointF inLine = card.topLeft() + snap.shift;
    m_scene.showGuides(snap.guides);
    return QPointF(snap.alongX ? inLine.x() : onGrid.x(), snap.alongY ? inLine.y() : onGrid.y()) -
           m_grabbed.topLeft();
}

void MoveGesture::findInsertion(QPointF position)
{
    const ConnectionItem* under = m_free && !m_copies ? m_scene.connectionAt(position) : nullptr;
    const model::Component* grabbed = m_free ? m_scene.architecture().find(*m_free) : nullptr;
    m_insertion = under && grabbed && m_editor.fitsOn(under->id(), grabbed->kind)
                      ? std::optional(under->id())
                      : std::nullopt;
    m_scene.markInsertion(m_insertion);
}

void MoveGesture::move(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (m_origins.empty() && m_noteOrigins.empty()) {
        return;
    }
    m_shift = position - m_start;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        m_scene.showGuides({});
    } else {
        m_shift = snapped(m_shift);
    }
    m_copies = modifiers.testFlag(Qt::AltModifier);
    for (const auto& [id, origin] : m_origins) {
        m_places[id] = origin + m_shift;
    }
    for (const auto& [id, origin] : m_noteOrigins) {
        m_notePlaces[id] = origin + m_shift;
    }
    m_scene.preview(m_places, m_notePlaces);
    if (!m_scene.architecture().groups.empty() && !m_places.empty()) {
        m_scene.markGroup(m_editor.groupUnder(m_places, m_places.begin()->first));
    }
    findInsertion(position);
}

void MoveGesture::finish()
{
    m_scene.endPreview();
    if (m_copies) {
        m_editor.duplicateSelection(m_shift);
    } else if (m_insertion) {
        m_editor.moveOnto(*m_insertion, *m_free, m_places.at(*m_free));
    } else {
        m_editor.drop(m_places, m_notePlaces);
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
