// How much of its load a station admits.
#include <algorithm>
#include <cmath>

#include "model/estimate/balance.h"

namespace breakeven::model {

namespace {

double shareAbove(double limit, double rate)
{
    return rate > limit ? 1 - std::max(0.0, limit) / rate : 0;
}

/// Of a table that is provisioned; autoscaling has the units that its target asks for on average.
double capacityFor(const StationSpec& spec, bool writes, double units)
{
    const double provisioned = writes ? spec.writeCapacity : spec.readCapacity;
    if (provisioned <= 0 || spec.targetUtilisation <= 0) {
        return provisioned;
    }
    const double fewest = writes ? spec.fewestWrites : spec.fewestReads;
    const double most = std::max(fewest, writes ? spec.mostWrites : spec.mostReads);
    return std::clamp(std::ceil(units / spec.targetUtilisation - 1e-9), fewest, most);
}

}  // namespace

/// Admits the read or the write units of a table by their rates, calls for the key that is asked
/// for most and others apart: the former also by its partition. Returns the attempts refused.
double Balance::admitUnits(std::size_t index, bool writes, double refusedBefore)
{
    const StationSpec& spec = m_model.stations[index];
    double hot = 0;
    double others = 0;
    for (const std::size_t c : m_incoming[index]) {
        const CallSpec& call = m_model.calls[c];
        if (call.isWrite == writes) {
            const double units = call.capacityUnits * m_calls[c].messagesPerCall;
            hot += m_calls[c].hotAttempts * units;
            others += (m_calls[c].attempts - m_calls[c].hotAttempts) * units;
        }
    }
    const double partition = writes ? spec.partitionWrites : spec.partitionReads;
    const double mostHot = partition > 0 ? std::min(hot, partition) : hot;
    const double provisioned = capacityFor(spec, writes, mostHot + others);
    (writes ? m_stations[index].writes : m_stations[index].reads) = provisioned;
    const double quota = writes ? spec.quotaWrites : spec.quotaReads;
    const double capacity = provisioned > 0 ? provisioned : quota;
    double otherRefused = capacity > 0 ? shareAbove(capacity, hot + others) : 0;
    double hotRefused = otherRefused;
    if (hot * (1 - otherRefused) > mostHot) {
        // The partition refuses more of them than the table would, which leaves more to the others.
        hotRefused = 1 - mostHot / hot;
        otherRefused = capacity > 0 ? shareAbove(capacity - mostHot, others) : 0;
    }
    double refused = 0;
    for (const std::size_t c : m_incoming[index]) {
        CallBalance& call = m_calls[c];
        if (m_model.calls[c].isWrite == writes) {
            call.hotRefused = std::max(refusedBefore, hotRefused);
            call.otherRefused = std::max(refusedBefore, otherRefused);
            refused += call.hotAttempts * call.hotRefused +
                       (call.attempts - call.hotAttempts) * call.otherRefused;
        }
    }
    return refused;
}

/// The doubling of a table on demand is for a simulation by the hour: one that has known its load
/// for long gives all up to its quota.
void Balance::admitTable(std::size_t index, double& refusedShare)
{
    const double reads = admitUnits(index, false, refusedShare);
    const double writes = admitUnits(index, true, refusedShare);
    const double arrivals = m_stations[index].arrivals;
    refusedShare =
        arrivals > 0 ? std::max(refusedShare, (reads + writes) / arrivals) : refusedShare;
}

/// Once at the end: for the bill, nothing else depends on it.
void Balance::noteRefused()
{
    for (std::size_t c = 0; c < m_calls.size(); ++c) {
        const auto to = static_cast<std::size_t>(m_model.calls[c].to);
        const StationBalance& callee = m_stations[to];
        CallBalance& call = m_calls[c];
        if (m_model.stations[to].behaviour == Behaviour::Table) {
            const double throttled = call.hotAttempts * call.hotRefused +
                                     (call.attempts - call.hotAttempts) * call.otherRefused;
            const double left = callee.arrivals - callee.throttled;
            const double rejected = left > 0 ? callee.rejected / left : 0;
            call.refused = throttled + (call.attempts - throttled) * rejected;
        } else if (callee.arrivals > 0) {
            call.refused = call.attempts *
                           std::min(1.0, (callee.throttled + callee.rejected) / callee.arrivals);
        }
    }
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
        wanted = station.arrivals * station.holding.mean / (target * static_cast<double>(workers));
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
