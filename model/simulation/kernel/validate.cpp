#include "model/simulation/kernel/validate.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "model/workload/schedule.h"

namespace breakeven::model::kernel {

namespace {

constexpr double largest = 1e9;    // seconds, calls per second, units per second
constexpr double mostCalls = 1e6;  // per request
constexpr std::int64_t largestCount = 1'000'000'000;

/// Collects the first fault; checks after it do nothing.
class Checker {
public:
    void within(double value, double maximum, std::string_view field)
    {
        // Written so that NaN fails.
        if (!(value >= 0 && value <= maximum)) {
            fail(field, fmt::format("is {}; it must be between 0 and {}", value, maximum));
        }
    }
    void count(std::int64_t value, std::int64_t minimum, std::string_view field)
    {
        if (value < minimum || value > largestCount) {
            fail(field,
                 fmt::format("is {}; it must be between {} and {}", value, minimum, largestCount));
        }
    }
    void time(const Distribution& distribution, std::string_view field)
    {
        within(distribution.mean, largest, field);
        within(distribution.cv, 1e6, field);
    }
    void fail(std::string_view field, std::string_view what)
    {
        if (m_result) {
            m_result = failure(ErrorCode::Invalid, fmt::format("{} {}", field, what), m_place,
                               "correct the value");
        }
    }
    void setPlace(std::string place) { m_place = std::move(place); }
    [[nodiscard]] const Result<void>& result() const { return m_result; }

private:
    std::string m_place;
    Result<void> m_result;
};

void checkSteps(Checker& check, const StationSpec& station)
{
    check.within(station.stepHigh, 1, "busy share above which it grows");
    check.within(station.stepMuch, 1, "busy share above which it grows more");
    check.within(station.stepLow, 1, "busy share below which it shrinks");
    check.count(station.stepAdd, 1, "instances added at a step");
    check.count(station.stepAddMuch, 1, "instances added at a larger step");
    check.count(station.stepRemove, 1, "instances taken away at a step");
    if (station.stepHigh > 0 && !(station.stepLow < station.stepHigh)) {
        check.fail("busy share below which it shrinks",
                   "must be less than that above which it grows");
    }
    check.count(station.scheduledFewest, 0, "fewest instances by schedule");
    check.within(static_cast<double>(station.scheduledFewest), 1e6, "fewest instances by schedule");
    check.within(station.scheduledFrom, 24, "hour from which the schedule counts");
    check.within(station.scheduledTo, 24, "hour to which the schedule counts");
    if (station.scheduledFewest > 0 && station.scheduledFrom == station.scheduledTo) {
        check.fail("hour to which the schedule counts",
                   "is the hour from which it does, so that the schedule never counts");
    }
    check.within(station.timeBetweenInterruptions, 1e12, "time between interruptions");
    check.within(station.notice, 1e6, "notice of an interruption");
}

void checkPool(Checker& check, const StationSpec& station)
{
    check.count(station.instances, 0, "instances");
    check.within(station.targetUtilisation, 1, "target utilisation");
    check.within(station.targetRate, largest, "target rate");
    check.within(station.scalingPeriod, largest, "scaling period");
    check.within(station.scaleOutDelay, largest, "scale-out delay");
    check.within(station.scaleInDelay, largest, "scale-in delay");
    check.within(station.instanceWarmUp, largest, "warm-up of an instance");
    check.within(station.timeBetweenFailures, 1e12, "time between failures");
    check.within(station.replacement, largest, "replacement time");
    check.within(station.creditCores, 1e6, "cores that CPU credits are earned for");
    check.within(station.creditMost, largest, "CPU credits that are kept");
    if (station.timeBetweenFailures > 0 || station.timeBetweenInterruptions > 0) {
        check.count(station.instances, 1, "instances");
        check.within(static_cast<double>(station.instances), 1e6, "instances that may fail");
    }
    checkSteps(check, station);
    if (station.targetUtilisation <= 0 && station.targetRate <= 0 && station.stepHigh <= 0) {
        return;
    }
    if (station.creditCores > 0) {
        // Slowed to its baseline it is busy whatever the target, and would grow over hours.
        check.fail("CPU credits", "are not simulated where a pool scales with its load");
    }
    check.count(station.fewestInstances, 1, "fewest instances");
    check.count(station.mostInstances, 1, "most instances");
    check.within(static_cast<double>(station.mostInstances), 1e6, "most instances");
    const double workers = static_cast<double>(station.servers) /
                           static_cast<double>(std::max<std::int64_t>(1, station.instances));
    check.within(workers * static_cast<double>(station.mostInstances), largest,
                 "servers of the pool at its largest");
    if (station.mostInstances < station.fewestInstances) {
        check.fail("most instances", fmt::format("are {}, fewer than the fewest ({})",
                                                 station.mostInstances, station.fewestInstances));
    }
    if (!(station.scalingPeriod >= 1)) {
        check.fail("scaling period", "must be at least a second");
    }
    if (std::max(station.scaleOutDelay, station.scaleInDelay) > 1e4 * station.scalingPeriod) {
        check.fail("scaling delay", "is more than 10000 scaling periods");
    }
}

void checkStream(Checker& check, const StationSpec& station)
{
    check.within(static_cast<double>(station.shards), 100'000, "shards");
    check.count(station.shards, 0, "shards");
    check.count(station.shardBatches, 1, "batches per shard");
    check.count(station.recordRetries, -1, "retries of a batch");
    check.within(station.retention, largest, "retention");
}

void checkExpiry(Checker& check, const StationSpec& station)
{
    check.within(station.ttl, largest, "lifetime of an entry");
    check.count(station.hotItems, 0, "hottest items");
    check.within(static_cast<double>(station.hotItems), 1000, "hottest items");
    check.within(station.hotShare, 1, "share of what is asked for most");
    check.within(station.items, 1e15, "items");
    check.within(station.popularity, 10, "popularity of the items");
    check.within(station.evictedAfter, 1e300, "calls after which an entry is dropped");
}

void checkGroups(Checker& check, const StationSpec& station)
{
    check.count(station.groups, 0, "message groups");
    check.within(static_cast<double>(station.groups), 1e6, "message groups");
    check.within(station.groupSkew, 10, "popularity of the message groups");
    check.count(station.inFlightMost, 0, "messages in flight");
    check.within(station.receiveRate, largest, "batches taken per second");
    if (station.groups > 0 && station.batchWindow > 0) {
        check.fail("batch window", "must be 0 with message groups");
    }
}

void checkExternal(Checker& check, const StationSpec& station)
{
    check.within(station.badTime, largest, "length of bad spells");
    check.within(station.badShare, 1, "share of bad spells");
    check.within(station.badErrorRate, 1, "error rate in bad spells");
    check.count(station.breakerFailures, 0, "failures that open the circuit breaker");
    check.within(station.breakerOpen, largest, "time that the circuit breaker is open");
    if (station.badTime > 0 && station.badShare > 0 &&
        !(station.badTime >= 1e-3 && station.badShare <= 1 - 1e-6)) {
        check.fail("bad spells", "must last a millisecond at least and leave some good time");
    }
}

void checkDatabase(Checker& check, const StationSpec& station)
{
    check.within(station.cores, largest, "cores");
    check.count(station.connections, 0, "connections");
    check.within(station.fewestUnits, 1e6, "fewest capacity units");
    check.within(station.mostUnits, 1e6, "most capacity units");
    check.within(station.unitStep, 1e6, "step of the capacity");
    check.within(station.coresPerUnit, 1e6, "cores per capacity unit");
    check.within(station.unitTarget, 1, "target utilisation of the capacity");
    check.within(station.pauseAfter, largest, "idle time before a pause");
    check.within(station.resumeTime, largest, "time to come back from a pause");
    if (station.mostUnits > 0 &&
        !(station.unitStep >= 1e-3 && station.coresPerUnit >= 1e-6 && station.unitTarget >= 1e-3)) {
        check.fail("step, cores and target of the capacity", "must be above zero");
    }
}

void checkTable(Checker& check, const StationSpec& station)
{
    check.within(station.readCapacity, largest, "read capacity");
    check.within(station.writeCapacity, largest, "write capacity");
    check.within(station.partitionReads, largest, "reads of a partition");
    check.within(station.partitionWrites, largest, "writes of a partition");
    check.within(station.warmReads, largest, "reads that a new table takes");
    check.within(station.warmWrites, largest, "writes that a new table takes");
    check.within(station.quotaReads, largest, "read quota");
    check.within(station.quotaWrites, largest, "write quota");
    if (station.behaviour != Behaviour::Table || station.targetUtilisation <= 0) {
        return;
    }
    if (!(station.targetUtilisation >= 1e-3)) {
        check.fail("target utilisation", "of a table must be at least 0.001");
    }
    check.within(station.mostReads, largest, "most read capacity");
    check.within(station.mostWrites, largest, "most write capacity");
    if (!(station.fewestReads <= station.mostReads && station.fewestWrites <= station.mostWrites)) {
        check.fail("most capacity", "is less than the fewest");
    }
    const auto startsAtNothing = [](double capacity, double fewest) {
        return capacity > 0 && !(fewest >= 1);
    };
    if (startsAtNothing(station.readCapacity, station.fewestReads) ||
        startsAtNothing(station.writeCapacity, station.fewestWrites)) {
        check.fail("fewest capacity", "must be at least 1");
    }
}

void checkStation(Checker& check, const StationSpec& station)
{
    check.setPlace(station.name.empty() ? station.id : station.name);
    check.time(station.service, "service time");
    check.time(station.init, "init time");
    check.time(station.delivery, "delivery time");
    check.within(station.rateLimit, largest, "rate limit");
    check.within(station.burst, largest, "burst");
    check.within(station.errorRate, 1, "error rate");
    check.within(station.hitRatio, 1, "hit ratio");
    check.within(station.timeLimit, largest, "time limit");
    check.within(station.keepAlive, largest, "keep-alive");
    check.within(station.scaleRate, largest, "scaling rate");
    check.within(station.scaleBurst, largest, "scaling burst");
    check.within(station.billingQuantum, largest, "billing quantum");
    check.within(station.billingMinimum, largest, "billing minimum");
    check.within(station.batchWindow, largest, "batch window");
    check.within(station.visibility, largest, "visibility time-out");
    check.within(station.pollersPerMinute, 1e6, "pollers per minute");
    check.count(station.servers, 0, "servers");
    check.count(station.queueLimit, -1, "queue limit");
    check.count(station.maxConcurrency, 0, "maximum concurrency");
    check.count(station.provisioned, 0, "provisioned concurrency");
    check.within(static_cast<double>(station.provisioned), 1e6, "provisioned concurrency");
    check.count(station.instanceConcurrency, 1, "concurrency per instance");
    check.count(station.asyncRetries, 0, "retries of asynchronous calls");
    check.within(static_cast<double>(station.asyncRetries), 10'000,
                 "retries of asynchronous calls");
    check.within(station.asyncRetryDelay, largest, "delay of asynchronous retries");
    check.within(station.asyncThrottleDelay, largest, "delay after a throttle");
    check.within(station.asyncThrottleDelayMax, largest, "longest delay after a throttle");
    check.within(station.asyncMaxAge, largest, "greatest age of asynchronous calls");
    check.count(station.batchSize, 1, "batch size");
    check.count(station.maxReceives, 0, "maximum receives");
    check.count(station.pollers, 0, "pollers");
    check.count(station.pollersMax, 0, "maximum pollers");
    checkPool(check, station);
    checkDatabase(check, station);
    checkTable(check, station);
    checkExternal(check, station);
    checkStream(check, station);
    checkGroups(check, station);
    checkExpiry(check, station);
}

void checkCall(Checker& check, const SimulationModel& model, const CallSpec& call)
{
    check.setPlace(fmt::format("connection {}", call.id));
    const auto stations = std::ssize(model.stations);
    if (call.from < 0 || call.from >= stations || call.to < 0 || call.to >= stations) {
        check.fail("station", "does not exist");
        return;
    }
    check.setPlace(fmt::format("connection {} from {}", call.id,
                               model.stations[static_cast<std::size_t>(call.from)].name));
    check.within(call.callsPerRequest, mostCalls, "calls per request");
    check.count(call.maxConcurrency, 0, "calls at once");
    check.within(call.capacityUnits, largest, "capacity units");
    check.within(call.requestBytes, 1e18, "request size");
    check.within(call.responseBytes, 1e18, "response size");
    check.within(call.timeout, largest, "time-out");
    check.count(call.retries, 0, "retries");
    check.within(call.retries, 10'000, "retries");
    check.within(call.backoff, largest, "back-off");
    check.time(call.service, "service time of the operation");
    check.within(call.network, largest, "time on the network");
    check.within(call.setup, largest, "time to open a connection");
    check.within(call.setupShare, 1, "share of calls that open a connection");
}

void checkProcess(Checker& check, const SourceSpec& source)
{
    check.within(source.batchSize, 1e6, "batch size");
    if (!(source.batchSize >= 1) && source.due.empty()) {
        check.fail("batch size", "must be at least 1");
    }
    if (!source.due.empty() && (!std::ranges::is_sorted(source.due) ||
                                source.due.back() >= minutesOfWeek || !(source.batchSize > 0))) {
        check.fail("schedule", "must be ascending minutes of a week, and send something");
    }
    if (!(source.dueShare > 0 && source.dueShare <= 1)) {
        check.fail("share of the days of a schedule", "must be above 0 and at most 1");
    }
    if (source.process == ArrivalProcess::Bursty) {
        check.within(source.bursts.ratio, 1e6, "burst ratio");
        check.within(source.bursts.seconds, largest, "length of a burst");
        check.within(source.bursts.share, 1, "share of bursts");
        if (!(source.bursts.ratio >= 1)) {
            check.fail("burst ratio", "must be at least 1");
        }
        if (!(source.bursts.seconds >= 0.001)) {
            check.fail("length of a burst", "must be at least a millisecond");
        }
        if (!(source.bursts.share >= 1e-6 && source.bursts.share < 1)) {
            check.fail("share of bursts", "must lie between 0.000001 and 1");
        }
    }
    if (source.process == ArrivalProcess::Closed) {
        check.within(source.thinkTime, largest, "think time");
        if (!(source.thinkTime >= 0.001)) {
            check.fail("think time", "must be at least a millisecond");
        }
        for (const double rate : source.hourlyRates) {
            check.within(rate * source.thinkTime, 1e6, "users");
        }
    }
}

void checkSources(Checker& check, const SimulationModel& model)
{
    for (const SourceSpec& source : model.sources) {
        check.setPlace(source.name.empty() ? source.id : source.name);
        if (source.station < 0 || source.station >= std::ssize(model.stations)) {
            check.fail("station", "does not exist");
        }
        checkProcess(check, source);
        for (const double rate : source.minuteRates) {
            check.within(rate, largest, "arrival rate of a minute");
        }
        for (const double rate : source.hourlyRates) {
            check.within(rate, largest, "arrival rate");
        }
    }
}

void checkStrata(Checker& check, const SimulationModel& model)
{
    check.setPlace("workload");
    double hours = 0;
    for (const Stratum& stratum : model.strata) {
        check.within(stratum.weeklyHours, 168, "hours of a stratum");
        check.within(stratum.hourOfWeek, 167, "hour of a stratum");
        hours += stratum.weeklyHours;
        if (stratum.sourceRates.size() != model.sources.size()) {
            check.fail("stratum", "must have one rate for each source");
        }
        for (const double rate : stratum.sourceRates) {
            check.within(rate, largest, "arrival rate");
        }
    }
    if (!(std::abs(hours - 168) < 1e-6)) {
        check.fail("hours of the strata", fmt::format("sum to {}, not to 168", hours));
    }
    check.within(model.hoursPerMonth, 24.0 * 366, "hours per month");
    if (!(model.hoursPerMonth > 0)) {
        check.fail("hours per month", "must be positive");
    }
}

void checkOptions(Checker& check, const SimulationOptions& options)
{
    check.setPlace("simulation options");
    if (options.replications < 1 || options.replications > 100'000) {
        check.fail("replications", "must be between 1 and 100000");
    }
    if (!(options.confidence > 0 && options.confidence < 1)) {
        check.fail("confidence", "must lie between 0 and 1");
    }
    check.within(options.duration, largest, "duration");
    check.within(options.requestsPerStratum, 1e12, "requests per stratum");
    check.within(options.precision, 1e9, "precision");
    if (!(options.warmup <= largest)) {
        check.fail("warm-up", "must be a time, or negative to be found");
    }
    if (options.maxEvents == 0) {
        check.fail("event limit", "must be positive");
    }
}

}  // namespace

Result<void> validate(const SimulationModel& model, const SimulationOptions& options)
{
    Checker check;
    checkOptions(check, options);
    for (const StationSpec& station : model.stations) {
        checkStation(check, station);
        if (station.account >= std::ssize(model.accounts)) {
            check.fail("account", "does not exist");
        }
    }
    for (const AccountSpec& account : model.accounts) {
        check.setPlace(account.name);
        check.count(account.limit, 0, "concurrency of the account");
    }
    for (const CallSpec& call : model.calls) {
        checkCall(check, model, call);
    }
    const auto order = [](const CallSpec& call) {
        return std::tuple(call.from, call.step, std::string_view(call.id));
    };
    check.setPlace("model");
    if (!std::ranges::is_sorted(model.calls, {}, order)) {
        check.fail("connections", "must be sorted by caller, step and id");
    }
    checkSources(check, model);
    checkStrata(check, model);
    return check.result();
}

}  // namespace breakeven::model::kernel
