#include "app/simulationflags.h"

namespace breakeven::app {

void addSimulationFlags(CLI::App& command, model::SimulationOptions& options)
{
    command.add_option("--seed", options.seed, "Seed of all random numbers")->capture_default_str();
    auto* duration =
        command
            .add_option("--duration", options.duration,
                        "Measured seconds per group of like hours and replication (default: "
                        "long enough for 20,000 requests)")
            ->check(CLI::Range(1.0, 1e8));
    command.add_flag("--month", options.month, "Simulate every hour of a month in order")
        ->excludes(duration);
    command.add_option("--replications", options.replications, "Independent runs")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        .add_option("--precision", options.precision,
                    "Add replications until every p95 is known to this share of itself")
        ->check(CLI::Range(0.0001, 1.0));
    command.add_option("--confidence", options.confidence, "Level of the confidence intervals")
        ->check(CLI::Range(0.5, 0.9999))
        ->capture_default_str();
    command
        .add_option("--threads", options.threads,
                    "Threads to use; 0 = one per core. The answer does not depend on it")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
}

}  // namespace breakeven::app
