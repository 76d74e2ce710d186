#include "ui/commands/partcommands.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace breakeven::ui {

Parts partsOf(const model::Architecture& architecture,
              const std::vector<model::ComponentId>& components)
{
    const std::set<model::ComponentId> wanted(components.begin(), components.end());
    Parts parts;
    std::ranges::copy_if(architecture.components, std::back_inserter(parts.components),
                         [&](const model::Component& c) { return wanted.contains(c.id); });
    std::ranges::copy_if(architecture.connections, std::back_inserter(parts.connections),
                         [&](const model::Connection& c) {
                             return wanted.contains(c.from) && wanted.contains(c.to);
                         });
    return parts;
}

Parts withFreshIds(Document& document, Parts parts, model::Position offset)
{
    std::map<model::ComponentId, model::ComponentId> fresh;
    for (model::Component& component : parts.components) {
        const model::ComponentId id = document.newComponentId(component.kind);
        fresh.emplace(std::exchange(component.id, id), id);
        component.position.x += offset.x;
        component.position.y += offset.y;
    }
    std::erase_if(parts.connections, [&](const model::Connection& connection) {
        return !fresh.contains(connection.from) || !fresh.contains(connection.to);
    });
    for (model::Connection& connection : parts.connections) {
        connection.id = document.newConnectionId();
        connection.from = fresh.at(connection.from);
        connection.to = fresh.at(connection.to);
    }
    return parts;
}

model::Alternative duplicateOf(Document& document, const model::Alternative& alternative,
                               std::string name)
{
    model::Alternative copy = alternative;
    copy.id = document.newAlternativeId();
    copy.name = std::move(name);
    copy.architecture = {};
    const Parts parts = withFreshIds(
        document, {alternative.architecture.components, alternative.architecture.connections});
    for (const model::Component& component : parts.components) {
        copy.architecture.insert(component);
    }
    for (const model::Connection& connection : parts.connections) {
        copy.architecture.insert(connection);
    }
    return copy;
}

RemoveParts::RemoveParts(Document& document, model::AlternativeId alternative,
                         std::vector<model::ComponentId> components,
                         std::vector<model::ConnectionId> connections)
    : ArchitectureCommand(
          document, std::move(alternative),
          components.empty()       ? QCoreApplication::translate("Commands", "Delete connection")
          : components.size() == 1 ? QCoreApplication::translate("Commands", "Delete component")
                                   : QCoreApplication::translate("Commands", "Delete %1 components")
                                         .arg(components.size())),
      m_components(std::move(components)),
      m_connections(std::move(connections))
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
}

void RemoveParts::undo()
{
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

void PasteParts::redo()
{
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
}

}  // namespace breakeven::ui
