// Where the time of requests goes: their critical paths, and the course of a run.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

/// Gives legs back, with those within them, after `visit` has seen each.
template <typename Visit>
void Engine::releaseLegs(Slot legs, Visit visit)
{
    while (legs != noSlot) {
        Leg& leg = m_legs[legs];
        visit(leg);
        Slot following = leg.next;
        if (leg.children != noSlot) {
            m_legStack.push_back(leg.next);  // when the children are done
            following = leg.children;
        }
        m_legs.release(leg, legs);
        while (following == noSlot && !m_legStack.empty()) {
            following = m_legStack.back();
            m_legStack.pop_back();
        }
        legs = following;
    }
}

/// The call ends; what is known of its path goes to its caller, to the sums, or nowhere.
void Engine::closePath(const Call& call, bool ok)
{
    const CallRef& parent = call.attempt.parent;
    if (!ok || call.abandoned) {
        dropLegs(call.legs);
    } else if (call.attempt.call == noCall) {
        spend(call, 0);
        spendLegs(call.legs);
    } else if (parent.isRequest()) {
        spend(call, call.arrived - call.network - call.attempt.since);
        spendLegs(call.legs);
    } else if (m_calls.isCurrent(parent.slot, parent.generation) &&
               m_calls[parent.slot].pending == 1 && m_calls[parent.slot].unmade == noSlot) {
        lastOfStep(call, m_calls[parent.slot]);
    } else {
        dropLegs(call.legs);  // another call of the step answers later
    }
}

/// Its answer is the last that its caller waits for in this step. Where that ends a request, no
/// leg need be kept. Until it was its turn it waited for those before it.
void Engine::lastOfStep(const Call& call, Call& caller)
{
    const Ticks turn = call.attempt.since - caller.stepped;
    const Ticks retrying = call.arrived - call.network - call.attempt.since;
    const Range steps = stationOf(caller).plan->steps;
    if (caller.attempt.call == noCall && !caller.failed &&
        steps.first + caller.step == steps.last) {
        stationOf(call).counts.pathWaiting += turn;
        spend(call, retrying);
        spendLegs(call.legs);
        return;
    }
    const Slot slot = m_legs.allocate();
    Leg& leg = m_legs[slot];
    leg.next = caller.legs;
    leg.children = call.legs;
    leg.station = call.station;
    leg.waiting = turn + call.started - call.arrived;
    leg.serving = call.served - call.started;
    leg.travelling = call.network;
    leg.retrying = retrying;
    caller.legs = slot;
}

void Engine::spend(const Call& call, Ticks retrying)
{
    StationCounts& counts = stationOf(call).counts;
    counts.pathWaiting += call.started - call.arrived;
    counts.pathServing += call.served - call.started;
    counts.pathTravelling += call.network;
    counts.pathRetrying += retrying;
}

/// A request has succeeded: its time is added to that of the components it spent it at.
void Engine::spendLegs(Slot legs)
{
    releaseLegs(legs, [this](const Leg& leg) {
        StationCounts& counts = m_stations[leg.station].counts;
        counts.pathWaiting += leg.waiting;
        counts.pathServing += leg.serving;
        counts.pathTravelling += leg.travelling;
        counts.pathRetrying += leg.retrying;
    });
}

void Engine::dropLegs(Slot legs)
{
    releaseLegs(legs, [](const Leg&) {});
}

void Engine::closeHour()
{
    for (Station& station : m_stations) {
        const double area = station.busyArea(m_now);
        station.peakBusy = std::max(station.peakBusy, (area - station.busyAtHour) / 3600);
        if (station.fleet) {
            TimeAverage& ready = station.fleet->readyOverTime();
            ready.settle(m_now);
            const double servers =
                (ready.areaSeconds() - station.readyAtHour) * station.plan->workers;
            station.peakShare = std::max(station.peakShare,
                                         servers > 0 ? (area - station.busyAtHour) / servers : 0);
            station.readyAtHour = ready.areaSeconds();
        }
        if (station.units) {
            const double cores = station.shared->coreArea(m_now);
            const double had = cores - station.readyAtHour;
            station.peakShare =
                std::max(station.peakShare, had > 0 ? (area - station.busyAtHour) / had : 0);
            station.readyAtHour = cores;
        }
        station.busyAtHour = area;
    }
}

/// The counts since measuring began, less those at the end of the interval before.
void Engine::closeInterval()
{
    Past now{.time = m_now};
    for (const Station& station : m_stations) {
        now.total.refused += station.counts.throttled + station.counts.rejected;
        now.total.coldStarts += station.counts.coldStarts;
    }
    Histogram sum;
    for (const Source& source : m_sources) {
        now.total.failed += source.failed;
        if (m_sources.size() > 1) {
            sum.add(source.latency);
        }
    }
    const Histogram& latency = m_sources.size() == 1 ? m_sources.front().latency : sum;
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        if (m_plan.stations[i].behaviour == Behaviour::Source) {
            m_stations[i].inFlight.settle(m_now);
            now.total.inFlight += m_stations[i].inFlight.areaSeconds();
        }
    }
    now.total.succeeded = latency.count();
    now.latency = latency.sumSeconds();
    now.counts = latency.counts();
    m_series.push_back(differenceOf(now, m_past));
    m_past = std::move(now);
}

IntervalTally Engine::differenceOf(const Past& now, const Past& before)
{
    IntervalTally tally{.seconds = toSeconds(now.time - before.time),
                        .succeeded = now.total.succeeded - before.total.succeeded,
                        .failed = now.total.failed - before.total.failed,
                        .refused = now.total.refused - before.total.refused,
                        .coldStarts = now.total.coldStarts - before.total.coldStarts,
                        .inFlight = now.total.inFlight - before.total.inFlight};
    if (tally.succeeded > 0) {
        const HistogramCounts counts = since(now.counts, before.counts);
        tally.meanLatency = (now.latency - before.latency) / static_cast<double>(tally.succeeded);
        tally.p50 = quantileSeconds(counts, 0.5);
        tally.p95 = quantileSeconds(counts, 0.95);
        tally.p99 = quantileSeconds(counts, 0.99);
    }
    return tally;
}

}  // namespace breakeven::model::kernel
