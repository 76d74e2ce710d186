#include "model/simulation/kernel/plan.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace breakeven::model::kernel {

namespace {

/// A refused batch that came back at once would be refused again, for ever, at the same instant.
constexpr Ticks shortestVisibility = 1'000'000;

std::uint32_t toCount(std::int64_t value)
{
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, 0xffffffff));
}

std::uint32_t periodsOf(double delay, double period)
{
    return std::max(1U, toCount(std::llround(delay / std::max(period, 1e-3))));
}

void planSteps(const StationSpec& spec, StationPlan& plan)
{
    plan.stepHigh = spec.stepHigh;
    plan.stepMuch = spec.stepMuch;
    plan.stepLow = spec.stepLow;
    plan.stepAdd = toCount(spec.stepAdd);
    plan.stepAddMuch = toCount(spec.stepAddMuch);
    plan.stepRemove = toCount(spec.stepRemove);
    plan.isScheduled = spec.scheduledFewest > 0;
    for (std::size_t hour = 0; hour < plan.scheduled.size(); ++hour) {
        const bool now = isScheduled(spec, static_cast<double>(hour));
        plan.scheduled[hour] = now ? toCount(spec.scheduledFewest) : 0;
    }
}

void planPool(const StationSpec& spec, StationPlan& plan)
{
    plan.workers = std::max(1U, toCount(spec.servers / std::max<std::int64_t>(1, spec.instances)));
    plan.instances = plan.fewestInstances = plan.mostInstances = toCount(spec.instances);
    plan.timeBetweenFailures = spec.timeBetweenFailures;
    plan.replacement = toTicks(spec.replacement);
    plan.timeBetweenInterruptions = spec.timeBetweenInterruptions;
    plan.notice = toTicks(spec.notice);
    plan.creditCores = spec.creditCores;
    plan.creditMost = spec.creditMost;
    const bool adapts = spec.targetUtilisation > 0 || spec.targetRate > 0 || spec.stepHigh > 0;
    if (!adapts && spec.scheduledFewest <= 0) {
        return;
    }
    plan.targetUtilisation = spec.targetUtilisation;
    plan.targetRate = spec.targetRate;
    planSteps(spec, plan);
    plan.fewestInstances = toCount(adapts ? spec.fewestInstances : spec.instances);
    plan.mostInstances =
        toCount(std::max(adapts ? spec.mostInstances : spec.instances, spec.scheduledFewest));
    plan.instances = std::clamp(plan.instances, plan.fewestInstances, plan.mostInstances);
    plan.servers = plan.mostInstances * plan.workers;
    plan.scalingPeriod = toTicks(std::max(spec.scalingPeriod, 1e-3));
    plan.scaleOutPeriods = periodsOf(spec.scaleOutDelay, spec.scalingPeriod);
    plan.scaleInPeriods = periodsOf(spec.scaleInDelay, spec.scalingPeriod);
    plan.instanceWarmUp = toTicks(spec.instanceWarmUp);
}

void planExpiry(const StationSpec& spec, StationPlan& plan)
{
    plan.ttl = std::max(Ticks{1}, toTicks(spec.ttl));
    plan.coalesces = spec.coalesces;
    plan.requested = requestedOf(spec);
    double sum = 0;
    for (const double share : plan.requested.hot) {
        sum += share;
        plan.hotShares.push_back(sum);
    }
    // Of items that are all the calls ask for, rounding leaves nothing to others.
    if (plan.requested.rest.empty() && sum > 1 - 1e-9) {
        plan.hotShares.back() = 1;
    }
}

void planGroups(const StationSpec& spec, StationPlan& plan)
{
    plan.groups = toCount(spec.groups);
    plan.mixesGroups = spec.mixesGroups;
    plan.receiveRate = spec.receiveRate;
    if (spec.inFlightMost > 0) {
        plan.inFlightMost = toCount(spec.inFlightMost);
    }
    if (spec.groupSkew <= 0) {
        return;
    }
    double sum = 0;
    for (std::uint32_t rank = 1; rank <= plan.groups; ++rank) {
        sum += std::pow(rank, -spec.groupSkew);
        plan.groupShares.push_back(sum);
    }
    for (double& share : plan.groupShares) {
        share /= sum;
    }
}

void planDatabase(const StationSpec& spec, StationPlan& plan)
{
    const bool elastic = spec.mostUnits > 0;
    plan.cores = elastic ? spec.mostUnits * spec.coresPerUnit : spec.cores;
    if (!plan.shares()) {
        return;
    }
    plan.servers = toCount(spec.connections);
    if (elastic) {
        plan.fewestUnits = spec.fewestUnits;
        plan.mostUnits = spec.mostUnits;
        plan.unitStep = spec.unitStep;
        plan.coresPerUnit = spec.coresPerUnit;
        plan.unitTarget = spec.unitTarget;
        plan.pauseAfter = toTicks(spec.pauseAfter);
        plan.resumeTime = toTicks(spec.resumeTime);
    }
}

void planTable(const StationSpec& spec, StationPlan& plan)
{
    constexpr double minute = 60;
    plan.reads = {.provisioned = spec.readCapacity,
                  .target = spec.targetUtilisation,
                  .fewest = spec.fewestReads,
                  .most = spec.mostReads,
                  .warm = spec.warmReads,
                  .quota = spec.quotaReads,
                  .partition = spec.partitionReads,
                  .outMinutes = periodsOf(spec.scaleOutDelay, minute),
                  .inMinutes = periodsOf(spec.scaleInDelay, minute)};
    plan.writes = plan.reads;
    plan.writes.provisioned = spec.writeCapacity;
    plan.writes.fewest = spec.fewestWrites;
    plan.writes.most = spec.mostWrites;
    plan.writes.warm = spec.warmWrites;
    plan.writes.quota = spec.quotaWrites;
    plan.writes.partition = spec.partitionWrites;
}

StationPlan planOf(const StationSpec& spec)
{
    StationPlan plan{.behaviour = spec.behaviour,
                     .service = Sampler(spec.service),
                     .init = Sampler(spec.init),
                     .delivery = Sampler(spec.delivery),
                     .servers = toCount(spec.servers),
                     .queueLimit = spec.queueLimit,
                     .holdsServer = spec.holdsServer,
                     .billsInit = spec.billsInit,
                     .rateLimit = spec.rateLimit,
                     .burst = std::max(1.0, spec.burst),
                     .errorRate = spec.errorRate,
                     .timeLimit = toTicks(spec.timeLimit)};
    const bool caches = spec.behaviour == Behaviour::Cache || spec.behaviour == Behaviour::Cdn;
    plan.hitRatio = caches ? spec.hitRatio : 0;
    if (caches && spec.ttl > 0) {
        planExpiry(spec, plan);
    }
    plan.policy = spec.policy;
    plan.keepAlive = toTicks(spec.keepAlive);
    plan.maxInstances = toCount(spec.maxConcurrency);
    plan.provisioned = toCount(spec.provisioned);
    plan.instanceConcurrency = std::max(1U, toCount(spec.instanceConcurrency));
    plan.account = spec.account;
    plan.asyncRetries = toCount(spec.asyncRetries);
    plan.asyncRetryDelay = spec.asyncRetryDelay;
    plan.asyncThrottleDelay = spec.asyncThrottleDelay;
    plan.asyncThrottleDelayMax = spec.asyncThrottleDelayMax;
    plan.asyncMaxAge = toTicks(spec.asyncMaxAge);
    plan.scaleRate = spec.scaleRate;
    plan.scaleBurst = std::max(1.0, spec.scaleBurst);
    plan.billingQuantum = toTicks(spec.billingQuantum);
    plan.billingMinimum = toTicks(spec.billingMinimum);
    plan.batchSize = std::max(1U, toCount(spec.batchSize));
    plan.batchWindow = toTicks(spec.batchWindow);
    plan.visibility = std::max(shortestVisibility, toTicks(spec.visibility));
    plan.maxReceives = toCount(spec.maxReceives);
    plan.pollersMax = std::max(1U, toCount(spec.pollersMax));
    plan.pollers = std::clamp(toCount(spec.pollers), 1U, plan.pollersMax);
    plan.pollerInterval = spec.pollersPerMinute > 0 ? toTicks(60 / spec.pollersPerMinute) : 0;
    if (spec.behaviour == Behaviour::Table) {
        planTable(spec, plan);
    }
    if (spec.behaviour == Behaviour::ServerPool) {
        planPool(spec, plan);
    }
    if (spec.behaviour == Behaviour::Stream && spec.shards > 0) {
        plan.shards = toCount(spec.shards);
        plan.shardBatches = std::max(1U, toCount(spec.shardBatches));
        plan.recordRetries = spec.recordRetries < 0 ? 0xffffffff : toCount(spec.recordRetries);
        plan.bisects = spec.bisects;
        plan.retention = toTicks(spec.retention);
    }
    if (spec.badTime > 0 && spec.badShare > 0) {
        plan.badTime = spec.badTime;
        plan.badShare = spec.badShare;
        plan.badErrorRate = spec.badErrorRate;
    }
    if (spec.behaviour == Behaviour::Database) {
        planDatabase(spec, plan);
    }
    if (spec.behaviour == Behaviour::Queue && spec.groups > 0) {
        planGroups(spec, plan);
    }
    if (spec.behaviour == Behaviour::Function) {
        plan.servers = 0;  // its instances are its servers
    }
    plan.passesOn = spec.behaviour == Behaviour::Source && plan.service.isZero() &&
                    plan.servers == 0 && plan.rateLimit <= 0 && plan.timeLimit == 0 &&
                    plan.billingQuantum == 0 && plan.billingMinimum == 0;
    return plan;
}

CallPlan planOf(const CallSpec& spec)
{
    const double whole = std::floor(spec.callsPerRequest);
    return {.from = static_cast<std::uint32_t>(spec.from),
            .to = static_cast<std::uint32_t>(spec.to),
            .whole = static_cast<std::uint32_t>(whole),
            .fraction = spec.callsPerRequest - whole,
            .atOnce = spec.synchronous && spec.choice < 0 ? toCount(spec.maxConcurrency) : 0,
            .probability = spec.callsPerRequest,
            .choice = spec.choice,
            .synchronous = spec.synchronous,
            .cacheable = spec.cacheable,
            .isWrite = spec.isWrite,
            .hasService = spec.hasService,
            .units = spec.capacityUnits,
            .timeout = toTicks(spec.timeout),
            .retries = static_cast<std::uint32_t>(std::max(0, spec.retries)),
            .backoff = spec.backoff,
            .network = toTicks(spec.network),
            .setup = toTicks(spec.setup),
            .setupShare = spec.setup > 0 ? spec.setupShare : 0,
            .service = Sampler(spec.service)};
}

std::vector<std::uint32_t> sortedCalls(const std::vector<CallSpec>& calls, bool onFailure)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < calls.size(); ++i) {
        if (calls[i].onFailure == onFailure) {
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [&calls](std::uint32_t i) {
        return std::tuple(calls[i].from, calls[i].step, calls[i].choice, i);
    });
    return order;
}

/// The end of the run of `order` from `first` on whose calls have the same key as the first.
template <class Key>
std::uint32_t endOfRun(const std::vector<std::uint32_t>& order, std::uint32_t first, Key key)
{
    std::uint32_t last = first + 1;
    while (last < order.size() && key(order[last]) == key(order[first])) {
        ++last;
    }
    return last;
}

}  // namespace

Plan::Plan(const SimulationModel& simulationModel)
    : model(simulationModel),
      order(sortedCalls(simulationModel.calls, false)),
      failureCalls(sortedCalls(simulationModel.calls, true))
{
    for (const StationSpec& spec : model.stations) {
        stations.push_back(planOf(spec));
    }
    for (const CallSpec& spec : model.calls) {
        CallPlan& call = calls.emplace_back(planOf(spec));
        call.keptByCallee = keepsEvents(model, spec);
        const StationSpec& callee = model.stations[static_cast<std::size_t>(spec.to)];
        call.breakerFailures = toCount(callee.breakerFailures);
        call.breakerOpen = toTicks(callee.breakerOpen);
        const bool partitioned =
            (spec.isWrite ? callee.partitionWrites : callee.partitionReads) > 0;
        call.hotShare = callee.behaviour == Behaviour::Table && partitioned ? callee.hotShare : 0;
    }
    const auto stepOf = [this](std::uint32_t i) {
        return std::pair(model.calls[i].from, model.calls[i].step);
    };
    const auto fromOf = [this](std::uint32_t i) { return model.calls[i].from; };
    for (std::uint32_t first = 0; first < order.size();) {
        StationPlan& station = stations[calls[order[first]].from];
        const auto at = static_cast<std::uint32_t>(steps.size());
        station.steps = {station.steps.empty() ? at : station.steps.first, at + 1};
        Step& step = steps.emplace_back(Step{{first, endOfRun(order, first, stepOf)}});
        const CallPlan& call = calls[order[first]];
        if (step.last == first + 1 && call.choice < 0 && call.whole == 1 && call.fraction <= 0) {
            step.only = order[first];
        }
        first = step.last;
    }
    for (StationPlan& station : stations) {
        const bool once = station.passesOn && station.steps.last == station.steps.first + 1;
        const std::uint32_t only = once ? steps[station.steps.first].only : noCall;
        if (only != noCall && calls[only].synchronous) {
            station.passesTo = only;
        }
    }
    for (std::uint32_t first = 0; first < failureCalls.size();) {
        const std::uint32_t last = endOfRun(failureCalls, first, fromOf);
        StationPlan& caller = stations[calls[failureCalls[first]].from];
        caller.onFailure = {first, last};
        caller.catches = caller.behaviour == Behaviour::Workflow;
        first = last;
    }
}

}  // namespace breakeven::model::kernel
