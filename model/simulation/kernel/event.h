#pragma once

#include <cstdint>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// What happens at an event. At equal times the smaller one comes first: work that ends frees its
/// server before new work arrives, and an answer that comes with its time-out is in time.
enum class EventKind : std::uint8_t {
    ServiceEnd,
    SharedEnd,     ///< of shared cores; the generation is their version
    CallDue,       ///< a delivery or retry reaches its callee
    ShardRetry,    ///< of a stream's failed batch; the generation is its reader
    BatchVisible,  ///< a failed batch returns to its queue
    SourceArrival,
    BatchWindow,
    PollerTick,
    TimeLimit,
    CallTimeout,
    KeepAlive,
    UsersChange,  ///< of a closed source
    StationTick   ///< something a station does by itself; the generation is its TickKind
};

enum class TickKind : std::uint32_t {
    Evaluation,
    WarmUpOver,
    Failure,
    Interruption,
    NoticeOver,
    Replacement,
    Capacity,
    Resumed,
    CreditsStart
};

struct Event {
    Ticks time = 0;
    /// kind (4 bits), sequence (44), delay line (16): ordering by it breaks ties by kind, then by
    /// the order in which events were made.
    std::uint64_t key = 0;
    std::uint32_t subject = 0;     ///< a call, station or source, by kind
    std::uint32_t generation = 0;  ///< of the subject; another one means the event was cancelled

    [[nodiscard]] EventKind kind() const { return static_cast<EventKind>(key >> 60); }
    [[nodiscard]] std::uint16_t line() const { return static_cast<std::uint16_t>(key & 0xffff); }
    /// Without a branch: which of two events comes first cannot be foretold.
    [[nodiscard]] bool before(const Event& other) const { return order() < other.order(); }

private:
    [[nodiscard]] WideTicks order() const { return (WideTicks{time} << 64) | WideTicks{key}; }
};
static_assert(sizeof(Event) <= 32);

}  // namespace breakeven::model::kernel
