#include "model/simulation/kernel/monitor.h"

#include <algorithm>

namespace breakeven::model::kernel {

void Monitor::advance(double work)
{
    const double done = m_done.fetch_add(work, std::memory_order_relaxed) + work;
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock || !m_progress) {
        return;
    }
    const double share = std::clamp(done / m_expected, 0.0, 1.0);
    if (share >= m_reported + 0.005) {
        m_reported = share;
        m_progress(share);
    }
}

void Monitor::finish()
{
    if (m_progress && m_reported < 1) {
        m_progress(1);
    }
}

}  // namespace breakeven::model::kernel
