#include "ui/canvas/connectrules.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace breakeven::ui {

namespace {

const model::ServiceKind* kindOf(const model::Architecture& architecture,
                                 const model::Catalog& catalog, const model::ComponentId& id)
{
    const model::Component* component = architecture.find(id);
    return component ? catalog.find(component->kind) : nullptr;
}

bool passesMessagesOn(const model::ServiceKind* kind)
{
    using enum model::Behaviour;
    return kind && (kind->behaviour == Queue || kind->behaviour == Topic ||
                    kind->behaviour == Stream || kind->behaviour == Monitor);
}

/// The operations that connections between the two use already; an empty name is the first.
std::multiset<std::string> usedOperations(const model::Architecture& architecture,
                                          const model::ServiceKind* target,
                                          const model::ComponentId& from,
                                          const model::ComponentId& to)
{
    std::multiset<std::string> used;
    for (const model::Connection& connection : architecture.connections) {
        if (connection.from == from && connection.to == to) {
            const bool first =
                connection.operation.empty() && target && !target->operations.empty();
            used.insert(first ? target->operations.front().id : connection.operation);
        }
    }
    return used;
}

/// The first operation that is not in use; empty when the kind has none or all are taken.
std::string freeOperation(const model::ServiceKind* target, const std::multiset<std::string>& used)
{
    if (!target) {
        return {};
    }
    const auto it = std::ranges::find_if(
        target->operations,
        [&](const model::Operation& operation) { return !used.contains(operation.id); });
    return it == target->operations.end() ? std::string() : it->id;
}

QString nameOf(const model::Architecture& architecture, const model::ComponentId& id)
{
    const model::Component* component = architecture.find(id);
    return component ? QString::fromStdString(component->name) : QString();
}

}  // namespace

QString connectRefusal(const model::Architecture& architecture, const model::Catalog& catalog,
                       const model::ComponentId& from, const model::ComponentId& to)
{
    if (from == to) {
        return QCoreApplication::translate("Canvas", "A component cannot call itself");
    }
    const model::ServiceKind* caller = kindOf(architecture, catalog, from);
    const model::ServiceKind* target = kindOf(architecture, catalog, to);
    if (caller && !caller->makesCalls) {
        return QCoreApplication::translate("Canvas", "%1 makes no calls")
            .arg(nameOf(architecture, from));
    }
    if (target && !target->acceptsCalls) {
        return QCoreApplication::translate("Canvas", "%1 takes no calls")
            .arg(nameOf(architecture, to));
    }
    const auto used = usedOperations(architecture, target, from, to);
    if (!used.empty() && freeOperation(target, used).empty()) {
        return QCoreApplication::translate("Canvas", "%1 already calls %2")
            .arg(nameOf(architecture, from), nameOf(architecture, to));
    }
    return {};
}

model::Connection newConnection(Document& document, const model::Architecture& architecture,
                                const model::ComponentId& from, const model::ComponentId& to)
{
    const model::ServiceKind* caller = kindOf(architecture, document.catalog(), from);
    const model::ServiceKind* target = kindOf(architecture, document.catalog(), to);
    const auto used = usedOperations(architecture, target, from, to);
    model::Connection connection;
    connection.id = document.newConnectionId();
    connection.from = from;
    connection.to = to;
    connection.operation = used.empty() ? std::string() : freeOperation(target, used);
    if (passesMessagesOn(caller) || passesMessagesOn(target)) {
        connection.mode = model::CallMode::Asynchronous;
    }
    return connection;
}

}  // namespace breakeven::ui
