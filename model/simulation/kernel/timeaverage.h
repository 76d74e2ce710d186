#pragma once

#include <cstdint>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A count that changes over time, and the area under it: the value times the time less the moment
/// of the changes, which is exact in integers and asks little at each change.
class TimeAverage {
public:
    void change(Ticks now, std::int64_t by)
    {
        m_value += by;
        m_moment += WideTicks{by} * now;
        m_until = now;
    }
    /// The area is that up to here.
    void settle(Ticks now) { m_until = now; }
    /// Forgets the area so far; the count stays.
    void restart(Ticks now)
    {
        m_moment = WideTicks{m_value} * now;
        m_until = now;
    }
    [[nodiscard]] std::int64_t value() const { return m_value; }
    /// Up to the last change or settling, in seconds times count.
    [[nodiscard]] double areaSeconds() const
    {
        return static_cast<double>(WideTicks{m_value} * m_until - m_moment) / ticksPerSecond;
    }

private:
    std::int64_t m_value = 0;
    Ticks m_until = 0;
    WideTicks m_moment = 0;  ///< sum of change times time
};

}  // namespace breakeven::model::kernel
