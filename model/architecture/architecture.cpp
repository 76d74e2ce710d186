#include "model/architecture/architecture.h"

#include <algorithm>

namespace breakeven::model {

namespace {

template <class Part, class PartId>
auto positionOf(std::vector<Part>& parts, const PartId& id)
{
    return std::ranges::lower_bound(parts, id, {}, &Part::id);
}

template <class Part, class PartId>
const Part* findIn(const std::vector<Part>& parts, const PartId& id)
{
    const auto it = std::ranges::lower_bound(parts, id, {}, &Part::id);
    return it != parts.end() && it->id == id ? &*it : nullptr;
}

template <class Part, class PartId>
void removeFrom(std::vector<Part>& parts, const PartId& id)
{
    const auto it = positionOf(parts, id);
    if (it != parts.end() && it->id == id) {
        parts.erase(it);
    }
}

}  // namespace

const Component* Architecture::find(const ComponentId& id) const
{
    return findIn(components, id);
}

const Connection* Architecture::find(const ConnectionId& id) const
{
    return findIn(connections, id);
}

const Group* Architecture::find(const GroupId& id) const
{
    return findIn(groups, id);
}

const Note* Architecture::find(const NoteId& id) const
{
    return findIn(notes, id);
}

Component* Architecture::find(const ComponentId& id)
{
    return const_cast<Component*>(std::as_const(*this).find(id));
}

Connection* Architecture::find(const ConnectionId& id)
{
    return const_cast<Connection*>(std::as_const(*this).find(id));
}

void Architecture::insert(Component component)
{
    components.insert(positionOf(components, component.id), std::move(component));
}

void Architecture::insert(Connection connection)
{
    connections.insert(positionOf(connections, connection.id), std::move(connection));
}

void Architecture::remove(const ComponentId& id)
{
    removeFrom(components, id);
}

void Architecture::remove(const ConnectionId& id)
{
    removeFrom(connections, id);
}

std::vector<ConnectionId> Architecture::connectionsOf(const ComponentId& id) const
{
    std::vector<ConnectionId> ids;
    for (const Connection& connection : connections) {
        if (connection.from == id || connection.to == id) {
            ids.push_back(connection.id);
        }
    }
    return ids;
}

}  // namespace breakeven::model
