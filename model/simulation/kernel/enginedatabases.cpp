// Calls that share cores, as a database's queries do, and capacity that follows the load.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

constexpr Ticks evaluationPeriod = 1'000'000'000;

}  // namespace

void Engine::addSharedCores(std::uint32_t index)
{
    Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    station.shared = std::make_unique<SharedCores>(plan.cores);
    if (plan.isElastic()) {
        station.units = std::make_unique<CapacityUnits>(plan);
        station.shared->setCores(0, station.units->cores());
        pushTick(index, TickKind::Capacity, evaluationPeriod);
    }
}

/// Those foreseen before the last change are void.
bool Engine::sharedEnd(const Event& event)
{
    Station& station = m_stations[event.subject];
    if (event.generation != station.shared->version()) {
        return false;
    }
    countEvent(event, event.subject);
    if (station.credits && station.credits->foreseesEmpty) {
        foreseeSharedEnd(event.subject);
        return true;
    }
    const SharedCores::Done done = station.shared->takeDone(m_now);
    if (station.plan->shares()) {
        station.counts.heldTime += done.work;
    }
    serviceEnded(m_calls[done.call.slot], done.call.slot);
    return true;
}

void Engine::foreseeSharedEnd(std::uint32_t index)
{
    Station& station = m_stations[index];
    SharedCores& shared = *station.shared;
    if (station.credits) {
        settleCredits(station);
    }
    Ticks end = shared.nextEnd(m_now, [this](const CallRef& call) {
        // One that is being given up is still there, but is not served any longer.
        return m_calls.isCurrent(call.slot, call.generation) &&
               m_calls[call.slot].state == CallState::InService;
    });
    if (station.credits) {
        const double busy = std::min(static_cast<double>(shared.count()), shared.cores());
        const Ticks empty = station.credits->emptyAt(m_now, busy);
        station.credits->foreseesEmpty = empty < end;
        end = std::min(end, empty);
    }
    if (end < longest) {
        m_events.push(EventKind::SharedEnd, end, index, shared.version());
    }
}

/// Where cores are shared: the call has had its work done, or is given up before.
void Engine::leaveShared(Station& station, Call& call)
{
    if (call.state != CallState::InService) {
        return;
    }
    call.state = CallState::Downstream;
    station.shared->leave(m_now);
    if (station.units) {
        station.units->usedUntil = m_now;
    }
    foreseeSharedEnd(call.station);
}

void Engine::evaluateUnits(std::uint32_t index)
{
    Station& station = m_stations[index];
    CapacityUnits& units = *station.units;
    const double busy = station.shared->busyArea(m_now);
    const double mean = (busy - units.busyBefore) * ticksPerSecond / evaluationPeriod;
    units.busyBefore = busy;
    const Ticks idle = station.inFlight.value() > 0 ? 0 : m_now - units.usedUntil;
    const double before = units.cores();
    units.evaluate(m_now, mean, idle);
    if (units.cores() != before) {
        station.shared->setCores(m_now, units.cores());
        foreseeSharedEnd(index);
    }
    pushTick(index, TickKind::Capacity, m_now + evaluationPeriod);
}

void Engine::askToResume(std::uint32_t index)
{
    CapacityUnits& units = *m_stations[index].units;
    if (!units.resuming) {
        units.resuming = true;
        pushTick(index, TickKind::Resumed, m_now + m_stations[index].plan->resumeTime);
    }
}

void Engine::unitsResumed(std::uint32_t index)
{
    Station& station = m_stations[index];
    station.units->resume(m_now);
    station.shared->setCores(m_now, station.units->cores());
    while (station.line.front != noSlot && station.busy.value() < station.servers) {
        startNextWaiting(station);
    }
}

void Engine::restartShared(Station& station) const
{
    if (station.units) {
        // What the present period has seen so far is kept.
        station.units->busyBefore -= station.shared->busyArea(m_now);
        station.units->restart(m_now);
    }
    if (station.plan->shares()) {
        station.shared->restart(m_now);
    }
}

}  // namespace breakeven::model::kernel
