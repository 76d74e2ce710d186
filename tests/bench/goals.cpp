#include "tests/bench/goals.h"

#include <algorithm>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace breakeven::tests {

namespace {

/// Keeps the best run of each row: what others take of the machine only ever slows a run down.
class BestOf : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context& context) override
    {
        PrintBasicContext(&GetErrorStream(), context);
        return true;
    }

    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration) {
                add(run);
            }
        }
    }

    void Finalize() override
    {
        std::ranges::sort(m_best, {}, [](const Best& best) {
            return std::pair(best.second.family_index, best.second.per_family_instance_index);
        });
        fmt::print("{:<44} {:>12} {:>12} {:>11}\n", "row (best run)", "ms", "CPU ms", "M items/s");
        for (const auto& [name, run] : m_best) {
            fmt::print("{:<44} {:>12.5g} {:>12.5g} {:>11.4g}", name,
                       perRun(run.real_accumulated_time, run),
                       perRun(run.cpu_accumulated_time, run), speedOf(run) / 1e6);
            for (const auto& [counter, value] : run.counters) {
                if (counter != speedName) {
                    fmt::print("  {} {:.6g}", counter, value.value);
                }
            }
            fmt::print("{}\n", run.error_occurred ? "  " + run.error_message : "");
        }
    }

    [[nodiscard]] double best(const std::string& row) const
    {
        const auto it = std::ranges::find(m_best, row, &Best::first);
        return it == m_best.end() ? 0 : speedOf(it->second);
    }

private:
    using Best = std::pair<std::string, Run>;
    static constexpr const char* speedName = "items_per_second";

    static double perRun(double seconds, const Run& run)
    {
        return 1e3 * seconds / static_cast<double>(std::max<std::int64_t>(1, run.iterations));
    }

    static double speedOf(const Run& run)
    {
        const auto it = run.counters.find(speedName);
        return it == run.counters.end() ? 0 : it->second.value;
    }

    void add(const Run& run)
    {
        const std::string& arguments = run.run_name.args;
        const std::string name =
            run.run_name.function_name + (arguments.empty() ? "" : "/" + arguments);
        const auto it = std::ranges::find(m_best, name, &Best::first);
        if (it == m_best.end()) {
            m_best.emplace_back(name, run);
        } else if (perRun(run.cpu_accumulated_time, run) <
                   perRun(it->second.cpu_accumulated_time, it->second)) {
            it->second = run;
        }
    }

    std::vector<Best> m_best;
};

void print(const Goal& goal, const BestOf& speeds)
{
    const double speed = speeds.best(goal.row);
    const double reference = speeds.best(goal.reference);
    if (speed <= 0 || reference <= 0) {
        return;
    }
    const double ratio = speed / reference;
    const bool fast = goal.speed > 0 && speed >= goal.speed;
    fmt::print("{:<60} {:>6.2f} {:>6.2f}  {}", goal.row + " : " + goal.reference, ratio, goal.least,
               ratio >= goal.least || fast ? "yes" : "NO");
    if (goal.speed > 0) {
        fmt::print(", {:.1f} of {:.1f} M items/s", speed / 1e6, goal.speed / 1e6);
    }
    fmt::print("\n");
}

}  // namespace

int runBenchmarks(int argc, char** argv, const std::vector<Goal>& goals)
{
    std::vector<char*> arguments(argv, argv + argc);
    std::string repetitions = "--benchmark_repetitions=5";
    std::string interleaving = "--benchmark_enable_random_interleaving=true";
    arguments.insert(arguments.begin() + 1, {repetitions.data(), interleaving.data()});
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) {
        return 2;
    }
    BestOf speeds;
    benchmark::RunSpecifiedBenchmarks(&speeds);
    if (!goals.empty()) {
        fmt::print("\n{:<60} {:>6} {:>6}  met\n", "compared", "ratio", "goal");
    }
    for (const Goal& goal : goals) {
        print(goal, speeds);
    }
    return 0;
}

}  // namespace breakeven::tests
