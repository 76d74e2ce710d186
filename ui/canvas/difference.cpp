#include "ui/canvas/difference.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>
#include <QStringList>

namespace breakeven::ui {

namespace {

using Pairs = std::map<model::ComponentId, model::ComponentId>;

/// Pairs the components that `alike` accepts and that have no partner yet.
template <class Alike>
void pairUp(const model::Architecture& first, const model::Architecture& second, Pairs& pairs,
            Alike alike)
{
    std::set<model::ComponentId> taken;
    for (const auto& [one, other] : pairs) {
        taken.insert(other);
    }
    for (const model::Component& one : first.components) {
        if (pairs.contains(one.id)) {
            continue;
        }
        for (const model::Component& other : second.components) {
            if (!taken.contains(other.id) && alike(one, other)) {
                pairs.emplace(one.id, other.id);
                taken.insert(other.id);
                break;
            }
        }
    }
}

/// How many components of the kind have no partner.
template <class IsPaired>
int leftOf(const model::Architecture& architecture, const std::string& kind, IsPaired isPaired)
{
    return static_cast<int>(
        std::ranges::count_if(architecture.components, [&](const model::Component& component) {
            return component.kind == kind && !isPaired(component.id);
        }));
}

Pairs pairsOf(const model::Architecture& first, const model::Architecture& second)
{
    Pairs pairs;
    pairUp(first, second, pairs, [](const auto& one, const auto& other) {
        return one.name == other.name && one.kind == other.kind;
    });
    pairUp(first, second, pairs,
           [](const auto& one, const auto& other) { return one.name == other.name; });
    const Pairs sure = pairs;
    const auto isFirst = [&sure](const auto& id) { return sure.contains(id); };
    const auto isSecond = [&sure](const auto& id) {
        return std::ranges::any_of(sure, [&id](const auto& pair) { return pair.second == id; });
    };
    pairUp(first, second, pairs, [&](const auto& one, const auto& other) {
        return one.kind == other.kind && leftOf(first, one.kind, isFirst) == 1 &&
               leftOf(second, one.kind, isSecond) == 1;
    });
    return pairs;
}

QString valueText(const model::Component& component, const std::string& parameter)
{
    const auto found = component.parameters.find(parameter);
    if (found == component.parameters.end()) {
        return QCoreApplication::translate("Canvas", "default");
    }
    if (const auto* flag = std::get_if<bool>(&found->second)) {
        return *flag ? QCoreApplication::translate("Canvas", "yes")
                     : QCoreApplication::translate("Canvas", "no");
    }
    if (const auto* number = std::get_if<double>(&found->second)) {
        return QString::number(*number, 'g', 6);
    }
    return QString::fromStdString(std::get<std::string>(found->second));
}

QString labelOf(const model::Component& component, const std::string& parameter,
                const model::Catalog& catalog)
{
    const model::ServiceKind* kind = catalog.find(component.kind);
    const auto* known = kind ? kind->parameter(parameter) : nullptr;
    return QString::fromStdString(known ? known->label : parameter);
}

/// A line for each thing that differs, but for place, name and look.
QString changesBetween(const model::Component& one, const model::Component& other,
                       const model::Catalog& catalog)
{
    QStringList lines;
    if (one.kind != other.kind) {
        lines += QStringLiteral("%1 → %2").arg(cardContent(one, catalog).kindName,
                                               cardContent(other, catalog).kindName);
    }
    std::set<std::string> names;
    for (const auto* component : {&one, &other}) {
        for (const auto& [name, value] : component->parameters) {
            names.insert(name);
        }
    }
    for (const std::string& name : names) {
        if (valueText(one, name) != valueText(other, name)) {
            lines += QStringLiteral("%1: %2 → %3")
                         .arg(labelOf(other, name, catalog), valueText(one, name),
                              valueText(other, name));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

/// The connection as it would be between the other's ends, without what names it.
model::Connection between(model::Connection connection, const model::Connection& other)
{
    connection.id = other.id;
    connection.from = other.from;
    connection.to = other.to;
    connection.label = other.label;
    connection.extra = other.extra;
    return connection;
}

void compareComponents(const model::Architecture& first, const model::Architecture& second,
                       const Pairs& pairs, const model::Catalog& catalog, Differences& result)
{
    std::set<model::ComponentId> paired;
    for (const model::Component& one : first.components) {
        const auto pair = pairs.find(one.id);
        if (pair == pairs.end()) {
            result.first.components[one.id] = {DiffMark::Removed, {}};
            continue;
        }
        paired.insert(pair->second);
        const QString changes = changesBetween(one, *second.find(pair->second), catalog);
        if (!changes.isEmpty()) {
            result.first.components[one.id] = {DiffMark::Changed, changes};
            result.second.components[pair->second] = {DiffMark::Changed, changes};
        }
    }
    for (const model::Component& other : second.components) {
        if (!paired.contains(other.id)) {
            result.second.components[other.id] = {DiffMark::Added, {}};
        }
    }
}

void compareConnections(const model::Architecture& first, const model::Architecture& second,
                        const Pairs& pairs, Differences& result)
{
    std::set<model::ConnectionId> paired;
    for (const model::Connection& one : first.connections) {
        const auto from = pairs.find(one.from);
        const auto to = pairs.find(one.to);
        const auto other =
            std::ranges::find_if(second.connections, [&](const model::Connection& each) {
                return from != pairs.end() && to != pairs.end() && each.from == from->second &&
                       each.to == to->second && !paired.contains(each.id);
            });
        if (other == second.connections.end()) {
            result.first.connections[one.id] = DiffMark::Removed;
            continue;
        }
        paired.insert(other->id);
        if (between(one, *other) != *other) {
            result.first.connections[one.id] = DiffMark::Changed;
            result.second.connections[other->id] = DiffMark::Changed;
        }
    }
    for (const model::Connection& other : second.connections) {
        if (!paired.contains(other.id)) {
            result.second.connections[other.id] = DiffMark::Added;
        }
    }
}

}  // namespace

bool Differences::empty() const
{
    return first.components.empty() && first.connections.empty() && second.components.empty() &&
           second.connections.empty();
}

Differences differencesOf(const model::Architecture& first, const model::Architecture& second,
                          const model::Catalog& catalog)
{
    const Pairs pairs = pairsOf(first, second);
    Differences result;
    compareComponents(first, second, pairs, catalog, result);
    compareConnections(first, second, pairs, result);
    return result;
}

}  // namespace breakeven::ui
