#include "model/simulation/kernel/run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/simulation/kernel/creditphases.h"
#include "model/simulation/kernel/engine.h"
#include "model/simulation/kernel/statistics.h"

namespace breakeven::model::kernel {

namespace {

constexpr double shortestMeasure = 600;  // seconds
/// Busy strata need not be measured so long: this many times the requests asked for is enough.
constexpr double plenty = 25;
constexpr std::uint32_t pilotReplication = 0xffffffff;
constexpr double unlimited = std::numeric_limits<double>::infinity();

double totalRate(const std::vector<double>& rates)
{
    return std::accumulate(rates.begin(), rates.end(), 0.0);
}

/// What the slow parts of the model need to forget that they started empty.
double leastWarmup(const SimulationModel& model)
{
    double least = 0;
    for (const StationSpec& station : model.stations) {
        // However many servers there are, they fill no faster than calls last.
        least = std::max(least, 10 * (station.service.mean + station.delivery.mean));
        if (station.behaviour == Behaviour::Function) {
            least = std::max(least, station.keepAlive + station.init.mean + station.service.mean);
        }
        if (station.behaviour == Behaviour::Stream && station.shards > 0) {
            least = std::max(least, 10 * station.batchWindow);
        }
        if (station.behaviour == Behaviour::Queue) {
            least = std::max(least, station.visibility);
        }
        if (station.readCapacity > 0 || station.writeCapacity > 0) {
            least = std::max(least, UnitCapacity::burstSeconds);
        }
        if (station.targetUtilisation > 0 || station.targetRate > 0 || station.stepHigh > 0) {
            // It is looked at every tenth of a period until the fleet settles.
            least = std::max(least, (station.scaleInDelay + 2 * station.scalingPeriod) / 10);
        }
        if (station.creditCores > 0) {
            // Half of it to see what the load spends, half to get used to what that leaves.
            constexpr double seen = 600;
            least = std::max(least, seen);
        }
        if (station.rateLimit > 0) {
            least = std::max(least, station.burst / station.rateLimit);
        }
    }
    for (const SourceSpec& source : model.sources) {
        if (source.process == ArrivalProcess::Closed) {
            least = std::max(least, 5 * source.thinkTime);
        }
    }
    return least;
}

/// The share of the setup's hours in which a source's schedule sends; 0 = none.
double dueShareOf(const SimulationModel& model, const RunSetup& setup, std::size_t source)
{
    const Due due = setup.due.empty() ? Due::AsOften : setup.due[source];
    const double share = dueHoursOf(model.sources[source], setup.rates[source]).share;
    return share <= 0 || due == Due::Never ? 0 : due == Due::Always ? 1 : share;
}

/// Of the source that sends in the fewest; 0 = none has a schedule.
double leastDueShare(const SimulationModel& model, const RunSetup& setup)
{
    double least = 0;
    for (std::size_t s = 0; s < setup.rates.size(); ++s) {
        const double share = dueShareOf(model, setup, s);
        least = share > 0 && (least == 0 || share < least) ? share : least;
    }
    return least;
}

/// What comes once a month or a year in some of a stratum's hours would have to be waited for, at
/// the rate of all that comes meanwhile. So these hours are a part of their own, for each such
/// source: they are taken not to coincide.
std::vector<RunSetup> cutBySeldom(const SimulationModel& model, const RunSetup& stratum)
{
    std::vector<RunSetup> parts;
    RunSetup rest = stratum;
    rest.due.assign(stratum.rates.size(), Due::AsOften);
    double left = 1;
    for (std::size_t s = 0; s < stratum.rates.size(); ++s) {
        const double share = dueShareOf(model, stratum, s);
        if (model.sources[s].due.empty() || model.sources[s].dueShare >= 1 || share <= 0 ||
            share >= left) {
            continue;
        }
        RunSetup& part = parts.emplace_back(stratum);
        part.share *= share;
        part.due.assign(stratum.rates.size(), Due::AsOften);
        part.due[s] = Due::Always;
        rest.due[s] = Due::Never;
        left -= share;
    }
    for (RunSetup& part : parts) {
        for (std::size_t s = 0; s < part.due.size(); ++s) {
            const bool other = rest.due[s] == Due::Never && part.due[s] != Due::Always;
            part.due[s] = other ? Due::Never : part.due[s];
        }
    }
    rest.share *= left;
    parts.insert(parts.begin(), std::move(rest));
    return parts;
}

/// About so many whole hours or some more, such that the hours that have anything due make up
/// their share of them as nearly as can be: measured over another time a month has too many or too
/// few of them, in every replication alike.
double wholeHours(double share, double wanted)
{
    const double first = std::ceil(std::max(wanted, 1 / share) - 1e-9);
    double best = first;
    double least = std::numeric_limits<double>::infinity();
    for (double hours = first; hours <= 2 * first + 24 && least > 1e-9; ++hours) {
        const double due = hours * share;
        const double off = std::abs(due - std::round(due)) / due;
        if (off < least - 1e-12) {
            least = off;
            best = hours;
        }
    }
    return best;
}

double durationOf(const SimulationOptions& options, double rate, double monthlySeconds)
{
    if (options.duration > 0) {
        return options.duration;
    }
    if (rate <= 0) {
        return shortestMeasure;
    }
    const double asked = options.requestsPerStratum / rate;
    const double least = std::min(shortestMeasure, plenty * asked);
    return std::max(1e-3, std::clamp(asked, least, std::max(least, monthlySeconds)));
}

constexpr Ticks hour = Ticks{3600} * 1'000'000'000;
constexpr Ticks intervals = 60;  // of the time series, but for months

/// Measures interval by interval, for the time series and, in a month, the busiest hour.
Ending runIntervals(Engine& engine, const RunSetup& setup, Ticks begin, Ticks end)
{
    const Ticks length = setup.month ? hour : (end - begin + intervals - 1) / intervals;
    Ending ending = Ending::Complete;
    for (Ticks at = begin; at < end && ending == Ending::Complete;) {
        at = std::min(end, at + length);
        ending = engine.runUntil(at);
        if (setup.month) {
            engine.closeHour();
        }
        engine.closeInterval();
    }
    return ending;
}

/// All batches but the last; in `begin` when that one starts.
std::vector<RunTally> runBatches(Engine& engine, const RunSetup& setup, Ticks& begin, Ticks end,
                                 Ending& ending)
{
    std::vector<RunTally> batches;
    const Ticks length = toTicks(setup.batch);
    while (length > 0 && begin + length < end) {
        ending = runIntervals(engine, setup, begin, begin + length);
        if (ending != Ending::Complete) {
            break;
        }
        batches.push_back(engine.closeBatch());
        begin += length;
    }
    return batches;
}

/// A week is what a month's load repeats; traces may be longer.
bool repeatsWeekly(const SimulationModel& model)
{
    constexpr std::size_t weekMinutes = std::size_t{168} * 60;
    return std::ranges::all_of(model.sources, [](const SourceSpec& source) {
        return source.minuteRates.empty() || weekMinutes % source.minuteRates.size() == 0;
    });
}

/// A month that ended within a week would have more of some hours of the week than of others. So
/// whole weeks are simulated, at least as many as it has; each is a batch.
RunSetup monthOf(const SimulationModel& model)
{
    constexpr double week = 168 * 3600;
    RunSetup setup{.month = true, .duration = model.hoursPerMonth * 3600};
    if (repeatsWeekly(model)) {
        setup.batch = week;
        setup.duration = week * std::max(1.0, std::ceil(setup.duration / week - 1e-9));
    }
    for (const SourceSpec& source : model.sources) {
        setup.rates.push_back(
            std::accumulate(source.hourlyRates.begin(), source.hourlyRates.end(), 0.0) / 168);
    }
    return setup;
}

}  // namespace

double RunSetup::requests() const
{
    return totalRate(rates) * (warmup + duration);
}

namespace {

double stratumDuration(const SimulationModel& model, const SimulationOptions& options,
                       const RunSetup& setup)
{
    const double rate = totalRate(setup.rates);
    const double duration = durationOf(options, rate, setup.share * model.hoursPerMonth * 3600);
    const double share = leastDueShare(model, setup);
    if (options.duration > 0 || share <= 0) {
        return duration;
    }
    // Several of the hours in which a schedule sends, but one at least however busy the rest.
    constexpr double hours = 5;
    const double asked = plenty * options.requestsPerStratum / rate;
    const double wanted = std::max(duration, std::min(asked, 3600 * hours / share));
    return 3600 * wholeHours(share, wanted / 3600);
}

}  // namespace

std::vector<RunSetup> setupsOf(const Plan& plan, const SimulationOptions& options)
{
    const SimulationModel& model = plan.model;
    const bool finds = options.warmup < 0;
    const double least = leastWarmup(model);
    std::vector<RunSetup> setups;
    if (options.month) {
        RunSetup setup = monthOf(model);
        setup.warmup = finds ? std::min(least, setup.duration) : options.warmup;
        setups.push_back(std::move(setup));
        return setups;
    }
    for (std::uint32_t i = 0; i < model.strata.size(); ++i) {
        const Stratum& stratum = model.strata[i];
        const RunSetup whole{.rates = stratum.sourceRates,
                             .share = stratum.weeklyHours / 168,
                             .stratum = i,
                             .hourOfWeek = stratum.hourOfWeek};
        for (RunSetup& setup : cutBySeldom(model, whole)) {
            setup.index = static_cast<std::uint32_t>(setups.size());
            setup.duration = stratumDuration(model, options, setup);
            setup.warmup = finds ? std::min(least, setup.duration) : options.warmup;
            setups.push_back(std::move(setup));
        }
    }
    return setups;
}

Load loadOf(const RunSetup& setup)
{
    return {.rates = setup.rates,
            .due = setup.due,
            .hourly = setup.month,
            .monday = toTicks(setup.warmup),
            .hourOfWeek = setup.hourOfWeek,
            .credits = setup.credits};
}

std::vector<RunTally> runOnce(const Plan& plan, const RunSetup& setup, const RunKey& key,
                              std::uint64_t eventBudget, const std::function<bool(double)>& proceed)
{
    const Ticks start = toTicks(setup.warmup);
    const Ticks end = start + toTicks(setup.duration);
    const auto report = [&proceed, end](Ticks now) {
        return proceed(static_cast<double>(now) / static_cast<double>(end));
    };
    Engine engine(plan, key, loadOf(setup), {.eventBudget = eventBudget, .proceed = report});
    std::vector<RunTally> tallies;
    Ending ending = engine.runUntil(start);
    if (ending == Ending::Complete) {
        engine.startMeasuring();
        Ticks begin = start;
        tallies = runBatches(engine, setup, begin, end, ending);
        if (ending == Ending::Complete) {
            ending = setup.month || key.replication == 0 ? runIntervals(engine, setup, begin, end)
                                                         : engine.runUntil(end);
        }
    }
    if (ending != Ending::Cancelled) {
        (void)proceed(1);  // what ends early is done as well
    }
    tallies.push_back(engine.finish(ending));
    return tallies;
}

Pilot runPilot(const Plan& plan, const RunSetup& setup, std::uint64_t seed,
               std::uint64_t eventBudget, const std::function<bool(double)>& proceed)
{
    LatencyTrace trace;
    const Ticks end = toTicks(setup.warmup + setup.duration);
    const auto report = [&proceed, end](Ticks now) {
        return proceed(static_cast<double>(now) / static_cast<double>(end));
    };
    Load load = loadOf(setup);
    load.credits.emplace(plan.stations.size(), unlimited);
    Engine engine(plan, {seed, pilotReplication, setup.index}, load,
                  {.eventBudget = eventBudget, .proceed = report, .trace = &trace});
    const Ending ending = engine.runUntil(end);
    if (ending != Ending::Cancelled) {
        (void)proceed(1);
    }
    Pilot pilot{.warmup = setup.warmup, .cores = engine.coresInUse()};
    if (ending != Ending::Complete) {
        return pilot;
    }
    std::vector<double> means;
    for (const LatencyTrace::Batch& batch : trace.batches()) {
        means.push_back(batch.mean);
    }
    const std::size_t cut = mserTruncation(means);
    const double found = cut == 0 ? 0 : toSeconds(trace.batches()[cut - 1].end);
    pilot.warmup = std::min(setup.duration, std::max(setup.warmup, found));
    return pilot;
}

namespace {

/// By stratum: the mean over its parts.
std::vector<std::vector<double>> coresOf(const Plan& plan, const std::vector<RunSetup>& setups,
                                         const std::vector<Pilot>& pilots)
{
    std::vector<std::vector<double>> cores(plan.model.strata.size(),
                                           std::vector<double>(plan.stations.size(), 0));
    for (std::size_t k = 0; k < setups.size(); ++k) {
        const std::uint32_t stratum = setups[k].stratum;
        const double part = setups[k].share * 168 / plan.model.strata[stratum].weeklyHours;
        for (std::size_t i = 0; i < plan.stations.size(); ++i) {
            cores[stratum][i] += part * pilots[k].cores[i];
        }
    }
    return cores;
}

}  // namespace

void startWithCredits(const Plan& plan, RunSetup& month, const std::vector<RunSetup>& strata,
                      const std::vector<Pilot>& pilots)
{
    const std::vector<std::vector<double>> all = coresOf(plan, strata, pilots);
    month.credits.emplace(plan.stations.size(), unlimited);
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        if (plan.stations[i].hasCredits()) {
            std::vector<double> cores;
            for (const std::vector<double>& stratum : all) {
                cores.push_back(stratum[i]);
            }
            (*month.credits)[i] = creditsOnMonday(plan.model, i, cores);
        }
    }
}

std::vector<RunSetup> cutByCredits(const Plan& plan, const std::vector<RunSetup>& setups,
                                   const std::vector<Pilot>& pilots)
{
    const auto phases = creditPhases(plan.model, coresOf(plan, setups, pilots));
    std::vector<RunSetup> cut;
    auto further = static_cast<std::uint32_t>(setups.size());
    for (std::size_t i = 0; i < setups.size(); ++i) {
        const std::vector<CreditPhase>& own = phases[setups[i].stratum];
        for (std::size_t k = 0; k < own.size(); ++k) {
            RunSetup& part = cut.emplace_back(setups[i]);
            part.share *= own[k].share;
            part.credits.emplace();
            for (const bool spent : own[k].spent) {
                part.credits->push_back(spent ? 0 : unlimited);
            }
            part.index = k == 0 ? part.index : further++;
        }
    }
    return cut;
}

}  // namespace breakeven::model::kernel
