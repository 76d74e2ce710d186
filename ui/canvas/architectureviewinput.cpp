// The events of ArchitectureView: mouse, wheel, keys and drops.
#include "ui/canvas/architectureview.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include "ui/canvas/canvashints.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/linegestures.h"
#include "ui/canvas/mime.h"
#include "ui/canvas/navigation.h"

namespace breakeven::ui {

namespace {

constexpr double snapReach = 6;  ///< screen pixels within which a card is drawn into line

bool extendsSelection(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testAnyFlags(Qt::ControlModifier | Qt::ShiftModifier);
}

std::optional<Side> directionOf(int key)
{
    switch (key) {
        case Qt::Key_Left:
            return Side::Left;
        case Qt::Key_Up:
            return Side::Top;
        case Qt::Key_Right:
            return Side::Right;
        case Qt::Key_Down:
            return Side::Bottom;
        default:
            return std::nullopt;
    }
}

}  // namespace

bool ArchitectureView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto& gesture = static_cast<const QNativeGestureEvent&>(*event);
        if (gesture.gestureType() == Qt::SmartZoomNativeGesture) {
            zoom() < 1 ? m_navigator.zoomTo(1, gesture.position()) : zoomToFit();
            return true;
        }
        return m_navigator.touch(gesture) || QGraphicsView::viewportEvent(event);
    }
    if (event->type() == QEvent::MouseButtonPress) {
        m_navigator.halt();
    }
    return QGraphicsView::viewportEvent(event);
}

void ArchitectureView::wheelEvent(QWheelEvent* event)
{
    m_navigator.wheel(*event);
    event->accept();
}

void ArchitectureView::mousePressEvent(QMouseEvent* event)
{
    const bool left = event->button() == Qt::LeftButton;
    if (event->button() == Qt::MiddleButton || (left && m_spaceHeld)) {
        m_navigator.beginPan(event->pos());
        showPanCursor();
        return;
    }
    const QPointF position = mapToScene(event->pos());
    if (left && pressHandle(position)) {
        return;
    }
    if (ComponentItem* component = m_scene.componentAt(position)) {
        if (left && component->isBadge(component->mapFromScene(position))) {
            m_scene.select({{component->id()}, {}});
            emit problemsRequested(component->id(), event->globalPosition().toPoint());
            return;
        }
        const bool onPort = left && component->isPort(component->mapFromScene(position));
        if (onPort) {
            beginGesture(std::make_unique<ConnectGesture>(
                m_scene, m_editor, component->id(),
                [this](const model::ComponentId& from, QPointF place) {
                    m_quickInsert.openAfter(from, mapFromScene(place), place);
                }));
        } else {
            pressComponent(*component, *event);
        }
    } else if (ConnectionItem* connection = m_scene.connectionAt(position)) {
        pressConnection(*connection, left ? event->modifiers() : Qt::NoModifier);
    } else if (const NoteItem* note = m_scene.noteAt(position)) {
        pressNote(*note, *event);
    } else if (const GroupItem* group = m_scene.groupAt(position)) {
        pressGroup(*group, *event);
    } else {
        pressNothing(*event);
    }
}

bool ArchitectureView::pressHandle(QPointF position)
{
    const std::vector<model::ConnectionId> selected = m_scene.selection().connections;
    const ConnectionItem* line = selected.size() == 1 ? m_scene.item(selected.front()) : nullptr;
    const std::optional<LineEnd> end = line ? line->handleAt(position) : std::nullopt;
    if (end) {
        beginGesture(std::make_unique<ReattachGesture>(m_scene, m_editor, selected.front(), *end));
    }
    return end.has_value();
}

void ArchitectureView::pressComponent(const ComponentItem& item, QMouseEvent& event)
{
    Selection selection = m_scene.selection();
    const bool wasSelected = item.isSelected();
    if (event.button() == Qt::LeftButton) {
        const bool extend = extendsSelection(event.modifiers());
        m_press = Press{item.id(), item.card(), event.pos(), extend && wasSelected,
                        !extend && wasSelected};
        if (extend && !wasSelected) {
            selection.components.push_back(item.id());
            m_scene.select(selection);
            return;
        }
    }
    if (!wasSelected) {
        m_scene.select({{item.id()}, {}});
    }
}

void ArchitectureView::pressNote(const NoteItem& item, const QMouseEvent& event)
{
    Selection selection = m_scene.selection();
    const bool extend = extendsSelection(event.modifiers());
    const bool wasSelected = item.isSelected();
    if (extend && !wasSelected) {
        selection.notes.push_back(item.id());
        m_scene.select(selection);
    } else if (!wasSelected) {
        m_scene.select({{}, {}, {item.id()}});
    }
    if (event.button() == Qt::LeftButton) {
        // As a card: Ctrl takes it out of the selection when it is let go where it was.
        m_press = Press{std::nullopt, item.sheet(), event.pos(), extend && wasSelected};
        m_press->note = item.id();
    }
}

void ArchitectureView::pressGroup(const GroupItem& item, const QMouseEvent& event)
{
    Selection selection = extendsSelection(event.modifiers()) ? m_scene.selection() : Selection();
    for (const model::ComponentId& id : membersOf(m_scene.architecture(), item.id())) {
        if (std::ranges::find(selection.components, id) == selection.components.end()) {
            selection.components.push_back(id);
        }
    }
    m_scene.select(selection);
    if (event.button() == Qt::LeftButton) {
        m_press = Press{std::nullopt, item.frame(), event.pos()};
    }
}

void ArchitectureView::pressConnection(ConnectionItem& item, Qt::KeyboardModifiers modifiers)
{
    if (!extendsSelection(modifiers)) {
        m_scene.select({{}, {item.id()}});
        return;
    }
    Selection selection = m_scene.selection();
    if (std::erase(selection.connections, item.id()) == 0) {
        selection.connections.push_back(item.id());
    }
    m_scene.select(selection);
}

void ArchitectureView::pressNothing(QMouseEvent& event)
{
    if (event.button() == Qt::RightButton) {
        m_scene.select({});
        return;
    }
    // The base class knows Ctrl alone as the key that adds to a selection.
    const bool extend = extendsSelection(event.modifiers());
    QMouseEvent translated(event.type(), event.position(), event.globalPosition(), event.button(),
                           event.buttons(), extend ? Qt::ControlModifier : Qt::NoModifier,
                           event.pointingDevice());
    QGraphicsView::mousePressEvent(&translated);
}

void ArchitectureView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_navigator.isPanning()) {
        m_navigator.pan(event->pos());
        return;
    }
    const bool dragged = m_press && (event->pos() - m_press->position).manhattanLength() >=
                                        QApplication::startDragDistance();
    if (dragged && !m_gesture && event->buttons().testFlag(Qt::LeftButton)) {
        const QPointF start = mapToScene(m_press->position);
        beginGesture(std::make_unique<MoveGesture>(m_scene, m_editor, m_press->grabbed, start,
                                                   snapReach / zoom()));
        m_press.reset();
    }
    if (m_gesture) {
        moveGesture(event->pos(), event->modifiers());
    } else if (!m_press) {
        QGraphicsView::mouseMoveEvent(event);
    }
}

void ArchitectureView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_navigator.isPanning()) {
        m_navigator.endPan();
        showPanCursor();
    } else if (m_gesture) {
        finishGesture();
    } else if (m_press) {
        clickPressed();
    } else {
        QGraphicsView::mouseReleaseEvent(event);
    }
}

void ArchitectureView::clickPressed()
{
    const Press press = *std::exchange(m_press, std::nullopt);
    Selection selection = m_scene.selection();
    if (press.togglesOnRelease) {
        if (press.component) {
            std::erase(selection.components, *press.component);
        } else {
            std::erase(selection.notes, press.note);
        }
        m_scene.select(selection);
    } else if (press.selectsOnRelease) {
        m_scene.select({{*press.component}, {}});
    }
}

void ArchitectureView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPointF place = mapToScene(event->pos());
    if (event->button() != Qt::LeftButton) {
        mousePressEvent(event);
    } else if (const ComponentItem* card = m_scene.componentAt(place)) {
        m_press.reset();
        m_scene.select({{card->id()}, {}});
        editName();
    } else if (m_scene.connectionAt(place)) {
        mousePressEvent(event);
    } else if (const NoteItem* note = m_scene.noteAt(place)) {
        m_press.reset();
        editNote(note->id());
    } else if (const GroupItem* group = m_scene.groupAt(place)) {
        m_press.reset();
        editGroupName(*m_scene.architecture().find(group->id()));
    } else {
        m_quickInsert.openAt(event->pos(), place);
    }
}

void ArchitectureView::beginGesture(std::unique_ptr<Gesture> gesture)
{
    m_gesture = std::move(gesture);
}

void ArchitectureView::moveGesture(QPoint position, Qt::KeyboardModifiers modifiers)
{
    m_gesture->move(mapToScene(position), modifiers);
    m_pointerHint->say(m_gesture->hint(), position);
}

void ArchitectureView::finishGesture()
{
    // Taken out first: what it does to the document must not cancel it.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    m_pointerHint->hide();
    gesture->finish();
}

void ArchitectureView::cancelGesture()
{
    m_press.reset();
    m_pointerHint->hide();
    if (const std::unique_ptr<Gesture> gesture = std::move(m_gesture)) {
        gesture->cancel();
    }
}

bool ArchitectureView::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        const bool backwards = key.key() == Qt::Key_Backtab;
        if ((backwards || key.key() == Qt::Key_Tab) && visitNext(backwards)) {
            return true;
        }
    }
    return QGraphicsView::event(event);
}

void ArchitectureView::keyPressEvent(QKeyEvent* event)
{
    const std::optional<model::ComponentId> current = currentComponent();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape && m_gesture) {
        cancelGesture();
    } else if (event->key() == Qt::Key_Escape && m_layout.isRunning()) {
        m_layout.cancel();
    } else if (event->key() == Qt::Key_Escape) {
        m_scene.select({});
    } else if (event->key() == Qt::Key_Space) {
        setSpaceHeld(true);
    } else if (enter && current) {
        emit propertiesRequested(*current);
    } else if (event->modifiers().testFlag(Qt::AltModifier) && visitTowards(event->key())) {
        return;
    } else if (!nudge(*event)) {
        QGraphicsView::keyPressEvent(event);
    }
}

void ArchitectureView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        setSpaceHeld(false);
    }
    QGraphicsView::keyReleaseEvent(event);
}

void ArchitectureView::focusOutEvent(QFocusEvent* event)
{
    setSpaceHeld(false);
    QGraphicsView::focusOutEvent(event);
}

void ArchitectureView::setSpaceHeld(bool held)
{
    m_spaceHeld = held;
    showPanCursor();
}

void ArchitectureView::showPanCursor()
{
    if (m_navigator.isPanning()) {
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (m_spaceHeld) {
        viewport()->setCursor(Qt::OpenHandCursor);
    } else {
        viewport()->unsetCursor();
    }
}

bool ArchitectureView::nudge(const QKeyEvent& event)
{
    const std::optional<Side> direction = directionOf(event.key());
    if (!direction || event.modifiers().testFlag(Qt::AltModifier)) {
        return false;
    }
    const double distance = event.modifiers().testFlag(Qt::ControlModifier) ? 1
                            : event.modifiers().testFlag(Qt::ShiftModifier) ? 5 * gridStep
                                                                            : gridStep;
    const bool anything = !m_scene.selection().components.empty();
    m_editor.nudgeSelection(outward(*direction) * distance);
    return anything;
}

bool ArchitectureView::visitNext(bool backwards)
{
    std::vector<model::ComponentId> order = readingOrder(m_scene.cards());
    if (backwards) {
        std::ranges::reverse(order);
    }
    const std::optional<model::ComponentId> current = currentComponent();
    auto next = order.begin();
    if (current) {
        next = std::next(std::ranges::find(order, *current));
    }
    // After the last one the keyboard moves on to the next widget.
    if (next == order.end()) {
        return false;
    }
    visit(*next);
    return true;
}

bool ArchitectureView::visitTowards(int key)
{
    const std::optional<Side> direction = directionOf(key);
    const std::optional<model::ComponentId> current = currentComponent();
    if (!direction || !current) {
        return false;
    }
    if (const auto next = nearestTowards(m_scene.cards(), *current, *direction)) {
        visit(*next);
    }
    return true;
}

void ArchitectureView::visit(const model::ComponentId& id)
{
    m_scene.select({{id}, {}});
    if (const ComponentItem* item = m_scene.item(id)) {
        ensureVisible(item->card(), 24, 24);
    }
}

QPointF ArchitectureView::dropPlace(QPointF viewportPosition, Qt::KeyboardModifiers modifiers) const
{
    const QPointF pointer = mapToScene(viewportPosition.toPoint());
    const QPointF topLeft = pointer - cardAt({}).center();
    return modifiers.testFlag(Qt::ControlModifier) ? topLeft : snappedToGrid(topLeft);
}

std::optional<model::ConnectionId> ArchitectureView::insertionFor(const QString& kind,
                                                                  QPoint position)
{
    const QPointF place = mapToScene(position);
    const ConnectionItem* under =
        m_scene.componentAt(place) ? nullptr : m_scene.connectionAt(place);
    return under && m_editor.fitsOn(under->id(), kind.toStdString()) ? std::optional(under->id())
                                                                     : std::nullopt;
}

void ArchitectureView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(kindMimeType())) {
        event->acceptProposedAction();
    }
}

void ArchitectureView::dragMoveEvent(QDragMoveEvent* event)
{
    if (event->mimeData()->hasFormat(kindMimeType())) {
        const QString kind = QString::fromUtf8(event->mimeData()->data(kindMimeType()));
        m_scene.showGhost(kind, dropPlace(event->position(), event->modifiers()));
        m_scene.markInsertion(insertionFor(kind, event->position().toPoint()));
        event->acceptProposedAction();
    }
}

void ArchitectureView::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_scene.hideGhost();
    m_scene.markInsertion(std::nullopt);
    event->accept();
}

void ArchitectureView::dropEvent(QDropEvent* event)
{
    m_scene.hideGhost();
    m_scene.markInsertion(std::nullopt);
    if (event->mimeData()->hasFormat(kindMimeType())) {
        const QString kind = QString::fromUtf8(event->mimeData()->data(kindMimeType()));
        const QPointF place = dropPlace(event->position(), event->modifiers());
        if (const auto into = insertionFor(kind, event->position().toPoint())) {
            m_editor.insertOn(*into, kind.toStdString(), place);
        } else {
            m_editor.addKind(kind.toStdString(), place);
        }
        event->acceptProposedAction();
        setFocus();
    }
}

}  // namespace breakeven::ui
