#include "model/simulation/kernel/instancepool.h"

#include <utility>

namespace breakeven::model::kernel {

InstancePool::InstancePool(const StationPlan& plan)
    : m_plan(plan), m_scaling(plan.scaleRate, plan.scaleBurst)
{
    for (std::uint32_t i = 0; i < plan.provisioned; ++i) {
        const Slot slot = m_instances.allocate();
        m_instances[slot].provisioned = true;
        pushBack(m_provisioned, slot);
    }
    m_alive.change(0, plan.provisioned);
}

InstancePool::Place InstancePool::acquire(Ticks now, RandomStream& stream)
{
    if (m_provisioned.front != noSlot) {
        return occupy(m_provisioned, m_provisioned.front);
    }
    if (m_shared.front != noSlot) {
        return occupy(m_shared, m_shared.front);
    }
    if (const std::uint32_t newest = m_idlePlaces.largest(); newest != PlaceSet::none) {
        m_idlePlaces.erase(newest);
        return occupy(m_idle, m_started[newest]);
    }
    const bool full = m_plan.maxInstances > 0 && m_alive.value() >= m_plan.maxInstances;
    return full || !m_scaling.take(now) ? Place{} : start(now, stream);
}

InstancePool::Place InstancePool::occupy(List& list, Slot slot)
{
    Instance& instance = m_instances[slot];
    ++instance.calls;
    const bool full = instance.calls >= m_plan.instanceConcurrency;
    if (full || &list == &m_idle) {
        remove(list, slot);
        if (!full) {
            pushFront(m_shared, slot);
        }
    }
    return {.instance = slot, .readyAt = instance.readyAt};
}

InstancePool::Place InstancePool::start(Ticks now, RandomStream& stream)
{
    const Slot slot = m_instances.allocate();
    Instance& instance = m_instances[slot];
    instance.readyAt = now + m_plan.init.draw(stream);
    instance.calls = 1;
    instance.provisioned = false;
    instance.place = static_cast<std::uint32_t>(m_started.size());
    m_started.push_back(slot);
    m_idlePlaces.grow();
    m_alive.change(now, 1);
    if (m_plan.instanceConcurrency > 1) {
        // At the back: calls that come meanwhile prefer an instance that is ready.
        pushBack(m_shared, slot);
    }
    return {.instance = slot, .cold = true, .readyAt = instance.readyAt};
}

void InstancePool::release(Ticks now, Slot slot)
{
    Instance& instance = m_instances[slot];
    const bool wasFull = instance.calls >= m_plan.instanceConcurrency;
    --instance.calls;
    instance.lastUsed = now;
    if (instance.provisioned) {
        if (wasFull) {
            pushFront(m_provisioned, slot);
        }
    } else if (instance.calls > 0) {
        settleShared(slot, wasFull);
    } else {
        if (!wasFull) {
            remove(m_shared, slot);
        }
        pushFront(m_idle, slot);
        m_idlePlaces.insert(instance.place);
    }
}

void InstancePool::settleShared(Slot slot, bool wasFull)
{
    if (!wasFull) {
        remove(m_shared, slot);
    }
    pushFront(m_shared, slot);
}

Ticks InstancePool::expire(Ticks now)
{
    while (m_idle.back != noSlot) {
        const Slot oldest = m_idle.back;
        const Ticks due = m_instances[oldest].lastUsed + m_plan.keepAlive;
        if (due > now) {
            return due;
        }
        end(now, oldest);
    }
    return never;
}

void InstancePool::end(Ticks now, Slot slot)
{
    const std::uint32_t place = m_instances[slot].place;
    remove(m_idle, slot);
    m_idlePlaces.erase(place);
    m_started[place] = noSlot;
    m_instances.release(slot);
    m_alive.change(now, -1);
    if (++m_ended > 64 && 2 * m_ended > m_started.size()) {
        closeUp();
    }
}

/// Leaves out those that have ended: as many as there are others, so that each is moved but a few
/// times.
void InstancePool::closeUp()
{
    PlaceSet idle;
    std::uint32_t places = 0;
    for (std::uint32_t place = 0; place < m_started.size(); ++place) {
        const Slot slot = m_started[place];
        if (slot == noSlot) {
            continue;
        }
        idle.grow();
        if (m_idlePlaces.contains(place)) {
            idle.insert(places);
        }
        m_instances[slot].place = places;
        m_started[places++] = slot;
    }
    m_started.resize(places);
    m_idlePlaces = std::move(idle);
    m_ended = 0;
}

void InstancePool::pushFront(List& list, Slot slot)
{
    Instance& instance = m_instances[slot];
    instance.previous = noSlot;
    instance.next = list.front;
    (list.front == noSlot ? list.back : m_instances[list.front].previous) = slot;
    list.front = slot;
}

void InstancePool::pushBack(List& list, Slot slot)
{
    Instance& instance = m_instances[slot];
    instance.next = noSlot;
    instance.previous = list.back;
    (list.back == noSlot ? list.front : m_instances[list.back].next) = slot;
    list.back = slot;
}

void InstancePool::remove(List& list, Slot slot)
{
    const Instance& instance = m_instances[slot];
    (instance.previous == noSlot ? list.front : m_instances[instance.previous].next) =
        instance.next;
    (instance.next == noSlot ? list.back : m_instances[instance.next].previous) = instance.previous;
}

}  // namespace breakeven::model::kernel
