#pragma once

#include <cstdint>

#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/slab.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A call record that may since have been reused, or a request that needs none, see
/// StationPlan::passesTo.
struct CallRef {
    Slot slot = noSlot;
    std::uint32_t generation = 0;  ///< of a request: its source

    static constexpr Slot request = noSlot - 1;

    [[nodiscard]] static CallRef ofRequest(std::uint32_t source) { return {request, source}; }
    [[nodiscard]] bool isNone() const { return slot == noSlot; }
    [[nodiscard]] bool isRequest() const { return slot == request; }
};

/// Whether a call to a table is for the key that is asked for most.
enum class KeyOfCall : std::uint8_t { NotDrawn, Other, Hottest };

/// One try to make a call: who makes it, over which connection, and for the how-manieth time.
struct Attempt {
    std::uint32_t call = noCall;  ///< index of the CallSpec; none for a request from outside
    CallRef parent;               ///< who waits for the answer; none when asynchronous
    std::uint32_t count = 1;      ///< messages carried (a queue's batch)
    std::uint16_t number = 0;     ///< 0 = first, then the retries
    std::uint16_t hops = 0;       ///< calls between it and the source
    std::uint16_t refusals = 0;   ///< asynchronous: times that it was refused before
    bool traced = false;          ///< a request waits for it: where its time goes is noted
    /// Of a batch: that of all its messages. Drawn once: to try again is to ask for the same.
    KeyOfCall key = KeyOfCall::NotDrawn;
    Ticks since = 0;  ///< when it was made first
};

/// What became of an attempt.
enum class Outcome : std::uint8_t { Answered, Failed, Refused };

enum class CallState : std::uint8_t {
    Free,
    Scheduled,   ///< a delivery or retry that is not due yet
    Travelling,  ///< on the network
    Waiting,     ///< for a server
    InService,
    Downstream,  ///< its own calls are out
    Joined,      ///< waits for the answer that another call at its cache waits for
    Batch        ///< not a call: messages that a queue has handed out
};

/// A call at a station, or a batch at its queue.
struct Call {
    /// Begins a record's next use; its generation stays.
    void open(const Attempt& what, std::uint32_t where)
    {
        attempt = what;
        init = network = 0;
        station = where;
        step = 0;
        holding = legs = unmade = noSlot;
        holdsServer = failed = hit = abandoned = counted = false;
    }

    Attempt attempt;
    Ticks arrived = 0;  ///< batch: when it was taken from the queue
    Ticks started = 0;  ///< when its server was ready for it
    Ticks init = 0;     ///< of the instance that was started for it
    Ticks network = 0;  ///< its way there and back, all before it arrives: see Engine::travel()
    Ticks served = 0;   ///< when its own service ended
    Ticks stepped = 0;  ///< when the calls of its present step were made
    std::uint32_t generation = 0;
    Slot next = noSlot;      ///< free list, waiting line
    Slot previous = noSlot;  ///< waiting line
    std::uint32_t station = 0;
    std::uint32_t source = 0;   ///< for requests from outside
    std::uint32_t pending = 0;  ///< answers still missing in this step
    std::uint32_t step = 0;     ///< next one
    Slot holding = noSlot;      ///< function: its instance; batch: its first message; cache: the
                                ///< item whose refill it makes or waits for
    Slot legs = noSlot;         ///< its own calls that it had to wait for, when traced
    Slot unmade = noSlot;       ///< calls of this step for which others must have answered first
    CallState state = CallState::Free;
    bool holdsServer = false;
    bool failed = false;     ///< a call of this step has failed
    bool hit = false;        ///< cacheable calls are not made
    bool abandoned = false;  ///< the caller has stopped waiting
    bool counted = false;    ///< in the concurrency of its function's account
};

static_assert(sizeof(Call) <= 128);

/// Calls over one connection that a caller makes when those before them have answered.
struct Unmade {
    std::uint32_t generation = 0;
    Slot next = noSlot;  ///< over another connection, in the same step
    std::uint32_t call = 0;
    std::uint32_t count = 0;
};

/// A call on the critical path of a request that is still under way: the one whose answer ended a
/// step. Kept until it is known whether the request succeeds.
struct Leg {
    std::uint32_t generation = 0;
    Slot next = noSlot;      ///< the leg of the same caller's step before
    Slot children = noSlot;  ///< of its own last step
    std::uint32_t station = 0;
    Ticks waiting = 0;
    Ticks serving = 0;
    Ticks travelling = 0;
    Ticks retrying = 0;  ///< from the first attempt to the one that succeeded
};

/// A message in a queue, or handed out in a batch.
struct Message {
    Ticks visible = 0;  ///< since when it can be taken
    std::uint32_t generation = 0;
    Slot next = noSlot;
    std::uint32_t receives = 0;
    std::uint32_t group = 0;  ///< of a queue that has any
    std::uint16_t hops = 0;
};

}  // namespace breakeven::model::kernel
