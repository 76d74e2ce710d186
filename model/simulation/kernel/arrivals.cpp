#include "model/simulation/kernel/arrivals.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

namespace {

constexpr Ticks hour = Ticks{3600} * 1'000'000'000;

/// Rounds towards the past, also before the first Monday.
Ticks hoursBefore(Ticks time)
{
    return time >= 0 ? time / hour : -((-time + hour - 1) / hour);
}

}  // namespace

ArrivalClock::ArrivalClock(const SourceSpec& source, double constantRate, const Load& load,
                           const RunKey& run)
    : m_stream(run, source.id, Purpose::Arrival),
      m_phase(run, source.id, Purpose::Phase),
      m_hourlyRates(source.hourlyRates),
      m_bursts(source.bursts),
      m_rate(constantRate),
      m_scale(source.process == ArrivalProcess::Closed ? 1 : 1 / source.batchSize),
      m_thinkTime(source.thinkTime),
      m_batchFraction(source.batchSize - std::floor(source.batchSize)),
      m_wholeBatch(static_cast<std::uint32_t>(source.batchSize)),
      m_monday(load.monday),
      m_hourly(load.hourly),
      m_varies(load.hourly || source.process == ArrivalProcess::Bursty),
      m_even(source.process == ArrivalProcess::Constant),
      m_closed(source.process == ArrivalProcess::Closed)
{
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
    const Ticks index = hoursBefore(now - m_monday);
    return m_scale * m_hourlyRates[static_cast<std::size_t>(((index % 168) + 168) % 168)];
}

Ticks ArrivalClock::nextChange(Ticks now) const
{
    return m_hourly ? m_monday + (hoursBefore(now - m_monday) + 1) * hour : never;
}

Ticks ArrivalClock::spend(Ticks now, double amount)
{
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
