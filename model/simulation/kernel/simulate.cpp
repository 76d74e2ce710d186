#include "model/simulation/kernel/simulate.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include <fmt/format.h>

#include "model/simulation/kernel/creditphases.h"
#include "model/simulation/kernel/monitor.h"
#include "model/simulation/kernel/run.h"
#include "model/simulation/kernel/summary.h"
#include "model/simulation/kernel/validate.h"

namespace breakeven::model {

namespace {

using namespace kernel;

constexpr int mostReplications = 100;

/// Calls `work(i)` for all i below `count`, on some threads. Each i is done once, by whichever
/// thread is free; results must go to places of their own.
template <class Work>
void inParallel(std::size_t count, int threads, Work work)
{
    std::atomic<std::size_t> next = 0;
    const auto worker = [&next, &work, count] {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> others;
    const auto wanted = std::min(count, static_cast<std::size_t>(std::max(1, threads)));
    for (std::size_t i = 1; i < wanted; ++i) {
        others.emplace_back(worker);
    }
    worker();
}

/// One simulate() call: pilots, then rounds of replications.
class Simulation {
public:
    Simulation(const SimulationModel& model, const SimulationOptions& options)
        : m_options(options),
          m_plan(model),
          m_monitor(options.stop, options.progress),
          m_setups(setupsOf(m_plan, options)),
          m_threads(options.threads > 0 ? options.threads
                                        : static_cast<int>(std::thread::hardware_concurrency())),
          m_eventsLeft(options.maxEvents)
    {
    }

    Result<SimulationResult> run()
    {
        const bool pilots = m_options.warmup < 0 && !m_options.month;
        m_monitor.expect(workOfRound() * (m_options.replications + (pilots ? 1 : 0)));
        if (pilots) {
            prepareStrata();
        } else if (m_options.warmup < 0 && hasCredits(m_plan.model)) {
            prepareMonth();
        }
        addReplications(m_options.replications);
        SimulationResult result;
        while (!m_monitor.stopped()) {
            result = summarised();
            if (!needsMore(result)) {
                m_monitor.finish();
                return result;
            }
            addReplications(std::min(std::max(1, result.replications / 2),
                                     mostReplications - result.replications));
        }
        return failure(ErrorCode::Cancelled, "the simulation was stopped", {},
                       "run it again to get a result");
    }

private:
    [[nodiscard]] static double workOf(const RunSetup& setup) { return setup.requests() + 1; }
    [[nodiscard]] double workOfRound() const
    {
        double work = 0;
        for (const RunSetup& setup : m_setups) {
            work += workOf(setup);
        }
        return work;
    }

    /// Each run's part of the events still allowed, by its expected work: the same whatever the
    /// order in which threads do them.
    [[nodiscard]] std::uint64_t budgetOf(const RunSetup& setup, int replications) const
    {
        const double share = workOf(setup) / (workOfRound() * replications);
        return static_cast<std::uint64_t>(std::max(1.0, share * static_cast<double>(m_eventsLeft)));
    }

    /// Reports a run's progress by its differences; also whether it may go on.
    [[nodiscard]] auto reporterOf(const RunSetup& setup)
    {
        return [this, work = workOf(setup), reported = 0.0](double share) mutable {
            m_monitor.advance((share - reported) * work);
            reported = share;
            return !m_monitor.stopped();
        };
    }

    [[nodiscard]] std::vector<Pilot> pilotsOf(const std::vector<RunSetup>& setups)
    {
        std::vector<Pilot> pilots(setups.size());
        inParallel(setups.size(), m_threads, [this, &setups, &pilots](std::size_t i) {
            pilots[i] = runPilot(m_plan, setups[i], m_options.seed, budgetOf(setups[i], 1),
                                 reporterOf(setups[i]));
        });
        return pilots;
    }

    /// A month needs pilots only to know what CPU credits it begins with.
    void prepareMonth()
    {
        SimulationOptions strata = m_options;
        strata.month = false;
        const std::vector<RunSetup> setups = setupsOf(m_plan, strata);
        for (const RunSetup& setup : setups) {
            m_monitor.expectMore(workOf(setup));
        }
        startWithCredits(m_plan, m_setups.front(), setups, pilotsOf(setups));
    }

    void prepareStrata()
    {
        const std::vector<Pilot> pilots = pilotsOf(m_setups);
        for (std::size_t i = 0; i < m_setups.size(); ++i) {
            m_setups[i].warmup = pilots[i].warmup;
        }
        if (hasCredits(m_plan.model)) {
            const double before = workOfRound();
            m_setups = cutByCredits(m_plan, m_setups, pilots);
            m_monitor.expectMore((workOfRound() - before) * m_options.replications);
        }
    }

    void addReplications(int count)
    {
        const std::size_t strata = m_setups.size();
        const auto jobs = static_cast<std::size_t>(count) * strata;
        std::vector<std::vector<RunTally>> runs(jobs);
        inParallel(jobs, m_threads, [this, strata, count, &runs](std::size_t job) {
            const auto replication = static_cast<std::uint32_t>(m_runs) + job / strata;
            const RunSetup& setup = m_setups[job % strata];
            const RunKey key{m_options.seed, static_cast<std::uint32_t>(replication), setup.index};
            runs[job] = runOnce(m_plan, setup, key, budgetOf(setup, count), reporterOf(setup));
        });
        for (std::size_t first = 0; first < jobs; first += strata) {
            addBatches({runs.begin() + static_cast<std::ptrdiff_t>(first),
                        runs.begin() + static_cast<std::ptrdiff_t>(first + strata)});
        }
        m_runs += count;
    }

    /// The batches of one replication, of which strata have one and a month one a week.
    void addBatches(std::vector<std::vector<RunTally>> strata)
    {
        std::size_t count = 1;
        for (std::vector<RunTally>& batches : strata) {
            for (const RunTally& tally : batches) {
                m_eventsLeft -= std::min(m_eventsLeft, tally.events);
            }
            if (batches.size() > 1 && batches.back().ending != Ending::Complete) {
                // Some hours of a week stand for none, where there is a whole one.
                const Ending ending = batches.back().ending;
                batches.pop_back();
                batches.back().ending = ending;
            }
            count = std::max(count, batches.size());
        }
        for (std::size_t batch = 0; batch < count; ++batch) {
            Replication& replication = m_replications.emplace_back();
            for (std::vector<RunTally>& batches : strata) {
                replication.push_back(std::move(batches[batch]));
            }
        }
    }

    [[nodiscard]] SimulationResult summarised() const
    {
        SimulationResult result = summarise(m_plan, m_setups, m_replications, m_options);
        result.replications = m_runs;
        if (m_options.precision > 0 && precisionOf(result) > m_options.precision) {
            result.notes.push_back(
                fmt::format("the precision asked for ({:.3g} %) was not reached: the 95th "
                            "percentile is known to within {:.3g} %",
                            100 * m_options.precision, 100 * precisionOf(result)));
        }
        return result;
    }

    [[nodiscard]] bool needsMore(const SimulationResult& result) const
    {
        return m_options.precision > 0 && !result.truncated && m_eventsLeft > 0 &&
               result.replications < mostReplications && precisionOf(result) > m_options.precision;
    }

    const SimulationOptions& m_options;
    Plan m_plan;
    Monitor m_monitor;
    std::vector<RunSetup> m_setups;
    int m_threads;
    std::uint64_t m_eventsLeft;
    int m_runs = 0;                           ///< replications so far
    std::vector<Replication> m_replications;  ///< those, or their batches
};

}  // namespace

Result<SimulationResult> simulate(const SimulationModel& model, const SimulationOptions& options)
{
    if (const Result<void> valid = validate(model, options); !valid) {
        return tl::unexpected(valid.error());
    }
    return Simulation(model, options).run();
}

}  // namespace breakeven::model
