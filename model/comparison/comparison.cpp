#include "model/comparison/comparison.h"

#include <algorithm>
#include <cmath>

#include "model/catalog/validate.h"
#include "model/estimate/usage.h"
#include "model/simulation/compile.h"
#include "model/simulation/kernel/statistics.h"

namespace breakeven::model {

namespace {

/// One alternative while its answer is being put together.
struct Analysed {
    SimulationModel model;
    Outcome outcome;
};

Result<Analysed> analysed(const Project& project, const Alternative& alternative,
                          const Catalog& catalog, const pricing::PriceBook& book)
{
    auto model = compile(project, alternative, catalog);
    if (!model) {
        return tl::unexpected(model.error());
    }
    Analysed result{.model = std::move(*model)};
    result.outcome.alternative = alternative.id;
    result.outcome.name = alternative.name;
    result.outcome.problems = validate(project, alternative, catalog);
    result.outcome.estimate = estimate(result.model);
    auto usage =
        usageOf(project, alternative, catalog, result.model, result.outcome.estimate.flows);
    if (!usage) {
        return tl::unexpected(usage.error());
    }
    result.outcome.estimatedBill = pricing::priceUsage(book, *usage, billOptions(project));
    return result;
}

/// The interval of the monthly cost: each replication has a bill of its own, tiers and free
/// allowances included, so no linearisation is needed.
Result<Interval> costInterval(const Project& project, const Alternative& alternative,
                              const Catalog& catalog, const pricing::PriceBook& book,
                              const SimulationModel& model, const SimulationResult& simulation)
{
    std::vector<double> costs;
    for (const Flows& flows : simulation.replicationFlows) {
        auto usage = usageOf(project, alternative, catalog, model, flows);
        if (!usage) {
            return tl::unexpected(usage.error());
        }
        costs.push_back(pricing::priceUsage(book, *usage, billOptions(project)).total.toDouble());
    }
    return kernel::intervalOf(costs, simulation.confidence);
}

Result<void> addSimulation(const Project& project, const Alternative& alternative,
                           const Catalog& catalog, const pricing::PriceBook& book,
                           const SimulationOptions& options, Analysed& analysed)
{
    auto simulation = simulate(analysed.model, options);
    if (!simulation) {
        return tl::unexpected(simulation.error());
    }
    auto usage = usageOf(project, alternative, catalog, analysed.model, simulation->flows);
    if (!usage) {
        return tl::unexpected(usage.error());
    }
    auto cost = costInterval(project, alternative, catalog, book, analysed.model, *simulation);
    if (!cost) {
        return tl::unexpected(cost.error());
    }
    analysed.outcome.simulatedBill = pricing::priceUsage(book, *usage, billOptions(project));
    analysed.outcome.simulatedCost = *cost;
    analysed.outcome.simulation = std::move(*simulation);
    return {};
}

}  // namespace

pricing::BillOptions billOptions(const Project& project)
{
    return {.freeTier = project.assumptions.freeTier, .terms = project.assumptions.terms};
}

std::map<std::string, Usd> costByComponent(const pricing::Bill& bill)
{
    std::map<std::string, Usd> costs;
    for (const pricing::BillLine& line : bill.lines) {
        costs[line.component] += line.amount;
    }
    return costs;
}

std::map<std::string, Usd> paidByComponent(const pricing::Bill& bill, const pricing::Terms& terms)
{
    std::map<std::string, Usd> costs;
    for (const pricing::BillLine& line : bill.lines) {
        costs[line.component] += pricing::paidOf(line.amount, line.key.provider, terms);
    }
    return costs;
}

Result<Outcome> estimateAlternative(const Project& project, const Alternative& alternative,
                                    const Catalog& catalog, const pricing::PriceBook& book)
{
    auto result = analysed(project, alternative, catalog, book);
    if (!result) {
        return tl::unexpected(result.error());
    }
    return std::move(result->outcome);
}

Result<Outcome> simulateAlternative(const Project& project, const Alternative& alternative,
                                    const Catalog& catalog, const pricing::PriceBook& book,
                                    const SimulationOptions& options)
{
    auto result = analysed(project, alternative, catalog, book);
    if (!result) {
        return tl::unexpected(result.error());
    }
    if (auto done = addSimulation(project, alternative, catalog, book, options, *result); !done) {
        return tl::unexpected(done.error());
    }
    return std::move(result->outcome);
}

Result<Comparison> compare(const Project& project, const Catalog& catalog,
                           const pricing::PriceBook& book, const SimulationOptions& options)
{
    if (project.alternatives.empty()) {
        return failure(ErrorCode::Invalid, "the project has no alternatives", project.name,
                       "add at least one alternative");
    }
    Comparison comparison;
    const auto count = static_cast<double>(project.alternatives.size());
    for (const Alternative& alternative : project.alternatives) {
        SimulationOptions own = options;
        const auto done = static_cast<double>(comparison.outcomes.size());
        if (options.progress) {
            own.progress = [&](double share) { options.progress((done + share) / count); };
        }
        auto outcome = simulateAlternative(project, alternative, catalog, book, own);
        if (!outcome) {
            return tl::unexpected(outcome.error());
        }
        comparison.outcomes.push_back(std::move(*outcome));
    }
    auto curves = breakEven(project, catalog, book);
    if (!curves) {
        return tl::unexpected(curves.error());
    }
    comparison.breakEven = std::move(*curves);
    comparison.verdict = verdictOf(comparison.outcomes, comparison.breakEven);
    return comparison;
}

}  // namespace breakeven::model
