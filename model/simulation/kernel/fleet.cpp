#include "model/simulation/kernel/fleet.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace breakeven::model::kernel {

Fleet::Fleet(const StationPlan& plan, std::string_view id, const RunKey& run, const Load& load)
    : m_plan(plan),
      m_failure(run, id, Purpose::Failure),
      m_interruption(run, id, Purpose::Interruption),
      m_hourly(load.hourly),
      m_monday(load.monday),
      m_hourOfWeek(load.hourOfWeek)
{
    resize(0, scales() ? plan.mostInstances : plan.instances);
    if (scales()) {
        m_nextEvaluation = period();
    }
}

Ticks Fleet::period() const
{
    return m_settled ? m_plan.scalingPeriod : std::max(Ticks{1}, m_plan.scalingPeriod / 10);
}

std::int64_t Fleet::fewestAt(Ticks now) const
{
    constexpr Ticks hour = Ticks{3600} * 1'000'000'000;
    constexpr Ticks week = 168 * hour;
    const Ticks inWeek = ((now - m_monday) % week + week) % week;
    const auto index = static_cast<std::size_t>(m_hourly ? inWeek / hour : m_hourOfWeek);
    return std::max(m_plan.fewestInstances, m_plan.scheduled[index]);
}

/// The size that would have met the target (of step scaling: the middle between its bounds); none
/// when nothing served, so nothing was seen.
std::optional<std::int64_t> Fleet::wanted(Ticks now, const Work& total) const
{
    const double seconds = toSeconds(now - m_periodStart);
    const double readySeconds = m_ready.areaSeconds() - m_readyAtPeriodStart;
    if (seconds <= 0 || readySeconds <= 0) {
        return std::nullopt;
    }
    double size = 0;
    const double target =
        m_plan.stepHigh > 0 ? (m_plan.stepLow + m_plan.stepHigh) / 2 : m_plan.targetUtilisation;
    if (target > 0) {
        const double busy = total.busySeconds - m_atPeriodStart.busySeconds;
        size = busy / seconds / (target * m_plan.workers);
    }
    if (m_plan.targetRate > 0) {
        const auto calls = static_cast<double>(total.calls - m_atPeriodStart.calls);
        size = std::max(size, calls / seconds / m_plan.targetRate);
    }
    // A size that rounding lifts a hair above a whole one is that.
    const auto whole = static_cast<std::int64_t>(std::ceil(size - 1e-9));
    return std::clamp<std::int64_t>(whole, fewestAt(now), m_plan.mostInstances);
}

Ticks Fleet::evaluate(Ticks now, const Work& total)
{
    m_ready.settle(now);
    const auto seen = wanted(now, total);
    const double readySeconds = (m_ready.areaSeconds() - m_readyAtPeriodStart) * m_plan.workers;
    if (readySeconds > 0) {
        m_busy.push_back((total.busySeconds - m_atPeriodStart.busySeconds) / readySeconds);
    }
    m_periodStart = now;
    m_atPeriodStart = total;
    m_readyAtPeriodStart = m_ready.areaSeconds();
    m_nextEvaluation = now + period();
    if (seen) {
        remember(*seen);
    }
    if (!m_settled) {
        return never;
    }
    if (alive() < fewestAt(now)) {
        return grow(now, fewestAt(now) - alive());
    }
    if (m_plan.stepHigh > 0) {
        return step(now);
    }
    return !m_plan.tracks() ? follow(now) : seen ? track(now) : never;
}

namespace {

/// The last values of so many periods, or fewer.
template <class Values>
auto lastOf(const Values& values, std::uint32_t periods)
{
    return std::span(values).last(std::min<std::size_t>(periods, values.size()));
}

}  // namespace

Ticks Fleet::track(Ticks now)
{
    if (m_wanted.size() >= m_plan.scaleOutPeriods) {
        const std::int64_t size = std::ranges::min(lastOf(m_wanted, m_plan.scaleOutPeriods));
        if (size > alive()) {
            return grow(now, size - alive());
        }
    }
    if (m_wanted.size() >= m_plan.scaleInPeriods) {
        const std::int64_t size = std::ranges::max(lastOf(m_wanted, m_plan.scaleInPeriods));
        shrink(now, alive() - std::max(size, fewestAt(now)));
    }
    return never;
}

Ticks Fleet::step(Ticks now)
{
    if (m_busy.size() >= m_plan.scaleOutPeriods &&
        std::ranges::min(lastOf(m_busy, m_plan.scaleOutPeriods)) > m_plan.stepHigh) {
        const bool much = m_busy.back() > m_plan.stepMuch;
        const std::int64_t size = std::min<std::int64_t>(
            ready() + (much ? m_plan.stepAddMuch : m_plan.stepAdd), m_plan.mostInstances);
        return size > alive() ? grow(now, size - alive()) : never;
    }
    if (m_busy.size() >= m_plan.scaleInPeriods &&
        std::ranges::max(lastOf(m_busy, m_plan.scaleInPeriods)) < m_plan.stepLow) {
        shrink(now, std::min<std::int64_t>(m_plan.stepRemove, alive() - fewestAt(now)));
        m_busy.clear();
    }
    return never;
}

/// By the schedule alone.
Ticks Fleet::follow(Ticks now)
{
    shrink(now, alive() - fewestAt(now));
    return never;
}

void Fleet::remember(std::int64_t size)
{
    m_wanted.push_back(size);
    if (m_wanted.size() > std::max(m_plan.scaleOutPeriods, m_plan.scaleInPeriods)) {
        m_wanted.erase(m_wanted.begin());
    }
    if (m_busy.size() > std::max(m_plan.scaleOutPeriods, m_plan.scaleInPeriods)) {
        m_busy.erase(m_busy.begin());
    }
}

Ticks Fleet::grow(Ticks now, std::int64_t by)
{
    m_alive.change(now, by);
    const Ticks readyAt = now + m_plan.instanceWarmUp;
    m_launches.push_back({readyAt, by});
    return readyAt;
}

void Fleet::shrink(Ticks now, std::int64_t by)
{
    if (by <= 0) {
        return;
    }
    m_alive.change(now, -by);
    while (by > 0 && !m_launches.empty()) {
        Launch& newest = m_launches.back();
        const std::int64_t cancelled = std::min(by, newest.count);
        newest.count -= cancelled;
        by -= cancelled;
        if (newest.count == 0) {
            m_launches.pop_back();
        }
    }
    const std::int64_t serving = std::min(by, ready());
    m_ready.change(now, -serving);
    m_failed -= by - serving;
}

void Fleet::finishWarmUps(Ticks now)
{
    while (!m_launches.empty() && m_launches.front().readyAt <= now) {
        m_ready.change(now, m_launches.front().count);
        m_launches.pop_front();
    }
}

Ticks Fleet::nextFailure(Ticks now)
{
    return nextOf(m_plan.timeBetweenFailures, now, m_failure);
}

Ticks Fleet::nextInterruption(Ticks now)
{
    return nextOf(m_plan.timeBetweenInterruptions, now, m_interruption);
}

Ticks Fleet::nextOf(double timeBetween, Ticks now, RandomStream& stream)
{
    if (timeBetween <= 0) {
        return never;
    }
    const double mean = timeBetween / static_cast<double>(std::max(1U, m_plan.mostInstances));
    return now + toTicks(mean * stream.exponential());
}

bool Fleet::isLost(Ticks now, RandomStream& stream)
{
    const double share =
        static_cast<double>(ready()) / static_cast<double>(std::max(1U, m_plan.mostInstances));
    if (!stream.happens(share)) {
        return false;
    }
    m_ready.change(now, -1);
    ++m_failed;
    return true;
}

void Fleet::replaced(Ticks now)
{
    if (m_failed > 0) {
        --m_failed;
        m_ready.change(now, 1);
    }
}

/// Leaves out instances that failed and are not replaced yet.
void Fleet::resize(Ticks now, std::int64_t size)
{
    m_failed = std::min(m_failed, size);
    m_alive.change(now, size - alive());
    m_ready.change(now, size - m_failed - ready());
}

void Fleet::settle(Ticks now)
{
    m_settled = true;
    m_busy.clear();
    if (scales() && m_wanted.empty()) {
        resize(now, std::max<std::int64_t>(m_plan.instances, fewestAt(now)));
    } else if (scales()) {
        std::vector<std::int64_t> sizes = m_wanted;
        const auto middle = sizes.begin() + std::ssize(sizes) / 2;
        std::ranges::nth_element(sizes, middle);
        resize(now, *middle);
        m_wanted.assign(m_wanted.size(), *middle);
    }
    m_periodStart = never;
    m_nextEvaluation = scales() ? now + m_plan.scalingPeriod : never;
}

void Fleet::restart(Ticks now, const Work& total)
{
    m_ready.settle(now);
    if (m_periodStart == never) {
        m_periodStart = now;
        m_atPeriodStart = total;
        m_readyAtPeriodStart = m_ready.areaSeconds();
    }
    m_atPeriodStart = m_atPeriodStart - total;
    m_readyAtPeriodStart -= m_ready.areaSeconds();
    for (TimeAverage* average : {&m_alive, &m_ready}) {
        average->settle(now);
        average->restart(now);
    }
}

}  // namespace breakeven::model::kernel
