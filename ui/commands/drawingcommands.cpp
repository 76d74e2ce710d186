#include "ui/commands/drawingcommands.h"

#include <algorithm>
#include <set>

namespace breakeven::ui {

Drawing drawingOf(const model::Architecture& architecture)
{
    return {architecture.groups, architecture.notes, {}};
}

void dropEmptyGroups(Drawing& drawing, const model::Architecture& architecture)
{
    std::set<model::GroupId> used;
    for (const model::Component& component : architecture.components) {
        const auto dressed = drawing.looks.find(component.id);
        used.insert(dressed == drawing.looks.end() ? component.look.group : dressed->second.group);
    }
    // A group that is taken out can leave the one around it empty.
    for (bool again = true; again;) {
        std::set<model::GroupId> filled = used;
        for (const model::Group& group : drawing.groups) {
            filled.insert(group.parent);
        }
        again = std::erase_if(drawing.groups, [&filled](const model::Group& group) {
                    return !filled.contains(group.id);
                }) > 0;
    }
}

ChangeDrawing::ChangeDrawing(Document& document, model::AlternativeId alternative, Drawing drawing,
                             const QString& text)
    : ArchitectureCommand(document, std::move(alternative), text), m_drawing(std::move(drawing))
{
    std::ranges::sort(m_drawing.groups, {}, &model::Group::id);
    std::ranges::sort(m_drawing.notes, {}, &model::Note::id);
}

void ChangeDrawing::redo()
{
    swapDrawing();
}

void ChangeDrawing::undo()
{
    swapDrawing();
}

void ChangeDrawing::swapDrawing()
{
    std::swap(architecture().groups, m_drawing.groups);
    std::swap(architecture().notes, m_drawing.notes);
    for (auto& [id, look] : m_drawing.looks) {
        if (model::Component* component = architecture().find(id)) {
            std::swap(component->look, look);
        }
    }
    announce(DrawingChanged{alternative()});
}

}  // namespace breakeven::ui
