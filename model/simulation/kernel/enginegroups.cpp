// Queues whose messages are in groups: those of one group are handled in order, one batch at a
// time.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

std::uint32_t drawnGroup(const StationPlan& plan, RandomStream& draws)
{
    const double u = draws.uniform();
    if (plan.groupShares.empty()) {
        return static_cast<std::uint32_t>(u * plan.groups);
    }
    const auto at = std::ranges::upper_bound(plan.groupShares, u) - plan.groupShares.begin();
    return std::min(static_cast<std::uint32_t>(at), plan.groups - 1);
}

}  // namespace

void Engine::sortIntoGroup(Station& station, Slot slot)
{
    MessageGroups& groups = *station.queue->groups;
    Message& message = m_messages[slot];
    message.group = drawnGroup(*station.plan, station.hit);
    message.visible = m_now;
    MessageGroups::Group& group = groups.groups[message.group];
    const bool wasEmpty = group.ready.front == noSlot;
    link(group.ready, slot);
    if (wasEmpty && !group.isHeld) {
        groups.addFree(message.group);
    }
    station.waiting.change(m_now, 1);
}

void Engine::pumpGroups(std::uint32_t index)
{
    const StationPlan& plan = *m_stations[index].plan;
    QueueState& queue = *m_stations[index].queue;
    MessageGroups& groups = *queue.groups;
    while (groups.hasFree() && queue.inProgress < queue.pollers &&
           groups.inFlight < plan.inFlightMost) {
        if (!groups.receives.take(m_now)) {
            if (!queue.windowPending) {
                queue.windowPending = true;
                m_events.push(EventKind::BatchWindow, groups.receives.whenFull(m_now), index, 0);
            }
            break;
        }
        takeFromGroups(index);
    }
    armPollerTick(index, groups.hasFree());
}

/// The oldest messages of the group that has been free for longest and, where batches may mix
/// groups, of those after it until the batch is full.
void Engine::takeFromGroups(std::uint32_t index)
{
    Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    MessageGroups& groups = *station.queue->groups;
    const std::uint32_t most = std::min(plan.batchSize, plan.inFlightMost - groups.inFlight);
    Line batch;
    std::uint32_t count = 0;
    std::uint16_t hops = 0;
    do {
        MessageGroups::Group& group = groups.groups[groups.takeFree()];
        group.isHeld = true;
        while (count < most && group.ready.front != noSlot) {
            const Slot slot = group.ready.front;
            Message& message = m_messages[slot];
            group.ready.front = message.next;
            link(batch, slot);
            hops = std::max(hops, message.hops);
            countTaken(station, message);
            ++count;
        }
    } while (plan.mixesGroups && count < most && groups.hasFree());
    groups.inFlight += count;
    handOut(index, batch.front, count, hops);
}

/// A batch was handled: its groups can be taken from again.
void Engine::groupsDone(Station& station, const Call& batch)
{
    MessageGroups& groups = *station.queue->groups;
    groups.inFlight -= batch.attempt.count;
    for (Slot slot = batch.holding; slot != noSlot; slot = m_messages[slot].next) {
        groups.release(m_messages[slot].group);
    }
}

/// A failed batch is visible again: its messages go before those that came after them, in their
/// order, but for those that were received too often. In a batch those of a group are together.
void Engine::groupsBack(std::uint32_t index, Slot first)
{
    Station& station = m_stations[index];
    MessageGroups& groups = *station.queue->groups;
    for (Slot slot = first; slot != noSlot;) {
        const std::uint32_t which = m_messages[slot].group;
        Line kept;
        while (slot != noSlot && m_messages[slot].group == which) {
            const Slot next = m_messages[slot].next;
            --groups.inFlight;
            if (!isGivenUp(station, slot)) {
                m_messages[slot].visible = m_now;
                link(kept, slot);
                station.waiting.change(m_now, 1);
            }
            slot = next;
        }
        Line& ready = groups.groups[which].ready;
        if (kept.front != noSlot) {
            m_messages[kept.back].next = ready.front;
            ready.back = ready.front == noSlot ? kept.back : ready.back;
            ready.front = kept.front;
        }
        groups.release(which);
    }
    pump(index);
}

}  // namespace breakeven::model::kernel
