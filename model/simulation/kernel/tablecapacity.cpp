#include "model/simulation/kernel/tablecapacity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven::model::kernel {

namespace {

constexpr Ticks minute = Ticks{60} * 1'000'000'000;
constexpr Ticks hour = 60 * minute;
constexpr Ticks growthWindow = 30 * minute;
constexpr double minuteSeconds = 60;

}  // namespace

UnitCapacity::UnitCapacity(const CapacityPlan& plan, const Load& load)
    : m_plan(plan),
      m_rate(plan.provisioned),
      m_partition(plan.partition, plan.partition),
      m_monday(load.monday)
{
    if (plan.isScaled()) {
        m_rate = std::max(plan.provisioned, plan.most);
        m_minuteEnd = minute;
    } else if (plan.provisioned <= 0) {
        const bool grows = load.hourly && plan.warm > 0;
        m_rate = grows ? given() : plan.quota;
        m_minuteEnd = grows ? minute : never;
    }
    const double burst = plan.provisioned > 0 ? burstSeconds : 1;
    m_table = TokenBucket(m_rate, m_rate * burst);
}

/// On demand, by the peak that counts.
double UnitCapacity::given() const
{
    const double quota = m_plan.quota > 0 ? m_plan.quota : std::numeric_limits<double>::infinity();
    return std::min(quota, std::max(m_plan.warm, 2 * m_peak));
}

void UnitCapacity::closeMinutes(Ticks now)
{
    while (m_minuteEnd <= now) {
        const double consumed = m_consumed / minuteSeconds;
        m_consumed = 0;
        m_plan.isScaled() ? track(m_minuteEnd, consumed) : remember(m_minuteEnd, consumed);
        m_minuteEnd += minute;
    }
}

double UnitCapacity::neededFor(double consumed) const
{
    // A number that rounding lifts a hair above a whole one is that.
    return std::clamp(std::ceil(consumed / m_plan.target - 1e-9), m_plan.fewest,
                      std::max(m_plan.fewest, m_plan.most));
}

void UnitCapacity::track(Ticks now, double consumed)
{
    if (!m_settled) {
        return;
    }
    const bool above = consumed > m_plan.target * m_rate;
    const bool below =
        consumed < std::max(m_plan.target - scaleInMargin, m_plan.target / 2) * m_rate;
    m_above = above ? m_above + 1 : 0;
    m_below = below ? m_below + 1 : 0;
    m_needed.push_back(neededFor(consumed));
    if (m_needed.size() > std::max(m_plan.outMinutes, m_plan.inMinutes)) {
        m_needed.pop_front();
    }
    if (m_above >= m_plan.outMinutes) {
        const double least = *std::min_element(m_needed.end() - m_plan.outMinutes, m_needed.end());
        change(now, std::max(least, m_rate));
    } else if (m_below >= m_plan.inMinutes) {
        const double most = *std::max_element(m_needed.end() - m_plan.inMinutes, m_needed.end());
        if (most < m_rate && mayShrink(now)) {
            change(now, most);
        }
    }
}

/// Of the decreases in a day four are free, and one more for every hour that passed without one
/// (Amazon DynamoDB Developer Guide, "Service, account, and table quotas").
bool UnitCapacity::mayShrink(Ticks now)
{
    constexpr std::uint32_t freely = 4;
    const Ticks day = (now - m_monday + 7 * 24 * hour) / (24 * hour);
    m_shrunk = day == m_day ? m_shrunk : 0;
    if (m_shrunk >= freely && now - m_lastShrunk < hour) {
        return false;
    }
    m_day = day;
    ++m_shrunk;
    m_lastShrunk = now;
    return true;
}

/// What burst makes of the first minute at a limit is no peak.
void UnitCapacity::remember(Ticks minuteEnd, double consumed)
{
    const double peak = std::min(consumed, m_rate);
    if (peak > m_peak) {
        m_peaks.push_back({minuteEnd - minute + growthWindow, peak});
    }
    while (!m_peaks.empty() && m_peaks.front().from <= minuteEnd) {
        m_peak = std::max(m_peak, m_peaks.front().rate);
        m_peaks.pop_front();
    }
    if (given() > m_rate) {
        change(minuteEnd, given());
    }
}

void UnitCapacity::change(Ticks now, double rate)
{
    m_area += m_rate * toSeconds(now - m_areaFrom);
    m_areaFrom = now;
    m_rate = rate;
    m_table.change(now, rate, rate * (m_plan.provisioned > 0 ? burstSeconds : 1));
    m_above = m_below = 0;
}

void UnitCapacity::settle(Ticks now)
{
    m_settled = true;
    if (m_plan.isScaled()) {
        // Without a warm-up nothing was seen.
        const double asked = now > 0 ? m_asked / toSeconds(now) : 0;
        change(now, now > 0 ? neededFor(asked) : m_plan.provisioned);
        if (asked > m_rate) {
            m_table.empty(now);
        }
        m_consumed = 0;
        m_minuteEnd = now + minute;
    } else if (m_plan.provisioned > 0 && now > 0 && m_asked > m_rate * toSeconds(now)) {
        m_table.empty(now);
    }
}

void UnitCapacity::restart(Ticks now)
{
    m_area -= area(now);
}

double UnitCapacity::area(Ticks now)
{
    if (now >= m_minuteEnd) {
        closeMinutes(now);
    }
    return m_plan.provisioned > 0 ? m_area + m_rate * toSeconds(now - m_areaFrom) : 0;
}

}  // namespace breakeven::model::kernel
