#include "model/simulation/kernel/farevents.h"

#include <utility>

namespace breakeven::model::kernel {

Ticks FarEvents::takeEarliest(std::vector<Event>& events, std::size_t most)
{
    for (;;) {
        const auto level = static_cast<unsigned>(std::countr_zero(m_usedLevels));
        const auto digit = static_cast<unsigned>(std::countr_zero(m_usedDigits[level]));
        m_usedDigits[level] &= m_usedDigits[level] - 1;
        m_usedLevels &= m_usedDigits[level] == 0 ? ~(1U << level) : ~0U;
        Bucket bucket = std::exchange(m_buckets[level * digits + digit], {});
        m_size -= bucket.size;
        const unsigned shift = level * digitBits;
        const Ticks higher = m_base >> (shift + digitBits) << (shift + digitBits);
        m_base = higher | (static_cast<Ticks>(digit) << shift);
        const bool enough = bucket.size <= most || level == 0;
        while (bucket.first != noSlot) {
            Block& block = m_blocks[bucket.first];
            for (std::uint32_t i = 0; i < block.used; ++i) {
                enough ? events.push_back(block.events[i]) : push(block.events[i]);
            }
            m_blocks.release(std::exchange(bucket.first, block.next));
        }
        if (enough) {
            return m_base + (Ticks{1} << shift);
        }
    }
}

void FarEvents::addBlock(Bucket& bucket)
{
    const Slot slot = m_blocks.allocate();
    m_blocks[slot].used = 0;
    m_blocks[slot].next = std::exchange(bucket.first, slot);
}

}  // namespace breakeven::model::kernel
