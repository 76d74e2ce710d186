#pragma once

#include <array>
#include <vector>

#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// What the sources send during a run.
struct Load {
    std::vector<double> rates;  ///< constant requests per second, one per source
    bool hourly = false;        ///< instead by each source's rates of the hours of the week
    Ticks monday = 0;           ///< when hourly: the run's time at which Monday 00:00 is
};

/// When one source's requests arrive: exactly Poisson (or evenly spaced) for a rate that changes
/// only at the hours, by spending a (exponential or unit) amount of expected arrivals.
class ArrivalClock {
public:
    ArrivalClock(const SourceSpec& source, double constantRate, const Load& load,
                 const RandomStream& stream);

    /// The next arrival after `now`; `never` when the rates stay zero.
    [[nodiscard]] Ticks next(Ticks now)
    {
        const double amount = m_poisson ? m_stream.exponential() : 1.0;
        if (!m_hourly) {
            return m_rate > 0 ? now + toTicks(amount / m_rate) : never;
        }
        return spend(now, amount);
    }

private:
    [[nodiscard]] Ticks spend(Ticks now, double amount) const;

    RandomStream m_stream;
    const std::array<double, 168>& m_hourlyRates;
    double m_rate;
    Ticks m_monday;
    bool m_hourly;
    bool m_poisson;
};

}  // namespace breakeven::model::kernel
