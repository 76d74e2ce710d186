#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/simulation/kernel/eventqueue.h"

namespace breakeven::tests {

using model::kernel::Event;
using model::kernel::Ticks;

// Candidates for the list of future events: each has push() and pop(), which takes the earliest.

/// An implicit heap in which every entry has `arity` children.
template <std::size_t arity>
class DaryHeap {
public:
    void push(const Event& event)
    {
        std::size_t hole = m_events.size();
        m_events.push_back(event);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / arity;
            if (!event.before(m_events[parent])) {
                break;
            }
            m_events[hole] = m_events[parent];
            hole = parent;
        }
        m_events[hole] = event;
    }

    Event pop()
    {
        const Event first = m_events.front();
        const Event last = m_events.back();
        m_events.pop_back();
        if (!m_events.empty()) {
            sink(last);
        }
        return first;
    }

private:
    void sink(const Event& event)
    {
        const std::size_t size = m_events.size();
        std::size_t hole = 0;
        for (std::size_t child = 1; child < size; child = arity * hole + 1) {
            const std::size_t end = std::min(child + arity, size);
            std::size_t least = child;
            for (std::size_t i = child + 1; i < end; ++i) {
                least = m_events[i].before(m_events[least]) ? i : least;
            }
            if (!m_events[least].before(event)) {
                break;
            }
            m_events[hole] = m_events[least];
            hole = least;
        }
        m_events[hole] = event;
    }

    std::vector<Event> m_events;
};

/// A monotone radix heap over the bits of the time, three at a time: an event lies in the bucket of
/// the highest digit in which its time differs from that of the last one taken. Events of one time
/// come in no order: good enough to compare speeds.
class RadixHeap {
public:
    void push(const Event& event) { m_buckets[bucketOf(event.time)].push_back(event); }

    Event pop()
    {
        if (m_buckets[0].empty()) {
            refill();
        }
        const Event event = m_buckets[0].back();
        m_buckets[0].pop_back();
        return event;
    }

private:
    static constexpr unsigned digitBits = 3;

    [[nodiscard]] std::size_t bucketOf(Ticks time) const
    {
        const auto difference = static_cast<std::uint64_t>(time ^ m_last);
        if (difference == 0) {
            return 0;
        }
        const auto level = static_cast<unsigned>(std::bit_width(difference) - 1) / digitBits;
        const auto digit = (static_cast<std::uint64_t>(time) >> (level * digitBits)) & 7;
        return 1 + level * 8 + static_cast<std::size_t>(digit);
    }

    void refill()
    {
        std::size_t lowest = 1;
        while (m_buckets[lowest].empty()) {
            ++lowest;
        }
        std::vector<Event>& events = m_buckets[lowest];
        m_last = std::ranges::min(events, {}, &Event::time).time;
        for (const Event& event : events) {
            m_buckets[bucketOf(event.time)].push_back(event);
        }
        events.clear();
    }

    std::array<std::vector<Event>, 1 + 22 * 8> m_buckets;
    Ticks m_last = 0;
};

/// A ladder queue (Tang, Goh and Thng 2005): far events unsorted, nearer ones in rungs of ever
/// narrower buckets, the nearest few sorted.
class LadderQueue {
public:
    void push(const Event& event)
    {
        if (event.time >= m_topStart) {
            m_top.push_back(event);
            return;
        }
        for (std::size_t i = 0; i < m_rungs; ++i) {
            Rung& rung = m_ladder[i];
            if (event.time >= rung.currentStart()) {
                rung.add(event);
                return;
            }
        }
        const auto after = [](const Event& a, const Event& b) { return b.before(a); };
        m_bottom.insert(std::ranges::upper_bound(m_bottom, event, after), event);
    }

    Event pop()
    {
        while (m_bottom.empty()) {
            refill();
        }
        const Event event = m_bottom.back();
        m_bottom.pop_back();
        return event;
    }

private:
    static constexpr std::size_t threshold = 50;
    static constexpr std::size_t maxRungs = 12;

    struct Rung {
        std::vector<std::vector<Event>> buckets;
        std::size_t used = 0;
        std::size_t current = 0;
        Ticks start = 0;
        Ticks width = 1;

        [[nodiscard]] Ticks currentStart() const
        {
            return start + static_cast<Ticks>(current) * width;
        }
        void open(Ticks first, Ticks last, std::size_t count)
        {
            used = count;
            current = 0;
            start = first;
            width = std::max<Ticks>(1, (last - first) / static_cast<Ticks>(count) + 1);
            buckets.resize(std::max(buckets.size(), count));
        }
        void add(const Event& event)
        {
            const auto index = static_cast<std::size_t>((event.time - start) / width);
            buckets[std::min(index, used - 1)].push_back(event);
        }
    };

    void refill()
    {
        if (m_rungs == 0) {
            const auto [first, last] = std::ranges::minmax(m_top, {}, &Event::time);
            openRung(m_top, first.time, last.time);
            m_topStart = last.time + 1;
            return;
        }
        Rung& rung = m_ladder[m_rungs - 1];
        while (rung.current < rung.used && rung.buckets[rung.current].empty()) {
            ++rung.current;
        }
        if (rung.current == rung.used) {
            --m_rungs;
            return;
        }
        std::vector<Event>& bucket = rung.buckets[rung.current];
        const Ticks start = rung.currentStart();
        ++rung.current;
        if (bucket.size() > threshold && m_rungs < maxRungs && rung.width > 1) {
            openRung(bucket, start, start + rung.width - 1);
            return;
        }
        m_bottom.swap(bucket);
        std::ranges::sort(m_bottom, [](const Event& a, const Event& b) { return b.before(a); });
    }

    void openRung(std::vector<Event>& events, Ticks first, Ticks last)
    {
        Rung& rung = m_ladder[m_rungs++];
        rung.open(first, last, events.size());
        for (const Event& event : events) {
            rung.add(event);
        }
        events.clear();
    }

    std::vector<Event> m_top;
    Ticks m_topStart = 0;
    std::array<Rung, maxRungs> m_ladder;
    std::size_t m_rungs = 0;
    std::vector<Event> m_bottom;
};

/// The kernel's own.
class KernelQueue {
public:
    void push(const Event& event)
    {
        m_events.push(event.kind(), event.time, event.subject, event.generation);
    }
    Event pop() { return m_events.pop(); }

private:
    model::kernel::EventQueue m_events;
};

}  // namespace breakeven::tests
