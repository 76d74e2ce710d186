#pragma once

#include <deque>
#include <limits>
#include <memory>

#include "model/simulation/kernel/calls.h"
#include "model/simulation/kernel/capacityunits.h"
#include "model/simulation/kernel/creditbalance.h"
#include "model/simulation/kernel/fleet.h"
#include "model/simulation/kernel/instancepool.h"
#include "model/simulation/kernel/line.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/rack.h"
#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/sharedcores.h"
#include "model/simulation/kernel/spells.h"
#include "model/simulation/kernel/tablecapacity.h"
#include "model/simulation/kernel/tallies.h"
#include "model/simulation/kernel/timeaverage.h"
#include "model/simulation/kernel/tokenbucket.h"

namespace breakeven::model::kernel {

/// The messages of a queue that must be handled in order: by group, and which groups can be taken
/// from. Those are listed in the order in which they became so.
struct MessageGroups {
    static constexpr std::uint32_t none = 0xffffffff;
    struct Group {
        Line ready;
        std::uint32_t nextFree = none;
        bool isHeld = false;  ///< a batch with messages of it is handed out, or will come back
    };

    explicit MessageGroups(const StationPlan& plan)
        : groups(plan.groups), receives(plan.receiveRate, std::max(1.0, plan.receiveRate))
    {
    }
    [[nodiscard]] bool hasFree() const { return firstFree != none; }
    void addFree(std::uint32_t group)
    {
        (lastFree == none ? firstFree : groups[lastFree].nextFree) = group;
        groups[group].nextFree = none;
        lastFree = group;
    }
    [[nodiscard]] std::uint32_t takeFree()
    {
        const std::uint32_t group = firstFree;
        firstFree = groups[group].nextFree;
        lastFree = firstFree == none ? none : lastFree;
        return group;
    }

    /// Ends the hold of a batch on the group, if it has not ended yet.
    void release(std::uint32_t group)
    {
        if (groups[group].isHeld && groups[group].ready.front != noSlot) {
            addFree(group);
        }
        groups[group].isHeld = false;
    }

    std::vector<Group> groups;
    std::uint32_t firstFree = none;  ///< of those with messages that are not held
    std::uint32_t lastFree = none;
    std::uint32_t inFlight = 0;  ///< messages
    TokenBucket receives;
};

/// What a queue keeps besides what every station does.
struct QueueState {
    Line ready;  ///< messages that can be taken
    std::uint32_t readyCount = 0;
    std::uint32_t inProgress = 0;  ///< batches handed out
    std::uint32_t pollers = 1;     ///< batches that may be
    bool windowPending = false;
    bool tickPending = false;
    std::vector<std::uint32_t> consumers;  ///< calls
    double consumerWeight = 0;
    std::unique_ptr<MessageGroups>
        groups;  ///< hold the messages that are ready, when there are any
};

/// The entry of one item in a cache.
struct CachedItem {
    bool isKnown = false;  ///< whether there was an entry when it was asked for first
    Ticks expires = 0;
    CallRef refill;  ///< the call that misses, when one does; of several the latest
    Line joined;     ///< calls that wait for its answer
};

/// What a cache keeps whose entries expire.
struct CacheState {
    std::vector<CachedItem> items;  ///< the hottest ones
    double restHitRatio = 0;        ///< of calls for the others
    std::uint64_t calls = 0;
    std::uint64_t nextUpdate = 1;  ///< of that ratio, at so many calls
};

/// What one consumer has before it in one shard of a stream.
struct ShardReader {
    /// Records that are delivered together, linked.
    struct Chunk {
        Slot first = noSlot;
        std::uint32_t count = 0;
        std::uint32_t failures = 0;
    };
    Line ready;  ///< records not delivered yet
    std::uint32_t readyCount = 0;
    std::uint32_t inProgress = 0;  ///< batches
    std::uint32_t waiting = 0;     ///< batches that failed and wait for their next try
    std::vector<Chunk> again;      ///< these come first, the last one at first
    bool windowPending = false;
};

/// What a stream with shards keeps: readers by consumer and, for each, by shard.
struct StreamState {
    std::vector<std::uint32_t> consumers;  ///< calls
    std::vector<ShardReader> readers;
};

/// What a station was asked for and has served, for what tells whether it can keep up.
struct StationLoad {
    std::uint64_t arrivals = 0;
    std::uint64_t served = 0;
    double heldSeconds = 0;
    void add(const StationCounts& counts)
    {
        arrivals += counts.arrivals;
        served += counts.served;
        heldSeconds += counts.heldTime.seconds();
    }
};

/// One station during a run.
struct Station {
    Station(const StationPlan& stationPlan, std::string_view id, const RunKey& run)
        : plan(&stationPlan),
          service(run, id, Purpose::Service),
          error(run, id, Purpose::Error),
          init(run, id, Purpose::Init),
          hit(run, id, Purpose::Hit),
          delivery(run, id, Purpose::Delivery),
          rate(stationPlan.rateLimit, stationPlan.burst),
          servers(stationPlan.servers > 0 ? stationPlan.servers : unlimited)
    {
    }

    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

    const StationPlan* plan;
    RandomStream service;
    RandomStream error;
    RandomStream init;
    RandomStream hit;  ///< cache: has it; table: is for the key that is asked for most
    RandomStream delivery;
    TokenBucket rate;
    std::int64_t servers;  ///< calls served at once; may change when there is a fleet
    Line line;             ///< calls waiting for a server
    TimeAverage inFlight;
    TimeAverage waiting;
    TimeAverage busy;
    std::unique_ptr<InstancePool> pool;        ///< functions
    std::unique_ptr<QueueState> queue;         ///< queues
    std::unique_ptr<StreamState> stream;       ///< streams with shards
    std::unique_ptr<CacheState> cache;         ///< caches whose entries expire
    std::unique_ptr<Fleet> fleet;              ///< server pools whose size changes
    std::deque<std::vector<CallRef>> noticed;  ///< calls on instances that will be taken away
    std::unique_ptr<Rack> rack;                ///< server pools with a line for each instance
    std::unique_ptr<SharedCores> shared;       ///< databases, and server pools with credits
    std::unique_ptr<CreditBalance> credits;    ///< server pools of burstable instances
    std::unique_ptr<CapacityUnits> units;      ///< databases whose size follows the load
    std::unique_ptr<Spells> spells;            ///< externals with bad times
    std::unique_ptr<TableCapacity> table;      ///< tables whose units are limited
    std::uint16_t timeLimitLine = 0;
    StationCounts counts;
    StationLoad earlier;  ///< before the present batch
    Histogram response;
    /// Stream: of the last record of each batch when it reaches its consumer; queue with groups: of
    /// each message when it does so first.
    Histogram age;
    /// Server-seconds of work since measuring began.
    [[nodiscard]] double busyArea(Ticks now)
    {
        if (plan->shares()) {
            return shared->busyArea(now);
        }
        busy.settle(now);
        return busy.areaSeconds();
    }
    // Values when measuring began, and for the busiest hour.
    std::int64_t inFlightAtStart = 0;
    std::int64_t waitingAtStart = 0;
    double busyAtHour = 0;
    double peakBusy = 0;
    double readyAtHour = 0;
    double peakShare = 0;
#ifndef NDEBUG
    double sojournSeconds = 0;  ///< of answered calls, within the measured time
#endif
};

/// One connection during a run.
struct Connector {
    Connector(std::string_view id, const RunKey& run)
        : fanout(run, id, Purpose::Fanout),
          service(run, id, Purpose::Service),
          jitter(run, id, Purpose::Jitter),
          setup(run, id, Purpose::Setup)
    {
    }

    RandomStream fanout;
    RandomStream service;
    RandomStream jitter;
    RandomStream setup;
    std::uint16_t timeoutLine = 0;
    std::uint16_t networkLine = 0;
    std::int64_t travelling = 0;  ///< calls on their way
    double turn = 0;              ///< weighted round robin: what it is owed
    // Circuit breaker.
    std::uint32_t failuresInRow = 0;
    Ticks closedFrom = 0;  ///< until then no calls are made
    bool trying = false;   ///< one call is out that will show whether it works again
    CallCounts counts;
};

}  // namespace breakeven::model::kernel
