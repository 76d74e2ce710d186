// The engine against loops written by hand for one system each, and against itself.
#include <benchmark/benchmark.h>

#include "tests/bench/goals.h"
#include "tests/bench/loads.h"
#include "tests/bench/minimal.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr std::uint64_t requests = 1'000'000;

void countItems(benchmark::State& state, double perRun)
{
    state.SetItemsProcessed(
        static_cast<std::int64_t>(perRun * static_cast<double>(state.iterations())));
}

/// Speed in requests, with the events beside it.
void runRequests(benchmark::State& state, const BenchLoad& load)
{
    double events = 0;
    for ([[maybe_unused]] const auto& iteration : state) {
        events += static_cast<double>(runLoad(load).events);
    }
    countItems(state, static_cast<double>(requests));
    state.counters["ns/event"] = benchmark::Counter(
        1e-9 * events, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Speed in events.
void runEvents(benchmark::State& state, const BenchLoad& load)
{
    double events = 0;
    for ([[maybe_unused]] const auto& iteration : state) {
        events += static_cast<double>(runLoad(load).events);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(events));
    state.counters["ns/event"] = benchmark::Counter(
        1e-9 * events, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void minimalPoolRequests(benchmark::State& state)
{
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(minimalPool(requests, 10, 0.8));
    }
    countItems(state, static_cast<double>(requests));
}

void recursionPoolRequests(benchmark::State& state)
{
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(recursionPool(requests, 10, 0.8));
    }
    countItems(state, static_cast<double>(requests));
}

void minimalPoolEvents(benchmark::State& state)
{
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(minimalPool(requests, 10, 0.8));
    }
    countItems(state, 2.0 * static_cast<double>(requests));
}

void minimalFunctionRequests(benchmark::State& state)
{
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(
            minimalFunctions(requests, static_cast<double>(state.range(0)) / 10));
    }
    countItems(state, static_cast<double>(requests));
}

void enginePool(benchmark::State& state)
{
    runRequests(state, poolLoad(static_cast<double>(requests), 10, 0.8));
}

void engineFunctions(benchmark::State& state)
{
    runRequests(state, functionLoad(static_cast<double>(requests),
                                    static_cast<double>(state.range(0)) / 10));
}

void engineServerless(benchmark::State& state)
{
    runEvents(state, serverlessLoad(static_cast<double>(requests) / 10));
}

void engineInFlight(benchmark::State& state)
{
    const auto inFlight = static_cast<double>(state.range(0));
    runEvents(state, inFlightLoad(std::max(static_cast<double>(requests), 5 * inFlight), inFlight));
}

void engineThreads(benchmark::State& state)
{
    BenchLoad load = poolLoad(static_cast<double>(requests), 10, 0.8);
    load.options.replications = 2;
    load.options.threads = static_cast<int>(state.range(0));
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(runLoad(load));
    }
    countItems(state, 2.0 * static_cast<double>(requests));
}

benchmark::internal::Benchmark* add(const char* name, void (*function)(benchmark::State&))
{
    return benchmark::RegisterBenchmark(name, function)
        ->Unit(benchmark::kMillisecond)
        ->MinTime(0.3);
}

void addAll()
{
    add("M/M/10 minimal", minimalPoolRequests);
    add("M/M/10 engine", enginePool);
    add("M/M/10 recursion without events", recursionPoolRequests);
    add("functions minimal", minimalFunctionRequests)->Arg(9)->Arg(5000);
    add("functions engine", engineFunctions)->Arg(9)->Arg(5000);
    add("M/M/10 minimal, events", minimalPoolEvents);
    add("serverless engine, events", engineServerless);
    add("threads engine", engineThreads)->MeasureProcessCPUTime()->UseRealTime()->Arg(1)->Arg(2);
    benchmark::RegisterBenchmark("in flight engine, events", engineInFlight)
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1)
        ->RangeMultiplier(10)
        ->Range(10, 1'000'000);
}

}  // namespace

int main(int argc, char** argv)
{
    addAll();
    return runBenchmarks(
        argc, argv,
        {{"M/M/10 engine", "M/M/10 minimal", 0.5},
         {"functions engine/9", "functions minimal/9", 0.5, 4e6},
         {"functions engine/5000", "functions minimal/5000", 0.5, 4e6},
         {"serverless engine, events", "M/M/10 minimal, events", 0.25},
         {"threads engine/2", "threads engine/1", 1.8},
         {"in flight engine, events/1000", "in flight engine, events/10", 1.0 / 3},
         {"in flight engine, events/1000000", "in flight engine, events/10", 1.0 / 6}});
}
