#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "model/simulation/kernel/ringbuffer.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// What happens at an event. At equal times the smaller one comes first: work that ends frees its
/// server before new work arrives, and an answer that comes with its time-out is in time.
enum class EventKind : std::uint8_t {
    ServiceEnd,
    CallDue,       ///< a delivery or retry reaches its callee
    BatchVisible,  ///< a failed batch returns to its queue
    SourceArrival,
    BatchWindow,
    PollerTick,
    TimeLimit,
    CallTimeout,
    KeepAlive,
    UsersChange,  ///< of a closed source
    StationTick   ///< something a station does by itself; the generation is its TickKind
};

enum class TickKind : std::uint32_t { Evaluation, WarmUpOver, Failure, Replacement };

struct Event {
    Ticks time = 0;
    /// kind (4 bits), sequence (44), delay line (16): ordering by it breaks ties by kind, then by
    /// the order in which events were made.
    std::uint64_t key = 0;
    std::uint32_t subject = 0;     ///< a call, station or source, by kind
    std::uint32_t generation = 0;  ///< of the subject; another one means the event was cancelled

    [[nodiscard]] EventKind kind() const { return static_cast<EventKind>(key >> 60); }
    [[nodiscard]] std::uint16_t line() const { return static_cast<std::uint16_t>(key & 0xffff); }
    [[nodiscard]] bool before(const Event& other) const
    {
        return time != other.time ? time < other.time : key < other.key;
    }
};
static_assert(sizeof(Event) <= 32);

/// The future events: a 4-ary heap in one array, and delay lines. All events of one line have the
/// same delay, so they come in the order they were made and only the first need be in the heap.
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
        insert({time, makeKey(kind, 0), subject, generation});
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

    Event pop()
    {
        const Event first = m_heap.front();
        if (first.line() != 0) {
            RingBuffer<Event>& events = m_lines[first.line() - 1U];
            events.pop();
            if (!events.empty()) {
                sink(events.front());
                return first;
            }
        }
        const Event last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty()) {
            sink(last);
        }
        return first;
    }

private:
    std::uint64_t makeKey(EventKind kind, std::uint16_t line)
    {
        return (static_cast<std::uint64_t>(kind) << 60) | (m_sequence++ << 16) | line;
    }

    void insert(const Event& event)
    {
        std::size_t hole = m_heap.size();
        m_heap.push_back(event);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (!event.before(m_heap[parent])) {
                break;
            }
            m_heap[hole] = m_heap[parent];
            hole = parent;
        }
        m_heap[hole] = event;
    }

    /// Puts an event in the place of the first one.
    void sink(const Event& event)
    {
        const std::size_t size = m_heap.size();
        std::size_t hole = 0;
        for (std::size_t child = 1; child < size; child = 4 * hole + 1) {
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

    std::vector<Event> m_heap;
    std::vector<RingBuffer<Event>> m_lines;
    std::uint64_t m_sequence = 0;
};

}  // namespace breakeven::model::kernel
