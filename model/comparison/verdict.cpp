#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/comparison/comparison.h"
#include "pricing/base/format.h"

namespace breakeven::model {

namespace {

double costOf(const Outcome& outcome)
{
    return outcome.simulation ? outcome.simulatedCost.mean : outcome.bill().total.toDouble();
}

double p99Of(const Outcome& outcome)
{
    return outcome.simulation ? outcome.simulation->latency.p99.mean : outcome.estimate.p99Latency;
}

const std::string& nameOf(const std::vector<Outcome>& outcomes, const AlternativeId& id)
{
    const auto it = std::ranges::find(outcomes, id, &Outcome::alternative);
    return it == outcomes.end() ? id.text() : it->name;
}

bool withinNoise(const Outcome& a, const Outcome& b)
{
    const double halfWidths = (a.simulation ? a.simulatedCost.halfWidth : 0) +
                              (b.simulation ? b.simulatedCost.halfWidth : 0);
    const double difference = std::abs(costOf(a) - costOf(b));
    return std::isfinite(halfWidths) ? difference <= halfWidths : false;
}

std::string costSentence(const Outcome& cheapest, const Outcome& next)
{
    const std::string load =
        fmt::format("At {} requests a month, ", countText(cheapest.estimate.requestsPerMonth));
    if (withinNoise(cheapest, next)) {
        return load +
               fmt::format("{} and {} cost the same within the simulation's error ({} a month)",
                           cheapest.name, next.name, moneyText(costOf(cheapest)));
    }
    const double saving = costOf(next) > 0 ? 1 - costOf(cheapest) / costOf(next) : 0;
    return load + fmt::format("{} costs {} a month and {} {}: {} less", cheapest.name,
                              moneyText(costOf(cheapest)), next.name, moneyText(costOf(next)),
                              shareText(saving));
}

std::string latencySentence(const Outcome& cheapest, const Outcome& next)
{
    if (p99Of(cheapest) <= 0 && p99Of(next) <= 0) {
        return " Nobody waits for an answer.";
    }
    return fmt::format(" Its p99 is {} against {}.", durationText(p99Of(cheapest)),
                       durationText(p99Of(next)));
}

/// The crossing nearest to the project's own load among those that involve the cheapest.
const Crossing* nearestCrossing(const BreakEven& breakEven, const Outcome& cheapest)
{
    const Crossing* nearest = nullptr;
    for (const Crossing& crossing : breakEven.crossings) {
        const bool concerns =
            (crossing.factor > 1 && crossing.cheaperBelow == cheapest.alternative) ||
            (crossing.factor < 1 && crossing.cheaperAbove == cheapest.alternative);
        if (concerns && (!nearest || std::abs(std::log(crossing.factor)) <
                                         std::abs(std::log(nearest->factor)))) {
            nearest = &crossing;
        }
    }
    return nearest;
}

/// The least load that one of the two alternatives cannot serve, and whose it is.
struct ServingLimit {
    const CostCurve* curve = nullptr;
    const CostPoint* point = nullptr;
};

ServingLimit servingLimit(const BreakEven& breakEven)
{
    ServingLimit limit;
    for (const CostCurve& curve : breakEven.curves) {
        const auto it = std::ranges::find(curve.points, false, &CostPoint::feasible);
        if (it != curve.points.end() &&
            (!limit.point || it->requestsPerMonth < limit.point->requestsPerMonth)) {
            limit = {&curve, &*it};
        }
    }
    return limit;
}

std::string noCrossingSentence(const BreakEven& breakEven)
{
    const ServingLimit limit = servingLimit(breakEven);
    if (!limit.point) {
        return " It stays the cheaper one from a thousandth to a thousand times this load.";
    }
    return fmt::format(
        " It stays the cheaper one at every load that both can serve: at {} requests"
        " a month {} of {} is too small at any size known here.",
        countText(limit.point->requestsPerMonth), limit.point->bottleneck, limit.curve->name);
}

std::string crossingSentence(const std::vector<Outcome>& outcomes, const BreakEven& breakEven,
                             const Outcome& cheapest)
{
    const Crossing* crossing = nearestCrossing(breakEven, cheapest);
    if (!crossing) {
        return noCrossingSentence(breakEven);
    }
    const bool above = crossing->factor > 1;
    const Crossing* back = above ? crossingAfter(breakEven, *crossing) : nullptr;
    return fmt::format(" {} becomes the cheaper one {} {} requests a month{}.",
                       nameOf(outcomes, above ? crossing->cheaperAbove : crossing->cheaperBelow),
                       above ? "above" : "below", countText(crossing->requestsPerMonth),
                       back ? fmt::format(", up to {}", countText(back->requestsPerMonth)) : "");
}

std::string gapSentence(const std::vector<Outcome>& outcomes)
{
    std::string text;
    for (const Outcome& outcome : outcomes) {
        if (!outcome.bill().complete()) {
            text += fmt::format(" The bill of {} is incomplete: {} without a price.", outcome.name,
                                outcome.bill().missing.size() == 1
                                    ? "one meter is"
                                    : fmt::format("{} meters are", outcome.bill().missing.size()));
        }
        if (!outcome.estimate.saturated.empty()) {
            text += fmt::format(" {} cannot keep up at its peak.", outcome.name);
        }
    }
    return text;
}

}  // namespace

std::string verdictOf(const std::vector<Outcome>& outcomes, const BreakEven& breakEven)
{
    if (outcomes.empty()) {
        return {};
    }
    std::vector<const Outcome*> order;
    for (const Outcome& outcome : outcomes) {
        order.push_back(&outcome);
    }
    std::ranges::stable_sort(order, {}, [](const Outcome* outcome) { return costOf(*outcome); });
    if (order.size() == 1) {
        return fmt::format("At {} requests a month, {} costs {} a month; its p99 is {}.",
                           countText(order[0]->estimate.requestsPerMonth), order[0]->name,
                           moneyText(costOf(*order[0])), durationText(p99Of(*order[0]))) +
               gapSentence(outcomes);
    }
    return costSentence(*order[0], *order[1]) + "." + latencySentence(*order[0], *order[1]) +
           crossingSentence(outcomes, breakEven, *order[0]) + gapSentence(outcomes);
}

}  // namespace breakeven::model
