#include "ui/commands/partcommands.h"

#include "ui/commands/drawingcommands.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace breakeven::ui {

namespace {

/// The groups that are empty or hold, at any depth, a component that is not wanted.
std::set<model::GroupId> groupsWithout(const model::Architecture& architecture,
                                       const std::set<model::ComponentId>& wanted)
{
    std::set<model::GroupId> whole;
    std::set<model::GroupId> open;
    for (const model::Component& component : architecture.components) {
        const bool isWanted = wanted.contains(component.id);
        const model::Group* group = architecture.find(component.look.group);
        for (std::size_t steps = 0; group && steps <= architecture.groups.size(); ++steps) {
            (isWanted ? whole : open).insert(group->id);
            group = architecture.find(group->parent);
        }
    }
    for (const model::Group& group : architecture.groups) {
        if (!whole.contains(group.id)) {
            open.insert(group.id);
        }
    }
    return open;
}

/// Gives the parts' groups fresh ids; what each group id becomes, of those the parts name.
std::map<model::GroupId, model::GroupId> renameGroups(Document& document, Parts& parts,
                                                      const model::Architecture& architecture)
{
    std::map<model::GroupId, model::GroupId> fresh;
    const auto keep = [&](const model::GroupId& id) {
        fresh.emplace(id, architecture.find(id) ? id : model::GroupId());
    };
    for (model::Group& group : parts.groups) {
        const model::GroupId id = document.newGroupId();
        fresh.emplace(std::exchange(group.id, id), id);
    }
    for (model::Group& group : parts.groups) {
        keep(group.parent);
        group.parent = fresh.at(group.parent);
    }
    for (const model::Component& component : parts.components) {
        keep(component.look.group);
    }
    return fresh;
}

template <class Part>
std::vector<Part> sortedById(std::vector<Part> parts)
{
    std::ranges::sort(parts, {}, &Part::id);
    return parts;
}

}  // namespace

Parts partsOf(const model::Architecture& architecture,
              const std::vector<model::ComponentId>& components,
              const std::vector<model::NoteId>& notes)
{
    const std::set<model::ComponentId> wanted(components.begin(), components.end());
    Parts parts;
    std::ranges::copy_if(architecture.components, std::back_inserter(parts.components),
                         [&](const model::Component& c) { return wanted.contains(c.id); });
    std::ranges::copy_if(architecture.connections, std::back_inserter(parts.connections),
                         [&](const model::Connection& c) {
                             return wanted.contains(c.from) && wanted.contains(c.to);
                         });
    const std::set<model::GroupId> open = groupsWithout(architecture, wanted);
    std::ranges::copy_if(architecture.groups, std::back_inserter(parts.groups),
                         [&](const model::Group& group) { return !open.contains(group.id); });
    std::ranges::copy_if(
        architecture.notes, std::back_inserter(parts.notes),
        [&](const model::Note& note) { return std::ranges::find(notes, note.id) != notes.end(); });
    return parts;
}

Parts withFreshIds(Document& document, Parts parts, const model::Architecture& architecture,
                   model::Position offset)
{
    const auto shift = [offset](model::Position& position) {
        position.x += offset.x;
        position.y += offset.y;
    };
    const auto groups = renameGroups(document, parts, architecture);
    std::map<model::ComponentId, model::ComponentId> fresh;
    for (model::Component& component : parts.components) {
        const model::ComponentId id = document.newComponentId(component.kind);
        fresh.emplace(std::exchange(component.id, id), id);
        component.look.group = groups.at(component.look.group);
        shift(component.position);
    }
    std::erase_if(parts.connections, [&](const model::Connection& connection) {
        return !fresh.contains(connection.from) || !fresh.contains(connection.to);
    });
    for (model::Connection& connection : parts.connections) {
        connection.id = document.newConnectionId();
        connection.from = fresh.at(connection.from);
        connection.to = fresh.at(connection.to);
    }
    for (model::Note& note : parts.notes) {
        note.id = document.newNoteId();
        shift(note.position);
    }
    return parts;
}

model::Alternative duplicateOf(Document& document, const model::Alternative& alternative,
                               std::string name)
{
    const model::Architecture& drawn = alternative.architecture;
    const Parts parts = withFreshIds(
        document, {drawn.components, drawn.connections, drawn.groups, drawn.notes}, {});
    model::Alternative copy = alternative;
    copy.id = document.newAlternativeId();
    copy.name = std::move(name);
    copy.architecture = {};
    for (const model::Component& component : parts.components) {
        copy.architecture.insert(component);
    }
    for (const model::Connection& connection : parts.connections) {
        copy.architecture.insert(connection);
    }
    copy.architecture.groups = sortedById(parts.groups);
    copy.architecture.notes = sortedById(parts.notes);
    return copy;
}

RemoveParts::RemoveParts(Document& document, model::AlternativeId alternative,
                         std::vector<model::ComponentId> components,
                         std::vector<model::ConnectionId> connections,
                         std::vector<model::NoteId> notes)
    : ArchitectureCommand(
          document, std::move(alternative),
          components.empty() && connections.empty()
              ? QCoreApplication::translate("Commands", "Delete note")
          : components.empty()     ? QCoreApplication::translate("Commands", "Delete connection")
          : components.size() == 1 ? QCoreApplication::translate("Commands", "Delete component")
                                   : QCoreApplication::translate("Commands", "Delete %1 components")
                                         .arg(components.size())),
      m_components(std::move(components)),
      m_connections(std::move(connections)),
      m_notes(std::move(notes))
{
}

Parts RemoveParts::present() const
{
    std::set<model::ConnectionId> touched(m_connections.begin(), m_connections.end());
    Parts parts;
    for (const model::ComponentId& id : m_components) {
        if (const model::Component* component = architecture().find(id)) {
            parts.components.push_back(*component);
            std::ranges::copy(architecture().connectionsOf(id),
                              std::inserter(touched, touched.end()));
        }
    }
    for (const model::ConnectionId& id : touched) {
        if (const model::Connection* connection = architecture().find(id)) {
            parts.connections.push_back(*connection);
        }
    }
    return parts;
}

void RemoveParts::redo()
{
    m_removed = present();
    // Connections go first and come back last: no view ever sees one without its ends.
    for (const model::Connection& connection : m_removed.connections) {
        remove(connection.id);
    }
    for (const model::Component& component : m_removed.components) {
        remove(component.id);
    }
    Drawing left = drawingOf(architecture());
    dropEmptyGroups(left, architecture());
    std::erase_if(left.notes, [this](const model::Note& note) {
        return std::ranges::find(m_notes, note.id) != m_notes.end();
    });
    m_otherGroups = std::move(left.groups);
    m_otherNotes = std::move(left.notes);
    swapDrawing();
}

void RemoveParts::swapDrawing()
{
    if (m_otherGroups != architecture().groups || m_otherNotes != architecture().notes) {
        std::swap(architecture().groups, m_otherGroups);
        std::swap(architecture().notes, m_otherNotes);
        announce(DrawingChanged{alternative()});
    }
}

void RemoveParts::undo()
{
    swapDrawing();
    for (const model::Component& component : m_removed.components) {
        insert(component);
    }
    for (const model::Connection& connection : m_removed.connections) {
        insert(connection);
    }
}

PasteParts::PasteParts(Document& document, model::AlternativeId alternative, Parts parts,
                       const QString& text)
    : ArchitectureCommand(document, std::move(alternative),
                          !text.isEmpty() ? text
                          : parts.components.size() == 1
                              ? QCoreApplication::translate("Commands", "Paste component")
                              : QCoreApplication::translate("Commands", "Paste %1 components")
                                    .arg(parts.components.size())),
      m_parts(std::move(parts))
{
}

void PasteParts::draw(bool present)
{
    if (m_parts.groups.empty() && m_parts.notes.empty()) {
        return;
    }
    const auto change = [present](auto& all, const auto& parts) {
        for (const auto& part : parts) {
            if (present) {
                all.push_back(part);
            } else {
                std::erase_if(all, [&part](const auto& other) { return other.id == part.id; });
            }
        }
        all = sortedById(std::move(all));
    };
    change(architecture().groups, m_parts.groups);
    change(architecture().notes, m_parts.notes);
    announce(DrawingChanged{alternative()});
}

void PasteParts::redo()
{
    draw(true);
    for (const model::Component& component : m_parts.components) {
        insert(component);
    }
    for (const model::Connection& connection : m_parts.connections) {
        insert(connection);
    }
}

void PasteParts::undo()
{
    for (const model::Connection& connection : m_parts.connections) {
        remove(connection.id);
    }
    for (const model::Component& component : m_parts.components) {
        remove(component.id);
    }
    draw(false);
}

}  // namespace breakeven::ui
