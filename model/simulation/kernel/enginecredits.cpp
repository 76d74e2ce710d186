// Server pools of burstable instances: CPU credits, and the baseline once they are used up.
#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

void Engine::addCredits(std::uint32_t index, const Load& load)
{
    Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    const std::int64_t instances = station.fleet ? station.fleet->ready() : plan.instances;
    station.shared = std::make_unique<SharedCores>(CreditBalance::allCores);
    station.credits = std::make_unique<CreditBalance>(plan.creditCores, plan.creditMost,
                                                      static_cast<double>(instances));
    if (!load.credits) {
        pushTick(index, TickKind::CreditsStart, load.monday / 2);
    } else {
        station.credits->startWith((*load.credits)[index]);
    }
}

std::vector<double> Engine::coresInUse()
{
    std::vector<double> cores;
    for (Station& station : m_stations) {
        cores.push_back(
            station.credits && m_now > 0 ? station.shared->busyArea(m_now) / toSeconds(m_now) : 0);
    }
    return cores;
}

/// Accounts for what was computed until now and gives the calls the cores that are left to them.
void Engine::settleCredits(Station& station) const
{
    SharedCores& shared = *station.shared;
    CreditBalance& credits = *station.credits;
    credits.settle(m_now, shared.busyArea(m_now));
    // Also when they are as many as before: what was foreseen is void, as the balance may be used
    // up sooner or later than that.
    shared.setCores(m_now, credits.coresFor(static_cast<double>(shared.count())));
}

void Engine::startCredits(std::uint32_t index)
{
    Station& station = m_stations[index];
    settleCredits(station);
    station.credits->start(m_now);
    foreseeSharedEnd(index);
}

/// After the number of instances that serve has changed.
void Engine::resizeCredits(std::uint32_t index)
{
    Station& station = m_stations[index];
    if (!station.credits) {
        return;
    }
    settleCredits(station);
    station.credits->resize(static_cast<double>(station.fleet->ready()));
    foreseeSharedEnd(index);
}

}  // namespace breakeven::model::kernel
