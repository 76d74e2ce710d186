#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/simulation/kernel/expiry.h"
#include "model/simulation/kernel/sampler.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A range of indices [first, last).
struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    [[nodiscard]] bool empty() const { return first == last; }
};

inline constexpr std::uint32_t noCall = 0xffffffff;

/// The calls of a station that are made at the same time: a range of Plan::order.
struct Step : Range {
    std::uint32_t only = noCall;  ///< when always this one call is made, and once
};

/// A connection in the units the engine works in.
struct CallPlan {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t whole = 1;   ///< calls made for each request
    double fraction = 0;       ///< probability of one more
    std::uint32_t atOnce = 0;  ///< of one caller; 0 = all
    double probability = 1;    ///< of being taken, within a choice
    std::int32_t choice = -1;
    bool synchronous = true;
    bool cacheable = true;
    bool isWrite = false;
    bool hasService = false;
    bool keptByCallee = false;  ///< asynchronous, and made again by the callee's own rule
    double units = 1;
    double hotShare = 0;  ///< of calls to a table, those for the key that is asked for most
    std::uint32_t breakerFailures = 0;  ///< in a row, that open the circuit breaker; 0 = none
    Ticks breakerOpen = 0;
    Ticks timeout = 0;
    std::uint32_t retries = 0;
    double backoff = 0;  ///< seconds
    Ticks network = 0;
    Ticks setup = 0;  ///< of a connection, on top
    double setupShare = 0;
    Sampler service;

    [[nodiscard]] bool travels() const { return network > 0 || setupShare > 0; }
};

/// Units a second that a table gives, of reads or of writes; 0 = no such limit.
struct CapacityPlan {
    double provisioned = 0;  ///< at the start; 0 = on demand
    double target = 0;       ///< share of it that autoscaling aims at; 0 = it stays as it is
    double fewest = 0;       ///< autoscaling's bounds
    double most = 0;
    double warm = 0;  ///< on demand: what is taken at once, however little was asked for before
    double quota = 0;
    double partition = 0;          ///< of the partition with the key that is asked for most
    std::uint32_t outMinutes = 1;  ///< in a row above the target, before it grows
    std::uint32_t inMinutes = 1;   ///< in a row well below, before it shrinks

    [[nodiscard]] bool isScaled() const { return provisioned > 0 && target > 0; }
    [[nodiscard]] bool isLimit() const
    {
        return provisioned > 0 || warm > 0 || quota > 0 || partition > 0;
    }
};

/// A station in the units the engine works in.
struct StationPlan {
    Behaviour behaviour = Behaviour::External;
    Sampler service;
    Sampler init;
    Sampler delivery;
    std::uint32_t servers = 0;  ///< 0 = unlimited; of a pool that scales: at its largest
    std::int64_t queueLimit = -1;
    bool holdsServer = true;
    bool passesOn = false;  ///< a source that does nothing but make its calls
    /// When all that it makes is this one call, whose answer is the request's: then a request needs
    /// no record of its own, the attempts at the call know all there is to know about it.
    std::uint32_t passesTo = noCall;
    bool billsInit = true;
    double rateLimit = 0;
    double burst = 1;
    double errorRate = 0;
    double hitRatio = 0;
    Ticks ttl = 0;  ///< of a cache's entries; 0 = they do not expire
    bool coalesces = false;
    Requested requested;            ///< when entries expire
    std::vector<double> hotShares;  ///< by hottest item: of the calls, for it and those before it
    Ticks timeLimit = 0;
    Ticks keepAlive = 0;
    std::uint32_t maxInstances = 0;
    std::uint32_t provisioned = 0;
    std::uint32_t instanceConcurrency = 1;
    std::int32_t account = -1;
    std::uint32_t asyncRetries = 0;
    double asyncRetryDelay = 0;        ///< seconds, before the first; doubles each time
    double asyncThrottleDelay = 0;     ///< seconds, likewise
    double asyncThrottleDelayMax = 0;  ///< seconds
    Ticks asyncMaxAge = 0;             ///< 0 = it does not keep asynchronous calls at all
    double scaleRate = 0;
    double scaleBurst = 1;
    Ticks billingQuantum = 0;
    Ticks billingMinimum = 0;
    std::uint32_t batchSize = 1;
    Ticks batchWindow = 0;
    Ticks visibility = 0;
    std::uint32_t maxReceives = 0;
    std::uint32_t pollers = 1;
    std::uint32_t pollersMax = 1;
    Ticks pollerInterval = 0;  ///< between two more pollers; 0 = never more
    std::uint32_t groups = 0;  ///< of messages that are handled in order
    bool mixesGroups = false;
    std::uint32_t inFlightMost = 0xffffffff;  ///< messages
    double receiveRate = 0;
    /// By group the share of the messages that it and those before it get; none when all are alike.
    std::vector<double> groupShares;
    // database
    double cores = 0;  ///< shared by all calls in service; 0 = each has a server
    double fewestUnits = 0;
    double mostUnits = 0;
    double unitStep = 0;
    double coresPerUnit = 0;
    double unitTarget = 0;
    Ticks pauseAfter = 0;
    Ticks resumeTime = 0;
    // table
    CapacityPlan reads;
    CapacityPlan writes;
    // stream
    std::uint32_t shards = 0;        ///< 0 = hands messages on at once
    std::uint32_t shardBatches = 1;  ///< in progress at once, per shard and consumer
    std::uint32_t recordRetries = 0xffffffff;
    bool bisects = false;
    bool catches = false;  ///< workflow: what it calls on failure is called for each failed run
    Ticks retention = longest;
    // external
    double badTime = 0;  ///< seconds
    double badShare = 0;
    double badErrorRate = 0;
    // server pool
    std::uint32_t instances = 1;  ///< at the start
    std::uint32_t fewestInstances = 1;
    std::uint32_t mostInstances = 1;
    std::uint32_t workers = 1;  ///< per instance
    Balancing policy = Balancing::OneLine;
    double targetUtilisation = 0;
    double targetRate = 0;  ///< calls per second and instance
    Ticks scalingPeriod = 0;
    std::uint32_t scaleOutPeriods = 1;
    std::uint32_t scaleInPeriods = 1;
    Ticks instanceWarmUp = 0;
    double stepHigh = 0;  ///< busy shares
    double stepMuch = 1;
    double stepLow = 0;
    std::uint32_t stepAdd = 1;
    std::uint32_t stepAddMuch = 1;
    std::uint32_t stepRemove = 1;
    std::array<std::uint32_t, 168> scheduled{};  ///< fewest instances by hour of the week
    bool isScheduled = false;
    double timeBetweenFailures = 0;  ///< seconds, of one instance; 0 = it never fails
    double timeBetweenInterruptions = 0;
    Ticks notice = 0;
    Ticks replacement = 0;
    double creditCores = 0;  ///< that each instance earns; 0 = it has no CPU credits
    double creditMost = 0;   ///< seconds of that
    Range steps;             ///< in Plan::steps
    Range onFailure;         ///< in Plan::failureCalls

    /// Messages stay with it until a consumer has handled them.
    [[nodiscard]] bool keepsMessages() const { return behaviour == Behaviour::Queue || shards > 0; }
    /// Hands each message on to all that it calls.
    [[nodiscard]] bool forwards() const
    {
        return behaviour == Behaviour::Topic || behaviour == Behaviour::Stream;
    }
    [[nodiscard]] bool tracks() const { return targetUtilisation > 0 || targetRate > 0; }
    [[nodiscard]] bool scales() const { return tracks() || stepHigh > 0 || isScheduled; }
    /// Its calls share cores whose number may follow the load.
    [[nodiscard]] bool shares() const { return cores > 0; }
    [[nodiscard]] bool isElastic() const { return mostUnits > 0; }
    /// Calls that can be worked on at the same time at full speed, at most; 0 = unlimited.
    [[nodiscard]] double capacity() const
    {
        return shares() ? cores : static_cast<double>(servers);
    }
    [[nodiscard]] bool limitsUnits() const { return reads.isLimit() || writes.isLimit(); }
    [[nodiscard]] bool hasCredits() const { return creditCores > 0; }
    /// Each of its instances has a waiting line.
    [[nodiscard]] bool hasRack() const
    {
        return behaviour == Behaviour::ServerPool && policy != Balancing::OneLine;
    }
    /// Its number of instances changes during a run.
    [[nodiscard]] bool isFleet() const
    {
        return scales() || timeBetweenFailures > 0 || timeBetweenInterruptions > 0;
    }
    [[nodiscard]] bool changesSize() const { return isFleet() || isElastic(); }
};

/// A SimulationModel in engine units, shared unchanged by all runs and threads.
struct Plan {
    explicit Plan(const SimulationModel& simulationModel);

    const SimulationModel& model;
    std::vector<StationPlan> stations;
    std::vector<CallPlan> calls;
    std::vector<Step> steps;
    std::vector<std::uint32_t> order;  ///< calls by (from, step, choice), without OnFailure ones
    std::vector<std::uint32_t> failureCalls;  ///< OnFailure calls by from
};

}  // namespace breakeven::model::kernel
