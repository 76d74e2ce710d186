#pragma once

#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// Capacity that follows the load in steps, as that of a serverless database: looked at once a
/// period, it grows at once to what keeps its processors at the share aimed at, and shrinks by one
/// step a period. One that may go down to nothing pauses when idle and takes a while to come back.
class CapacityUnits {
public:
    explicit CapacityUnits(const StationPlan& plan);

    [[nodiscard]] double cores() const { return m_units * m_plan.coresPerUnit; }
    [[nodiscard]] bool isPaused() const { return m_units <= 0; }
    /// `busyCores` is the mean over the period; `idle` is how long there has been no call.
    void evaluate(Ticks now, double busyCores, Ticks idle);
    void resume(Ticks now);

    /// Units over time, in seconds times units, since restart().
    [[nodiscard]] double area(Ticks now);
    void restart(Ticks now);

    bool resuming = false;  ///< a call waits for it to come back
    double busyBefore = 0;  ///< busy area at the last evaluation, seconds times cores
    Ticks usedUntil = 0;    ///< when the last call left

private:
    [[nodiscard]] double least() const;
    void settle(Ticks now);

    const StationPlan& m_plan;
    double m_units;
    double m_area = 0;
    Ticks m_settled = 0;
};

}  // namespace breakeven::model::kernel
