#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/event.h"
#include "model/simulation/kernel/farevents.h"
#include "model/simulation/kernel/ringbuffer.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// The future events: a 4-ary heap in one array, best while they are few; when they become many,
/// the heap keeps those before a horizon and a radix heap the others (chosen by measurement, see
/// tests/bench). And delay lines: all events of one line have the same delay, so they come in the
/// order they were made and only the first need be in the heap.
class EventQueue {
public:
    static constexpr std::size_t maxLines = 0xffff;

    /// Adds a delay line; 0, which is none, when there are too many.
    [[nodiscard]] std::uint16_t addLine()
    {
        if (m_lines.size() >= maxLines) {
            return 0;
        }
        m_lines.emplace_back();
        return static_cast<std::uint16_t>(m_lines.size());
    }

    void push(EventKind kind, Ticks time, std::uint32_t subject, std::uint32_t generation)
    {
        insert(make(kind, time, subject, generation));
    }

    /// An event with its place among those of the same time, which is not in the list: for who
    /// keeps it elsewhere, or calls insert() later.
    [[nodiscard]] Event make(EventKind kind, Ticks time, std::uint32_t subject,
                             std::uint32_t generation)
    {
        return {time, makeKey(kind, 0), subject, generation};
    }

    void insert(const Event& event)
    {
        if (event.time >= m_horizon) {
            m_far.push(event);
            return;
        }
        std::size_t hole = m_heap.size();
        m_heap.emplace_back();  // filled below, from registers: push_back() would want it in memory
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (!event.before(m_heap[parent])) {
                break;
            }
            m_heap[hole] = m_heap[parent];
            hole = parent;
        }
        m_heap[hole] = event;
        if (m_heap.size() > m_mostNear) {
            sendFar();
        }
    }

    /// `time` must not be before that of the line's last event. Line 0 is the heap.
    void pushDelayed(std::uint16_t line, EventKind kind, Ticks time, std::uint32_t subject,
                     std::uint32_t generation)
    {
        const Event event{time, makeKey(kind, line), subject, generation};
        if (line == 0) {
            insert(event);
            return;
        }
        RingBuffer<Event>& events = m_lines[line - 1U];
        if (events.empty()) {
            insert(event);
        }
        events.push(event);
    }

    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] Ticks nextTime() const { return m_heap.empty() ? never : m_heap.front().time; }
    /// Whether the event comes before all in the list.
    [[nodiscard]] bool comesFirst(const Event& event) const
    {
        return m_heap.empty() || event.before(m_heap.front());
    }

    /// The earliest event. Events of a delay line that `stale` says are of no use any more go with
    /// the one before them: most time-outs never take place, and never get into the heap.
    template <class Stale>
    Event pop(const Stale& stale)
    {
        const Event first = m_heap.front();
        if (first.line() != 0) {
            RingBuffer<Event>& events = m_lines[first.line() - 1U];
            do {
                events.pop();
            } while (!events.empty() && stale(events.front()));
            if (!events.empty()) {
                replaceFirst(events.front());
                return first;
            }
        }
        removeFirst();
        return first;
    }
    Event pop()
    {
        return pop([](const Event&) { return false; });
    }

private:
    static constexpr std::size_t manyEvents = 4096;
    static constexpr std::size_t fewEvents = 1024;
    static constexpr std::size_t mostTaken = 128;

    std::uint64_t makeKey(EventKind kind, std::uint16_t line)
    {
        return (static_cast<std::uint64_t>(kind) << 60) | (m_sequence++ << 16) | line;
    }

    void removeFirst()
    {
        const Event last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty()) {
            sink(last, 0);
        } else if (!m_far.empty()) {
            takeFromFar();
        }
    }

    void replaceFirst(const Event& event)
    {
        if (event.time < m_horizon) {
            sink(event, 0);
        } else {
            m_far.push(event);
            removeFirst();
        }
    }

    /// Puts an event in this place of the heap, or below it.
    void sink(const Event& event, std::size_t hole)
    {
        const std::size_t size = m_heap.size();
        for (std::size_t child = 4 * hole + 1; child < size; child = 4 * hole + 1) {
            const std::size_t end = child + 4 < size ? child + 4 : size;
            std::size_t least = child;
            for (std::size_t i = child + 1; i < end; ++i) {
                least = m_heap[i].before(m_heap[least]) ? i : least;
            }
            if (!m_heap[least].before(event)) {
                break;
            }
            m_heap[hole] = m_heap[least];
            hole = least;
        }
        m_heap[hole] = event;
    }

    void sendFar();
    void takeFromFar();
    void makeHeap();

    std::vector<Event> m_heap;  ///< all events before the horizon; empty only when none is left
    Ticks m_horizon = never;
    std::size_t m_mostNear = manyEvents;
    FarEvents m_far;
    std::vector<RingBuffer<Event>> m_lines;
    std::uint64_t m_sequence = 0;
};

}  // namespace breakeven::model::kernel
