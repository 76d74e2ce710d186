#include "model/catalog/validate.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/catalog/rules.h"

namespace breakeven::model {

namespace {

std::vector<Problem> worstFirst(std::vector<Problem> problems)
{
    std::ranges::stable_sort(problems, std::ranges::greater{}, &Problem::severity);
    return problems;
}

void checkProject(const Project& project, std::vector<Problem>& problems)
{
    if (project.workload.sources.empty()) {
        problems.push_back({.severity = Severity::Warning,
                            .code = "no-workload",
                            .text = "The workload has no traffic source, so nothing happens; add "
                                    "one in the workload panel."});
    }
    if (project.alternatives.empty()) {
        problems.push_back({.severity = Severity::Warning,
                            .code = "no-alternatives",
                            .text = "The project has no alternative; add one to draw in."});
    }
}

}  // namespace

void Check::add(Severity severity, std::string code, std::string text, Where where, Fix fix)
{
    problems.push_back({.severity = severity,
                        .code = std::move(code),
                        .text = std::move(text),
                        .alternative = alternative.id,
                        .where = std::move(where),
                        .fix = std::move(fix)});
}

const ServiceKind* Check::kindOf(const Component& component) const
{
    return catalog.find(component.kind);
}

const ServiceKind* Check::kindOf(const ComponentId& id) const
{
    const Component* component = architecture().find(id);
    return component ? kindOf(*component) : nullptr;
}

double Check::inputOf(const Component& component, const std::string& input, double fallback) const
{
    const ServiceKind* kind = kindOf(component);
    if (!kind || !kind->inputs.contains(input)) {
        return fallback;
    }
    return evaluate(kind->inputs.at(input), parameterVariables(*kind, component))
        .value_or(fallback);
}

std::string quoted(const Component& component)
{
    return fmt::format("'{}'", component.name.empty() ? component.id.text() : component.name);
}

std::string quoted(const Check& check, const Connection& connection)
{
    const auto end = [&](const ComponentId& id) {
        const Component* component = check.architecture().find(id);
        return component ? quoted(*component) : fmt::format("'{}'", id.text());
    };
    return end(connection.from) + " → " + end(connection.to);
}

const TrafficSource* sourceOf(const Check& check, const Component& component)
{
    const auto it = component.parameters.find("source");
    const auto* named =
        it == component.parameters.end() ? nullptr : std::get_if<std::string>(&it->second);
    if (named && !named->empty()) {
        return check.workload.find(TrafficSourceId(*named));
    }
    return check.workload.sources.size() == 1 ? &check.workload.sources.front() : nullptr;
}

std::vector<Problem> validate(const Project& project, const Alternative& alternative,
                              const Catalog& catalog)
{
    Check check{project.workload, alternative, catalog, {}};
    checkComponents(check);
    checkConnections(check);
    checkGraph(check);
    return worstFirst(std::move(check.problems));
}

std::vector<Problem> validate(const Project& project, const Catalog& catalog)
{
    std::vector<Problem> problems;
    checkProject(project, problems);
    for (const Alternative& alternative : project.alternatives) {
        std::ranges::move(validate(project, alternative, catalog), std::back_inserter(problems));
    }
    return worstFirst(std::move(problems));
}

}  // namespace breakeven::model
