#pragma once

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// CPU credits of a pool of burstable instances, in core-seconds: they are earned at a constant
/// rate, spent by the cores that compute, and kept up to a limit. One balance for all instances,
/// as load is spread over them. It changes linearly between two changes of the number of busy
/// cores, so that nothing need be done in between.
///
/// A run is far shorter than the balance takes to fill or to drain. So until it is started calls
/// are never slowed: by startWith() when it is known what the load leaves, or by start(), and then
/// the balance is what that load leaves in the long run: nothing when more was spent than the
/// instances there are then would have earned, else all that can be kept.
class CreditBalance {
public:
    /// Each instance earns `coresEach` core-seconds a second; `mostSeconds` of that are kept.
    CreditBalance(double coresEach, double mostSeconds, double instances);

    /// To be called at each change of the number of busy cores: `spent` is what all calls have
    /// computed since the run began, in core-seconds.
    void settle(Ticks now, double spent);
    /// Of a pool that has so many from now on: new instances bring no credits, those that leave
    /// take their part with them.
    void resize(double instances);
    void start(Ticks now);
    /// With so many core-seconds at the time of the last settling; infinite = it never runs out.
    void startWith(double balance);
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// At what it was to start with, of the size that the pool has now.
    void restart();

    /// Cores that `wanting` calls get at once.
    [[nodiscard]] double coresFor(double wanting) const;
    /// When it will be used up while so many cores are busy; `never` if it will not be.
    [[nodiscard]] Ticks emptyAt(Ticks now, double busy) const;
    [[nodiscard]] double balance() const { return m_balance; }

    /// More cores than any pool has workers.
    static constexpr double allCores = 1e10;

    bool foreseesEmpty = false;  ///< what is foreseen next is that it is used up

private:
    [[nodiscard]] double earned() const { return m_coresEach * m_instances; }
    [[nodiscard]] double most() const { return earned() * m_mostSeconds; }
    [[nodiscard]] bool isEmpty() const;

    double m_coresEach;
    double m_mostSeconds;
    double m_instances;
    double m_balance;
    double m_spent = 0;  ///< since the run began
    Ticks m_settled = 0;
    bool m_started = false;
    bool m_known = false;
    double m_atStart = 0;
};

}  // namespace breakeven::model::kernel
