#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/catalog/behaviour.h"
#include "model/workload/workload.h"

namespace breakeven::model {

/// A positive random time in seconds, by its shape, mean and coefficient of variation.
struct Distribution {
    enum class Shape : std::uint8_t {
        LogNormal,
        Exponential,
        Constant,
        Uniform,              ///< on (0, 2 mean)
        Erlang,               ///< k = round(1 / cv²) >= 1 phases
        HyperExponential,     ///< two phases with balanced means, cv >= 1
        SometimesExponential  ///< nothing in some draws, exponential in the others, cv >= 1
    };
    Shape shape = Shape::Constant;
    double mean = 0;
    double cv = 0;
};

/// How a load balancer chooses where a call goes.
enum class Balancing : std::uint8_t {
    OneLine,           ///< does not choose: calls wait in one line for the first free server
    RoundRobin,        ///< each in turn, by weight
    LeastOutstanding,  ///< the one with the fewest calls that are not answered yet
    TwoChoices,        ///< of two taken at random the one with fewer
    Random
};

/// One component as the kernel sees it. Field meanings are those of the inputs in
/// `model/catalog/behaviour.h`, in seconds and calls per second.
struct StationSpec {
    std::string id;    ///< component id; also names its random streams
    std::string name;  ///< for messages
    Behaviour behaviour = Behaviour::External;
    Distribution service;
    std::int64_t servers = 0;      ///< 0 = unlimited
    std::int64_t queueLimit = -1;  ///< -1 = unlimited
    bool holdsServer = true;
    double rateLimit = 0;
    double burst = 0;
    double errorRate = 0;
    double timeLimit = 0;
    // function
    Distribution init;
    double keepAlive = 600;
    std::int64_t maxConcurrency = 0;
    std::int64_t provisioned = 0;
    std::int64_t instanceConcurrency = 1;
    std::int32_t account = -1;  ///< in SimulationModel::accounts, when it takes part in its limit
    std::int64_t asyncRetries = 0;
    double asyncRetryDelay = 60;
    double asyncThrottleDelay = 1;
    double asyncThrottleDelayMax = 300;
    double asyncMaxAge = 0;
    double scaleRate = 0;
    double scaleBurst = 0;
    double billingQuantum = 0;
    double billingMinimum = 0;
    bool billsInit = true;
    // queue, topic, stream
    std::int64_t batchSize = 1;
    double batchWindow = 0;
    double visibility = 30;
    std::int64_t maxReceives = 0;
    Distribution delivery;
    std::int64_t pollers = 5;
    double pollersPerMinute = 300;
    std::int64_t pollersMax = 1250;
    std::int64_t groups = 0;   ///< queue: of messages that are handled in order; 0 = no order
    double groupSkew = 0;      ///< Zipf's exponent of the groups' sizes
    bool mixesGroups = false;  ///< a batch may hold messages of several groups
    std::int64_t inFlightMost = 0;
    double receiveRate = 0;  ///< batches per second that can be taken; 0 = no limit
    // stream: with shards it keeps records in order for each consumer, in batches as above
    std::int64_t shards = 0;
    std::int64_t shardBatches = 1;
    std::int64_t recordRetries = -1;  ///< -1 = until the record is too old
    bool bisects = false;
    double retention = 86'400;
    // database: calls share the cores when there are any (and `servers` is not used)
    double cores = 0;
    std::int64_t connections = 0;
    double fewestUnits = 0;  ///< capacity that follows the load, when mostUnits > 0
    double mostUnits = 0;
    double unitStep = 0.5;
    double coresPerUnit = 1;
    double unitTarget = 0.6;
    double pauseAfter = 300;
    double resumeTime = 15;
    // external
    double badTime = 0;  ///< mean length of spells with more errors; 0 = there are none
    double badShare = 0;
    double badErrorRate = 1;
    std::int64_t breakerFailures = 0;
    double breakerOpen = 30;
    // cache, cdn
    double hitRatio = 0;
    double ttl = 0;  ///< that entries live for after they are filled; 0 = the hit ratio says all
    bool coalesces = false;     ///< calls that miss wait for a refill that is under way
    std::int64_t hotItems = 1;  ///< hottest ones, whose entries are simulated
    /// Of the calls, those for any of these (table: for the key that is asked for most); or it
    /// follows from
    double hotShare = 0;
    double items = 0;         ///< how many there are, and
    double popularity = 0.9;  ///< Zipf's exponent of how often they are asked for
    double evictedAfter = 0;  ///< calls for others, for lack of room; 0 = there is room for all
    /// loadbalancer: among the calls of a choice; serverpool: among its instances, of which each
    /// then has a line of its own
    Balancing policy = Balancing::OneLine;
    // serverpool (servers = instances × workers); it scales when it has a target
    std::int64_t instances = 1;
    std::int64_t fewestInstances = 1;
    std::int64_t mostInstances = 1;
    double targetUtilisation = 0;
    double targetRate = 0;
    double scalingPeriod = 60;
    double scaleOutDelay = 180;
    double scaleInDelay = 900;
    double instanceWarmUp = 0;
    double stepHigh = 0;  ///< busy share above which it grows by steps; 0 = it does not
    double stepMuch = 1;  ///< and above which by the larger one
    double stepLow = 0;   ///< below which it shrinks
    std::int64_t stepAdd = 1;
    std::int64_t stepAddMuch = 1;
    std::int64_t stepRemove = 1;
    std::int64_t scheduledFewest = 0;  ///< at least so many in the hours below; 0 = no schedule
    double scheduledFrom = 0;          ///< hours of the day; past the other one = over midnight
    double scheduledTo = 24;
    bool scheduledWeekdays = false;  ///< Monday to Friday only
    double timeBetweenFailures = 0;
    double timeBetweenInterruptions = 0;  ///< of an instance that is taken away after a notice
    double notice = 120;
    double replacement = 0;
    double creditCores = 0;      ///< that each instance earns; 0 = without CPU credits
    double creditMost = 86'400;  ///< seconds of earning that its balance holds at most
    // table
    double readCapacity = 0;
    double writeCapacity = 0;
    /// Units a second of the partition with the key that is asked for most, see hotShare; 0 = no
    /// limit.
    double partitionReads = 0;
    double partitionWrites = 0;
    double warmReads = 0;  ///< on demand: units a second that are taken at once; 0 = no limit
    double warmWrites = 0;
    double quotaReads = 0;  ///< on demand: never more than these; 0 = no limit
    double quotaWrites = 0;
    double fewestReads = 0;  ///< autoscaling's bounds, when there is a target utilisation
    double mostReads = 0;
    double fewestWrites = 0;
    double mostWrites = 0;
};

/// One connection as the kernel sees it.
struct CallSpec {
    std::string id;         ///< connection id
    std::int32_t from = 0;  ///< station index
    std::int32_t to = 0;
    std::int32_t step = 1;
    std::int32_t choice = -1;  ///< group number within (from, step); -1 = none
    double callsPerRequest = 1;
    /// Of the calls that one caller makes for one request (or batch), at the same time; 0 = all of
    /// them. When one has its answer the next is made; when one fails, no more are.
    std::int32_t maxConcurrency = 0;
    bool synchronous = true;
    bool onFailure = false;
    bool cacheable = true;
    bool isWrite = false;      ///< Table: draws on write capacity
    double capacityUnits = 1;  ///< Table: units one call consumes
    double requestBytes = 1024;
    double responseBytes = 1024;
    double payloadSpread = 0;  ///< coefficient of variation of both; for the bill
    double timeout = 0;
    std::int32_t retries = 0;
    double backoff = 0.1;
    bool hasService = false;  ///< the operation has a service time of its own
    double network = 0;       ///< on the way there and back (asynchronous: there) with the payload
    double setup = 0;         ///< more of it for a call that has to open a connection
    double setupShare = 0;    ///< probability that it has to
    Distribution service;
};

/// One traffic source: arrivals at a station of behaviour Source.
struct SourceSpec {
    std::string id;  ///< traffic source id; also names its random stream
    std::string name;
    std::int32_t station = 0;
    ArrivalProcess process = ArrivalProcess::Poisson;
    double usersPerMonth = 0;
    /// Requests per second by hour of week; of a closed loop: users / think time.
    std::array<double, 168> hourlyRates{};
    /// The same by minute from Monday 00:00 on, repeated; none when they do not vary in an hour.
    std::vector<double> minuteRates;
    double batchSize = 1;
    /// Minutes of the week, ascending: when there are any, requests come at these moments alone, in
    /// batches of `batchSize`.
    std::vector<std::uint32_t> due;
    double dueShare = 1;    ///< of the days on which any is due, those on which they are sent
    Bursts bursts{};        ///< when the process is Bursty
    double thinkTime = 10;  ///< seconds, when the process is Closed
};

/// A limit on calls at once that functions share.
struct AccountSpec {
    std::string name;
    std::int64_t limit = 0;  ///< calls on instances that are not provisioned
};

/// Hours of the week with like rates, simulated as one stationary load.
struct Stratum {
    std::vector<double> sourceRates;  ///< requests per second, one per source
    double weeklyHours = 168;
    std::int32_t hourOfWeek = 0;  ///< one of its hours, as to what schedules say
};

/// Everything the kernel knows: plain arrays, no graph, no catalog. Calls are sorted by
/// (from, step, id).
struct SimulationModel {
    std::vector<StationSpec> stations;
    std::vector<CallSpec> calls;
    std::vector<SourceSpec> sources;
    std::vector<AccountSpec> accounts;
    std::vector<Stratum> strata;  ///< weeklyHours sum to 168
    double hoursPerMonth = 730;
};

/// Whether the pool's schedule asks for its number in this hour of the week, from Monday 00:00 on.
[[nodiscard]] inline bool isScheduled(const StationSpec& spec, double hourOfWeek)
{
    const auto day = static_cast<int>(hourOfWeek / 24) % 7;
    const double hour = hourOfWeek - 24 * static_cast<int>(hourOfWeek / 24);
    const bool over = spec.scheduledFrom > spec.scheduledTo;
    const bool inside = over ? hour >= spec.scheduledFrom || hour < spec.scheduledTo
                             : hour >= spec.scheduledFrom && hour < spec.scheduledTo;
    // Over midnight it is the day on which it began.
    const int begun = over && hour < spec.scheduledTo ? (day + 6) % 7 : day;
    return spec.scheduledFewest > 0 && inside && (!spec.scheduledWeekdays || begun < 5);
}

/// The callee is a function whose service keeps asynchronous calls and makes them again by its own
/// rule. Queues and streams wait for their consumers' answers instead.
[[nodiscard]] inline bool keepsEvents(const SimulationModel& model, const CallSpec& call)
{
    const Behaviour from = model.stations[static_cast<std::size_t>(call.from)].behaviour;
    const StationSpec& to = model.stations[static_cast<std::size_t>(call.to)];
    return !call.synchronous && to.behaviour == Behaviour::Function && to.asyncMaxAge > 0 &&
           from != Behaviour::Queue && from != Behaviour::Stream;
}

}  // namespace breakeven::model
