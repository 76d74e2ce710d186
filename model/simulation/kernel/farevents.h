#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/simulation/kernel/event.h"
#include "model/simulation/kernel/slab.h"

namespace breakeven::model::kernel {

/// Events that are far off, hardly sorted: a radix heap. Each lies in the bucket of the highest
/// digit (of three bits) in which its time differs from a base, which only grows. An event is moved
/// a few times, always with its neighbours, however many others there are. Buckets are chains of
/// blocks, so that memory follows the number of events.
class FarEvents {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Ticks base() const { return m_base; }

    /// All events to come are not before `base`. Only while empty.
    void startAt(Ticks base) { m_base = base; }

    void push(const Event& event)
    {
        const auto time = static_cast<std::uint64_t>(event.time);
        const std::uint64_t difference = time ^ static_cast<std::uint64_t>(m_base);
        const auto level = static_cast<unsigned>(std::bit_width(difference | 1) - 1) / digitBits;
        const auto digit = static_cast<unsigned>(time >> (level * digitBits)) & digitMask;
        append(level, digit, event);
        ++m_size;
    }

    /// Moves the earliest events, all those of some stretch of time and, unless they are of one
    /// instant, at most `most`, to the end of `events`. Returns where that stretch ends.
    [[nodiscard]] Ticks takeEarliest(std::vector<Event>& events, std::size_t most);

private:
    static constexpr unsigned digitBits = 3;
    static constexpr unsigned digits = 1U << digitBits;
    static constexpr unsigned digitMask = digits - 1;
    static constexpr unsigned levels = 63 / digitBits;

    struct Block {
        static constexpr std::uint32_t capacity = 20;
        std::uint32_t generation = 0;
        Slot next = noSlot;
        std::uint32_t used = 0;
        std::array<Event, capacity> events;
    };
    struct Bucket {
        Slot first = noSlot;
        std::size_t size = 0;
    };

    void append(unsigned level, unsigned digit, const Event& event)
    {
        Bucket& bucket = m_buckets[level * digits + digit];
        if (bucket.first == noSlot || m_blocks[bucket.first].used == Block::capacity) {
            addBlock(bucket);
            m_usedLevels |= 1U << level;
            m_usedDigits[level] |= 1U << digit;
        }
        Block& block = m_blocks[bucket.first];
        block.events[block.used++] = event;
        ++bucket.size;
    }
    void addBlock(Bucket& bucket);

    Slab<Block> m_blocks;
    std::array<Bucket, levels * digits> m_buckets;
    std::array<std::uint32_t, levels> m_usedDigits{};
    std::uint32_t m_usedLevels = 0;
    std::size_t m_size = 0;
    Ticks m_base = 0;
};

}  // namespace breakeven::model::kernel
