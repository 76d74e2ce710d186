#include "model/simulation/kernel/arrivals.h"

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
                           const RandomStream& stream)
    : m_stream(stream),
      m_hourlyRates(source.hourlyRates),
      m_rate(constantRate),
      m_monday(load.monday),
      m_hourly(load.hourly),
      m_poisson(source.process == ArrivalProcess::Poisson)
{
}

Ticks ArrivalClock::spend(Ticks now, double amount) const
{
    Ticks time = now;
    Ticks index = hoursBefore(now - m_monday);
    // Two years without an arrival: the rates are zero, or it comes after the end of any run.
    for (int passed = 0; passed < 100 * 168; ++passed, ++index) {
        const double rate = m_hourlyRates[static_cast<std::size_t>(((index % 168) + 168) % 168)];
        const Ticks end = m_monday + (index + 1) * hour;
        const double expected = rate * toSeconds(end - time);
        if (amount < expected) {
            return time + toTicks(amount / rate);
        }
        amount -= expected;
        time = end;
    }
    return never;
}

}  // namespace breakeven::model::kernel
