#pragma once

#include <string>
#include <vector>

#include "model/architecture/problem.h"
#include "model/architecture/project.h"
#include "model/catalog/catalog.h"

namespace breakeven::model {

/// What the rules of validate() look at, and where they put what they find.
struct Check {
    const Workload& workload;
    const Alternative& alternative;
    const Catalog& catalog;
    std::vector<Problem> problems;

    using Where = decltype(Problem::where);
    void add(Severity severity, std::string code, std::string text, Where where = {}, Fix fix = {});
    [[nodiscard]] const Architecture& architecture() const { return alternative.architecture; }
    /// The component's kind, or nothing when the catalog lacks it.
    [[nodiscard]] const ServiceKind* kindOf(const Component& component) const;
    [[nodiscard]] const ServiceKind* kindOf(const ComponentId& id) const;
    /// Its evaluated behaviour input, or the fallback when it has none.
    [[nodiscard]] double inputOf(const Component& component, const std::string& input,
                                 double fallback) const;
};

/// A name for messages: what the user called it, else its id; in quotes.
[[nodiscard]] std::string quoted(const Component& component);
/// Both ends, by name: `'Orders' → 'Worker'`.
[[nodiscard]] std::string quoted(const Check& check, const Connection& connection);
/// The workload's source that a traffic component stands for: the one it names, or the only one.
[[nodiscard]] const TrafficSource* sourceOf(const Check& check, const Component& component);

void checkComponents(Check& check);
void checkConnections(Check& check);
/// Cycles, what no traffic reaches, and traffic that arrives nowhere or twice.
void checkGraph(Check& check);

}  // namespace breakeven::model
