#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/architecture/problem.h"
#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/estimate/estimate.h"
#include "model/simulation/kernel/simulate.h"
#include "pricing/bill/bill.h"

namespace breakeven::model {

/// One alternative's answer: analytic always, simulated when asked for.
struct Outcome {
    AlternativeId alternative;
    std::string name;
    Estimate estimate;
    pricing::Bill estimatedBill;
    std::optional<SimulationResult> simulation;
    std::optional<pricing::Bill> simulatedBill;  ///< of the mean flows over the replications
    Interval simulatedCost;                      ///< USD a month, from the replications' own bills
    std::vector<Problem> problems;

    /// The simulated bill when there is one, else the estimated one.
    [[nodiscard]] const pricing::Bill& bill() const
    {
        return simulatedBill ? *simulatedBill : estimatedBill;
    }
};

/// How the project's bills are made.
[[nodiscard]] pricing::BillOptions billOptions(const Project& project);

/// USD a month per component id, from a bill's lines: at list prices.
[[nodiscard]] std::map<std::string, Usd> costByComponent(const pricing::Bill& bill);

/// The same as what is paid: less discounts, plus tax.
[[nodiscard]] std::map<std::string, Usd> paidByComponent(const pricing::Bill& bill,
                                                         const pricing::Terms& terms);

/// The instant answer for one alternative: compile, estimate, usage, bill.
[[nodiscard]] Result<Outcome> estimateAlternative(const Project& project,
                                                  const Alternative& alternative,
                                                  const Catalog& catalog,
                                                  const pricing::PriceBook& book);

/// The same and the simulation.
[[nodiscard]] Result<Outcome> simulateAlternative(const Project& project,
                                                  const Alternative& alternative,
                                                  const Catalog& catalog,
                                                  const pricing::PriceBook& book,
                                                  const SimulationOptions& options);

/// One point of a cost curve; the load is the project's times `factor`.
struct CostPoint {
    double factor = 1;
    double requestsPerMonth = 0;
    double usd = 0;          ///< a month
    bool feasible = true;    ///< false: some component cannot serve this load at any size we know
    std::string bottleneck;  ///< its name, when not feasible
};

struct CostCurve {
    AlternativeId alternative;
    std::string name;
    std::vector<CostPoint> points;  ///< ascending
};

/// Where two alternatives cost the same: below it `cheaperBelow`, above it the other.
struct Crossing {
    AlternativeId cheaperBelow;
    AlternativeId cheaperAbove;
    double requestsPerMonth = 0;
    double factor = 0;
    double usd = 0;
};

/// Cost against traffic from 1/1,000 to 1,000 times the project's load, with every crossing of
/// each pair found by bisection to 0.1 %. Components with a `sizing` rule are enlarged as the load
/// grows, never below the user's own size.
struct BreakEven {
    std::vector<CostCurve> curves;
    std::vector<Crossing> crossings;
};
/// The load at which the same two alternatives change places again, above that crossing; null when
/// they do not.
[[nodiscard]] const Crossing* crossingAfter(const BreakEven& breakEven, const Crossing& crossing);

[[nodiscard]] Result<BreakEven> breakEven(const Project& project, const Catalog& catalog,
                                          const pricing::PriceBook& book);

/// Every alternative beside the others.
struct Comparison {
    std::vector<Outcome> outcomes;  ///< in the project's order
    BreakEven breakEven;
    std::string verdict;  ///< one or two sentences with figures
};

/// Simulates all alternatives on the same arrivals (same seed) and compares them.
/// `options.progress` covers the whole.
[[nodiscard]] Result<Comparison> compare(const Project& project, const Catalog& catalog,
                                         const pricing::PriceBook& book,
                                         const SimulationOptions& options);
/// From outcomes that are there already; the desktop uses it after its own runs.
[[nodiscard]] std::string verdictOf(const std::vector<Outcome>& outcomes,
                                    const BreakEven& breakEven);

}  // namespace breakeven::model
