#include "ui/canvas/canvaseditor.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>

#include "ui/canvas/clipboard.h"
#include "ui/canvas/connectrules.h"
#include "ui/canvas/mime.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"

namespace breakeven::ui {

namespace {

constexpr double pasteStep = 2 * gridStep;

/// `AWS Lambda`, or `AWS Lambda 2` when that name is taken, and so on.
std::string freeName(const model::Architecture& architecture, const std::string& wanted)
{
    std::set<std::string> taken;
    for (const model::Component& component : architecture.components) {
        taken.insert(component.name);
    }
    std::string name = wanted;
    for (int number = 2; taken.contains(name); ++number) {
        name = wanted + ' ' + std::to_string(number);
    }
    return name;
}

/// Traffic is of use only once it says whose requests it brings: the workload's first source.
void chooseTraffic(model::Component& component, const model::ServiceKind& kind,
                   const model::Workload& workload)
{
    if (kind.behaviour == model::Behaviour::Source && kind.parameter("source") &&
        !workload.sources.empty()) {
        component.parameters["source"] = workload.sources.front().id.text();
    }
}

QRectF boundsOf(const Parts& parts)
{
    QRectF bounds;
    for (const model::Component& component : parts.components) {
        bounds |= cardAt(toPoint(component.position));
    }
    for (const model::Note& note : parts.notes) {
        bounds |= QRectF(toPoint(note.position), QSizeF(note.width, cardSize.height()));
    }
    return bounds;
}

}  // namespace

void CanvasEditor::push(QUndoCommand* command)
{
    m_scene.document().undoStack().push(command);
}

model::Component CanvasEditor::newComponent(const std::string& kind, QPointF topLeft) const
{
    Document& document = m_scene.document();
    const model::ServiceKind* known = document.catalog().find(kind);
    model::Component component;
    component.id = document.newComponentId(kind);
    component.kind = kind;
    component.name = freeName(m_scene.architecture(), known ? known->name : kind);
    component.position = toPosition(topLeft);
    if (known) {
        chooseTraffic(component, *known, document.project().workload);
    }
    return component;
}

model::ComponentId CanvasEditor::addKind(const std::string& kind, QPointF topLeft)
{
    model::Component component = newComponent(kind, topLeft);
    const model::ComponentId id = component.id;
    push(new AddComponent(m_scene.document(), m_scene.alternative(), std::move(component)));
    m_scene.select({{id}, {}});
    return id;
}

std::optional<model::ConnectionId> CanvasEditor::connectComponents(const model::ComponentId& from,
                                                                   const model::ComponentId& to)
{
    Document& document = m_scene.document();
    const model::Architecture& architecture = m_scene.architecture();
    if (!connectRefusal(architecture, document.catalog(), from, to).isEmpty()) {
        return std::nullopt;
    }
    model::Connection connection = newConnection(document, architecture, from, to);
    const model::ConnectionId id = connection.id;
    push(new AddConnection(document, m_scene.alternative(), std::move(connection)));
    m_scene.select({{}, {id}});
    return id;
}

void CanvasEditor::moveTo(const Places& places, const QString& text)
{
    MoveComponents::Positions positions;
    for (const auto& [id, place] : places) {
        const model::Component* component = m_scene.architecture().find(id);
        if (component && !component->look.locked && component->position != toPosition(place)) {
            positions.emplace(id, toPosition(place));
        }
    }
    if (!positions.empty()) {
        auto* command =
            new MoveComponents(m_scene.document(), m_scene.alternative(), std::move(positions));
        if (!text.isEmpty()) {
            command->setText(text);
        }
        push(command);
    }
}

CardRects CanvasEditor::selectedCards() const
{
    CardRects cards;
    for (const model::ComponentId& id : m_scene.selection().components) {
        cards.emplace(id, m_scene.item(id)->card());
    }
    return cards;
}

void CanvasEditor::align(Alignment alignment)
{
    moveTo(aligned(selectedCards(), alignment),
           QCoreApplication::translate("Commands", "Align components"));
}

void CanvasEditor::distribute(Qt::Orientation orientation)
{
    moveTo(distributed(selectedCards(), orientation),
           QCoreApplication::translate("Commands", "Distribute components"));
}

void CanvasEditor::nudgeSelection(QPointF step)
{
    MoveComponents::Positions positions;
    for (const model::ComponentId& id : m_scene.selection().components) {
        const model::Component* component = m_scene.architecture().find(id);
        if (component && !component->look.locked) {
            positions.emplace(id, toPosition(toPoint(component->position) + step));
        }
    }
    if (!positions.empty()) {
        push(new MoveComponents(m_scene.document(), m_scene.alternative(), std::move(positions),
                                MoveComponents::Gesture::Nudge));
    }
}

void CanvasEditor::rename(const model::ComponentId& id, const QString& name)
{
    const model::Component* component = m_scene.architecture().find(id);
    const std::string wanted = name.trimmed().toStdString();
    if (component && !wanted.empty() && component->name != wanted) {
        push(new RenameComponent(m_scene.document(), m_scene.alternative(), id, wanted));
    }
}

bool CanvasEditor::removeSelection()
{
    Selection selection = m_scene.selection();
    const model::Architecture& drawn = m_scene.architecture();
    const std::size_t locked =
        std::erase_if(selection.components,
                      [&](const auto& id) { return drawn.find(id)->look.locked; }) +
        std::erase_if(selection.notes, [&](const auto& id) { return drawn.find(id)->locked; });
    if (!selection.empty()) {
        push(new RemoveParts(m_scene.document(), m_scene.alternative(),
                             std::move(selection.components), std::move(selection.connections),
                             std::move(selection.notes)));
    }
    return locked == 0;
}

void CanvasEditor::duplicateSelection(QPointF offset)
{
    const Selection selection = m_scene.selection();
    insert(partsOf(m_scene.architecture(), selection.components, selection.notes), offset);
}

std::unique_ptr<QMimeData> CanvasEditor::copyOfSelection() const
{
    const Selection selection = m_scene.selection();
    const Parts parts = partsOf(m_scene.architecture(), selection.components, selection.notes);
    return parts.empty() ? nullptr : toMimeData(parts);
}

bool CanvasEditor::paste(const QMimeData& data, const QRectF& visible)
{
    std::optional<Parts> parts = partsFrom(data);
    if (!parts) {
        return false;
    }
    const QByteArray text = data.data(partsMimeType());
    m_timesPasted = text == m_lastPasted ? m_timesPasted + 1 : 1;
    m_lastPasted = text;
    const QRectF bounds = boundsOf(*parts);
    QPointF offset = QPointF(pasteStep, pasteStep) * m_timesPasted;
    if (!visible.intersects(bounds.translated(offset))) {
        offset = snappedToGrid(visible.center() - bounds.center()) +
                 QPointF(pasteStep, pasteStep) * (m_timesPasted - 1);
    }
    insert(std::move(*parts), offset);
    return true;
}

void CanvasEditor::insert(Parts parts, QPointF offset)
{
    if (parts.components.empty() && parts.notes.empty()) {
        return;
    }
    Parts fresh = withFreshIds(m_scene.document(), std::move(parts), m_scene.architecture(),
                               toPosition(offset));
    Selection inserted;
    for (const model::Component& component : fresh.components) {
        inserted.components.push_back(component.id);
    }
    for (const model::Note& note : fresh.notes) {
        inserted.notes.push_back(note.id);
    }
    push(new PasteParts(m_scene.document(), m_scene.alternative(), std::move(fresh)));
    m_scene.select(inserted);
}

QPointF CanvasEditor::freePlace(QPointF wanted) const
{
    const CardRects cards = m_scene.cards();
    QPointF place = snappedToGrid(wanted);
    const auto taken = [&cards](QPointF topLeft) {
        const QRectF room = cardAt(topLeft).adjusted(-gridStep, -gridStep, gridStep, gridStep);
        return std::ranges::any_of(
            cards, [&room](const auto& entry) { return entry.second.intersects(room); });
    };
    for (int tries = 0; taken(place) && tries < 200; ++tries) {
        place +=
            QPointF(0, cardSize.height() + 2 * gridStep - std::fmod(cardSize.height(), gridStep));
    }
    return place;
}

}  // namespace breakeven::ui
