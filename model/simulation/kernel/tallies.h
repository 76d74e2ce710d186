#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/histogram.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A sum of times. To add is cheap; what it is in seconds is worked out once.
class TickSum {
public:
    TickSum& operator+=(Ticks time)
    {
        m_ticks += static_cast<double>(time);
        return *this;
    }
    [[nodiscard]] double seconds() const { return m_ticks / ticksPerSecond; }
    [[nodiscard]] static TickSum ofSeconds(double seconds)
    {
        TickSum sum;
        sum.m_ticks = seconds * ticksPerSecond;
        return sum;
    }

private:
    double m_ticks = 0;
};

/// Counts of one station over the measured time; see StationFlow for their meaning.
struct StationCounts {
    std::uint64_t arrivals = 0;
    std::uint64_t requests = 0;
    std::uint64_t completions = 0;
    std::uint64_t failures = 0;
    std::uint64_t throttled = 0;
    std::uint64_t rejected = 0;
    std::uint64_t coldStarts = 0;
    std::uint64_t deadLettered = 0;
    std::uint64_t batches = 0;
    std::uint64_t messages = 0;
    std::uint64_t stored = 0;   ///< queue: messages taken in
    std::uint64_t deleted = 0;  ///< queue: messages handled or given up
    std::uint64_t waits = 0;    ///< calls (queue: messages) whose wait is over
    std::uint64_t waited = 0;   ///< of these, those that waited at all
    TickSum waitTime;
    TickSum billedTime;
    TickSum initTime;
    std::uint64_t served = 0;  ///< calls that gave back a server
    TickSum heldTime;          ///< and how long they had it
    // Of successful requests' time, the part on their critical path.
    TickSum pathWaiting;
    TickSum pathServing;
    TickSum pathTravelling;
    TickSum pathRetrying;
};

struct CallCounts {
    std::uint64_t attempts = 0;
    std::uint64_t retries = 0;
    std::uint64_t failures = 0;
    std::uint64_t refused = 0;
};

/// Areas under counts over the measured time, in seconds times count.
struct StationAreas {
    double inFlight = 0;
    double waiting = 0;
    double busy = 0;
    double instances = 0;
    double servers = 0;  ///< of a fleet
    double reads = 0;    ///< table: units a second that are provisioned
    double writes = 0;
};

struct StationTally {
    StationCounts counts;
    StationAreas areas;
    HistogramCounts response;
    HistogramCounts age;
    double peakBusy = 0;             ///< month: mean busy servers of the busiest hour
    double peakShare = 0;            ///< month, fleet: of its servers, in the hour it was highest
    std::int64_t backlogGrowth = 0;  ///< waiting at the end less waiting at the start
    std::int64_t live = 0;           ///< admitted and unanswered at the end, less at the start
};

struct SourceTally {
    std::uint64_t succeeded = 0;
    std::uint64_t failed = 0;
    HistogramCounts latency;
};

/// What happened between two moments of a run.
struct IntervalTally {
    double seconds = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t failed = 0;
    std::uint64_t refused = 0;  ///< by any station
    std::uint64_t coldStarts = 0;
    double inFlight = 0;  ///< area under the requests present, in seconds times count
    double meanLatency = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
};

/// Why a run ended before its time.
enum class Ending : std::uint8_t { Complete, Cancelled, EventLimit, Unstable };

/// What one run (a replication of a stratum) measured.
struct RunTally {
    std::vector<StationTally> stations;
    std::vector<CallCounts> calls;
    std::vector<SourceTally> sources;
    std::vector<IntervalTally> series;
    double measuredSeconds = 0;
    double warmupSeconds = 0;
    std::uint64_t events = 0;
    std::uint64_t fingerprint = 0;
    Ending ending = Ending::Complete;
    bool hopLimitReached = false;
};

}  // namespace breakeven::model::kernel
