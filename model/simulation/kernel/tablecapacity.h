#pragma once

#include <cstdint>
#include <deque>

#include "model/simulation/kernel/arrivals.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/ticks.h"
#include "model/simulation/kernel/tokenbucket.h"

namespace breakeven::model::kernel {

/// The read or the write units that a table gives. It needs no events: what happens at the end of a
/// minute is made up for at the next call.
///
/// Provisioned: a constant rate, of which what was not used in the last 300 s may be used later.
/// When a run's warm-up asked for more than it, nothing is left of that when it ends: a load that
/// is little above the rate takes longer to use it up than a run lasts.
///
/// Autoscaled: the same at a rate that follows the consumption, looked at once a minute. It grows
/// when each of so many minutes in a row consumed more than the target share of it, to the smallest
/// rate that one of them would have needed, and shrinks when each of so many minutes consumed less
/// than `scaleInMargin` below the target (or half of it), to the greatest that they needed: four
/// times a day, and further only when it has not in the last hour. A run's warm-up is as with a
/// Fleet: until settle() it has its greatest rate, and then that which this load asks for in the
/// long run (with nothing saved up when that is more than it can have). Not modelled: how long the
/// change itself takes, and that minutes without any call may count for nothing.
///
/// On demand: twice the peak before, but at least `warm` and at most the quota. The peak is the
/// greatest mean over a minute, and counts for this from half an hour after that minute began; so a
/// load that always asks for more than it gets is given twice as much every half an hour. This is
/// so in a month that is run by the hour, at whose beginning the table is new. An hour of a week
/// that stands for many is one that the table has known for long, spikes included, and so only its
/// quota counts. There is a second's worth of burst.
///
/// In each case the calls for the key that is asked for most are also limited by its partition,
/// with a second's worth of burst. What one of the two refuses costs nothing of the other.
class UnitCapacity {
public:
    UnitCapacity(const CapacityPlan& plan, const Load& load);

    /// DynamoDB keeps this much unused provisioned capacity (see behaviour.h).
    static constexpr double burstSeconds = 300;
    /// Of the capacity: by so much the consumption must be below the target for it to shrink.
    static constexpr double scaleInMargin = 0.2;

    /// Takes the units of one call, or refuses it.
    [[nodiscard]] bool take(Ticks now, double units, bool forHottestKey)
    {
        if (now >= m_minuteEnd) {
            closeMinutes(now);
        }
        if (forHottestKey && !m_partition.holds(now, units)) {
            return false;
        }
        m_asked += units;
        if (!m_table.holds(now, units)) {
            return false;
        }
        m_table.draw(units);
        m_consumed += units;
        if (forHottestKey) {
            m_partition.draw(units);
        }
        return true;
    }

    /// The run's warm-up is over.
    void settle(Ticks now);
    /// What was provisioned counts from zero again.
    void restart(Ticks now);
    /// Provisioned units a second, times seconds, since restart().
    [[nodiscard]] double area(Ticks now);

private:
    void closeMinutes(Ticks now);
    void track(Ticks now, double consumed);
    void remember(Ticks minuteEnd, double consumed);
    [[nodiscard]] double neededFor(double consumed) const;
    [[nodiscard]] double given() const;
    [[nodiscard]] bool mayShrink(Ticks now);
    void change(Ticks now, double rate);

    struct Peak {
        Ticks from = 0;  ///< when it begins to count
        double rate = 0;
    };

    const CapacityPlan& m_plan;
    double m_rate;
    TokenBucket m_table;
    TokenBucket m_partition;
    Ticks m_minuteEnd = never;  ///< of the present minute; `never` when nothing comes of it
    double m_consumed = 0;      ///< units, in the present minute
    double m_asked = 0;         ///< units, in the run's warm-up also those refused
    double m_area = 0;
    Ticks m_areaFrom = 0;
    bool m_settled = false;
    // Autoscaled: minutes in a row, and what the last ones needed.
    std::uint32_t m_above = 0;
    std::uint32_t m_below = 0;
    std::deque<double> m_needed;
    Ticks m_monday;
    Ticks m_day = -1;            ///< of the last time that it shrank
    std::uint32_t m_shrunk = 0;  ///< so often on that day
    Ticks m_lastShrunk = 0;
    // On demand.
    std::deque<Peak> m_peaks;  ///< that do not count yet
    double m_peak = 0;
};

/// All that limits the units of a table.
struct TableCapacity {
    TableCapacity(const StationPlan& plan, const Load& load)
        : reads(plan.reads, load), writes(plan.writes, load)
    {
    }

    void settle(Ticks now)
    {
        reads.settle(now);
        writes.settle(now);
    }
    void restart(Ticks now)
    {
        reads.restart(now);
        writes.restart(now);
    }

    UnitCapacity reads;
    UnitCapacity writes;
};

}  // namespace breakeven::model::kernel
