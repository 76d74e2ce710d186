#pragma once

#include <functional>

#include "model/simulation/kernel/arrivals.h"
#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/simulate.h"
#include "model/simulation/kernel/tallies.h"

namespace breakeven::model::kernel {

/// How one stratum (or the month) is run.
struct RunSetup {
    std::vector<double> rates;
    std::vector<Due> due;  ///< as in Load
    bool month = false;
    double share = 1;           ///< of the week
    double warmup = 0;          ///< seconds, cut
    double duration = 0;        ///< seconds, measured
    double batch = 0;           ///< seconds: measured in parts of this length; 0 = as one
    std::uint32_t index = 0;    ///< names the random streams
    std::uint32_t stratum = 0;  ///< that it is, or is a part of
    std::int32_t hourOfWeek = 0;
    std::optional<std::vector<double>> credits;  ///< as in Load
    [[nodiscard]] double requests() const;
};

/// One setup per stratum (more where a schedule sends in a few of its hours only, which are then a
/// part of their own), or one for the month; the warm-up is still the least that is needed.
[[nodiscard]] std::vector<RunSetup> setupsOf(const Plan& plan, const SimulationOptions& options);

/// What the sources send in it.
[[nodiscard]] Load loadOf(const RunSetup& setup);

/// Runs a stratum once, or a month: one tally for each batch, the last one of a shorter time when
/// the run was stopped. `proceed` is asked with the simulated share (0..1) of the run.
[[nodiscard]] std::vector<RunTally> runOnce(const Plan& plan, const RunSetup& setup,
                                            const RunKey& key, std::uint64_t eventBudget,
                                            const std::function<bool(double)>& proceed);

/// What a pilot run finds out.
struct Pilot {
    double warmup = 0;          ///< seconds
    std::vector<double> cores;  ///< by station: that its calls compute on; 0 without CPU credits
};

/// Finds how long the start-up lasts: MSER-5 on the end-to-end latency, at least the setup's
/// warm-up and at most its duration; and what pools of burstable instances would spend if they
/// never ran out of credits.
[[nodiscard]] Pilot runPilot(const Plan& plan, const RunSetup& setup, std::uint64_t seed,
                             std::uint64_t eventBudget, const std::function<bool(double)>& proceed);

/// Tells a month's setup what its pools' CPU credits are when it begins, by strata's pilots.
void startWithCredits(const Plan& plan, RunSetup& month, const std::vector<RunSetup>& strata,
                      const std::vector<Pilot>& pilots);

/// The setups of strata, each cut into the phases in which the same pools have
/// CPU credits left, by what their pilots have spent.
[[nodiscard]] std::vector<RunSetup> cutByCredits(const Plan& plan,
                                                 const std::vector<RunSetup>& setups,
                                                 const std::vector<Pilot>& pilots);

}  // namespace breakeven::model::kernel
