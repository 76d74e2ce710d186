#include "model/explain/explanation.h"

#include <algorithm>

#include "model/explain/attribution.h"
#include "model/explain/groups.h"
#include "model/simulation/compile.h"
#include "pricing/bill/split.h"

namespace breakeven::model {

namespace {

std::vector<double> utilisationOf(const Outcome& outcome)
{
    std::vector<double> shares;
    if (outcome.simulation) {
        for (const StationResult& station : outcome.simulation->stations) {
            shares.push_back(station.utilisation.mean);
        }
    } else {
        for (const StationEstimate& station : outcome.estimate.stations) {
            shares.push_back(station.utilisation);
        }
    }
    return shares;
}

std::vector<CostPart> partsOf(const pricing::BillLine& line, const Attribution& attribution)
{
    const std::vector<PartWeight> weights = attribution.weightsOf(line);
    std::vector<Quantity> shares;
    for (const PartWeight& part : weights) {
        shares.push_back(Quantity::fromDouble(part.weight).value_or(Quantity()));
    }
    if (std::ranges::all_of(shares, &Quantity::isZero)) {
        shares.assign(weights.size(), Quantity::fromWhole(1));
    }
    const auto quantities = pricing::split(line.quantity, shares);
    const auto amounts = pricing::split(line.amount, shares);
    std::vector<CostPart> parts;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        parts.push_back({weights[i].cause, weights[i].connection, quantities[i], amounts[i]});
    }
    return parts;
}

double usersOf(const SimulationModel& model)
{
    double users = 0;
    for (const SourceSpec& source : model.sources) {
        users += source.usersPerMonth;
    }
    return users;
}

}  // namespace

std::string_view causeName(Cause cause)
{
    constexpr std::array<std::string_view, causeCount> names = {
        "requests", "retries", "cold_starts", "capacity", "idle", "standing", "transfer"};
    return names[static_cast<std::size_t>(cause)];
}

std::string_view causeLabel(Cause cause)
{
    constexpr std::array<std::string_view, causeCount> labels = {
        "requests",      "retries",       "cold starts",  "capacity at work",
        "idle capacity", "fixed charges", "data transfer"};
    return labels[static_cast<std::size_t>(cause)];
}

double Explanation::perThousandRequests() const
{
    return requestsPerMonth > 0 ? total.toDouble() / requestsPerMonth * 1000 : 0;
}

double Explanation::perThousandUsers() const
{
    return usersPerMonth > 0 ? total.toDouble() / usersPerMonth * 1000 : 0;
}

Result<Explanation> explain(const Project& project, const Alternative& alternative,
                            const Catalog& catalog, const Outcome& outcome)
{
    const auto model = compile(project, alternative, catalog);
    if (!model) {
        return tl::unexpected(model.error());
    }
    const Flows& flows = outcome.simulation ? outcome.simulation->flows : outcome.estimate.flows;
    const auto attribution =
        Attribution::of(project, alternative, catalog, *model, flows, utilisationOf(outcome));
    if (!attribution) {
        return tl::unexpected(attribution.error());
    }
    Explanation explanation{.requestsPerMonth = outcome.estimate.requestsPerMonth,
                            .usersPerMonth = usersOf(*model),
                            .total = outcome.bill().total};
    for (const pricing::BillLine& line : outcome.bill().lines) {
        explanation.lines.push_back(partsOf(line, *attribution));
    }
    addGroups(explanation, outcome.bill(), alternative.architecture, catalog);
    return explanation;
}

}  // namespace breakeven::model
