// What becomes of calls: answers, retries, time-outs, dead letters.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

/// The answer of an attempt that was waited for, for good.
void Engine::childAnswered(const Attempt& attempt, bool ok)
{
    const CallRef& parent = attempt.parent;
    if (parent.isRequest()) {
        requestAnswered(attempt, ok);
        return;
    }
    if (parent.isNone() || !m_calls.isCurrent(parent.slot, parent.generation)) {
        return;
    }
    Call& call = m_calls[parent.slot];
    if (call.state == CallState::Batch) {
        batchAnswered(parent.slot, ok);
        return;
    }
    call.failed = call.failed || !ok;
    if (call.unmade != noSlot) {
        call.failed ? dropUnmade(call) : launchNext(call, parent, attempt.call);
    }
    if (--call.pending == 0) {
        advance(call, parent.slot);
    }
}

/// What finishCall() comes to for a request without a record.
void Engine::requestAnswered(const Attempt& attempt, bool ok)
{
    const std::uint32_t index = attempt.parent.generation;
    Station& station = m_stations[m_sources[index].station];
    ++(ok ? station.counts.completions : station.counts.failures);
    station.inFlight.change(m_now, -1);
#ifndef NDEBUG
    station.sojournSeconds += toSeconds(m_now - std::max(attempt.since, m_measuringSince));
#endif
    rootFinished(index, m_now - attempt.since, ok);
}

void Engine::finishCall(Call& call, Slot slot, bool ok)
{
    Station& station = stationOf(call);
    if (call.holdsServer) {
        releaseServer(station, call);
    }
    if (station.rack) {
        leaveRack(station, call);
    }
    assert(call.unmade == noSlot);
    if (station.cache && call.holding != noSlot) {
        leaveItem(station, call, slot, ok);
    }
    ++(ok ? station.counts.completions : station.counts.failures);
    station.inFlight.change(m_now, -1);
#ifndef NDEBUG
    station.sojournSeconds += toSeconds(m_now - std::max(call.arrived, m_measuringSince));
#endif
    const Attempt answered = call.attempt;
    const bool abandoned = call.abandoned;
    const std::uint32_t source = call.source;
    const Ticks response = m_now - call.arrived;
    if (call.attempt.traced) {
        closePath(call, ok);
    }
    freeCall(call, slot);
    if (answered.call == noCall) {
        rootFinished(source, response, ok);
        return;
    }
    if (!ok && station.plan->catches) {
        ++station.counts.deadLettered;
        callOnFailure(station, answered.hops);
    }
    station.response.record(response);
    if (!abandoned) {
        settle(answered, ok ? Outcome::Answered : Outcome::Failed);
    }
}

void Engine::rootRefused(std::uint32_t index)
{
    ++m_sources[index].failed;
    if (m_sources[index].clock.isClosed()) {
        userThinks(index);
    }
}

void Engine::rootFinished(std::uint32_t index, Ticks latency, bool ok)
{
    Source& source = m_sources[index];
    if (source.clock.isClosed()) {
        userThinks(index);
    }
    if (!ok) {
        ++source.failed;
        source.failures.record(latency);
        return;
    }
    ++source.succeeded;
    source.latency.record(latency);
    if (m_control.trace) {
        m_control.trace->record(m_now, latency);
    }
}

/// An open circuit breaker stops calls before they are made; when its time is over, one is tried.
bool Engine::breakerLetsPass(std::uint32_t index)
{
    Connector& connector = m_connectors[index];
    if (connector.trying || m_now < connector.closedFrom) {
        return false;
    }
    connector.trying = connector.failuresInRow >= m_plan.calls[index].breakerFailures;
    return true;
}

void Engine::noteForBreaker(std::uint32_t index, bool ok)
{
    Connector& connector = m_connectors[index];
    const CallPlan& plan = m_plan.calls[index];
    connector.trying = false;
    connector.failuresInRow = ok ? 0 : connector.failuresInRow + 1;
    if (connector.failuresInRow >= plan.breakerFailures) {
        connector.closedFrom = m_now + plan.breakerOpen;
    }
}

/// What the caller makes of an attempt's outcome: goes on, tries again, or fails.
void Engine::settle(const Attempt& attempt, Outcome outcome)
{
    if (m_plan.calls[attempt.call].breakerFailures > 0) {
        noteForBreaker(attempt.call, outcome == Outcome::Answered);
    }
    if (outcome == Outcome::Answered) {
        childAnswered(attempt, true);
        return;
    }
    Connector& connector = m_connectors[attempt.call];
    const CallPlan& plan = m_plan.calls[attempt.call];
    ++connector.counts.failures;
    if (plan.keptByCallee && attempt.parent.isNone()) {
        retryEvent(attempt, outcome);
    } else if (attempt.number < plan.retries) {
        const double mean = std::ldexp(plan.backoff, std::min<int>(attempt.number, 60));
        Attempt next = attempt;
        ++next.number;
        launchLater(next, toTicks(2 * connector.jitter.uniform() * mean));
    } else if (attempt.parent.isNone()) {
        giveUp(attempt);
    } else {
        childAnswered(attempt, false);
    }
}

/// A function's service keeps asynchronous calls and makes them again by its own rule: after an
/// error a few times, after a throttle as often as it takes, until the call is too old.
void Engine::retryEvent(const Attempt& attempt, Outcome outcome)
{
    const StationPlan& callee = *m_stations[m_plan.calls[attempt.call].to].plan;
    Attempt next = attempt;
    double wait = 0;
    if (outcome == Outcome::Refused) {
        wait = std::min(callee.asyncThrottleDelayMax,
                        std::ldexp(callee.asyncThrottleDelay, std::min<int>(next.refusals, 60)));
        ++next.refusals;
    } else if (attempt.number < callee.asyncRetries) {
        wait = std::ldexp(callee.asyncRetryDelay, std::min<int>(attempt.number, 60));
        ++next.number;
    } else {
        giveUp(attempt);
        return;
    }
    const Ticks delay = std::max(Ticks{1}, toTicks(wait));
    if (m_now - attempt.since + delay > callee.asyncMaxAge) {
        giveUp(attempt);
        return;
    }
    launchLater(next, delay);
}

/// An asynchronous call failed for good. It is a dead letter of the topic that sent it when that
/// has somewhere to put it, else of the callee; not of a workflow, which has caught the failure
/// itself, and has nothing to catch of a run that it refused.
void Engine::giveUp(const Attempt& attempt)
{
    const CallPlan& plan = m_plan.calls[attempt.call];
    Station& from = m_stations[plan.from];
    Station& to = m_stations[plan.to];
    const bool forwarded = from.plan->forwards();
    const bool sendersOwn =
        forwarded && (!from.plan->onFailure.empty() || to.plan->onFailure.empty());
    Station& owner = sendersOwn ? from : to;
    if (!owner.plan->catches) {
        ++owner.counts.deadLettered;
        callOnFailure(owner, attempt.hops);
    }
}

void Engine::callOnFailure(Station& station, std::uint16_t hops)
{
    const Range range = station.plan->onFailure;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const std::uint32_t index = m_plan.failureCalls[i];
        for (std::uint32_t copies = copiesOf(index); copies > 0; --copies) {
            make({.call = index, .hops = static_cast<std::uint16_t>(hops + 1), .since = m_now});
        }
    }
}

/// The station gives the call up; what its own calls still do is for nobody.
void Engine::timeLimit(Call& call, Slot slot)
{
    Station& station = stationOf(call);
    if (call.state == CallState::Waiting) {
        unlink(lineOf(station, call), slot);
        station.waiting.change(m_now, -1);
        ++station.counts.waits;
        ++station.counts.waited;
        station.counts.waitTime += m_now - call.arrived;
    }
    dropUnmade(call);
    finishCall(call, slot, false);
}

/// The caller gives the call up; the callee does not know and goes on.
void Engine::callTimeout(Call& call)
{
    if (call.abandoned) {
        return;
    }
    call.abandoned = true;
    settle(call.attempt, Outcome::Failed);
}

}  // namespace breakeven::model::kernel
