#pragma once

#include <cstdint>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A count that changes over time, and the area under it.
class TimeAverage {
public:
    void change(Ticks now, std::int64_t by)
    {
        settle(now);
        m_value += by;
    }
    void settle(Ticks now)
    {
        m_area += static_cast<double>(m_value) * static_cast<double>(now - m_since);
        m_since = now;
    }
    /// Forgets the area so far; the count stays.
    void restart(Ticks now)
    {
        m_area = 0;
        m_since = now;
    }
    [[nodiscard]] std::int64_t value() const { return m_value; }
    /// Up to the last change or settling, in seconds times count.
    [[nodiscard]] double areaSeconds() const { return m_area / ticksPerSecond; }

private:
    std::int64_t m_value = 0;
    Ticks m_since = 0;
    double m_area = 0;
};

}  // namespace breakeven::model::kernel
