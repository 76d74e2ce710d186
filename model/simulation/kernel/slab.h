#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace breakeven::model::kernel {

using Slot = std::uint32_t;
inline constexpr Slot noSlot = 0xffffffff;

/// Records of one type in chunks of an array, with a free list: no allocation once the peak is
/// reached, and addresses that stay. T needs `std::uint32_t generation`, which counts a slot's
/// reuses so that an event for an earlier occupant is recognised as stale, and `Slot next`.
template <class T>
class Slab {
public:
    [[nodiscard]] Slot allocate()
    {
        ++m_live;
        if (m_free != noSlot) {
            const Slot slot = m_free;
            m_free = (*this)[slot].next;
            return slot;
        }
        return allocateNew();
    }

    void release(Slot slot) { release((*this)[slot], slot); }
    void release(T& record, Slot slot)
    {
        ++record.generation;
        record.next = m_free;
        m_free = slot;
        --m_live;
    }

    [[nodiscard]] T& operator[](Slot slot) { return m_chunks[slot >> chunkBits][slot & chunkMask]; }
    [[nodiscard]] const T& operator[](Slot slot) const
    {
        return m_chunks[slot >> chunkBits][slot & chunkMask];
    }
    [[nodiscard]] bool isCurrent(Slot slot, std::uint32_t generation)
    {
        return (*this)[slot].generation == generation;
    }
    [[nodiscard]] std::size_t live() const { return m_live; }
    /// Slots ever used; those below it can be looked at.
    [[nodiscard]] Slot size() const { return m_size; }

private:
    Slot allocateNew()
    {
        if ((m_size & chunkMask) == 0) {
            m_chunks.push_back(std::make_unique<T[]>(chunkMask + 1));
        }
        return m_size++;
    }

    static constexpr unsigned chunkBits = 10;
    static constexpr Slot chunkMask = (Slot{1} << chunkBits) - 1;

    std::vector<std::unique_ptr<T[]>> m_chunks;
    Slot m_size = 0;
    Slot m_free = noSlot;
    std::size_t m_live = 0;
};

}  // namespace breakeven::model::kernel
