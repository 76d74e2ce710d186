#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/placeset.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/slab.h"
#include "model/simulation/kernel/timeaverage.h"
#include "model/simulation/kernel/tokenbucket.h"

namespace breakeven::model::kernel {

/// A function's instances. Calls go to a provisioned one if it has room, else to one that already
/// has calls (the last used first), else to the idle one that was started last, else to a new one.
/// Idle instances are also a list by last use: the next to expire is at its end, and one timer is
/// enough.
class InstancePool {
public:
    explicit InstancePool(const StationPlan& plan);

    struct Place {
        Slot instance = noSlot;  ///< none: refused
        bool cold = false;       ///< started for this call; becomes ready at `readyAt`
        Ticks readyAt = 0;
    };

    [[nodiscard]] bool hasProvisionedRoom() const { return m_provisioned.front != noSlot; }
    /// Finds room for a call. For a new instance the initialisation time is drawn from `stream`.
    [[nodiscard]] Place acquire(Ticks now, RandomStream& stream);
    void release(Ticks now, Slot instance);

    /// Ends the instances that have been idle for the keep-alive time; says when to look again
    /// (`never` when none is idle).
    [[nodiscard]] Ticks expire(Ticks now);
    [[nodiscard]] TimeAverage& alive() { return m_alive; }
    [[nodiscard]] std::int64_t aliveNow() const { return m_alive.value(); }
    [[nodiscard]] bool timerPending() const { return m_timerPending; }
    void setTimerPending(bool pending) { m_timerPending = pending; }

private:
    struct Instance {
        Ticks readyAt = 0;
        Ticks lastUsed = 0;
        std::uint32_t generation = 0;
        std::uint32_t calls = 0;
        Slot next = noSlot;
        Slot previous = noSlot;
        std::uint32_t place = 0;  ///< in m_started; none when provisioned
        bool provisioned = false;
    };
    struct List {
        Slot front = noSlot;
        Slot back = noSlot;
    };

    void pushFront(List& list, Slot slot);
    void pushBack(List& list, Slot slot);
    void remove(List& list, Slot slot);
    [[nodiscard]] Place occupy(List& list, Slot slot);
    [[nodiscard]] Place start(Ticks now, RandomStream& stream);
    void end(Ticks now, Slot slot);
    void closeUp();
    void settleShared(Slot slot, bool wasFull);

    const StationPlan& m_plan;
    Slab<Instance> m_instances;
    List m_provisioned;           ///< provisioned, with room
    List m_shared;                ///< with calls and room for more
    List m_idle;                  ///< by last use, the latest first
    std::vector<Slot> m_started;  ///< in the order of starting; noSlot where it has ended
    std::size_t m_ended = 0;      ///< of them
    PlaceSet m_idlePlaces;        ///< of those that are idle
    TokenBucket m_scaling;
    TimeAverage m_alive;
    bool m_timerPending = false;
};

}  // namespace breakeven::model::kernel
