#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "model/catalog/rules.h"

namespace breakeven::model {

namespace {

/// The architecture by index: arrows[i] are the connections that leave component i and have an end.
class Graph {
public:
    struct Arrow {
        std::size_t to = 0;
        const Connection* connection = nullptr;
    };

    explicit Graph(const Architecture& architecture) : m_arrows(architecture.components.size())
    {
        std::map<ComponentId, std::size_t> indexOf;
        for (std::size_t i = 0; i < architecture.components.size(); ++i) {
            indexOf[architecture.components[i].id] = i;
        }
        for (const Connection& connection : architecture.connections) {
            const auto from = indexOf.find(connection.from);
            const auto to = indexOf.find(connection.to);
            if (from != indexOf.end() && to != indexOf.end()) {
                m_arrows[from->second].push_back({to->second, &connection});
            }
        }
    }

    using Filter = bool (*)(const Connection&);

    /// Strongly connected groups that hold a cycle, each sorted. Tarjan's algorithm with its own
    /// stack, because a file may hold a chain of any length.
    [[nodiscard]] std::vector<std::vector<std::size_t>> cyclicGroups(Filter filter) const;

    /// The connections of a shortest cycle through the group's first component.
    [[nodiscard]] std::vector<const Connection*> cycleIn(const std::vector<std::size_t>& group,
                                                         Filter filter) const;

    /// Whether the calls that go round in the group do not die out: each round is at least as many.
    [[nodiscard]] bool growsIn(const std::vector<std::size_t>& group) const;

    [[nodiscard]] std::vector<bool> reachableFrom(std::vector<std::size_t> open) const
    {
        std::vector<bool> seen(m_arrows.size(), false);
        for (const std::size_t start : open) {
            seen[start] = true;
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const Arrow& arrow : m_arrows[at]) {
                if (!seen[arrow.to]) {
                    seen[arrow.to] = true;
                    open.push_back(arrow.to);
                }
            }
        }
        return seen;
    }

private:
    std::vector<std::vector<Arrow>> m_arrows;
};

/// State of one run of Tarjan's algorithm.
struct Tarjan {
    explicit Tarjan(std::size_t size) : number(size, 0), low(size, 0), onStack(size, false) {}
    std::vector<std::size_t> number;  ///< 0 = not visited
    std::vector<std::size_t> low;
    std::vector<bool> onStack;
    std::vector<std::size_t> stack;
    std::vector<std::pair<std::size_t, std::size_t>> path;  ///< component, next arrow
    std::size_t count = 0;

    void enter(std::size_t at)
    {
        number[at] = low[at] = ++count;
        onStack[at] = true;
        stack.push_back(at);
        path.emplace_back(at, 0);
    }

    std::vector<std::size_t> leave(std::size_t at)
    {
        path.pop_back();
        if (!path.empty()) {
            low[path.back().first] = std::min(low[path.back().first], low[at]);
        }
        std::vector<std::size_t> group;
        while (low[at] == number[at] && onStack[at]) {
            group.push_back(stack.back());
            onStack[stack.back()] = false;
            stack.pop_back();
        }
        std::ranges::sort(group);
        return group;
    }
};

std::vector<std::vector<std::size_t>> Graph::cyclicGroups(Filter filter) const
{
    Tarjan state(m_arrows.size());
    std::vector<std::vector<std::size_t>> groups;
    const auto visit = [&](std::size_t start) {
        state.enter(start);
        while (!state.path.empty()) {
            auto& [at, next] = state.path.back();
            if (next == m_arrows[at].size()) {
                auto group = state.leave(at);
                if (!group.empty() && !cycleIn(group, filter).empty()) {
                    groups.push_back(std::move(group));
                }
                continue;
            }
            const Arrow& arrow = m_arrows[at][next++];
            if (!filter(*arrow.connection)) {
                continue;
            }
            if (state.number[arrow.to] == 0) {
                state.enter(arrow.to);
            } else if (state.onStack[arrow.to]) {
                state.low[at] = std::min(state.low[at], state.number[arrow.to]);
            }
        }
    };
    for (std::size_t start = 0; start < m_arrows.size(); ++start) {
        if (state.number[start] == 0) {
            visit(start);
        }
    }
    std::ranges::sort(groups);
    return groups;
}

std::vector<const Connection*> Graph::cycleIn(const std::vector<std::size_t>& group,
                                              Filter filter) const
{
    const std::size_t start = group.front();
    std::map<std::size_t, std::pair<std::size_t, const Connection*>> cameFrom;
    std::vector<std::size_t> open{start};
    for (std::size_t i = 0; i < open.size() && !cameFrom.contains(start); ++i) {
        for (const Arrow& arrow : m_arrows[open[i]]) {
            if (filter(*arrow.connection) && std::ranges::binary_search(group, arrow.to) &&
                cameFrom.emplace(arrow.to, std::pair(open[i], arrow.connection)).second) {
                open.push_back(arrow.to);
            }
        }
    }
    std::vector<const Connection*> cycle;
    if (cameFrom.contains(start)) {
        std::size_t at = start;
        do {
            cycle.push_back(cameFrom.at(at).second);
            at = cameFrom.at(at).first;
        } while (at != start);
        std::ranges::reverse(cycle);
    }
    return cycle;
}

bool Graph::growsIn(const std::vector<std::size_t>& group) const
{
    // Power iteration: after many rounds the calls left over from one round have all but vanished,
    // unless a round makes at least one call of each.
    constexpr int rounds = 600;
    constexpr double tooMany = 1e12;
    std::map<std::size_t, double> calls;
    for (const std::size_t member : group) {
        calls[member] = 1;
    }
    double half = 0;
    double sum = 0;
    for (int round = 1; round <= rounds && sum < tooMany; ++round) {
        std::map<std::size_t, double> next;
        for (const auto& [at, count] : calls) {
            for (const Arrow& arrow : m_arrows[at]) {
                if (calls.contains(arrow.to) &&
                    arrow.connection->condition == CallCondition::Always) {
                    next[arrow.to] += count * arrow.connection->callsPerRequest;
                }
            }
        }
        calls = std::move(next);
        sum = 0;
        for (const auto& [at, count] : calls) {
            sum += count;
        }
        half = round == rounds / 2 ? sum : half;
    }
    return sum >= tooMany || (sum > 0 && sum >= half * 0.999);
}

std::string describe(const Check& check, const std::vector<const Connection*>& cycle)
{
    const auto name = [&](const ComponentId& id) {
        const Component* component = check.architecture().find(id);
        return component && !component->name.empty() ? component->name : id.text();
    };
    std::string text = name(cycle.front()->from);
    for (const Connection* connection : cycle) {
        text += " → " + name(connection->to);
    }
    return text;
}

bool isSynchronous(const Connection& connection)
{
    return connection.mode == CallMode::Synchronous;
}

bool isAny(const Connection& /*connection*/)
{
    return true;
}

void checkCycles(Check& check, const Graph& graph)
{
    std::set<std::size_t> waiting;
    for (const auto& group : graph.cyclicGroups(isSynchronous)) {
        const auto cycle = graph.cycleIn(group, isSynchronous);
        waiting.insert(group.begin(), group.end());
        check.add(Severity::Error, "synchronous-cycle",
                  fmt::format("These calls wait for each other in a circle: {}; make one of them "
                              "asynchronous or remove it.",
                              describe(check, cycle)),
                  cycle.back()->id,
                  {Fix::Kind::MakeAsynchronous, "Make the last asynchronous", {}});
    }
    for (const auto& group : graph.cyclicGroups(isAny)) {
        if (std::ranges::any_of(group, [&](std::size_t i) { return waiting.contains(i); })) {
            continue;
        }
        const auto cycle = graph.cycleIn(group, isAny);
        if (graph.growsIn(group)) {
            check.add(Severity::Error, "endless-cycle",
                      fmt::format("Every message that goes round {} makes at least one more, so "
                                  "the load grows without end; lower the calls per request of one "
                                  "connection below 1 or remove it.",
                                  describe(check, cycle)),
                      cycle.back()->id, {Fix::Kind::RemoveConnection, "Remove the last", {}});
        } else {
            check.add(Severity::Note, "asynchronous-cycle",
                      fmt::format("Messages can go round {}; make sure that they stop.",
                                  describe(check, cycle)),
                      cycle.back()->id);
        }
    }
}

void checkTraffic(Check& check, const std::vector<std::size_t>& entries)
{
    std::map<TrafficSourceId, const Component*> arrivesAt;
    for (const std::size_t entry : entries) {
        const Component& component = check.architecture().components[entry];
        const TrafficSource* source = sourceOf(check, component);
        if (!source) {
            continue;
        }
        const auto [it, fresh] = arrivesAt.emplace(source->id, &component);
        if (!fresh) {
            check.add(Severity::Warning, "source-twice",
                      fmt::format("The traffic '{}' arrives at both {} and {}, so it counts twice; "
                                  "choose another source for one of them.",
                                  source->name, quoted(*it->second), quoted(component)),
                      component.id);
        }
    }
    for (const TrafficSource& source : check.workload.sources) {
        if (!entries.empty() && !arrivesAt.contains(source.id)) {
            check.add(Severity::Warning, "source-unused",
                      fmt::format("The traffic '{}' does not arrive in the alternative '{}', so it "
                                  "serves less than the others; add a traffic component for it.",
                                  source.name, check.alternative.name));
        }
    }
}

void checkReached(Check& check, const Graph& graph)
{
    std::vector<std::size_t> entries;
    const auto& components = check.architecture().components;
    for (std::size_t i = 0; i < components.size(); ++i) {
        const ServiceKind* kind = check.kindOf(components[i]);
        if (kind && kind->behaviour == Behaviour::Source) {
            entries.push_back(i);
        }
    }
    checkTraffic(check, entries);
    if (entries.empty()) {
        if (!components.empty()) {
            check.add(Severity::Warning, "no-traffic",
                      fmt::format("No traffic enters the alternative '{}'; add a traffic component "
                                  "and connect it.",
                                  check.alternative.name));
        }
        return;
    }
    const std::vector<bool> reached = graph.reachableFrom(entries);
    for (std::size_t i = 0; i < components.size(); ++i) {
        const ServiceKind* kind = check.kindOf(components[i]);
        const bool watches = kind && kind->behaviour == Behaviour::Monitor;
        if (!reached[i] && !watches) {
            check.add(Severity::Warning, "unreachable",
                      fmt::format("No traffic reaches {}, so only its fixed costs count; connect "
                                  "it or remove it.",
                                  quoted(components[i])),
                      components[i].id, {Fix::Kind::RemoveComponent, "Remove component", {}});
        }
    }
}

}  // namespace

void checkGraph(Check& check)
{
    const Graph graph(check.architecture());
    checkCycles(check, graph);
    checkReached(check, graph);
}

}  // namespace breakeven::model
