// Queues, which keep messages until a consumer has handled them, and topics, which hand them on.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

void Engine::store(std::uint32_t index, const Attempt& attempt)
{
    Station& station = m_stations[index];
    station.counts.stored += attempt.count;
    if (station.queue->consumers.empty()) {
        station.counts.deleted += attempt.count;  // nobody will ever ask for them
        return;
    }
    for (std::uint32_t i = 0; i < attempt.count; ++i) {
        const Slot slot = m_messages.allocate();
        Message& message = m_messages[slot];
        message.receives = 0;
        message.hops = attempt.hops;
        station.queue->groups ? sortIntoGroup(station, slot) : makeReady(station, slot);
    }
    pump(index);
}

/// Puts a message at the end of a line of messages, which is empty when it has no front.
void Engine::link(Line& line, Slot message)
{
    m_messages[message].next = noSlot;
    (line.front == noSlot ? line.front : m_messages[line.back].next) = message;
    line.back = message;
}

void Engine::makeReady(Station& station, Slot slot)
{
    QueueState& queue = *station.queue;
    m_messages[slot].visible = m_now;
    link(queue.ready, slot);
    ++queue.readyCount;
    station.waiting.change(m_now, 1);
}

/// Hands out batches while there are messages to fill one, or that have waited long enough, and
/// pollers to take it.
void Engine::pump(std::uint32_t index)
{
    const Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    const QueueState& queue = *station.queue;
    if (queue.groups) {
        pumpGroups(index);
        return;
    }
    while (queue.readyCount > 0 && queue.inProgress < queue.pollers &&
           (queue.readyCount >= plan.batchSize ||
            m_messages[queue.ready.front].visible + plan.batchWindow <= m_now)) {
        takeBatch(index);
    }
    armQueueTimers(index);
}

void Engine::takeBatch(std::uint32_t index)
{
    Station& station = m_stations[index];
    QueueState& queue = *station.queue;
    const std::uint32_t count = std::min(queue.readyCount, station.plan->batchSize);
    const Slot first = queue.ready.front;
    std::uint16_t hops = 0;
    Slot last = noSlot;
    Slot slot = first;
    for (std::uint32_t i = 0; i < count; ++i) {
        Message& message = m_messages[slot];
        countTaken(station, message);
        hops = std::max(hops, message.hops);
        last = slot;
        slot = message.next;
    }
    m_messages[last].next = noSlot;
    queue.ready.front = slot;
    queue.ready.back = slot == noSlot ? noSlot : queue.ready.back;
    queue.readyCount -= count;
    handOut(index, first, count, hops);
}

void Engine::countTaken(Station& station, Message& message)
{
    ++message.receives;
    ++station.counts.waits;
    station.counts.waited += m_now > message.visible ? 1 : 0;
    station.counts.waitTime += m_now - message.visible;
}

/// Sends linked messages to a consumer, as one call.
void Engine::handOut(std::uint32_t index, Slot first, std::uint32_t count, std::uint16_t hops)
{
    Station& station = m_stations[index];
    ++station.queue->inProgress;
    station.waiting.change(m_now, -static_cast<std::int64_t>(count));
    ++station.counts.batches;
    station.counts.messages += count;

    const Ticks delay = station.plan->delivery.draw(station.delivery);
    if (station.queue->groups) {
        for (Slot slot = first; slot != noSlot; slot = m_messages[slot].next) {
            if (m_messages[slot].receives == 1) {
                station.age.record(m_now + delay - m_messages[slot].visible);
            }
        }
    }
    const Slot batch = m_calls.allocate();
    Call& record = m_calls[batch];
    record.open({.count = count}, index);
    record.arrived = m_now;
    record.holding = first;
    record.state = CallState::Batch;
    launchLater({.call = chooseConsumer(station),
                 .parent = {batch, record.generation},
                 .count = count,
                 .hops = static_cast<std::uint16_t>(hops + 1)},
                delay);
}

/// Several consumers compete; each gets a share by its calls per request.
std::uint32_t Engine::chooseConsumer(Station& station)
{
    const QueueState& queue = *station.queue;
    if (queue.consumers.size() == 1) {
        return queue.consumers.front();
    }
    double left = m_connectors[queue.consumers.front()].fanout.uniform() * queue.consumerWeight;
    for (const std::uint32_t call : queue.consumers) {
        left -= m_plan.calls[call].probability;
        if (left < 0) {
            return call;
        }
    }
    return queue.consumers.back();
}

void Engine::armQueueTimers(std::uint32_t index)
{
    const StationPlan& plan = *m_stations[index].plan;
    QueueState& queue = *m_stations[index].queue;
    const bool backlog = queue.readyCount > 0;
    if (backlog && queue.inProgress < queue.pollers && !queue.windowPending) {
        queue.windowPending = true;
        m_events.push(EventKind::BatchWindow,
                      m_messages[queue.ready.front].visible + plan.batchWindow, index, 0);
    }
    armPollerTick(index, backlog);
}

void Engine::armPollerTick(std::uint32_t index, bool backlog)
{
    const StationPlan& plan = *m_stations[index].plan;
    QueueState& queue = *m_stations[index].queue;
    const bool grows =
        backlog && queue.inProgress >= queue.pollers && queue.pollers < plan.pollersMax;
    if ((grows || queue.pollers > plan.pollers) && plan.pollerInterval > 0 && !queue.tickPending) {
        queue.tickPending = true;
        m_events.push(EventKind::PollerTick, m_now + plan.pollerInterval, index, 0);
    }
}

/// Pollers become more, one by one, while messages wait and all are busy, and fewer when not.
void Engine::pollerTick(std::uint32_t index)
{
    const StationPlan& plan = *m_stations[index].plan;
    QueueState& queue = *m_stations[index].queue;
    queue.tickPending = false;
    const bool allBusy = queue.inProgress >= queue.pollers;
    const bool backlog = queue.groups ? queue.groups->hasFree() : queue.readyCount > 0;
    if (backlog && allBusy && queue.pollers < plan.pollersMax) {
        ++queue.pollers;
    } else if (queue.pollers > plan.pollers && !allBusy) {
        --queue.pollers;
    }
    pump(index);
}

void Engine::batchAnswered(Slot batch, bool ok)
{
    Call& call = m_calls[batch];
    if (stationOf(call).stream) {
        shardAnswered(batch, ok);
        return;
    }
    const std::uint32_t index = call.station;
    Station& station = m_stations[index];
    --station.queue->inProgress;
    if (ok) {
        station.counts.deleted += call.attempt.count;
        if (station.queue->groups) {
            groupsDone(station, call);
        }
        for (Slot slot = call.holding; slot != noSlot;) {
            const Slot next = m_messages[slot].next;
            m_messages.release(slot);
            slot = next;
        }
        freeCall(call, batch);
    } else {
        m_events.push(EventKind::BatchVisible,
                      std::max(m_now, call.arrived + station.plan->visibility), batch,
                      call.generation);
    }
    pump(index);
}

void Engine::batchVisible(Slot batch)
{
    Call& record = m_calls[batch];
    const std::uint32_t index = record.station;
    Station& station = m_stations[index];
    Slot slot = record.holding;
    freeCall(record, batch);
    if (station.queue->groups) {
        groupsBack(index, slot);
        return;
    }
    while (slot != noSlot) {
        const Slot next = m_messages[slot].next;
        if (!isGivenUp(station, slot)) {
            makeReady(station, slot);
        }
        slot = next;
    }
    pump(index);
}

/// A message that was received too often is a dead letter.
bool Engine::isGivenUp(Station& station, Slot slot)
{
    const std::uint32_t maxReceives = station.plan->maxReceives;
    if (maxReceives == 0 || m_messages[slot].receives < maxReceives) {
        return false;
    }
    const std::uint16_t hops = m_messages[slot].hops;
    m_messages.release(slot);
    ++station.counts.deadLettered;
    ++station.counts.deleted;
    callOnFailure(station, hops);
    return true;
}

void Engine::publish(std::uint32_t index, const Attempt& attempt)
{
    Station& station = m_stations[index];
    if (station.stream) {
        for (std::uint32_t i = 0; i < attempt.count; ++i) {
            storeRecord(index, attempt.hops);
        }
        return;
    }
    const Range steps = station.plan->steps;
    const std::size_t first = m_chosen.size();
    for (std::uint32_t step = steps.first; step < steps.last; ++step) {
        chooseCalls(m_plan.steps[step], attempt.count, false);
    }
    for (std::size_t i = first; i < m_chosen.size(); ++i) {
        launchLater({.call = m_chosen[i],
                     .hops = static_cast<std::uint16_t>(attempt.hops + 1),
                     .since = m_now},
                    station.plan->delivery.draw(station.delivery));
    }
    m_chosen.resize(first);
}

}  // namespace breakeven::model::kernel
