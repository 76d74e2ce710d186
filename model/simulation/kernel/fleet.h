#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "model/simulation/kernel/arrivals.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/timeaverage.h"

namespace breakeven::model::kernel {

/// The instances of a server pool that scales by itself or whose instances fail.
///
/// Target tracking: each period the size that would have met the target is worked out from what
/// the period saw (`ceil(ready × utilisation / target)`, or `ceil(calls per second / target)`;
/// the larger when both are set). The pool grows to the smallest size asked for during the
/// scale-out delay and shrinks to the largest during the scale-in delay, so a peak shorter than
/// the former does not add instances and a dip shorter than the latter does not take any away.
/// New instances take the warm-up time before they serve; they are paid for from their start.
/// Instances that are taken away finish their calls; the newest go first.
///
/// Step scaling: when the busy share was above `stepHigh` during the scale-out delay, so many
/// instances are added to those that serve (those that are starting count towards them); when it
/// was below `stepLow` during the scale-in delay, so many are taken away, and the delay begins
/// anew.
///
/// Schedule: in its hours there are at least so many, at once; a pool that does nothing else goes
/// back to its number after them.
///
/// A run's warm-up ends with settle(). Until then a pool that scales has its largest size, so that
/// nothing hinders the load while it is looked at (ten times as often); then it has the size that
/// this load asks for, as if it had run for long. Without a warm-up it starts with `instances`.
class Fleet {
public:
    /// `load` tells which hour of the week it is.
    Fleet(const StationPlan& plan, std::string_view id, const RunKey& run, const Load& load);

    /// What the pool has done since the run began (or was restarted). Only differences are looked
    /// at: a count from before the restart may be below zero, that is wrapped round.
    struct Work {
        double busySeconds = 0;
        std::uint64_t calls = 0;
        friend Work operator-(const Work& a, const Work& b)
        {
            return {a.busySeconds - b.busySeconds, a.calls - b.calls};
        }
    };

    [[nodiscard]] bool scales() const { return m_plan.scales(); }
    [[nodiscard]] std::int64_t alive() const { return m_alive.value(); }
    [[nodiscard]] std::int64_t ready() const { return m_ready.value(); }
    /// Calls that can be served at once.
    [[nodiscard]] std::int64_t servers() const { return ready() * m_plan.workers; }
    [[nodiscard]] TimeAverage& aliveOverTime() { return m_alive; }
    [[nodiscard]] TimeAverage& readyOverTime() { return m_ready; }

    /// When to call evaluate() next; `never` when the pool does not scale.
    [[nodiscard]] Ticks nextEvaluation() const { return m_nextEvaluation; }
    /// Looks at the period that ends now and changes the size; says when instances that it started
    /// are ready (`never` when it started none).
    [[nodiscard]] Ticks evaluate(Ticks now, const Work& total);
    /// Instances whose warm-up is over serve from now on.
    void finishWarmUps(Ticks now);

    /// When an instance may fail (or be taken away) next, drawn for the largest size; `never` when
    /// they do not.
    [[nodiscard]] Ticks nextFailure(Ticks now);
    [[nodiscard]] Ticks nextInterruption(Ticks now);
    /// Whether one fails (is taken) now that the time drawn has come; if so, it no longer serves,
    /// is paid for all the same, and serves again when replaced() is called.
    [[nodiscard]] bool fails(Ticks now) { return isLost(now, m_failure); }
    [[nodiscard]] bool isTaken(Ticks now) { return isLost(now, m_interruption); }
    void replaced(Ticks now);

    /// The warm-up of the run is over. Does not forget what the pool has done, see restart().
    void settle(Ticks now);
    /// What the pool has done, `total` until now, counts from zero again. What the present period
    /// has seen so far is kept.
    void restart(Ticks now, const Work& total);

    /// Draw which calls are lost with an instance.
    [[nodiscard]] RandomStream& failureStream() { return m_failure; }
    [[nodiscard]] RandomStream& interruptionStream() { return m_interruption; }

private:
    struct Launch {
        Ticks readyAt = 0;
        std::int64_t count = 0;
    };

    [[nodiscard]] Ticks period() const;
    void resize(Ticks now, std::int64_t size);
    [[nodiscard]] Ticks nextOf(double timeBetween, Ticks now, RandomStream& stream);
    [[nodiscard]] bool isLost(Ticks now, RandomStream& stream);
    [[nodiscard]] std::int64_t fewestAt(Ticks now) const;
    [[nodiscard]] std::optional<std::int64_t> wanted(Ticks now, const Work& total) const;
    [[nodiscard]] Ticks track(Ticks now);
    [[nodiscard]] Ticks step(Ticks now);
    [[nodiscard]] Ticks follow(Ticks now);
    [[nodiscard]] Ticks grow(Ticks now, std::int64_t by);
    void shrink(Ticks now, std::int64_t by);
    void remember(std::int64_t size);

    const StationPlan& m_plan;
    RandomStream m_failure;
    RandomStream m_interruption;
    TimeAverage m_alive;  ///< paid for
    TimeAverage m_ready;
    std::int64_t m_failed = 0;  ///< alive, but not yet replaced
    std::deque<Launch> m_launches;
    std::vector<std::int64_t> m_wanted;  ///< one per period, the last at the end
    std::vector<double> m_busy;          ///< busy share, likewise
    bool m_hourly;
    Ticks m_monday;
    std::int32_t m_hourOfWeek;
    Ticks m_periodStart = 0;
    Ticks m_nextEvaluation = never;
    Work m_atPeriodStart;
    double m_readyAtPeriodStart = 0;
    bool m_settled = false;
};

}  // namespace breakeven::model::kernel
