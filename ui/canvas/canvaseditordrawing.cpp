// The parts of CanvasEditor that frame, note, colour, lock and stack.
#include <algorithm>
#include <set>

#include <QCoreApplication>

#include "ui/canvas/canvaseditor.h"
#include "ui/canvas/groupframes.h"

namespace breakeven::ui {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Commands", text);
}

model::Group* groupIn(Drawing& drawing, const model::GroupId& id)
{
    const auto it = std::ranges::find(drawing.groups, id, &model::Group::id);
    return it == drawing.groups.end() ? nullptr : &*it;
}

/// What moves as one: a component, or the outermost group of which nothing stays.
struct Unit {
    model::ComponentId component;
    model::GroupId group;
    friend auto operator<=>(const Unit&, const Unit&) = default;
};

Unit unitOf(const model::Architecture& architecture, const model::ComponentId& component,
            const GroupFrames& staying)
{
    Unit unit{component, {}};
    for (const model::GroupId& group : groupsAround(architecture, component)) {
        if (!staying.contains(group)) {
            unit = {{}, group};
        }
    }
    return unit;
}

/// The frames of the groups that some component outside of `parts` is in.
GroupFrames framesWithout(const model::Architecture& architecture, CardRects cards,
                          const std::vector<model::ComponentId>& parts)
{
    for (const model::ComponentId& id : parts) {
        cards.erase(id);
    }
    return groupFrames(architecture, cards);
}

/// The innermost group that all the components are in, other than those in `whole`.
model::GroupId commonGroup(const model::Architecture& architecture,
                           const std::vector<model::ComponentId>& components,
                           const GroupFrames& staying)
{
    for (const model::GroupId& group : groupsAround(architecture, components.front())) {
        const bool holdsAll = std::ranges::all_of(components, [&](const auto& id) {
            const auto around = groupsAround(architecture, id);
            return std::ranges::find(around, group) != around.end();
        });
        if (holdsAll && staying.contains(group)) {
            return group;
        }
    }
    return {};
}

void putInto(Drawing& drawing, const model::Architecture& architecture, const Unit& unit,
             const model::GroupId& target)
{
    if (model::Group* group = groupIn(drawing, unit.group)) {
        group->parent = target;
    } else if (const model::Component* component = architecture.find(unit.component)) {
        drawing.looks.emplace(unit.component, component->look).first->second.group = target;
    }
}

}  // namespace

void CanvasEditor::draw(Drawing drawing, const QString& text)
{
    const model::Architecture& now = m_scene.architecture();
    std::erase_if(drawing.looks, [&now](const auto& entry) {
        return now.find(entry.first)->look == entry.second;
    });
    if (!drawing.looks.empty() || drawing.groups != now.groups || drawing.notes != now.notes) {
        push(
            new ChangeDrawing(m_scene.document(), m_scene.alternative(), std::move(drawing), text));
    }
}

void CanvasEditor::groupSelection()
{
    const std::vector<model::ComponentId> selected = m_scene.selection().components;
    if (selected.empty()) {
        return;
    }
    const model::Architecture& architecture = m_scene.architecture();
    const GroupFrames staying = framesWithout(architecture, m_scene.cards(), selected);
    Drawing drawing = drawingOf(architecture);
    model::Group group;
    group.id = m_scene.document().newGroupId();
    group.name = words("Group").toStdString();
    group.parent = commonGroup(architecture, selected, staying);
    for (const model::ComponentId& id : selected) {
        putInto(drawing, architecture, unitOf(architecture, id, staying), group.id);
    }
    drawing.groups.push_back(std::move(group));
    dropEmptyGroups(drawing, architecture);
    draw(std::move(drawing), words("Group"));
}

const model::Group* CanvasEditor::selectedGroup() const
{
    return groupOf(m_scene.architecture(), m_scene.selection().components);
}

void CanvasEditor::ungroupSelection()
{
    const model::Group* group = selectedGroup();
    if (!group) {
        return;
    }
    Drawing drawing = drawingOf(m_scene.architecture());
    for (model::Group& inner : drawing.groups) {
        inner.parent = inner.parent == group->id ? group->parent : inner.parent;
    }
    for (const model::Component& component : m_scene.architecture().components) {
        if (component.look.group == group->id) {
            drawing.looks.emplace(component.id, component.look).first->second.group = group->parent;
        }
    }
    std::erase_if(drawing.groups,
                  [group](const model::Group& other) { return other.id == group->id; });
    draw(std::move(drawing), words("Ungroup"));
}

void CanvasEditor::renameGroup(const model::GroupId& id, const QString& name)
{
    Drawing drawing = drawingOf(m_scene.architecture());
    model::Group* group = groupIn(drawing, id);
    if (group && !name.trimmed().isEmpty()) {
        group->name = name.trimmed().toStdString();
        draw(std::move(drawing), words("Rename group"));
    }
}

void CanvasEditor::setGroupKind(model::GroupKind kind)
{
    if (const model::Group* selected = selectedGroup()) {
        Drawing drawing = drawingOf(m_scene.architecture());
        groupIn(drawing, selected->id)->kind = kind;
        draw(std::move(drawing), words("Change frame"));
    }
}

model::NoteId CanvasEditor::addNote(QPointF topLeft)
{
    Drawing drawing = drawingOf(m_scene.architecture());
    model::Note note;
    note.id = m_scene.document().newNoteId();
    note.position = toPosition(snappedToGrid(topLeft));
    const model::NoteId id = note.id;
    drawing.notes.push_back(std::move(note));
    draw(std::move(drawing), words("Add note"));
    m_scene.select({{}, {}, {id}});
    return id;
}

void CanvasEditor::setNoteText(const model::NoteId& id, const QString& text)
{
    Drawing drawing = drawingOf(m_scene.architecture());
    const auto note = std::ranges::find(drawing.notes, id, &model::Note::id);
    if (note != drawing.notes.end()) {
        note->text = text.trimmed().toStdString();
        draw(std::move(drawing), words("Edit note"));
    }
}

void CanvasEditor::dress(const QString& text, const std::function<void(model::Look&)>& look,
                         const std::function<void(model::Note&)>& note)
{
    const Selection selection = m_scene.selection();
    Drawing drawing = drawingOf(m_scene.architecture());
    for (const model::ComponentId& id : selection.components) {
        look(drawing.looks.emplace(id, m_scene.architecture().find(id)->look).first->second);
    }
    for (model::Note& each : drawing.notes) {
        if (std::ranges::find(selection.notes, each.id) != selection.notes.end()) {
            note(each);
        }
    }
    draw(std::move(drawing), text);
}

void CanvasEditor::setTint(model::Tint tint)
{
    if (const model::Group* selected = selectedGroup()) {
        Drawing drawing = drawingOf(m_scene.architecture());
        groupIn(drawing, selected->id)->tint = tint;
        draw(std::move(drawing), words("Change colour"));
        return;
    }
    dress(
        words("Change colour"), [tint](model::Look& look) { look.tint = tint; },
        [tint](model::Note& note) { note.tint = tint; });
}

void CanvasEditor::toggleLock()
{
    const Selection selection = m_scene.selection();
    const model::Architecture& drawn = m_scene.architecture();
    const bool allLocked =
        std::ranges::all_of(selection.components,
                            [&](const auto& id) { return drawn.find(id)->look.locked; }) &&
        std::ranges::all_of(selection.notes,
                            [&](const auto& id) { return drawn.find(id)->locked; });
    dress(
        words(allLocked ? "Unlock" : "Lock"),
        [allLocked](model::Look& look) { look.locked = !allLocked; },
        [allLocked](model::Note& note) { note.locked = !allLocked; });
}

void CanvasEditor::stack(bool above)
{
    const Selection selection = m_scene.selection();
    int lowest = 0;
    int highest = 0;
    for (const model::Component& other : m_scene.architecture().components) {
        if (std::ranges::find(selection.components, other.id) == selection.components.end()) {
            lowest = std::min(lowest, other.look.order);
            highest = std::max(highest, other.look.order);
        }
    }
    dress(
        words(above ? "Bring to front" : "Send to back"),
        [&](model::Look& look) {
            look.order =
                above ? std::max(look.order, highest + 1) : std::min(look.order, lowest - 1);
        },
        [](model::Note&) {});
}

model::GroupId CanvasEditor::groupUnder(const Places& places,
                                        const model::ComponentId& component) const
{
    std::vector<model::ComponentId> moved;
    CardRects cards = m_scene.cards();
    CardRects before;
    for (const auto& [id, place] : places) {
        moved.push_back(id);
        cards[id] = cardAt(place);
    }
    const model::Architecture& architecture = m_scene.architecture();
    for (const model::Component& other : architecture.components) {
        before.emplace(other.id, cardAt(toPoint(other.position)));
    }
    GroupFrames frames = framesWithout(architecture, before, moved);
    const Unit unit = unitOf(architecture, component, frames);
    const GroupFrames placed = groupFrames(architecture, cards);
    const QPointF centre =
        unit.group.empty() ? cards.at(unit.component).center() : placed.at(unit.group).center();
    // Its own groups are as large as they were: a small move does not lead out of them.
    const GroupFrames whole = groupFrames(architecture, before);
    for (const model::GroupId& group : groupsAround(architecture, component)) {
        if (frames.contains(group)) {
            frames[group] = whole.at(group);
        }
    }
    return groupAt(frames, centre);
}

void CanvasEditor::regroup(Drawing& drawing, const Places& places) const
{
    if (drawing.groups.empty()) {
        return;
    }
    const model::Architecture& architecture = m_scene.architecture();
    std::vector<model::ComponentId> moved;
    for (const auto& [id, place] : places) {
        moved.push_back(id);
    }
    const GroupFrames staying = framesWithout(architecture, m_scene.cards(), moved);
    for (const model::ComponentId& id : moved) {
        const Unit unit = unitOf(architecture, id, staying);
        const model::GroupId now = unit.group.empty() ? architecture.find(id)->look.group
                                                      : architecture.find(unit.group)->parent;
        const model::GroupId target = groupUnder(places, id);
        if (target != now) {
            putInto(drawing, architecture, unit, target);
        }
    }
    dropEmptyGroups(drawing, architecture);
}

void CanvasEditor::drop(const Places& places, const NotePlaces& notes)
{
    QUndoStack& stack = m_scene.document().undoStack();
    Drawing drawing = drawingOf(m_scene.architecture());
    for (model::Note& note : drawing.notes) {
        if (const auto place = notes.find(note.id); place != notes.end() && !note.locked) {
            note.position = toPosition(place->second);
        }
    }
    regroup(drawing, places);
    const bool onlyMoves =
        drawing.looks.empty() && notes.empty() && drawing.groups == m_scene.architecture().groups;
    if (onlyMoves) {
        moveTo(places);
    } else if (places.empty()) {
        draw(std::move(drawing), words("Move note"));
    } else {
        stack.beginMacro(words("Move"));
        moveTo(places);
        draw(std::move(drawing), words("Move"));
        stack.endMacro();
    }
}

}  // namespace breakeven::ui
