#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "model/simulation/kernel/arrivals.h"
#include "model/simulation/kernel/calls.h"
#include "model/simulation/kernel/eventqueue.h"
#include "model/simulation/kernel/latencytrace.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/station.h"
#include "model/simulation/kernel/tallies.h"

namespace breakeven::model::kernel {

/// What bounds a run from outside.
struct RunControl {
    std::uint64_t eventBudget = 0;
    /// Asked every few thousand events, with the simulated time; false ends the run.
    std::function<bool(Ticks)> proceed;
    LatencyTrace* trace = nullptr;  ///< receives the end-to-end latencies, when wanted
};

/// One run of the model: walks calls through the stations, event by event.
///
/// A call arrives, is admitted or refused, waits for a server, is served, makes its own calls step
/// by step, and is answered. Every service, also one of no length, passes through the event list,
/// so that no chain of calls can recurse without bound; only answers travel up directly.
class Engine {
public:
    Engine(const Plan& plan, const RunKey& run, const Load& load, RunControl control);

    /// Handles the events before `end`.
    Ending runUntil(Ticks end);
    /// The start-up is over: forgets what was counted so far.
    void startMeasuring();
    /// What was measured since the last batch (or startMeasuring()); counting begins anew, and
    /// nothing else does: the run goes on as if this had not been called.
    [[nodiscard]] RunTally closeBatch();
    /// Notes the busiest hour; to be called at the end of each.
    void closeHour();
    /// Ends an interval of the time series.
    void closeInterval();
    /// What was measured since startMeasuring() (or from the start).
    [[nodiscard]] RunTally finish(Ending ending);

    /// By station: cores that its calls have computed on so far, on average; only known, else 0,
    /// of those with CPU credits.
    [[nodiscard]] std::vector<double> coresInUse();

    /// When something happens next; `never` when nothing does.
    [[nodiscard]] Ticks nextTime() const { return std::min(m_arrival.time, m_events.nextTime()); }
    // As they are between two events, in the order of the plan.
    [[nodiscard]] const std::vector<Station>& stations() const { return m_stations; }
    [[nodiscard]] const std::vector<Connector>& connectors() const { return m_connectors; }

private:
    struct Source {
        ArrivalClock clock;
        std::uint32_t station = 0;
        std::int64_t users = 0;  ///< closed loop: thinking or waiting for an answer
        std::uint64_t succeeded = 0;
        std::uint64_t failed = 0;
        Histogram latency;   ///< of requests that succeeded
        Histogram failures;  ///< how long admitted requests took that failed
    };
    /// What the intervals of the time series before the present one came to.
    struct Past {
        Ticks time = 0;
        IntervalTally total;
        double latency = 0;  ///< sum, seconds
        HistogramCounts counts;
    };

    // engine.cpp
    void addStations(const RunKey& run, const Load& load);
    void addConnectors(const RunKey& run);
    void addSources(const RunKey& run, const Load& load);
    bool handle(const Event& event);
    bool handleCallEvent(const Event& event);
    void windowOver(std::uint32_t index, std::uint32_t reader);
    void countEvent(const Event& event, std::uint32_t place);
    [[nodiscard]] Ending check();
    [[nodiscard]] bool overflows(Station& station) const;
    void expectArrival(std::uint32_t index, Ticks time);
    void arrivalDue();
    void sourceArrival(std::uint32_t index);
    void request(std::uint32_t index);
    void passOn(Call& call, Slot slot);

    // enginemeasuring.cpp
    void restartCounts();
    void restartCounts(Station& station) const;
    void addRoots(Station& station, std::uint32_t index) const;
    void verify(const Station& station) const;

    // enginepaths.cpp
    void closePath(const Call& call, bool ok);
    void lastOfStep(const Call& call, Call& caller);
    void spend(const Call& call, Ticks retrying);
    template <typename Visit>
    void releaseLegs(Slot legs, Visit visit);
    void spendLegs(Slot legs);
    void dropLegs(Slot legs);
    [[nodiscard]] static IntervalTally differenceOf(const Past& now, const Past& before);

    // engineusers.cpp
    void usersChange(std::uint32_t index);
    void userAsks(std::uint32_t index);
    void userThinks(std::uint32_t index);

    // enginecalls.cpp
    void make(const Attempt& attempt);
    void launch(Call& call, Slot slot);
    void travel(Call& call, Slot slot, const CallPlan& plan);
    void launchLater(const Attempt& attempt, Ticks delay);
    void callDue(Call& call, Slot slot);
    void arrive(Call& call, Slot slot);
    [[nodiscard]] bool admit(Call& call, Slot slot);
    [[nodiscard]] bool admitToCapacity(Station& station, const Attempt& attempt);
    [[nodiscard]] bool admitToInstance(Station& station, Call& call, Slot slot);
    [[nodiscard]] bool accountIsFull(std::int32_t account) const;
    [[nodiscard]] bool admitToServer(Station& station, Call& call, Slot slot);
    [[nodiscard]] bool admitToRack(Station& station, Call& call, Slot slot);
    void enter(Station& station, Call& call, Slot slot);
    void waitIn(Line& line, Station& station, Slot slot);
    void begin(Station& station, Call& call, Slot slot, Ticks ready);
    [[nodiscard]] Ticks drawService(Station& station, const Attempt& attempt);
    void serviceEnded(Call& call, Slot slot);
    [[nodiscard]] bool isOfBatch(const Attempt& attempt) const;
    void childAnswered(const Attempt& attempt, bool ok);
    void requestAnswered(const Attempt& attempt, bool ok);
    void finishCall(Call& call, Slot slot, bool ok);
    void releaseServer(Station& station, Call& call);
    void bill(Station& station, const Call& call);
    void startNextWaiting(Station& station);
    void startNextOf(Station& station, std::uint32_t instance);
    void rootRefused(std::uint32_t index);
    void rootFinished(std::uint32_t index, Ticks latency, bool ok);
    [[nodiscard]] bool breakerLetsPass(std::uint32_t index);
    void noteForBreaker(std::uint32_t index, bool ok);
    void settle(const Attempt& attempt, Outcome outcome);
    void retryEvent(const Attempt& attempt, Outcome outcome);
    void giveUp(const Attempt& attempt);
    void callOnFailure(Station& station, std::uint16_t hops);
    void timeLimit(Call& call, Slot slot);
    void callTimeout(Call& call);
    void freeCall(Call& call, Slot slot);
    void keepAlive(std::uint32_t index);

    // enginesteps.cpp
    void advance(Call& call, Slot slot);
    void chooseCalls(Range step, std::uint32_t count, bool hit);
    void chooseOne(Range group, bool hit);
    [[nodiscard]] std::uint32_t drawn(Range group);
    [[nodiscard]] std::uint32_t copiesOf(std::uint32_t call);
    void launchStep(Call& call, Slot slot, const Step& step);
    void launchOne(Call& call, const CallRef& self, std::uint32_t index);
    void launchAtMost(Call& call, const CallRef& self, std::uint32_t index, std::uint32_t count);
    void launchNext(Call& call, const CallRef& self, std::uint32_t index);
    void dropUnmade(Call& call);

    // enginequeues.cpp
    void link(Line& line, Slot message);
    void store(std::uint32_t index, const Attempt& attempt);
    void makeReady(Station& station, Slot message);
    void pump(std::uint32_t index);
    void takeBatch(std::uint32_t index);
    void countTaken(Station& station, Message& message);
    [[nodiscard]] bool isGivenUp(Station& station, Slot message);
    void handOut(std::uint32_t index, Slot first, std::uint32_t count, std::uint16_t hops);
    void armPollerTick(std::uint32_t index, bool backlog);
    void armQueueTimers(std::uint32_t index);
    [[nodiscard]] std::uint32_t chooseConsumer(Station& station);
    void batchAnswered(Slot batch, bool ok);
    void batchVisible(Slot batch);
    void pollerTick(std::uint32_t index);
    // enginecaches.cpp
    void addCache(std::uint32_t index);
    [[nodiscard]] bool lookUp(Call& call, Slot slot);
    void leaveItem(Station& station, const Call& call, Slot slot, bool ok);
    // enginegroups.cpp
    void sortIntoGroup(Station& station, Slot message);
    void pumpGroups(std::uint32_t index);
    void takeFromGroups(std::uint32_t index);
    void groupsDone(Station& station, const Call& batch);
    void groupsBack(std::uint32_t index, Slot first);
    // enginestreams.cpp
    void addStream(std::uint32_t index);
    void storeRecord(std::uint32_t index, std::uint16_t hops);
    void appendRecord(ShardReader& reader, std::uint16_t hops);
    void pumpShard(std::uint32_t index, std::uint32_t reader);
    void takeShardBatch(std::uint32_t index, std::uint32_t reader);
    [[nodiscard]] ShardReader::Chunk nextChunk(Station& station, ShardReader& reader);
    void shardAnswered(Slot batch, bool ok);
    void retryChunk(std::uint32_t index, ShardReader& reader, ShardReader::Chunk chunk);
    void dropChunk(std::uint32_t index, const ShardReader::Chunk& chunk);
    void releaseRecords(Slot first, std::uint32_t count);

    // enginequeues.cpp
    void publish(std::uint32_t index, const Attempt& attempt);

    // enginedatabases.cpp
    void addSharedCores(std::uint32_t index);
    [[nodiscard]] bool sharedEnd(const Event& event);
    void foreseeSharedEnd(std::uint32_t index);
    void leaveShared(Station& station, Call& call);
    void evaluateUnits(std::uint32_t index);
    void unitsResumed(std::uint32_t index);
    void askToResume(std::uint32_t index);
    void restartShared(Station& station) const;

    // enginecredits.cpp
    void addCredits(std::uint32_t index, const Load& load);
    void settleCredits(Station& station) const;
    void startCredits(std::uint32_t index);
    void resizeCredits(std::uint32_t index);

    // enginebalancing.cpp
    [[nodiscard]] std::uint32_t balanced(Range group, Balancing policy);
    [[nodiscard]] std::uint32_t inTurn(Range group);
    [[nodiscard]] double loadOf(std::uint32_t call) const;
    [[nodiscard]] Line& lineOf(Station& station, const Call& call);
    void leaveRack(Station& station, const Call& call);
    [[nodiscard]] std::vector<CallRef> callsOf(std::uint32_t index, std::uint32_t instance) const;

    // enginefleets.cpp
    void addFleet(std::uint32_t index, const RunKey& run, const Load& load);
    void stationTick(std::uint32_t index, TickKind kind);
    void evaluateFleet(std::uint32_t index);
    void instanceMayFail(std::uint32_t index);
    void instanceMayBeTaken(std::uint32_t index);
    [[nodiscard]] std::vector<CallRef> callsOnOne(std::uint32_t index, std::int64_t readyBefore,
                                                  RandomStream& stream);
    void lose(const std::vector<CallRef>& calls);
    void noticeOver(std::uint32_t index);
    void serversChanged(std::uint32_t index);
    void pushTick(std::uint32_t index, TickKind kind, Ticks time);
    void settleFleet(std::uint32_t index);

    void append(Line& line, Slot slot);
    void unlink(Line& line, Slot slot);
    [[nodiscard]] Station& stationOf(const Call& call) { return m_stations[call.station]; }

    const Plan& m_plan;
    RunControl m_control;
    std::vector<Station> m_stations;
    std::vector<Connector> m_connectors;
    std::vector<Source> m_sources;
    std::vector<std::int64_t> m_inAccount;  ///< calls at once in each account
    EventQueue m_events;
    /// The next arrival of one source, beside the list: there is always one, so that a place of its
    /// own spares sorting it in and out. Others' are in the list. At `never` when there is none.
    Event m_arrival{.time = never};
    Slab<Call> m_calls;
    Slab<Message> m_messages;
    Slab<Leg> m_legs;
    Slab<Unmade> m_unmade;
    std::vector<Slot> m_legStack;  ///< of releaseLegs(): reused memory
    std::vector<IntervalTally> m_series;
    Past m_past;
    Ticks m_now = 0;
    Ticks m_measuringSince = 0;
    Ticks m_loadSince = 0;  ///< for what tells whether a station can keep up
    Ticks m_warmup = 0;     ///< before the present batch: none but before the first
    std::uint64_t m_handled = 0;
    std::uint64_t m_handledBefore = 0;  ///< in the batches that are closed
    std::uint64_t m_popped = 0;
    std::uint64_t m_fingerprint = 0x9e3779b97f4a7c15;
    bool m_hopLimitReached = false;
    /// Calls drawn by chooseCalls(), used as a stack: reused memory.
    std::vector<std::uint32_t> m_chosen;
};

/// Makes a call. Here, so that the attempt is written straight into the call's record: to write it
/// elsewhere field by field and then copy it as a whole makes a processor wait for all its fields.
inline void Engine::make(const Attempt& attempt)
{
    const Slot slot = m_calls.allocate();
    Call& call = m_calls[slot];
    call.open(attempt, m_plan.calls[attempt.call].to);
    launch(call, slot);
}

}  // namespace breakeven::model::kernel
