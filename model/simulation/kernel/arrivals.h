#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// What of a schedule falls into a run of hours that are all alike.
enum class Due : std::uint8_t {
    AsOften,  ///< as its rate asks for
    Always,   ///< every hour is one in which it sends
    Never
};

/// What the sources send during a run.
struct Load {
    std::vector<double> rates;  ///< constant requests per second, one per source
    std::vector<Due> due;       ///< by source, when not hourly; none = all as often as they should
    bool hourly = false;        ///< instead by each source's rates of the hours of the week
    Ticks monday = 0;           ///< when hourly: the run's time at which Monday 00:00 is
    std::int32_t hourOfWeek = 0;  ///< when not hourly: one that the load stands for
    /// By station, when it is known: CPU credits that a pool of burstable instances begins with, in
    /// core-seconds; infinite = it never runs out. Unknown, it is found by what the first half of
    /// the warm-up spends.
    std::optional<std::vector<double>> credits;
};

/// How often and when a schedule sends under a constant rate, where all hours are alike: those that
/// have anything due are as that hour of the week which has about as much due as the rate asks for,
/// and they come as often as it asks.
struct DueHours {
    std::vector<Ticks> times;  ///< in each hour that has any; empty: nothing is ever due
    double share = 0;          ///< of the hours that have
};
[[nodiscard]] DueHours dueHoursOf(const SourceSpec& source, double constantRate);

/// When one source's requests arrive: exactly Poisson (or evenly spaced) for a rate that changes
/// only at the hours (or minutes) and where a burst begins or ends, by spending a (exponential or
/// unit) amount of expected arrivals. A batch is one arrival. Of a closed loop it knows how many
/// users there are; its requests come from their answers.
class ArrivalClock {
public:
    ArrivalClock(const SourceSpec& source, double constantRate, Due due, const Load& load,
                 const RunKey& run);

    /// The next arrival after `now`; `never` when the rates stay zero. To be called with times that
    /// do not decrease.
    [[nodiscard]] Ticks next(Ticks now)
    {
        const double amount = m_even ? 1.0 : m_stream.exponential();
        if (!m_varies) {
            return m_rate > 0 ? now + toTicks(amount / m_rate) : never;
        }
        return spend(now, amount);
    }
    /// Requests of one arrival.
    [[nodiscard]] std::uint32_t batch()
    {
        return m_wholeBatch + (m_stream.happens(m_batchFraction) ? 1U : 0U);
    }

    [[nodiscard]] bool isClosed() const { return m_closed; }
    /// Closed: users at this time, and when that may change (`never` when it does not).
    [[nodiscard]] std::int64_t usersAt(Ticks now) const;
    [[nodiscard]] Ticks nextChange(Ticks now) const;
    [[nodiscard]] Ticks think();

private:
    [[nodiscard]] Ticks spend(Ticks now, double amount);
    [[nodiscard]] Ticks nextDue(Ticks now);
    [[nodiscard]] bool isDueOn(Ticks day) const;
    [[nodiscard]] Ticks dueInWeek(Ticks after) const;
    [[nodiscard]] Ticks dueInLikeHours(Ticks after) const;
    [[nodiscard]] double rateAt(Ticks now) const;
    void changePhase();

    RandomStream m_stream;
    RandomStream m_phase;
    const std::array<double, 168>& m_hourlyRates;
    const std::vector<double>& m_minuteRates;
    const std::vector<std::uint32_t>& m_due;
    double m_dueShare;
    double m_firstDay = 0;  ///< of the days on which it is due, before the first Monday
    DueHours m_dueHours;    ///< when not hourly
    Bursts m_bursts;
    double m_rate;   ///< arrivals per second, when it is the same in all hours
    double m_scale;  ///< arrivals per request
    double m_thinkTime;
    double m_batchFraction;
    std::uint32_t m_wholeBatch;
    Ticks m_monday;
    Ticks m_phaseEnd = never;
    double m_calm = 1;    ///< rate outside bursts, as a share of the mean
    double m_factor = 1;  ///< of the mean rate, in the present phase
    bool m_hourly;
    bool m_varies;
    bool m_even;
    bool m_closed;
    bool m_inBurst = false;
    bool m_begun = false;  ///< by schedule: what is due at the very beginning has come
};

}  // namespace breakeven::model::kernel
