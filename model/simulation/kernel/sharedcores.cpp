#include "model/simulation/kernel/sharedcores.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

double SharedCores::busy() const
{
    return std::min(static_cast<double>(m_count), m_cores);
}

double SharedCores::speed() const
{
    return m_count > 0 ? busy() / static_cast<double>(m_count) : 0;
}

void SharedCores::settle(Ticks now)
{
    const auto passed = static_cast<double>(now - m_settled);
    m_virtual += passed * speed();
    m_busyArea += passed * busy();
    m_coreArea += passed * m_cores;
    m_settled = now;
}

void SharedCores::add(Ticks now, Ticks work, const CallRef& call)
{
    settle(now);
    m_heap.push_back({m_virtual + static_cast<double>(work), m_added++, {call, work}});
    std::push_heap(m_heap.begin(), m_heap.end());
    ++m_count;
    ++m_version;
}

void SharedCores::leave(Ticks now)
{
    settle(now);
    --m_count;
    ++m_version;
    if (m_count == 0) {
        m_heap.clear();  // calls that were given up
        m_virtual = 0;
    }
}

void SharedCores::setCores(Ticks now, double cores)
{
    settle(now);
    m_cores = cores;
    ++m_version;
}

Ticks SharedCores::endOfFirst(Ticks now)
{
    settle(now);
    const double left = std::max(0.0, m_heap.front().end - m_virtual);
    const double rate = speed();
    if (rate <= 0) {
        return never;
    }
    const double ticks = std::ceil(left / rate);
    return ticks < static_cast<double>(longest) ? now + static_cast<Ticks>(ticks) : never;
}

SharedCores::Done SharedCores::takeDone(Ticks now)
{
    settle(now);
    const Done done = m_heap.front().done;
    pop();
    return done;
}

double SharedCores::busyArea(Ticks now)
{
    settle(now);
    return m_busyArea / ticksPerSecond;
}

double SharedCores::coreArea(Ticks now)
{
    settle(now);
    return m_coreArea / ticksPerSecond;
}

void SharedCores::restart(Ticks now)
{
    settle(now);
    m_busyArea = m_coreArea = 0;
}

void SharedCores::pop()
{
    std::pop_heap(m_heap.begin(), m_heap.end());
    m_heap.pop_back();
}

}  // namespace breakeven::model::kernel
