#include "model/simulation/kernel/engine.h"

#include <algorithm>

namespace breakeven::model::kernel {

namespace {

constexpr std::uint64_t pollMask = 4095;
// Bounds on what is in flight: some hundred MB at most.
constexpr std::size_t maxCalls = 2'000'000;
constexpr std::size_t maxMessages = 4'000'000;
constexpr std::int64_t overflowingLine = 100'000;

}  // namespace

Engine::Engine(const Plan& plan, const RunKey& run, const Load& load, RunControl control)
    : m_plan(plan), m_control(std::move(control)), m_inAccount(plan.model.accounts.size())
{
    addStations(run, load);
    addConnectors(run);
    addSources(run, load);
}

void Engine::addStations(const RunKey& run, const Load& load)
{
    m_stations.reserve(m_plan.stations.size());
    for (std::size_t i = 0; i < m_plan.stations.size(); ++i) {
        const StationPlan& plan = m_plan.stations[i];
        Station& station = m_stations.emplace_back(plan, m_plan.model.stations[i].id, run);
        if (plan.behaviour == Behaviour::Function) {
            station.pool = std::make_unique<InstancePool>(plan);
        }
        if (plan.shards > 0) {
            addStream(static_cast<std::uint32_t>(i));
        }
        if (plan.ttl > 0) {
            addCache(static_cast<std::uint32_t>(i));
        }
        if (plan.shares()) {
            addSharedCores(static_cast<std::uint32_t>(i));
        }
        if (plan.isFleet()) {
            addFleet(static_cast<std::uint32_t>(i), run, load);
        }
        if (plan.hasCredits()) {
            addCredits(static_cast<std::uint32_t>(i), load);
        }
        if (plan.limitsUnits()) {
            station.table = std::make_unique<TableCapacity>(plan, load);
        }
        if (plan.hasRack()) {
            station.rack = std::make_unique<Rack>(
                plan.policy, RandomStream(run, m_plan.model.stations[i].id, Purpose::Balance));
            station.rack->resize(station.fleet ? station.fleet->ready() : plan.instances);
        }
        if (plan.badTime > 0) {
            station.spells = std::make_unique<Spells>(
                plan.badTime, plan.badShare,
                RandomStream(run, m_plan.model.stations[i].id, Purpose::Phase));
        }
        if (plan.timeLimit > 0) {
            station.timeLimitLine = m_events.addLine();
        }
        if (plan.behaviour == Behaviour::Queue) {
            station.queue = std::make_unique<QueueState>();
            station.queue->pollers = plan.pollers;
            if (plan.groups > 0) {
                station.queue->groups = std::make_unique<MessageGroups>(plan);
            }
        }
    }
    for (const std::uint32_t call : m_plan.order) {
        if (QueueState* queue = m_stations[m_plan.calls[call].from].queue.get()) {
            queue->consumers.push_back(call);
            queue->consumerWeight += m_plan.calls[call].probability;
        }
    }
}

void Engine::addConnectors(const RunKey& run)
{
    m_connectors.reserve(m_plan.calls.size());
    for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
        Connector& connector = m_connectors.emplace_back(m_plan.model.calls[i].id, run);
        if (m_plan.calls[i].timeout > 0) {
            connector.timeoutLine = m_events.addLine();
        }
        if (m_plan.calls[i].travels()) {
            connector.networkLine = m_events.addLine();
        }
    }
}

void Engine::addSources(const RunKey& run, const Load& load)
{
    for (std::uint32_t i = 0; i < m_plan.model.sources.size(); ++i) {
        const SourceSpec& spec = m_plan.model.sources[i];
        const double rate = load.hourly ? 0 : load.rates[i];
        const Due due = load.due.empty() ? Due::AsOften : load.due[i];
        m_sources.push_back({.clock = ArrivalClock(spec, rate, due, load, run),
                             .station = static_cast<std::uint32_t>(spec.station)});
        ArrivalClock& clock = m_sources.back().clock;
        if (clock.isClosed()) {
            usersChange(i);
        } else if (const Ticks first = clock.next(0); first < longest) {
            expectArrival(i, first);
        }
    }
}

Ending Engine::runUntil(Ticks end)
{
    // Delay lines hold nothing but time-outs of calls.
    const auto stale = [this](const Event& event) {
        return !m_calls.isCurrent(event.subject, event.generation);
    };
    while (nextTime() < end) {
        if (m_arrival.time < never && m_events.comesFirst(m_arrival)) {
            arrivalDue();
        } else {
            const Event event = m_events.pop(stale);
            m_now = event.time;
            m_handled += handle(event) ? 1 : 0;
        }
        if ((++m_popped & pollMask) == 0) {
            if (const Ending ending = check(); ending != Ending::Complete) {
                return ending;
            }
        }
    }
    m_now = end;
    return Ending::Complete;
}

bool Engine::handle(const Event& event)
{
    switch (event.kind()) {
        case EventKind::SourceArrival:
            countEvent(event, m_sources[event.subject].station);
            sourceArrival(event.subject);
            return true;
        case EventKind::UsersChange:
            countEvent(event, m_sources[event.subject].station);
            usersChange(event.subject);
            return true;
        case EventKind::KeepAlive:
            countEvent(event, event.subject);
            keepAlive(event.subject);
            return true;
        case EventKind::BatchWindow:
            countEvent(event, event.subject);
            windowOver(event.subject, event.generation);
            return true;
        case EventKind::ShardRetry:
            countEvent(event, event.subject);
            --m_stations[event.subject].stream->readers[event.generation].waiting;
            pumpShard(event.subject, event.generation);
            return true;
        case EventKind::PollerTick:
            countEvent(event, event.subject);
            pollerTick(event.subject);
            return true;
        case EventKind::SharedEnd:
            return sharedEnd(event);
        case EventKind::StationTick:
            countEvent(event, event.subject);
            stationTick(event.subject, static_cast<TickKind>(event.generation));
            return true;
        default:
            return handleCallEvent(event);
    }
}

void Engine::windowOver(std::uint32_t index, std::uint32_t reader)
{
    Station& station = m_stations[index];
    if (station.stream) {
        station.stream->readers[reader].windowPending = false;
        pumpShard(index, reader);
        return;
    }
    station.queue->windowPending = false;
    pump(index);
}

bool Engine::handleCallEvent(const Event& event)
{
    const Slot slot = event.subject;
    Call& call = m_calls[slot];
    if (call.generation != event.generation) {
        return false;
    }
    countEvent(event, call.station);
    switch (event.kind()) {
        case EventKind::ServiceEnd:
            serviceEnded(call, slot);
            break;
        case EventKind::CallDue:
            callDue(call, slot);
            break;
        case EventKind::BatchVisible:
            batchVisible(slot);
            break;
        case EventKind::TimeLimit:
            timeLimit(call, slot);
            break;
        default:
            callTimeout(call);
            break;
    }
    return true;
}

void Engine::countEvent(const Event& event, std::uint32_t place)
{
    const std::uint64_t what =
        (std::uint64_t{place} << 8) | static_cast<std::uint64_t>(event.kind());
    m_fingerprint ^= static_cast<std::uint64_t>(event.time) + (what << 40);
    m_fingerprint *= 0x9fb21c651e98df25;
    m_fingerprint ^= m_fingerprint >> 32;
}

Ending Engine::check()
{
    if (m_control.proceed && !m_control.proceed(m_now)) {
        return Ending::Cancelled;
    }
    if (m_handled >= m_control.eventBudget) {
        return Ending::EventLimit;
    }
    const bool full = m_calls.live() > maxCalls || m_messages.live() > maxMessages;
    const bool unstable = full || std::ranges::any_of(m_stations, [this](Station& station) {
                              return overflows(station);
                          });
    return unstable ? Ending::Unstable : Ending::Complete;
}

bool Engine::overflows(Station& station) const
{
    StationLoad load = station.earlier;
    load.add(station.counts);
    const double elapsed = toSeconds(m_now - m_loadSince);
    const std::int64_t present =
        station.plan->shares() ? station.inFlight.value() : station.waiting.value();
    if (station.plan->keepsMessages() || present < overflowingLine || load.served == 0) {
        return false;
    }
    const double holding = load.heldSeconds / static_cast<double>(load.served);
    return static_cast<double>(load.arrivals) * holding > elapsed * station.plan->capacity();
}

void Engine::expectArrival(std::uint32_t index, Ticks time)
{
    if (m_arrival.time == never) {
        m_arrival = m_events.make(EventKind::SourceArrival, time, index, 0);
    } else {
        m_events.push(EventKind::SourceArrival, time, index, 0);
    }
}

void Engine::arrivalDue()
{
    const std::uint32_t index = m_arrival.subject;
    m_now = m_arrival.time;
    countEvent(m_arrival, m_sources[index].station);
    m_arrival.time = never;
    ++m_handled;
    sourceArrival(index);
}

void Engine::sourceArrival(std::uint32_t index)
{
    Source& source = m_sources[index];
    if (source.clock.isClosed()) {
        userAsks(index);
        return;
    }
    const Ticks next = source.clock.next(m_now);
    if (next < longest) {
        expectArrival(index, next);
    }
    for (std::uint32_t batch = source.clock.batch(); batch > 0; --batch) {
        request(index);
    }
}

void Engine::request(std::uint32_t index)
{
    Station& station = m_stations[m_sources[index].station];
    if (const std::uint32_t only = station.plan->passesTo; only != noCall) {
        ++station.counts.arrivals;
        ++station.counts.requests;
        station.inFlight.change(m_now, 1);
        make({.call = only,
              .parent = CallRef::ofRequest(index),
              .hops = 1,
              .traced = true,
              .since = m_now});
        return;
    }
    const Slot slot = m_calls.allocate();
    Call& call = m_calls[slot];
    call.open({.traced = true}, m_sources[index].station);
    call.source = index;
    stationOf(call).plan->passesOn ? passOn(call, slot) : arrive(call, slot);
}

/// What arrive() comes to at a source that refuses nothing and does nothing itself. What it counts
/// of such a call beyond this is added at the end, see addRoots().
void Engine::passOn(Call& call, Slot slot)
{
    Station& station = stationOf(call);
    call.arrived = call.started = call.served = m_now;
    call.state = CallState::Downstream;
    ++station.counts.arrivals;
    ++station.counts.requests;
    station.inFlight.change(m_now, 1);
    advance(call, slot);
}

void Engine::keepAlive(std::uint32_t index)
{
    InstancePool& pool = *m_stations[index].pool;
    const Ticks due = pool.expire(m_now);
    pool.setTimerPending(due != never);
    if (due != never) {
        m_events.push(EventKind::KeepAlive, due, index, 0);
    }
}

}  // namespace breakeven::model::kernel
