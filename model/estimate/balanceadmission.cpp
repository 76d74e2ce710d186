// How much of its load a station admits.
#include <algorithm>
#include <cmath>

#include "model/estimate/balance.h"

namespace breakeven::model {

namespace {

double shareAbove(double limit, double rate)
{
    return rate > limit ? 1 - limit / rate : 0;
}

}  // namespace

void Balance::admitTable(std::size_t index, double& refusedShare)
{
    const StationSpec& spec = m_model.stations[index];
    double read = 0;
    double write = 0;
    for (const std::size_t c : m_incoming[index]) {
        const CallSpec& call = m_model.calls[c];
        (call.isWrite ? write : read) += m_calls[c].attempts * call.capacityUnits;
    }
    // What its partition refuses of the hot key does not reach the table's capacity.
    const auto refusedOf = [&spec](double units, double partition, double capacity) {
        const double hot =
            partition > 0 ? spec.hotShare * shareAbove(partition, spec.hotShare * units) : 0;
        const double left = units * (1 - hot);
        return hot + (1 - hot) * (capacity > 0 ? shareAbove(capacity, left) : 0);
    };
    const double refusedReads = refusedOf(read, spec.partitionReads, spec.readCapacity);
    const double refusedWrites = refusedOf(write, spec.partitionWrites, spec.writeCapacity);
    double refused = 0;
    for (const std::size_t c : m_incoming[index]) {
        refused += m_calls[c].attempts * (m_model.calls[c].isWrite ? refusedWrites : refusedReads);
    }
    const double arrivals = m_stations[index].arrivals;
    refusedShare = std::max(refusedShare, arrivals > 0 ? refused / arrivals : 0);
}

/// A pool that scales has the size that its target (by steps: the middle between the bounds) asks
/// for on average, by schedule at least its number; that it gets there late and leaves it late is
/// for the simulation to say.
void Balance::size(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& station = m_stations[index];
    station.servers = spec.servers;
    if (spec.behaviour != Behaviour::ServerPool) {
        return;
    }
    station.instances = static_cast<double>(spec.instances);
    const bool scheduled = isScheduled(spec, m_hourOfWeek);
    const double scheduledFewest = scheduled ? static_cast<double>(spec.scheduledFewest) : 0;
    const std::int64_t workers = spec.servers / std::max<std::int64_t>(1, spec.instances);
    if (spec.targetUtilisation <= 0 && spec.targetRate <= 0 && spec.stepHigh <= 0) {
        station.instances = std::max(station.instances, scheduledFewest);
        station.servers = workers * std::llround(station.instances);
        return;
    }
    double wanted = 0;
    const double target =
        spec.stepHigh > 0 ? (spec.stepLow + spec.stepHigh) / 2 : spec.targetUtilisation;
    if (target > 0) {
        wanted = station.arrivals * station.holding.mean /
                 (station.slowed * target * static_cast<double>(workers));
    }
    if (spec.creditCores > 0) {
        // Slowed to the baseline it is busy, whatever the target, and grows until it is not.
        wanted = std::max(wanted, station.arrivals * serviceOf(index).mean / spec.creditCores);
    }
    if (spec.targetRate > 0) {
        wanted = std::max(wanted, station.arrivals / spec.targetRate);
    }
    station.instances =
        std::clamp(std::ceil(wanted - 1e-9), static_cast<double>(spec.fewestInstances),
                   static_cast<double>(std::max(spec.fewestInstances, spec.mostInstances)));
    station.instances = std::max(station.instances, scheduledFewest);
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
    if (spec.behaviour == Behaviour::Function) {
        throttledShare += (1 - throttledShare) * throttledByConcurrency(index, load);
    } else if (spec.servers > 0 && spec.queueLimit >= 0) {
        rejectedShare = blockingProbability(load, station.servers, spec.queueLimit);
    }
    station.throttled = station.arrivals * throttledShare;
    station.rejected = (station.arrivals - station.throttled) * rejectedShare;
    station.admitted = station.arrivals - station.throttled - station.rejected;
}

/// Keeps the sum of the calls at once that functions ask of their account, beyond their provisioned
/// instances: by its change, so that the work does not grow with the square of their number.
void Balance::noteAccountLoad(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    if (spec.account < 0) {
        return;
    }
    const double own = m_stations[index].arrivals * m_stations[index].holding.mean;
    const double beyond = own * erlangB(own, spec.provisioned * spec.instanceConcurrency);
    m_accountLoad[static_cast<std::size_t>(spec.account)] += beyond - m_beyond[index];
    m_beyond[index] = beyond;
}

/// A loss system does not depend on how long calls take but for their mean, so functions that
/// share a limit lose the same share: Erlang's formula for the load of all.
double Balance::throttledByConcurrency(std::size_t index, double load) const
{
    const StationSpec& spec = m_model.stations[index];
    double lost = 0;
    if (spec.maxConcurrency > 0) {
        lost = erlangB(load, spec.maxConcurrency * spec.instanceConcurrency);
    }
    if (spec.account >= 0) {
        const auto account = static_cast<std::size_t>(spec.account);
        const double beyond = erlangB(load, spec.provisioned * spec.instanceConcurrency);
        lost +=
            (1 - lost) * beyond * erlangB(m_accountLoad[account], m_model.accounts[account].limit);
    }
    return lost;
}

}  // namespace breakeven::model
