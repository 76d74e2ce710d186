// Server pools whose size changes: scaling, warm-up, failure and replacement of instances.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

void Engine::addFleet(std::uint32_t index, const RunKey& run, const Load& load)
{
    Station& station = m_stations[index];
    station.fleet =
        std::make_unique<Fleet>(*station.plan, m_plan.model.stations[index].id, run, load);
    station.servers = station.fleet->servers();
    pushTick(index, TickKind::Evaluation, station.fleet->nextEvaluation());
    pushTick(index, TickKind::Failure, station.fleet->nextFailure(0));
    pushTick(index, TickKind::Interruption, station.fleet->nextInterruption(0));
}

void Engine::pushTick(std::uint32_t index, TickKind kind, Ticks time)
{
    if (time < longest) {
        m_events.push(EventKind::StationTick, time, index, static_cast<std::uint32_t>(kind));
    }
}

void Engine::stationTick(std::uint32_t index, TickKind kind)
{
    Station& station = m_stations[index];
    switch (kind) {
        case TickKind::Evaluation:
            evaluateFleet(index);
            return;
        case TickKind::WarmUpOver:
            station.fleet->finishWarmUps(m_now);
            break;
        case TickKind::Failure:
            instanceMayFail(index);
            return;
        case TickKind::Interruption:
            instanceMayBeTaken(index);
            return;
        case TickKind::NoticeOver:
            noticeOver(index);
            return;
        case TickKind::Replacement:
            station.fleet->replaced(m_now);
            break;
        case TickKind::Capacity:
            evaluateUnits(index);
            return;
        case TickKind::Resumed:
            unitsResumed(index);
            return;
        case TickKind::CreditsStart:
            startCredits(index);
            return;
    }
    serversChanged(index);
}

void Engine::evaluateFleet(std::uint32_t index)
{
    Station& station = m_stations[index];
    Fleet& fleet = *station.fleet;
    if (m_now != fleet.nextEvaluation()) {
        return;  // from before the delays became the full ones
    }
    station.busy.settle(m_now);
    const Ticks readyAt =
        fleet.evaluate(m_now, {station.busy.areaSeconds(), station.counts.arrivals});
    if (readyAt == m_now) {
        fleet.finishWarmUps(m_now);
    } else {
        pushTick(index, TickKind::WarmUpOver, readyAt);
    }
    pushTick(index, TickKind::Evaluation, fleet.nextEvaluation());
    serversChanged(index);
}

/// Servers that are new take waiting calls; of those that are gone, calls in work are finished.
void Engine::serversChanged(std::uint32_t index)
{
    Station& station = m_stations[index];
    resizeCredits(index);
    station.servers = station.fleet->servers();
    if (station.rack) {
        station.rack->resize(station.fleet->ready());
    }
    while (station.line.front != noSlot && station.busy.value() < station.servers) {
        startNextWaiting(station);
    }
}

void Engine::instanceMayFail(std::uint32_t index)
{
    Station& station = m_stations[index];
    Fleet& fleet = *station.fleet;
    pushTick(index, TickKind::Failure, fleet.nextFailure(m_now));
    const std::int64_t readyBefore = fleet.ready();
    if (fleet.fails(m_now)) {
        station.servers = fleet.servers();
        resizeCredits(index);
        pushTick(index, TickKind::Replacement, m_now + station.plan->replacement);
        lose(callsOnOne(index, readyBefore, fleet.failureStream()));
    }
}

/// It gets no more calls from the notice on; those that are not answered when it is over are lost,
/// and only then another one is started.
void Engine::instanceMayBeTaken(std::uint32_t index)
{
    Station& station = m_stations[index];
    Fleet& fleet = *station.fleet;
    pushTick(index, TickKind::Interruption, fleet.nextInterruption(m_now));
    const std::int64_t readyBefore = fleet.ready();
    if (fleet.isTaken(m_now)) {
        station.servers = fleet.servers();
        resizeCredits(index);
        station.noticed.push_back(callsOnOne(index, readyBefore, fleet.interruptionStream()));
        const Ticks end = m_now + station.plan->notice;
        pushTick(index, TickKind::NoticeOver, end);
        pushTick(index, TickKind::Replacement, end + station.plan->replacement);
    }
}

void Engine::noticeOver(std::uint32_t index)
{
    const std::vector<CallRef> calls = std::move(m_stations[index].noticed.front());
    m_stations[index].noticed.pop_front();
    lose(calls);
}

/// The calls on one of the instances: of those with a line each all that are there; else each
/// server is as likely as any other to be one of its workers, and calls that hold no server are on
/// any instance.
std::vector<CallRef> Engine::callsOnOne(std::uint32_t index, std::int64_t readyBefore,
                                        RandomStream& stream)
{
    Station& station = m_stations[index];
    if (station.rack) {
        return callsOf(index, station.rack->lose(stream));
    }
    double servers = static_cast<double>(readyBefore) * station.plan->workers;
    double lostServers = station.plan->workers;
    std::vector<CallRef> calls;
    for (Slot slot = 0; slot < m_calls.size(); ++slot) {
        const Call& call = m_calls[slot];
        const bool working =
            call.state == CallState::InService || call.state == CallState::Downstream;
        if (!working || call.station != index) {
            continue;
        }
        if (!call.holdsServer) {
            if (stream.happens(1 / static_cast<double>(readyBefore))) {
                calls.push_back({slot, call.generation});
            }
            continue;
        }
        if (servers > 0 && stream.happens(lostServers / servers)) {
            calls.push_back({slot, call.generation});
            lostServers -= 1;
        }
        servers -= 1;
    }
    return calls;
}

void Engine::lose(const std::vector<CallRef>& calls)
{
    for (const auto& [slot, generation] : calls) {
        Call& call = m_calls[slot];
        if (call.generation == generation) {
            timeLimit(call, slot);
        }
    }
}

void Engine::settleFleet(std::uint32_t index)
{
    Station& station = m_stations[index];
    if (!station.fleet) {
        return;
    }
    station.fleet->settle(m_now);
    if (station.credits && station.plan->scales()) {
        // Before, it had its largest size, and may have spent what it was to begin with.
        resizeCredits(index);
        station.credits->isKnown() ? station.credits->restart() : station.credits->start(m_now);
        foreseeSharedEnd(index);
    }
    pushTick(index, TickKind::Evaluation, station.fleet->nextEvaluation());
    serversChanged(index);
}

}  // namespace breakeven::model::kernel
