#pragma once

#include <cstdint>

#include "model/simulation/kernel/simulate.h"

namespace breakeven::tests {

/// A model and how to run it for about so many requests: once, without warm-up, in one thread.
struct BenchLoad {
    model::SimulationModel model;
    model::SimulationOptions options;
};

/// Source → server pool, M/M/c with service 1 s.
[[nodiscard]] BenchLoad poolLoad(double requests, std::int64_t servers, double utilisation);
/// Source → function, as minimalFunctions().
[[nodiscard]] BenchLoad functionLoad(double requests, double rate);
/// Source → gateway → function → table and → queue → function, lognormal services.
[[nodiscard]] BenchLoad serverlessLoad(double requests);
/// Source → component without limit, with so many requests in flight on average.
[[nodiscard]] BenchLoad inFlightLoad(double requests, double inFlight);
/// Chains of gateway → function → table, `components` in all, from one source.
[[nodiscard]] BenchLoad wideLoad(int components);

/// Runs it; the number of events.
[[nodiscard]] model::SimulationResult runLoad(const BenchLoad& load);

}  // namespace breakeven::tests
