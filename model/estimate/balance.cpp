#include "model/estimate/balance.h"

#include <algorithm>
#include <cmath>

#include "model/estimate/functionpool.h"

namespace breakeven::model {

namespace {

/// Stands for "grows without end" while the fixed point is sought, so that no infinity meets
/// another; the estimate shows such times as unbounded.
constexpr double unboundedSeconds = 1e6;
constexpr int maxRounds = 200;

Moments momentsOf(const Distribution& time)
{
    if (time.shape == Distribution::Shape::Constant) {
        return {time.mean, 0};
    }
    if (time.shape == Distribution::Shape::Exponential) {
        return {time.mean, time.mean * time.mean};
    }
    if (time.shape == Distribution::Shape::Uniform) {
        return {time.mean, time.mean * time.mean / 3};
    }
    return {time.mean, time.cv * time.cv * time.mean * time.mean};
}

Moments repeated(Moments x, double times)
{
    return {x.mean * times, x.variance * times};
}

/// The sum of `retries` waits is small beside the attempts, so only its mean is kept.
double expectedBackoff(const CallSpec& call, double failureProbability)
{
    double total = 0;
    double reach = failureProbability;
    double wait = call.backoff;
    for (int k = 0; k < call.retries; ++k) {
        total += reach * wait;
        reach *= failureProbability;
        wait *= 2;
    }
    return total;
}

double expectedAttempts(int retries, double failureProbability)
{
    double attempts = 1;
    double reach = 1;
    for (int k = 0; k < retries; ++k) {
        reach *= failureProbability;
        attempts += reach;
    }
    return attempts;
}

/// The probability that a call's instance does not fail while it works on the call.
double survivalOf(const StationSpec& spec, const Moments& downstream)
{
    return spec.timeBetweenFailures > 0
               ? std::exp(-(spec.service.mean + downstream.mean) / spec.timeBetweenFailures)
               : 1;
}

double shareAbove(double limit, double rate)
{
    return rate > limit ? 1 - limit / rate : 0;
}

}  // namespace

Balance::Balance(const SimulationModel& model, const std::vector<double>& sourceRates)
    : m_model(model),
      m_stations(model.stations.size()),
      m_calls(model.calls.size()),
      m_outgoing(model.stations.size()),
      m_incoming(model.stations.size()),
      m_sourceRate(model.stations.size(), 0)
{
    for (std::size_t c = 0; c < model.calls.size(); ++c) {
        m_outgoing[static_cast<std::size_t>(model.calls[c].from)].push_back(c);
        m_incoming[static_cast<std::size_t>(model.calls[c].to)].push_back(c);
    }
    double users = 0;
    for (std::size_t s = 0; s < model.sources.size(); ++s) {
        const bool closed = model.sources[s].process == ArrivalProcess::Closed;
        m_closedUsers.push_back(closed ? sourceRates[s] * model.sources[s].thinkTime : 0);
        users += m_closedUsers.back();
    }
    orderStations();
    setRates(sourceRates, 1);
    if (users > 0) {
        solveClosed(sourceRates, users);
    } else {
        solve();
    }
}

void Balance::setRates(const std::vector<double>& sourceRates, double closedShare)
{
    std::ranges::fill(m_sourceRate, 0);
    for (std::size_t s = 0; s < sourceRates.size(); ++s) {
        m_sourceRate[static_cast<std::size_t>(m_model.sources[s].station)] +=
            sourceRates[s] * (m_closedUsers[s] > 0 ? closedShare : 1);
    }
}

/// Little's law of the loops: users = rate × (think time + response time). The response time grows
/// with the rate, so the share of the highest rate at which this holds is found by bisection.
void Balance::solveClosed(const std::vector<double>& sourceRates, double users)
{
    constexpr int halvings = 40;
    double low = 0;
    double high = 1;
    for (int i = 0; i < halvings; ++i) {
        const double share = (low + high) / 2;
        setRates(sourceRates, share);
        solve();
        double busy = 0;
        for (std::size_t s = 0; s < sourceRates.size(); ++s) {
            const SourceSpec& source = m_model.sources[s];
            const auto station = static_cast<std::size_t>(source.station);
            busy += m_closedUsers[s] > 0
                        ? share * sourceRates[s] *
                              (source.thinkTime + m_stations[station].response.mean)
                        : 0;
        }
        (busy > users ? high : low) = share;
    }
    setRates(sourceRates, low);
    solve();
}

void Balance::orderStations()
{
    // Kahn's algorithm over synchronous calls, from the leaves up. Stations left over by a cycle
    // (which compile() refuses) keep their index order.
    std::vector<int> open(m_model.stations.size(), 0);
    for (const CallSpec& call : m_model.calls) {
        open[static_cast<std::size_t>(call.from)] += call.synchronous ? 1 : 0;
    }
    std::vector<bool> placed(m_model.stations.size(), false);
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (placed[i] || open[i] > 0) {
                continue;
            }
            placed[i] = moved = true;
            m_order.push_back(i);
            for (const std::size_t c : m_incoming[i]) {
                open[static_cast<std::size_t>(m_model.calls[c].from)] -=
                    m_model.calls[c].synchronous ? 1 : 0;
            }
        }
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i]) {
            m_order.push_back(i);
        }
    }
}

void Balance::solve()
{
    for (int round = 0; round < maxRounds; ++round) {
        double change = 0;
        // Callers first, so that a load reaches the leaves in one round.
        for (auto it = m_order.rbegin(); it != m_order.rend(); ++it) {
            const StationBalance before = m_stations[*it];
            updateStation(*it);
            const StationBalance& after = m_stations[*it];
            const double scale = std::max({1e-12, after.arrivals, before.arrivals});
            change = std::max(change, std::abs(after.arrivals - before.arrivals) / scale);
            change = std::max(change, std::abs(after.response.mean - before.response.mean) /
                                          std::max(1e-9, after.response.mean));
            change =
                std::max(change, std::abs(after.failureProbability - before.failureProbability));
        }
        if (change < 1e-10) {
            return;
        }
    }
}

void Balance::updateStation(std::size_t index)
{
    StationBalance& station = m_stations[index];
    double arrivals = m_sourceRate[index];
    double messages = m_sourceRate[index];
    for (const std::size_t c : m_incoming[index]) {
        arrivals += m_calls[c].attempts;
        messages += m_calls[c].attempts * m_calls[c].messagesPerCall;
    }
    station.arrivals = arrivals;
    station.messagesPerCall = arrivals > 0 ? messages / arrivals : 1;
    size(index);
    admit(index);
    const Moments downstream = callOut(index);
    serve(index, downstream);
    if (m_model.stations[index].behaviour == Behaviour::Queue) {
        deliver(index);
    }
}

void Balance::admitTable(std::size_t index, double& refusedShare)
{
    const StationSpec& spec = m_model.stations[index];
    double read = 0;
    double write = 0;
    for (const std::size_t c : m_incoming[index]) {
        const CallSpec& call = m_model.calls[c];
        (call.isWrite ? write : read) += m_calls[c].attempts * call.capacityUnits;
    }
    const double refusedReads = spec.readCapacity > 0 ? shareAbove(spec.readCapacity, read) : 0;
    const double refusedWrites = spec.writeCapacity > 0 ? shareAbove(spec.writeCapacity, write) : 0;
    double refused = 0;
    for (const std::size_t c : m_incoming[index]) {
        refused += m_calls[c].attempts * (m_model.calls[c].isWrite ? refusedWrites : refusedReads);
    }
    const double arrivals = m_stations[index].arrivals;
    refusedShare = std::max(refusedShare, arrivals > 0 ? refused / arrivals : 0);
}

/// A pool that scales has the size that its target asks for on average; that it gets there late
/// and leaves it late is for the simulation to say.
void Balance::size(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    station.servers = spec.servers;
    if (spec.behaviour != Behaviour::ServerPool) {
        return;
    }
    station.instances = static_cast<double>(spec.instances);
    if (spec.targetUtilisation <= 0 && spec.targetRate <= 0) {
        return;
    }
    const std::int64_t workers = spec.servers / std::max<std::int64_t>(1, spec.instances);
    double wanted = 0;
    if (spec.targetUtilisation > 0) {
        wanted = station.arrivals * station.holding.mean /
                 (spec.targetUtilisation * static_cast<double>(workers));
    }
    if (spec.targetRate > 0) {
        wanted = std::max(wanted, station.arrivals / spec.targetRate);
    }
    station.instances =
        std::clamp(std::ceil(wanted - 1e-9), static_cast<double>(spec.fewestInstances),
                   static_cast<double>(std::max(spec.fewestInstances, spec.mostInstances)));
    station.servers = workers * std::llround(station.instances);
}

void Balance::admit(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    double throttledShare = spec.rateLimit > 0 ? shareAbove(spec.rateLimit, station.arrivals) : 0;
    double rejectedShare = 0;
    if (spec.behaviour == Behaviour::Table) {
        admitTable(index, throttledShare);
    }
    const double rate = station.arrivals * (1 - throttledShare);
    const double load = rate * station.holding.mean;
    if (spec.behaviour == Behaviour::Function && spec.maxConcurrency > 0) {
        const double lost = erlangB(load, spec.maxConcurrency * spec.instanceConcurrency);
        throttledShare += (1 - throttledShare) * lost;
    } else if (spec.servers > 0 && spec.queueLimit >= 0) {
        rejectedShare = blockingProbability(load, station.servers, spec.queueLimit);
    }
    station.throttled = station.arrivals * throttledShare;
    station.rejected = (station.arrivals - station.throttled) * rejectedShare;
    station.admitted = station.arrivals - station.throttled - station.rejected;
}

Moments Balance::serviceOf(std::size_t index) const
{
    const Moments common = momentsOf(m_model.stations[index].service);
    double total = m_sourceRate[index];
    double mean = total * common.mean;
    double second = total * common.secondMoment();
    for (const std::size_t c : m_incoming[index]) {
        const CallSpec& call = m_model.calls[c];
        const Moments one = call.hasService ? momentsOf(call.service) : common;
        const Moments all = repeated(one, m_calls[c].messagesPerCall);
        total += m_calls[c].attempts;
        mean += m_calls[c].attempts * all.mean;
        second += m_calls[c].attempts * all.secondMoment();
    }
    if (total <= 0) {
        return common;
    }
    mean /= total;
    return {mean, std::max(0.0, second / total - mean * mean)};
}

void Balance::serveFunction(std::size_t index, const Moments& unlimited)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    // A function is stopped at its time limit, however long those it calls let it wait.
    const bool stopped = spec.timeLimit > 0 && unlimited.mean > spec.timeLimit;
    const Moments occupied = stopped ? Moments{spec.timeLimit, 0} : unlimited;
    const Moments init = withProbability(momentsOf(spec.init), station.coldShare);
    const double held = occupied.mean + init.mean;
    const auto places = static_cast<double>(spec.maxConcurrency * spec.instanceConcurrency);
    // Until the fixed point is found, more may seem admitted than there are places.
    const double rate = spec.maxConcurrency > 0 && held > 0
                            ? std::min(station.admitted, places / held)
                            : station.admitted;
    const FunctionPoolEstimate pool =
        estimateFunctionPool({.arrivalRate = rate,
                              .holdingTime = held,
                              .keepAlive = spec.keepAlive,
                              .provisioned = spec.provisioned,
                              .instanceConcurrency = spec.instanceConcurrency});
    station.coldShare = pool.coldShare;
    station.instances = pool.instances;
    station.wait = init;
    station.holding = occupied + init;
    if (spec.maxConcurrency > 0) {
        station.utilisation = station.admitted * station.holding.mean / places;
    }
    station.billedPerCall = meanRoundedUp(spec.billsInit ? occupied + init : occupied,
                                          spec.billingQuantum, spec.billingMinimum);
}

void Balance::serve(std::size_t index, const Moments& downstream)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    const Moments service = serviceOf(index);
    const Moments occupied = spec.holdsServer ? service + downstream : service;
    station.holding = occupied;
    station.saturated = false;
    if (spec.behaviour == Behaviour::Function) {
        serveFunction(index, occupied);
    } else if (spec.servers > 0) {
        const auto servers = static_cast<double>(station.servers);
        const double load = station.admitted * occupied.mean;
        station.utilisation = load / servers;
        if (spec.queueLimit >= 0) {
            const double offered = station.admitted + station.rejected;
            station.wait = waitingTimeLimited(offered, occupied, station.servers, spec.queueLimit);
        } else if (load < servers) {
            station.wait = waitingTime(station.admitted, occupied, station.servers);
        } else {
            station.saturated = true;
            station.wait = {unboundedSeconds, 0};
        }
    }
    station.own = station.wait + service;
    station.response = station.own + downstream;
    if (spec.timeLimit > 0 && station.response.mean > 0) {
        const double late = lognormalTail(station.response, spec.timeLimit);
        station.failed = std::max(station.failed, station.admitted * late);
        station.response.mean = std::min(station.response.mean, spec.timeLimit);
    }
    const double refused = station.throttled + station.rejected;
    station.failureProbability =
        station.arrivals > 0 ? std::clamp((refused + station.failed) / station.arrivals, 0.0, 1.0)
                             : 0;
}

/// Makes the station's own calls and returns how long a request waits for their answers.
Moments Balance::callOut(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    const auto& calls = m_outgoing[index];
    // A saturated station passes on only what it can serve.
    const double capacity = station.saturated && station.holding.mean > 0
                                ? static_cast<double>(station.servers) / station.holding.mean
                                : station.admitted;
    double going = std::min(station.admitted, capacity) * (1 - spec.errorRate);
    const double started = going;
    const bool delivers = spec.behaviour == Behaviour::Queue;
    Moments total;
    for (std::size_t first = 0; first < calls.size();) {
        const int step = m_model.calls[calls[first]].step;
        Moments slowest;
        double succeeds = 1;
        std::size_t next = first;
        for (; next < calls.size() && m_model.calls[calls[next]].step == step; ++next) {
            const CallSpec& call = m_model.calls[calls[next]];
            if (call.onFailure) {
                sendCall(calls[next], delivers ? station.deadLettered : station.failed);
                continue;
            }
            if (delivers) {
                continue;
            }
            const double made = call.callsPerRequest * station.messagesPerCall *
                                (call.cacheable ? 1 - spec.hitRatio : 1);
            sendCall(calls[next], going * made);
            if (call.synchronous) {
                const CallBalance& balance = m_calls[calls[next]];
                const double whole = std::floor(made);
                const Moments fraction = withProbability(balance.duration, made - whole);
                const Moments most =
                    whole >= 1 ? greatestOf(balance.duration, static_cast<std::int64_t>(whole))
                               : Moments{};
                slowest = greaterOf(slowest, greaterOf(most, fraction));
                const double lost =
                    std::pow(balance.failureProbability, 1 + m_model.calls[calls[next]].retries);
                succeeds *= std::pow(1 - std::clamp(lost, 0.0, 1.0), made);
            }
        }
        total = total + slowest;
        going *= succeeds;
        first = next;
    }
    const double ok = started > 0 ? going / started : 1;
    station.failed = station.admitted * (1 - (1 - spec.errorRate) * ok * survivalOf(spec, total));
    return total;
}

void Balance::sendCall(std::size_t callIndex, double rate)
{
    const CallSpec& spec = m_model.calls[callIndex];
    const StationBalance& callee = m_stations[static_cast<std::size_t>(spec.to)];
    CallBalance& call = m_calls[callIndex];
    Moments one = callee.response;
    double fails = callee.failureProbability;
    if (spec.timeout > 0 && one.mean > 0) {
        fails = 1 - (1 - fails) * (1 - lognormalTail(one, spec.timeout));
        one.mean = std::min(one.mean, spec.timeout);
    }
    const double attempts = expectedAttempts(spec.retries, fails);
    call.failureProbability = fails;
    call.attempts = rate * attempts;
    call.retries = rate * (attempts - 1);
    call.failures = call.attempts * fails;
    call.duration = repeated(one, attempts);
    call.duration.mean += expectedBackoff(spec, fails);
}

double Balance::batchSizeOf(std::size_t index, double rate, const Moments& batch) const
{
    const StationSpec& spec = m_model.stations[index];
    const auto limit = static_cast<double>(spec.batchSize);
    const double byWindow = 1 + rate * spec.batchWindow;
    // With every poller busy, messages gather until one comes back.
    const double byPollers =
        rate * batch.mean /
        static_cast<double>(std::max<std::int64_t>(1, std::max(spec.pollers, std::int64_t{1})));
    return std::clamp(std::max(byWindow, byPollers), 1.0, std::max(1.0, limit));
}

void Balance::deliver(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& queue = m_stations[index];
    queue.batches = queue.messages = queue.deadLettered = 0;
    for (const std::size_t c : m_outgoing[index]) {
        const CallSpec& callSpec = m_model.calls[c];
        if (callSpec.onFailure) {
            continue;
        }
        const StationBalance& consumer = m_stations[static_cast<std::size_t>(callSpec.to)];
        const double fails = std::min(consumer.failureProbability, 0.999);
        const double receives = static_cast<double>(spec.maxReceives);
        const double dead = spec.maxReceives > 0 ? std::pow(fails, receives) : 0;
        const double deliveries = (1 - dead) / (1 - fails);
        const double messages = queue.admitted * callSpec.callsPerRequest;
        CallBalance& call = m_calls[c];
        const double size = batchSizeOf(index, messages * deliveries, consumer.response);
        call.messagesPerCall = size;
        call.attempts = messages * deliveries / size;
        call.retries = messages * (deliveries - 1) / size;
        call.failures = call.attempts * fails;
        call.failureProbability = fails;
        call.duration = consumer.response;
        queue.batches += call.attempts;
        queue.messages += messages * deliveries;
        queue.deadLettered += messages * dead;
    }
}

}  // namespace breakeven::model
