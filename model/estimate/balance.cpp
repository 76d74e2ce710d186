#include "model/estimate/balance.h"

#include <algorithm>
#include <cmath>

#include "model/estimate/functionpool.h"

namespace breakeven::model {

namespace {

constexpr double unboundedSeconds = Balance::unboundedSeconds;
constexpr int maxRounds = 200;

bool sharesCores(const StationSpec& spec)
{
    return spec.behaviour == Behaviour::Database && (spec.cores > 0 || spec.mostUnits > 0);
}

/// The slowest of so many calls, at most so many at once; of a fraction, with that probability.
Moments slowestOf(const Moments& duration, double calls, const CallSpec& spec)
{
    const double whole = std::floor(calls);
    const Moments fraction = withProbability(duration, calls - whole);
    const Moments most =
        whole >= 1 ? greatestOf(duration, static_cast<std::int64_t>(whole), spec.maxConcurrency)
                   : Moments{};
    return greaterOf(most, fraction);
}

bool expires(const StationSpec& spec)
{
    return (spec.behaviour == Behaviour::Cache || spec.behaviour == Behaviour::Cdn) && spec.ttl > 0;
}

Moments scaled(const Moments& moments, double factor)
{
    return {moments.mean * factor, moments.variance * factor * factor};
}

std::vector<ZipfGroup> messageGroupsOf(const StationSpec& spec)
{
    if (spec.behaviour != Behaviour::Queue || spec.groups <= 0) {
        return {};
    }
    const auto groups = static_cast<double>(spec.groups);
    return spec.groupSkew > 0 ? zipfGroups(groups, spec.groupSkew)
                              : std::vector<ZipfGroup>{{groups, 1 / groups}};
}

/// The probability that a call's instance does not fail while it works on the call.
double survivalOf(const StationSpec& spec, const Moments& downstream)
{
    const double present = spec.service.mean + downstream.mean;
    const double failing = spec.timeBetweenFailures > 0 ? present / spec.timeBetweenFailures : 0;
    // Of those that are taken away only what is longer than the notice is lost.
    const double taken = spec.timeBetweenInterruptions > 0
                             ? std::max(0.0, present - spec.notice) / spec.timeBetweenInterruptions
                             : 0;
    return std::exp(-failing - taken);
}

}  // namespace

Balance::Balance(const SimulationModel& model, const std::vector<double>& sourceRates,
                 std::int32_t hourOfWeek, std::vector<bool> spent)
    : m_model(model),
      m_hourOfWeek(hourOfWeek),
      m_spent(std::move(spent)),
      m_stations(model.stations.size()),
      m_calls(model.calls.size()),
      m_outgoing(model.stations.size()),
      m_incoming(model.stations.size()),
      m_hasOnFailure(model.stations.size(), false),
      m_sourceRate(model.stations.size(), 0),
      m_beyond(model.stations.size(), 0),
      m_accountLoad(model.accounts.size(), 0)
{
    for (std::size_t c = 0; c < model.calls.size(); ++c) {
        m_outgoing[static_cast<std::size_t>(model.calls[c].from)].push_back(c);
        m_incoming[static_cast<std::size_t>(model.calls[c].to)].push_back(c);
        if (model.calls[c].onFailure) {
            m_hasOnFailure[static_cast<std::size_t>(model.calls[c].from)] = true;
        }
    }
    for (const StationSpec& spec : model.stations) {
        m_messageGroups.push_back(messageGroupsOf(spec));
        m_requested.push_back(expires(spec) ? requestedOf(spec) : Requested{});
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
    roundBilledTimes();
    noteRefused();
}

/// Once at the end: it takes a while, and nothing else depends on it.
void Balance::roundBilledTimes()
{
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        const StationSpec& spec = m_model.stations[i];
        if (spec.behaviour == Behaviour::Function) {
            m_stations[i].billedPerCall =
                meanRoundedUp(m_stations[i].billed, spec.billingQuantum, spec.billingMinimum);
        }
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
    noteAccountLoad(index);
    admit(index);
    countLost(index);
    const Moments downstream = callOut(index);
    serve(index, downstream);
    noteAccountLoad(index);
    if (!m_messageGroups[index].empty()) {
        deliverGroups(index);
    } else if (m_model.stations[index].behaviour == Behaviour::Queue) {
        deliver(index);
    } else if (m_model.stations[index].shards > 0) {
        deliverRecords(index);
    }
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

/// Calls at once that a function can have at most, with all of its account; 0 = unlimited.
double Balance::placesOf(const StationSpec& spec) const
{
    if (spec.maxConcurrency > 0) {
        return static_cast<double>(spec.maxConcurrency * spec.instanceConcurrency);
    }
    if (spec.account < 0) {
        return 0;
    }
    const auto account = static_cast<std::size_t>(spec.account);
    return static_cast<double>(std::max<std::int64_t>(
        1, spec.provisioned * spec.instanceConcurrency + m_model.accounts[account].limit));
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
    const double places = placesOf(spec);
    // Until the fixed point is found, more may seem admitted than there are places.
    const double rate =
        places > 0 && held > 0 ? std::min(station.admitted, places / held) : station.admitted;
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
    if (places > 0) {
        station.utilisation = station.admitted * station.holding.mean / places;
    }
    station.billed = spec.billsInit ? occupied + init : occupied;
}

/// Capacity that follows the load is taken as what its target asks for on average, at least what
/// it falls to, and none while it pauses.
void Balance::serveShared(std::size_t index, const Moments& service)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    const double load = station.admitted * service.mean;
    double cores = spec.cores;
    Moments resuming;
    if (spec.mostUnits > 0) {
        const double least = std::max(spec.fewestUnits, spec.unitStep);
        const double wanted = load / (spec.coresPerUnit * spec.unitTarget * spec.unitStep);
        const double units = std::clamp(std::ceil(wanted - 1e-9) * spec.unitStep, least,
                                        std::max(least, spec.mostUnits));
        // Without calls for so long, of those that come at random.
        const double paused = spec.fewestUnits <= 0 && spec.pauseAfter > 0
                                  ? std::exp(-station.arrivals * spec.pauseAfter)
                                  : 0;
        cores = units * spec.coresPerUnit;
        station.instances = units * (1 - paused);
        resuming = withProbability({spec.resumeTime, 0}, paused);
    }
    station.utilisation = load / cores;
    station.servers = std::max<std::int64_t>(1, std::llround(std::floor(cores)));
    station.saturated = load >= cores;
    station.wait = station.saturated ? Moments{unboundedSeconds, 0}
                                     : sharingDelay(station.admitted, service, cores) + resuming;
}

/// A pool without credits whose load asks for more cores than are earned: with all its workers
/// busy, their calls share those cores, which is what it then serves.
Moments Balance::atBaseline(std::size_t index, const Moments& service, const Moments& downstream)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    const double cores = spec.creditCores * station.instances;
    const double wanted = (station.arrivals - station.throttled) * service.mean;
    station.computed = station.admitted * service.mean;
    // A load of just the baseline may be above it by the rounding of its product.
    const bool spent = !m_spent.empty() && m_spent[index];
    if (!spent || spec.behaviour != Behaviour::ServerPool || wanted <= cores * (1 + 1e-9)) {
        return service;
    }
    const double held = static_cast<double>(station.servers) * service.mean / cores;
    const double mean = std::max(service.mean, held - downstream.mean);
    return scaled(service, mean / service.mean);
}

void Balance::serve(std::size_t index, const Moments& downstream)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    const Moments held = spec.holdsServer ? downstream : Moments{};
    const Moments service =
        spec.creditCores > 0 ? atBaseline(index, serviceOf(index), held) : serviceOf(index);
    const Moments occupied = service + held;
    station.holding = occupied;
    station.saturated = false;
    if (spec.behaviour == Behaviour::Function) {
        serveFunction(index, occupied);
    } else if (sharesCores(spec)) {
        serveShared(index, service);
    } else if (spec.servers > 0) {
        const auto servers = static_cast<double>(station.servers);
        const double load = station.admitted * occupied.mean;
        station.utilisation = load / servers;
        if (spec.queueLimit >= 0) {
            const double offered = station.admitted + station.rejected;
            station.wait = waitingTimeLimited(offered, occupied, station.servers, spec.queueLimit);
        } else if (load < servers) {
            station.wait = waitBehindBalancer(index, occupied);
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

/// Where a load balancer sends each call to one of the instances: at random each is a queue of its
/// own, in turn one with more even arrivals; that with the fewest calls is taken for one line for
/// all. The better of two lies between, as far as with many instances of one worker.
Moments Balance::waitBehindBalancer(std::size_t index, const Moments& occupied) const
{
    const StationSpec& spec = m_model.stations[index];
    const StationBalance& station = m_stations[index];
    const Moments oneLine = waitingTime(station.admitted, occupied, station.servers);
    const bool spreads =
        spec.behaviour == Behaviour::ServerPool && spec.policy != Balancing::OneLine;
    if (!spreads || spec.policy == Balancing::LeastOutstanding || occupied.mean <= 0) {
        return oneLine;
    }
    const std::int64_t workers =
        std::max<std::int64_t>(1, spec.servers / std::max<std::int64_t>(1, spec.instances));
    const auto instances =
        std::max(1.0, static_cast<double>(station.servers) / static_cast<double>(workers));
    const Moments apart = waitingTime(station.admitted / instances, occupied, workers);
    if (spec.policy == Balancing::RoundRobin) {
        return scaled(apart, roundRobinShare(instances, occupied, station.utilisation));
    }
    if (spec.policy == Balancing::TwoChoices) {
        const double share = twoChoicesShare(station.utilisation);
        return scaled(oneLine, 1 - share) + scaled(apart, share);
    }
    return apart;
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
    double going = std::min(station.admitted, capacity) * (1 - meanErrorRate(spec));
    const double started = going;
    const bool delivers = spec.behaviour == Behaviour::Queue || spec.shards > 0;
    const bool cached = expires(spec);
    if (cached) {
        lookUp(index, going);
    }
    const double misses = cached ? station.missShare : 1 - spec.hitRatio;
    Moments total;
    Moments onMiss;
    for (std::size_t first = 0; first < calls.size();) {
        const int step = m_model.calls[calls[first]].step;
        Moments slowest;
        Moments slowestOnMiss;
        double succeeds = 1;
        std::size_t next = first;
        for (; next < calls.size() && m_model.calls[calls[next]].step == step; ++next) {
            const CallSpec& call = m_model.calls[calls[next]];
            if (call.onFailure) {
                sendCall(calls[next], station.deadLettered * call.callsPerRequest);
                continue;
            }
            if (delivers) {
                continue;
            }
            const double onEachMiss = call.callsPerRequest * station.messagesPerCall;
            const double made = onEachMiss * (call.cacheable ? misses : 1);
            sendCall(calls[next], going * made);
            if (call.synchronous) {
                const CallBalance& balance = m_calls[calls[next]];
                slowest = greaterOf(slowest, slowestOf(balance.duration, made, call));
                if (cached) {
                    slowestOnMiss =
                        greaterOf(slowestOnMiss, slowestOf(balance.duration, onEachMiss, call));
                }
                const double lost =
                    std::pow(balance.failureProbability, 1 + m_model.calls[calls[next]].retries);
                succeeds *= std::pow(1 - std::clamp(lost, 0.0, 1.0), made);
            }
        }
        total = total + slowest;
        onMiss = onMiss + slowestOnMiss;
        going *= succeeds;
        first = next;
    }
    if (cached) {
        station.refill = onMiss;
        total = total + station.joining;
    }
    const double ok = started > 0 ? going / started : 1;
    station.failed =
        station.admitted * (1 - (1 - meanErrorRate(spec)) * ok * survivalOf(spec, total));
    return total;
}

}  // namespace breakeven::model
