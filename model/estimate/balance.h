#pragma once

#include <cstdint>
#include <vector>

#include "model/estimate/queueing.h"
#include "model/simulation/kernel/expiry.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/zipf.h"

namespace breakeven::model {

/// Over the good and the bad spells of a station.
[[nodiscard]] inline double meanErrorRate(const StationSpec& spec)
{
    const double bad = spec.badTime > 0 ? spec.badShare : 0;
    return bad * spec.badErrorRate + (1 - bad) * spec.errorRate;
}

[[nodiscard]] inline Moments momentsOf(const Distribution& time)
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

/// What one station does under one stationary load; rates are per second.
struct StationBalance {
    double arrivals = 0;
    double admitted = 0;
    double throttled = 0;
    double rejected = 0;
    double failed = 0;  ///< admitted, but answered with a failure
    double deadLettered = 0;
    double batches = 0;          ///< queue
    double messages = 0;         ///< queue: deliveries of single messages
    double messageWait = 0;      ///< queue with groups: of a message for those of its group
    double messagesPerCall = 1;  ///< mean over its incoming calls
    double coldShare = 0;
    double instances = 0;
    double reads = 0;  ///< table: provisioned units a second
    double writes = 0;
    std::int64_t servers = 0;  ///< a pool that scales has those its target asks for; 0 = unlimited
    double utilisation = 0;
    double computed = 0;       ///< serverpool: cores that its calls would compute on unslowed
    double missShare = 1;      ///< cache with expiry: calls that make those that a hit spares
    Moments refill;            ///< and how long a miss waits for them
    Moments joining;           ///< how long calls wait for those of others, over all calls
    Moments billed;            ///< function: time of a call that is billed, before rounding
    double billedPerCall = 0;  ///< and after
    Moments wait;
    Moments own;                    ///< wait, init and service
    Moments holding;                ///< what one call occupies a server for
    Moments response;               ///< from arrival to answer
    double failureProbability = 0;  ///< of an attempt that reaches it, refusals included
    bool saturated = false;
};

struct CallBalance {
    double attempts = 0;
    double retries = 0;
    double failures = 0;
    double refused = 0;  ///< of the attempts, by the callee
    double lost = 0;     ///< asynchronous calls that fail for good
    // To a table: attempts for the key that is asked for most, and the probability that one of
    // these and one of the others is refused. A call is tried again for the same key.
    double hotAttempts = 0;
    double hotRefused = 0;
    double otherRefused = 0;
    double messagesPerCall = 1;     ///< queue deliveries carry a batch
    double failureProbability = 0;  ///< of one attempt, the caller's time-out included
    Moments duration;               ///< all attempts and waits between them, as the caller sees it
};

/// The fixed point of one stratum: arrivals, refusals, failures, retries and waiting times that
/// agree with each other.
class Balance {
public:
    /// Stands for "grows without end" while the fixed point is sought, so that no infinity meets
    /// another; the estimate shows such times as unbounded.
    static constexpr double unboundedSeconds = 1e6;

    /// `sourceRates` as in Stratum, in an hour of the week as to what schedules say. Closed loops
    /// send what balances with their answers' times. `spent` tells by station the pools that have
    /// used up their CPU credits; none when it is empty.
    Balance(const SimulationModel& model, const std::vector<double>& sourceRates,
            std::int32_t hourOfWeek = 0, std::vector<bool> spent = {});

    [[nodiscard]] const StationBalance& station(std::size_t index) const
    {
        return m_stations[index];
    }
    [[nodiscard]] const CallBalance& call(std::size_t index) const { return m_calls[index]; }

private:
    void solve();
    void solveClosed(const std::vector<double>& sourceRates, double users);
    void roundBilledTimes();
    void setRates(const std::vector<double>& sourceRates, double closedShare);
    void orderStations();
    void updateStation(std::size_t index);
    void size(std::size_t index);
    void admit(std::size_t index);
    void admitTable(std::size_t index, double& refusedShare);
    [[nodiscard]] double admitUnits(std::size_t index, bool writes, double refusedBefore);
    void noteRefused();
    void serve(std::size_t index, const Moments& downstream);
    [[nodiscard]] Moments waitBehindBalancer(std::size_t index, const Moments& occupied) const;
    [[nodiscard]] double placesOf(const StationSpec& spec) const;
    [[nodiscard]] Moments atBaseline(std::size_t index, const Moments& service,
                                     const Moments& downstream);
    void serveShared(std::size_t index, const Moments& service);
    void serveFunction(std::size_t index, const Moments& unlimited);
    Moments callOut(std::size_t index);
    void sendCall(std::size_t callIndex, double rate);
    [[nodiscard]] double stoppedByBreaker(const CallSpec& spec, double rate, double fails) const;
    void sendEvent(std::size_t callIndex, double rate);
    void sendToTable(std::size_t callIndex, double rate, const Moments& one, double late);
    void countLost(std::size_t index);
    void noteAccountLoad(std::size_t index);
    [[nodiscard]] double throttledByConcurrency(std::size_t index, double load) const;
    void deliver(std::size_t index);
    void handOut(std::size_t index, double messages, double batchSize);
    // balancecaches.cpp
    void lookUp(std::size_t index, double rate);
    // balancegroups.cpp
    void deliverGroups(std::size_t index);
    [[nodiscard]] Moments groupHeld(std::size_t index) const;
    [[nodiscard]] double pollerHeld(std::size_t index) const;
    void deliverRecords(std::size_t index);
    [[nodiscard]] double batchSizeOf(std::size_t index, double rate, const Moments& batch) const;
    [[nodiscard]] Moments serviceOf(std::size_t index) const;

    const SimulationModel& m_model;
    std::int32_t m_hourOfWeek;
    std::vector<bool> m_spent;
    std::vector<double> m_closedUsers;  ///< by source; 0 for those that are not closed
    std::vector<StationBalance> m_stations;
    std::vector<CallBalance> m_calls;
    std::vector<std::size_t> m_order;  ///< callees of synchronous calls before their callers
    std::vector<std::vector<std::size_t>> m_outgoing;
    std::vector<std::vector<std::size_t>> m_incoming;
    std::vector<bool> m_hasOnFailure;   ///< by station
    std::vector<double> m_sourceRate;   ///< by station; 0 for the others
    std::vector<double> m_beyond;       ///< by station: what it asks of its account
    std::vector<double> m_accountLoad;  ///< by account, the sum of these
    /// By station: of a queue's message groups, how the messages spread over them.
    std::vector<std::vector<ZipfGroup>> m_messageGroups;
    std::vector<Requested> m_requested;  ///< by station: what is asked of a cache with expiry
};

}  // namespace breakeven::model
