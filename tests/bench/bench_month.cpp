// The month and the quick answers, on real projects.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include "model/estimate/estimate.h"
#include "model/interchange/projectfile.h"
#include "model/simulation/compile.h"
#include "tests/bench/goals.h"
#include "tests/bench/loads.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double monthlyRequests = 100e6;

/// The first alternative of the default example, its traffic scaled to 100 million requests.
SimulationModel defaultExample()
{
    const auto catalog = Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog");
    const auto project = readProject(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven");
    SimulationModel model = compile(*project, project->alternatives.front(), *catalog).value();
    const double scale = monthlyRequests / estimate(model).requestsPerMonth;
    for (SourceSpec& source : model.sources) {
        for (double& rate : source.hourlyRates) {
            rate *= scale;
        }
    }
    for (Stratum& stratum : model.strata) {
        for (double& rate : stratum.sourceRates) {
            rate *= scale;
        }
    }
    return model;
}

void report(benchmark::State& state, const SimulationResult& result)
{
    state.counters["events"] = static_cast<double>(result.events);
    state.counters["p95"] = result.latency.p95.mean;
    state.counters["±p95"] = result.latency.p95.halfWidth;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
    state.SetItemsProcessed(static_cast<std::int64_t>(result.events) * state.iterations());
}

void runModel(benchmark::State& state, const SimulationModel& model,
              const SimulationOptions& options)
{
    SimulationResult result;
    for ([[maybe_unused]] const auto& iteration : state) {
        result = runLoad({model, options});
    }
    report(state, result);
}

void byStrata(benchmark::State& state)
{
    SimulationOptions options;
    options.precision = 0.02;
    runModel(state, defaultExample(), options);
}

/// About as many events as the month in full has, so that their intervals are alike.
void byStrataAsPrecise(benchmark::State& state)
{
    SimulationOptions options;
    options.replications = 100;
    options.requestsPerStratum = 200'000;
    options.maxEvents = 100'000'000'000;
    runModel(state, defaultExample(), options);
}

void inFull(benchmark::State& state)
{
    SimulationOptions options;
    options.month = true;
    options.replications = 1;
    options.maxEvents = 100'000'000'000;
    runModel(state, defaultExample(), options);
}

void estimateWide(benchmark::State& state)
{
    const SimulationModel model = wideLoad(100).model;
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(estimate(model));
    }
}

/// The same with functions that share their account's concurrency.
void estimateAccount(benchmark::State& state)
{
    SimulationModel model = wideLoad(100).model;
    model.accounts.push_back({.name = "account", .limit = 1000});
    for (StationSpec& station : model.stations) {
        if (station.behaviour == Behaviour::Function) {
            station.maxConcurrency = 0;
            station.account = 0;
        }
    }
    for ([[maybe_unused]] const auto& iteration : state) {
        benchmark::DoNotOptimize(estimate(model));
    }
}

/// What the window shows while one edits: one short run.
void quickWide(benchmark::State& state)
{
    BenchLoad load = wideLoad(100);
    load.options = {.replications = 2, .requestsPerStratum = 2'000, .warmup = 0};
    runModel(state, load.model, load.options);
}

}  // namespace

int main(int argc, char** argv)
{
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("estimate of 100 components", estimateWide)->Unit(benchmark::kMillisecond);
    RegisterBenchmark("estimate of 100 components in an account", estimateAccount)
        ->Unit(benchmark::kMillisecond);
    RegisterBenchmark("quick simulation of 100 components", quickWide)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    RegisterBenchmark("month of 100 million by strata to 2 %", byStrata)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime()
        ->Iterations(1);
    RegisterBenchmark("month of 100 million by strata, as precise as in full", byStrataAsPrecise)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime()
        ->Iterations(1);
    RegisterBenchmark("month of 100 million in full", inFull)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime()
        ->Repetitions(1)
        ->Iterations(1);
    return runBenchmarks(argc, argv, {});
}
