#include "model/simulation/kernel/capacityunits.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

CapacityUnits::CapacityUnits(const StationPlan& plan) : m_plan(plan), m_units(least())
{
}

/// What runs at least, when it runs.
double CapacityUnits::least() const
{
    return std::max(m_plan.fewestUnits, m_plan.unitStep);
}

void CapacityUnits::evaluate(Ticks now, double busyCores, Ticks idle)
{
    if (isPaused()) {
        return;
    }
    settle(now);
    if (m_plan.fewestUnits <= 0 && m_plan.pauseAfter > 0 && idle >= m_plan.pauseAfter) {
        m_units = 0;
        return;
    }
    const double wanted = busyCores / (m_plan.coresPerUnit * m_plan.unitTarget);
    const double steps = std::ceil(wanted / m_plan.unitStep - 1e-9);
    const double asked =
        std::clamp(steps * m_plan.unitStep, least(), std::max(least(), m_plan.mostUnits));
    m_units = asked >= m_units ? asked : std::max(asked, m_units - m_plan.unitStep);
}

void CapacityUnits::resume(Ticks now)
{
    settle(now);
    m_units = least();
    resuming = false;
}

double CapacityUnits::area(Ticks now)
{
    settle(now);
    return m_area / ticksPerSecond;
}

void CapacityUnits::restart(Ticks now)
{
    settle(now);
    m_area = 0;
}

void CapacityUnits::settle(Ticks now)
{
    m_area += static_cast<double>(now - m_settled) * m_units;
    m_settled = now;
}

}  // namespace breakeven::model::kernel
