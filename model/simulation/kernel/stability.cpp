#include "model/simulation/kernel/stability.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakeven::model::kernel {

namespace {

struct Overload {
    double offeredLoad = 0;
    double arrivalRate = 0;
    double capacity = 0;
};

/// Calls (or messages) that come and that can be served per second.
Overload overloadOf(const StationPlan& plan, const StationTally& tally, double seconds)
{
    const StationCounts& counts = tally.counts;
    if (plan.keepsMessages()) {
        const auto stored = static_cast<double>(counts.stored);
        const auto deleted = static_cast<double>(counts.deleted);
        return {stored / std::max(1.0, deleted), stored / seconds, deleted / seconds};
    }
    if (plan.capacity() <= 0 || counts.served == 0 || counts.heldTime.seconds() <= 0) {
        return {};
    }
    const double holding = counts.heldTime.seconds() / static_cast<double>(counts.served);
    const double rate = static_cast<double>(counts.arrivals) / seconds;
    // A pool that could still grow is not overloaded for good.
    const double capacity = plan.capacity() / holding;
    return {rate / capacity, rate, capacity};
}

/// A stable station's backlog also changes, by some multiple of the root of what passed through.
bool growsBeyondChance(const StationPlan& plan, const StationTally& tally)
{
    const StationCounts& counts = tally.counts;
    const bool queue = plan.keepsMessages();
    const double passed = queue ? static_cast<double>(counts.stored + counts.deleted)
                                : static_cast<double>(counts.arrivals + counts.served);
    return static_cast<double>(tally.backlogGrowth) > 10 + 5 * std::sqrt(passed);
}

std::string nameOf(const StationSpec& station)
{
    return station.name.empty() ? station.id : station.name;
}

template <class Predicate>
bool anyRun(const std::vector<std::vector<RunTally>>& replications, Predicate predicate)
{
    return std::ranges::any_of(replications, [&predicate](const std::vector<RunTally>& strata) {
        return std::ranges::any_of(strata, predicate);
    });
}

}  // namespace

void markUnstable(SimulationResult& result, const Plan& plan,
                  const std::vector<std::vector<RunTally>>& replications)
{
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        Overload worst;
        for (const std::vector<RunTally>& strata : replications) {
            for (const RunTally& tally : strata) {
                if (tally.measuredSeconds > 0 &&
                    growsBeyondChance(plan.stations[i], tally.stations[i])) {
                    const Overload overload =
                        overloadOf(plan.stations[i], tally.stations[i], tally.measuredSeconds);
                    worst = overload.offeredLoad > worst.offeredLoad ? overload : worst;
                }
            }
        }
        if (worst.offeredLoad > 1) {
            result.stations[i].unstable = true;
            result.stations[i].offeredLoad = worst.offeredLoad;
            const bool queue = plan.stations[i].keepsMessages();
            result.notes.push_back(
                fmt::format("{} cannot keep up: {:.4g} {}/s arrive, it can serve {:.4g}",
                            nameOf(plan.model.stations[i]), worst.arrivalRate,
                            queue ? "messages" : "calls", worst.capacity));
        }
    }
}

void addNotes(SimulationResult& result, const Plan& plan,
              const std::vector<std::vector<RunTally>>& replications)
{
    const auto endedBy = [&replications](Ending ending) {
        return anyRun(replications, [ending](const RunTally& t) { return t.ending == ending; });
    };
    if (endedBy(Ending::Unstable)) {
        result.notes.emplace_back(
            "stopped early: more and more calls were in flight; figures are of the time until "
            "then");
    }
    if (endedBy(Ending::EventLimit)) {
        result.notes.emplace_back(
            "stopped early at the event limit; figures are of the time until then");
    }
    if (anyRun(replications, [](const RunTally& tally) { return tally.hopLimitReached; })) {
        result.notes.emplace_back(
            "calls go round in a cycle: those more than 64 calls away from their source were "
            "dropped");
    }
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        if (plan.stations[i].behaviour == Behaviour::Queue && plan.stations[i].steps.empty() &&
            result.flows.stations[i].completions > 0) {
            result.notes.push_back(fmt::format("{} has no consumer: its messages are dropped",
                                               nameOf(plan.model.stations[i])));
        }
    }
}

}  // namespace breakeven::model::kernel
