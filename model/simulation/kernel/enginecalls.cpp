// A call from its launch to the end of its service; what it calls itself is in enginesteps.cpp.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

/// Calls deeper than this are not made: a cycle of asynchronous calls would never end.
constexpr std::uint16_t hopLimit = 64;

}  // namespace

void Engine::launch(Call& call, Slot slot)
{
    const Attempt& attempt = call.attempt;
    Connector& connector = m_connectors[attempt.call];
    const CallPlan& plan = m_plan.calls[attempt.call];
    if (plan.breakerFailures > 0 && attempt.hops <= hopLimit && !breakerLetsPass(attempt.call)) {
        const Attempt stopped = attempt;
        freeCall(call, slot);
        stopped.parent.isNone() ? giveUp(stopped) : childAnswered(stopped, false);
        return;
    }
    if (plan.hotShare > 0 && attempt.key == KeyOfCall::NotDrawn) {
        const bool hottest = m_stations[plan.to].hit.happens(plan.hotShare);
        call.attempt.key = hottest ? KeyOfCall::Hottest : KeyOfCall::Other;
    }
    ++connector.counts.attempts;
    connector.counts.retries += attempt.number + attempt.refusals > 0 ? 1 : 0;
    if (attempt.hops > hopLimit) {
        m_hopLimitReached = true;
        ++connector.counts.failures;
        const Attempt stopped = attempt;
        freeCall(call, slot);
        // A batch is taken for handled: returned to its queue it would come here for ever.
        childAnswered(stopped, isOfBatch(stopped));
        return;
    }
    if (plan.timeout > 0 && !attempt.parent.isNone()) {
        m_events.pushDelayed(connector.timeoutLine, EventKind::CallTimeout, m_now + plan.timeout,
                             slot, call.generation);
    }
    plan.travels() ? travel(call, slot, plan) : arrive(call, slot);
}

bool Engine::isOfBatch(const Attempt& attempt) const
{
    const CallRef& parent = attempt.parent;
    return !parent.isNone() && !parent.isRequest() &&
           m_calls[parent.slot].state == CallState::Batch;
}

/// The way there and back is taken as one before the call arrives: for who waits for the answer
/// only their sum counts, and the callee sees the same stream of calls a little later.
void Engine::travel(Call& call, Slot slot, const CallPlan& plan)
{
    Connector& connector = m_connectors[call.attempt.call];
    const bool opens = connector.setup.happens(plan.setupShare);
    call.network = plan.network + (opens ? plan.setup : 0);
    call.state = CallState::Travelling;
    ++connector.travelling;
    m_events.pushDelayed(opens ? std::uint16_t{0} : connector.networkLine, EventKind::CallDue,
                         m_now + call.network, slot, call.generation);
}

void Engine::launchLater(const Attempt& attempt, Ticks delay)
{
    const Slot slot = m_calls.allocate();
    Call& call = m_calls[slot];
    call.open(attempt, m_plan.calls[attempt.call].to);
    call.state = CallState::Scheduled;
    m_events.push(EventKind::CallDue, m_now + delay, slot, call.generation);
}

void Engine::callDue(Call& call, Slot slot)
{
    if (call.state == CallState::Travelling) {
        --m_connectors[call.attempt.call].travelling;
        arrive(call, slot);
        return;
    }
    const CallRef& parent = call.attempt.parent;
    const bool wanted =
        parent.isNone() || parent.isRequest() || m_calls.isCurrent(parent.slot, parent.generation);
    wanted ? launch(call, slot) : freeCall(call, slot);
}

void Engine::arrive(Call& call, Slot slot)
{
    call.arrived = m_now;
    ++stationOf(call).counts.arrivals;
    if (admit(call, slot)) {
        return;
    }
    const Attempt refused = call.attempt;
    const std::uint32_t source = call.source;
    const bool abandoned = call.abandoned;
    freeCall(call, slot);
    if (refused.call == noCall) {
        rootRefused(source);
        return;
    }
    ++m_connectors[refused.call].counts.refused;
    if (!abandoned) {
        settle(refused, Outcome::Refused);
    }
}

/// Refused calls are counted; admitted ones are waiting or in service afterwards (those of a source
/// may even be answered).
bool Engine::admit(Call& call, Slot slot)
{
    Station& station = stationOf(call);
    if (!station.rate.take(m_now) || (station.table && !admitToCapacity(station, call.attempt))) {
        ++station.counts.throttled;
        return false;
    }
    return station.pool ? admitToInstance(station, call, slot) : admitToServer(station, call, slot);
}

bool Engine::admitToCapacity(Station& station, const Attempt& attempt)
{
    if (attempt.call == noCall) {
        return true;
    }
    const CallPlan& call = m_plan.calls[attempt.call];
    UnitCapacity& capacity = call.isWrite ? station.table->writes : station.table->reads;
    return capacity.take(m_now, call.units * attempt.count, attempt.key == KeyOfCall::Hottest);
}

bool Engine::admitToInstance(Station& station, Call& call, Slot slot)
{
    const std::int32_t account = station.plan->account;
    const bool counted = account >= 0 && !station.pool->hasProvisionedRoom();
    const bool full = counted && accountIsFull(account);
    const InstancePool::Place place =
        full ? InstancePool::Place{} : station.pool->acquire(m_now, station.init);
    if (place.instance == noSlot) {
        ++station.counts.throttled;
        return false;
    }
    if (counted) {
        call.counted = true;
        ++m_inAccount[static_cast<std::size_t>(account)];
    }
    call.holding = place.instance;
    if (place.cold) {
        call.init = place.readyAt - m_now;
        ++station.counts.coldStarts;
        station.counts.initTime += call.init;
    }
    enter(station, call, slot);
    begin(station, call, slot, std::max(m_now, place.readyAt));
    return true;
}

bool Engine::accountIsFull(std::int32_t account) const
{
    const auto index = static_cast<std::size_t>(account);
    return m_inAccount[index] >= m_plan.model.accounts[index].limit;
}

bool Engine::admitToServer(Station& station, Call& call, Slot slot)
{
    const StationPlan& plan = *station.plan;
    if (station.rack) {
        return admitToRack(station, call, slot);
    }
    const bool paused = station.units && station.units->isPaused();
    if (!paused && station.busy.value() < station.servers) {
        enter(station, call, slot);
        begin(station, call, slot, m_now);
        return true;
    }
    if (plan.queueLimit >= 0 && station.waiting.value() >= plan.queueLimit) {
        ++station.counts.rejected;
        return false;
    }
    enter(station, call, slot);
    waitIn(station.line, station, slot);
    if (paused) {
        askToResume(call.station);
    }
    return true;
}

void Engine::waitIn(Line& line, Station& station, Slot slot)
{
    m_calls[slot].state = CallState::Waiting;
    append(line, slot);
    station.waiting.change(m_now, 1);
}

void Engine::enter(Station& station, Call& call, Slot slot)
{
    ++station.counts.requests;
    station.inFlight.change(m_now, 1);
    // A function's limit counts from the start of the execution, see begin().
    if (station.plan->timeLimit > 0 && !station.pool) {
        m_events.pushDelayed(station.timeLimitLine, EventKind::TimeLimit,
                             m_now + station.plan->timeLimit, slot, call.generation);
    }
}

void Engine::begin(Station& station, Call& call, Slot slot, Ticks ready)
{
    const StationPlan& plan = *station.plan;
    call.started = ready;
    call.state = CallState::InService;
    call.holdsServer = true;
    station.busy.change(m_now, 1);
    if (!plan.keepsMessages()) {  // of these the messages wait
        ++station.counts.waits;
        station.counts.waited += ready > call.arrived ? 1 : 0;
        station.counts.waitTime += ready - call.arrived;
    }
    if (plan.timeLimit > 0 && station.pool) {
        // After an initialisation the times are no longer in order, so no delay line.
        m_events.pushDelayed(ready == m_now ? station.timeLimitLine : std::uint16_t{0},
                             EventKind::TimeLimit, ready + plan.timeLimit, slot, call.generation);
    }
    if (plan.behaviour == Behaviour::Source && plan.service.isZero()) {
        call.served = m_now;
        call.state = CallState::Downstream;
        advance(call, slot);
        return;
    }
    const Ticks work = drawService(station, call.attempt);
    if (station.shared) {
        station.shared->add(m_now, work, {slot, call.generation});
        foreseeSharedEnd(call.station);
        return;
    }
    m_events.push(EventKind::ServiceEnd, ready + work, slot, call.generation);
}

Ticks Engine::drawService(Station& station, const Attempt& attempt)
{
    if (attempt.call != noCall && m_plan.calls[attempt.call].hasService) {
        return m_plan.calls[attempt.call].service.drawSum(m_connectors[attempt.call].service,
                                                          attempt.count);
    }
    return station.plan->service.drawSum(station.service, attempt.count);
}

void Engine::serviceEnded(Call& call, Slot slot)
{
    Station& station = stationOf(call);
    const StationPlan& plan = *station.plan;
    call.served = m_now;
    if (station.shared) {
        leaveShared(station, call);
    }
    const bool bad = station.spells && station.spells->isBad(m_now);
    if (station.error.happens(bad ? plan.badErrorRate : plan.errorRate)) {
        finishCall(call, slot, false);
        return;
    }
    if (station.queue || plan.forwards()) {
        const Attempt attempt = call.attempt;
        const std::uint32_t index = call.station;
        finishCall(call, slot, true);
        station.queue ? store(index, attempt) : publish(index, attempt);
        return;
    }
    if (!plan.holdsServer) {
        releaseServer(station, call);
    }
    call.state = CallState::Downstream;
    if (!station.cache) {
        call.hit = station.hit.happens(plan.hitRatio);
    } else if (lookUp(call, slot)) {
        return;
    }
    advance(call, slot);
}

void Engine::releaseServer(Station& station, Call& call)
{
    if (station.shared) {
        leaveShared(station, call);
    }
    call.holdsServer = false;
    station.busy.change(m_now, -1);
    bill(station, call);
    if (station.pool) {
        InstancePool& pool = *station.pool;
        pool.release(m_now, call.holding);
        if (call.counted) {
            call.counted = false;
            --m_inAccount[static_cast<std::size_t>(station.plan->account)];
        }
        if (!pool.timerPending() && station.plan->keepAlive < longest) {
            pool.setTimerPending(true);
            m_events.push(EventKind::KeepAlive, m_now + station.plan->keepAlive, call.station, 0);
        }
    } else if (station.rack) {
        startNextOf(station, call.holding);
    } else {
        startNextWaiting(station);
    }
}

void Engine::bill(Station& station, const Call& call)
{
    const StationPlan& plan = *station.plan;
    const Ticks used = m_now - call.started;
    Ticks billed = used + (plan.billsInit ? call.init : 0);
    if (plan.billingQuantum > 0) {
        billed = (billed + plan.billingQuantum - 1) / plan.billingQuantum * plan.billingQuantum;
    }
    station.counts.billedTime += std::max(billed, plan.billingMinimum);
    ++station.counts.served;
    if (!plan.shares()) {  // there the work counts, not how long it took
        station.counts.heldTime += used + call.init;
    }
}

void Engine::startNextWaiting(Station& station)
{
    const Slot slot = station.line.front;
    const bool paused = station.units && station.units->isPaused();
    if (slot == noSlot || paused || station.busy.value() >= station.servers) {
        return;
    }
    unlink(station.line, slot);
    station.waiting.change(m_now, -1);
    begin(station, m_calls[slot], slot, m_now);
}

void Engine::freeCall(Call& call, Slot slot)
{
    call.state = CallState::Free;
    m_calls.release(call, slot);
}

void Engine::append(Line& line, Slot slot)
{
    Call& call = m_calls[slot];
    call.next = noSlot;
    call.previous = line.back;
    (line.back == noSlot ? line.front : m_calls[line.back].next) = slot;
    line.back = slot;
}

void Engine::unlink(Line& line, Slot slot)
{
    const Call& call = m_calls[slot];
    (call.previous == noSlot ? line.front : m_calls[call.previous].next) = call.next;
    (call.next == noSlot ? line.back : m_calls[call.next].previous) = call.previous;
}

}  // namespace breakeven::model::kernel
