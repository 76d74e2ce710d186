#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "model/simulation/kernel/simulationmodel.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// What there was to see at a station after something happened there.
struct FilmState {
    std::int64_t present = 0;      ///< calls (queue: messages) there, waiting ones included
    std::int64_t waiting = 0;      ///< of these
    std::int64_t instances = 0;    ///< function, server pool: alive
    std::uint64_t coldStarts = 0;  ///< so far
    std::uint64_t refused = 0;     ///< throttled or rejected so far
    std::uint64_t failures = 0;    ///< failed answers so far
    friend bool operator==(const FilmState&, const FilmState&) = default;
};

struct FilmScene {
    double time = 0;            ///< seconds since the start
    std::uint32_t station = 0;  ///< index into the model's
    FilmState state;
};

/// Calls that set out over a connection at one time.
struct FilmCalls {
    double time = 0;         ///< seconds since the start
    std::uint32_t call = 0;  ///< index into the model's
    std::uint32_t count = 0;
};

/// The first seconds of the busiest stratum, event by event, from an empty system: the same run as
/// the first replication of a simulation without a warm-up.
struct Film {
    double seconds = 0;
    std::vector<FilmScene> scenes;  ///< ascending in time; a station not yet named is empty
    std::vector<FilmCalls> calls;   ///< ascending in time
};

struct FilmOptions {
    std::uint64_t seed = 1;
    double requests = 2000;        ///< it ends when about so many have come,
    double longest = 1800;         ///< or after so many seconds,
    std::size_t scenes = 200'000;  ///< or when it has so many scenes
    const std::atomic<bool>* stop = nullptr;
};

/// Films the model. Errors as simulate().
[[nodiscard]] Result<Film> film(const SimulationModel& model, const FilmOptions& options);

}  // namespace breakeven::model
