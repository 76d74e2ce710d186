// What a run has measured: from when on, in which batches, and what it comes to.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

void Engine::startMeasuring()
{
    for (std::uint32_t i = 0; i < m_stations.size(); ++i) {
        settleFleet(i);
        if (m_stations[i].table) {
            m_stations[i].table->settle(m_now);
        }
    }
    m_warmup = m_now;
    m_loadSince = m_now;
    restartCounts();
    for (Station& station : m_stations) {
        station.earlier = {};
    }
}

RunTally Engine::closeBatch()
{
    RunTally tally = finish(Ending::Complete);
    m_handledBefore = m_handled;
    m_warmup = 0;
    restartCounts();
    return tally;
}

void Engine::restartCounts()
{
    m_measuringSince = m_now;
    m_series.clear();
    m_past = {.time = m_now};
    for (Station& station : m_stations) {
        restartCounts(station);
    }
    for (Connector& connector : m_connectors) {
        connector.counts = {};
    }
    for (Source& source : m_sources) {
        source.succeeded = 0;
        source.failed = 0;
        source.latency.clear();
        source.failures.clear();
    }
}

void Engine::restartCounts(Station& station) const
{
    if (station.fleet) {
        station.busy.settle(m_now);
        station.fleet->restart(m_now, {station.busy.areaSeconds(), station.counts.arrivals});
    }
    station.earlier.add(station.counts);
    station.counts = {};
    station.response.clear();
    station.age.clear();
    station.inFlight.settle(m_now);
    for (TimeAverage* average : {&station.inFlight, &station.waiting, &station.busy}) {
        average->restart(m_now);
    }
    if (station.pool) {
        station.pool->alive().restart(m_now);
    }
    restartShared(station);
    if (station.table) {
        station.table->restart(m_now);
    }
    station.inFlightAtStart = station.inFlight.value();
    station.waitingAtStart = station.waiting.value();
    station.busyAtHour = 0;
    station.peakBusy = 0;
    station.readyAtHour = 0;
    station.peakShare = 0;
#ifndef NDEBUG
    station.sojournSeconds = 0;
#endif
}

RunTally Engine::finish(Ending ending)
{
    RunTally tally{.measuredSeconds = toSeconds(m_now - m_measuringSince),
                   .warmupSeconds = toSeconds(m_warmup),
                   .events = m_handled - m_handledBefore,
                   .fingerprint = m_fingerprint,
                   .ending = ending,
                   .hopLimitReached = m_hopLimitReached};
    tally.series = std::move(m_series);
    for (std::uint32_t index = 0; index < m_stations.size(); ++index) {
        Station& station = m_stations[index];
        StationTally& result = tally.stations.emplace_back();
        for (TimeAverage* average : {&station.inFlight, &station.waiting, &station.busy}) {
            average->settle(m_now);
        }
        if (station.pool) {
            station.pool->alive().settle(m_now);
            result.areas.instances = station.pool->alive().areaSeconds();
        }
        if (station.plan->shares()) {
            result.areas.servers = station.shared->coreArea(m_now);
            result.areas.instances = station.units ? station.units->area(m_now) : 0;
        }
        if (station.fleet) {
            station.fleet->aliveOverTime().settle(m_now);
            station.fleet->readyOverTime().settle(m_now);
            result.areas.instances = station.fleet->aliveOverTime().areaSeconds();
            result.areas.servers =
                station.fleet->readyOverTime().areaSeconds() * station.plan->workers;
        }
        if (station.table) {
            result.areas.reads = station.table->reads.area(m_now);
            result.areas.writes = station.table->writes.area(m_now);
        }
        addRoots(station, index);
        result.counts = station.counts;
        result.areas.inFlight = station.inFlight.areaSeconds();
        result.areas.waiting = station.waiting.areaSeconds();
        result.areas.busy =
            station.plan->passesOn ? result.areas.inFlight : station.busyArea(m_now);
        result.response = station.response.counts();
        result.age = station.age.counts();
        result.peakBusy = station.peakBusy;
        result.peakShare = station.peakShare;
        result.live = station.inFlight.value() - station.inFlightAtStart;
        result.backlogGrowth =
            station.plan->shares() ? result.live : station.waiting.value() - station.waitingAtStart;
        verify(station);
    }
    for (const Connector& connector : m_connectors) {
        tally.calls.push_back(connector.counts);
    }
    for (const Source& source : m_sources) {
        tally.sources.push_back({source.succeeded, source.failed, source.latency.counts()});
    }
    return tally;
}

/// Requests' latencies are kept once, by source; they are also responses of the source's station.
void Engine::addRoots(Station& station, std::uint32_t index) const
{
    StationCounts& counts = station.counts;
    for (const Source& source : m_sources) {
        if (source.station == index) {
            station.response.add(source.latency);
            station.response.add(source.failures);
        }
    }
    if (station.plan->passesOn) {
        counts.waits = counts.requests;
        counts.served = counts.completions + counts.failures;
        counts.heldTime = TickSum::ofSeconds(station.response.sumSeconds());
        counts.billedTime = counts.heldTime;
    }
}

/// Debug builds prove two identities after each run: calls are conserved, and Little's law: the
/// area under the number present is the sum of the times that calls were present.
void Engine::verify([[maybe_unused]] const Station& station) const
{
#ifndef NDEBUG
    const StationCounts& counts = station.counts;
    assert(counts.arrivals == counts.requests + counts.throttled + counts.rejected);
    assert(static_cast<std::int64_t>(counts.requests) ==
           static_cast<std::int64_t>(counts.completions + counts.failures) +
               station.inFlight.value() - station.inFlightAtStart);
    double sojourn = station.sojournSeconds;
    std::int64_t present = 0;
    for (Slot slot = 0; slot < m_calls.size(); ++slot) {
        const Call& call = m_calls[slot];
        const bool away = call.state == CallState::Free || call.state == CallState::Scheduled ||
                          call.state == CallState::Travelling || call.state == CallState::Batch;
        const bool here = !away && &m_stations[call.station] == &station;
        sojourn += here ? toSeconds(m_now - std::max(call.arrived, m_measuringSince)) : 0;
        present += here ? 1 : 0;
        // A request without a record is present while one attempt at its call is not given up.
        const CallRef& parent = call.attempt.parent;
        const bool stands = parent.isRequest() && call.state != CallState::Free &&
                            !call.abandoned &&
                            &m_stations[m_sources[parent.generation].station] == &station;
        sojourn += stands ? toSeconds(m_now - std::max(call.attempt.since, m_measuringSince)) : 0;
        present += stands ? 1 : 0;
    }
    assert(present == station.inFlight.value());
    const double area = station.inFlight.areaSeconds();
    assert(std::abs(sojourn - area) <= 1e-6 * (1 + std::abs(area)));
#endif
}

}  // namespace breakeven::model::kernel
