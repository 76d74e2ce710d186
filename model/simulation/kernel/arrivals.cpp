#include "model/simulation/kernel/arrivals.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

namespace {

constexpr Ticks minute = Ticks{60} * 1'000'000'000;
constexpr Ticks hour = 60 * minute;

/// Whole steps from Monday 00:00, rounded towards the past, also before the first Monday.
Ticks stepsBefore(Ticks time, Ticks step)
{
    return time >= 0 ? time / step : -((-time + step - 1) / step);
}

/// The rate of a step, when the rates are repeated for ever.
template <class Rates>
double repeated(const Rates& rates, Ticks index)
{
    const auto size = static_cast<Ticks>(rates.size());
    return rates[static_cast<std::size_t>(((index % size) + size) % size)];
}

}  // namespace

DueHours dueHoursOf(const SourceSpec& source, double constantRate)
{
    DueHours hours;
    if (source.due.empty() || constantRate <= 0) {
        return hours;
    }
    const double perHour = constantRate * 3600 / (source.batchSize * source.dueShare);
    std::array<std::uint32_t, 168> counts{};
    for (const std::uint32_t due : source.due) {
        ++counts[due / 60];
    }
    std::size_t best = source.due.front() / 60;
    for (std::size_t hourOfWeek = 0; hourOfWeek < counts.size(); ++hourOfWeek) {
        const bool enough = counts[hourOfWeek] >= perHour - 1e-6;
        const bool closer = counts[best] < perHour - 1e-6 || counts[hourOfWeek] < counts[best];
        best = counts[hourOfWeek] > 0 && enough && closer ? hourOfWeek : best;
    }
    for (const std::uint32_t due : source.due) {
        if (due / 60 == best) {
            hours.times.push_back((due % 60) * minute);
        }
    }
    hours.share =
        source.dueShare * std::min(1.0, perHour / static_cast<double>(hours.times.size()));
    return hours;
}

ArrivalClock::ArrivalClock(const SourceSpec& source, double constantRate, Due due, const Load& load,
                           const RunKey& run)
    : m_stream(run, source.id, Purpose::Arrival),
      m_phase(run, source.id, Purpose::Phase),
      m_hourlyRates(source.hourlyRates),
      m_minuteRates(source.minuteRates),
      m_due(source.due),
      m_dueShare(source.dueShare),
      m_bursts(source.bursts),
      m_rate(constantRate),
      m_scale(source.process == ArrivalProcess::Closed ? 1 : 1 / source.batchSize),
      m_thinkTime(source.thinkTime),
      m_batchFraction(source.batchSize - std::floor(source.batchSize)),
      m_wholeBatch(static_cast<std::uint32_t>(source.batchSize)),
      m_monday(load.monday),
      m_hourly(load.hourly),
      m_varies(load.hourly || source.process == ArrivalProcess::Bursty || !source.due.empty()),
      m_even(source.process == ArrivalProcess::Constant),
      m_closed(source.process == ArrivalProcess::Closed)
{
    if (!m_hourly) {
        m_dueHours = dueHoursOf(source, constantRate);
        if (due == Due::Always) {
            m_dueHours.share = 1;
        } else if (due == Due::Never) {
            m_dueHours.times.clear();
        }
    }
    if (m_dueShare < 1) {
        m_firstDay = m_phase.uniform() / m_dueShare;
    }
    m_rate *= m_scale;
    if (source.process == ArrivalProcess::Bursty) {
        m_calm = 1 / (1 + m_bursts.share * (m_bursts.ratio - 1));
        // As if it had gone on for ever: the state by its share of the time, and the rest of an
        // exponential time is like all of it.
        m_phaseEnd = 0;
        m_inBurst = !m_phase.happens(m_bursts.share);
        changePhase();
    }
}

Ticks ArrivalClock::nextDue(Ticks now)
{
    Ticks after = m_begun ? now : now - 1;
    m_begun = true;
    if (!m_hourly) {
        return m_dueHours.times.empty() ? never : dueInLikeHours(after);
    }
    constexpr Ticks day = 24 * hour;
    while (true) {
        const Ticks due = dueInWeek(after);
        const Ticks index = stepsBefore(due - m_monday, day);
        if (isDueOn(index)) {
            return due;
        }
        after = m_monday + (index + 1) * day - 1;
    }
}

/// The days are as far apart as they can be, the first of them at random.
bool ArrivalClock::isDueOn(Ticks day) const
{
    const double turn = static_cast<double>(day) + m_firstDay;
    return m_dueShare >= 1 || std::floor((turn + 1) * m_dueShare) > std::floor(turn * m_dueShare);
}

Ticks ArrivalClock::dueInWeek(Ticks after) const
{
    constexpr Ticks week = 168 * hour;
    const Ticks begin = m_monday + stepsBefore(after - m_monday, week) * week;
    const auto next = std::ranges::upper_bound(m_due, (after - begin) / minute, {},
                                               [](std::uint32_t due) { return Ticks{due}; });
    return next == m_due.end() ? begin + week + m_due.front() * minute : begin + *next * minute;
}

Ticks ArrivalClock::dueInLikeHours(Ticks after) const
{
    const auto isDue = [this](Ticks index) {
        const auto turn = static_cast<double>(index);
        return std::floor((turn + 1) * m_dueHours.share + 1e-9) >
               std::floor(turn * m_dueHours.share + 1e-9);
    };
    const auto longestPause = static_cast<Ticks>(2 / m_dueHours.share) + 2;
    const Ticks first = std::max<Ticks>(0, stepsBefore(after, hour));
    for (Ticks index = first; index < first + longestPause; ++index) {
        for (const Ticks due : m_dueHours.times) {
            if (isDue(index) && index * hour + due > after) {
                return index * hour + due;
            }
        }
    }
    return never;
}

void ArrivalClock::changePhase()
{
    m_inBurst = !m_inBurst;
    m_factor = m_inBurst ? m_calm * m_bursts.ratio : m_calm;
    const double calmSeconds = m_bursts.seconds * (1 - m_bursts.share) / m_bursts.share;
    const Ticks length =
        toTicks((m_inBurst ? m_bursts.seconds : calmSeconds) * m_phase.exponential());
    m_phaseEnd = m_phaseEnd < never - length ? m_phaseEnd + std::max(Ticks{1}, length) : never;
}

double ArrivalClock::rateAt(Ticks now) const
{
    if (!m_hourly) {
        return m_rate;
    }
    const Ticks time = now - m_monday;
    return m_scale * (m_minuteRates.empty() ? repeated(m_hourlyRates, stepsBefore(time, hour))
                                            : repeated(m_minuteRates, stepsBefore(time, minute)));
}

Ticks ArrivalClock::nextChange(Ticks now) const
{
    const Ticks step = m_minuteRates.empty() ? hour : minute;
    return m_hourly ? m_monday + (stepsBefore(now - m_monday, step) + 1) * step : never;
}

Ticks ArrivalClock::spend(Ticks now, double amount)
{
    if (!m_due.empty()) {
        return nextDue(now);
    }
    // So many bursts without an arrival are so short that only their mean counts.
    constexpr int mostPhases = 10'000;
    Ticks time = now;
    int phases = 0;
    // Two years without an arrival: the rates are zero, or it comes after the end of any run.
    while (time - now < 100 * 168 * hour) {
        for (; m_phaseEnd <= time && phases < mostPhases; ++phases) {
            changePhase();
        }
        const bool averaged = phases >= mostPhases;
        const double rate = rateAt(time) * (averaged ? 1 : m_factor);
        const Ticks end = averaged ? nextChange(time) : std::min(m_phaseEnd, nextChange(time));
        const double expected = rate * toSeconds(end - time);
        if (amount < expected) {
            const Ticks arrival = time + toTicks(amount / rate);
            m_phaseEnd = averaged ? arrival : m_phaseEnd;
            return arrival;
        }
        amount -= expected;
        time = end;
    }
    return never;
}

std::int64_t ArrivalClock::usersAt(Ticks now) const
{
    return std::llround(rateAt(now) * m_thinkTime);
}

Ticks ArrivalClock::think()
{
    return toTicks(m_thinkTime * m_stream.exponential());
}

}  // namespace breakeven::model::kernel
