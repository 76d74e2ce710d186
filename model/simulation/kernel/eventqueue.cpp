#include "model/simulation/kernel/eventqueue.h"

#include <algorithm>

namespace breakeven::model::kernel {

/// The heap has become large: its later events join the far ones. Those before the base of the
/// radix heap cannot, so the next time the heap is left to grow.
void EventQueue::sendFar()
{
    if (m_far.empty()) {
        m_far.startAt(m_heap.front().time);
    }
    const Ticks base = m_far.base();
    const auto kept =
        std::ranges::partition(m_heap, [base](const Event& event) { return event.time < base; });
    for (const Event& event : kept) {
        m_far.push(event);
    }
    m_heap.erase(kept.begin(), kept.end());
    m_horizon = base;
    m_mostNear = std::max(manyEvents, 2 * m_heap.size());
    m_heap.empty() ? takeFromFar() : makeHeap();
}

void EventQueue::takeFromFar()
{
    if (m_far.size() > fewEvents) {
        m_horizon = m_far.takeEarliest(m_heap, mostTaken);
    } else {
        m_horizon = never;
        while (!m_far.empty()) {
            (void)m_far.takeEarliest(m_heap, fewEvents);
        }
    }
    m_mostNear = std::max(manyEvents, 2 * m_heap.size());
    makeHeap();
}

void EventQueue::makeHeap()
{
    for (std::size_t i = (m_heap.size() + 2) / 4; i-- > 0;) {
        const Event event = m_heap[i];
        sink(event, i);
    }
}

}  // namespace breakeven::model::kernel
