#include "model/simulation/kernel/creditphases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakeven::model::kernel {

namespace {

constexpr std::size_t hours = 168;
constexpr double hour = 3600;

double sumOf(const std::vector<double>& rates)
{
    return std::accumulate(rates.begin(), rates.end(), 0.0);
}

/// A pool through the week.
struct Week {
    std::array<std::size_t, hours> stratum{};  ///< that an hour is most like
    std::array<double, hours> cores{};         ///< asked for
    std::array<double, hours> earned{};        ///< cores
    std::array<double, hours> spent{};         ///< share of the hour without credits
    double balance = 0;                        ///< as it begins, core-seconds
};

/// Whether all schedules say the same in two hours of the week.
bool areScheduledAlike(const SimulationModel& model, double one, double other)
{
    return std::ranges::all_of(model.stations, [one, other](const StationSpec& spec) {
        return isScheduled(spec, one) == isScheduled(spec, other);
    });
}

/// The stratum of the most alike rates, with the factor between their sums.
struct Likeness {
    std::size_t stratum = 0;
    double factor = 0;
};

Likeness mostAlike(const SimulationModel& model, std::size_t hourOfWeek)
{
    std::vector<double> rates;
    for (const SourceSpec& source : model.sources) {
        rates.push_back(source.hourlyRates[hourOfWeek]);
    }
    Likeness best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < model.strata.size(); ++k) {
        const Stratum& stratum = model.strata[k];
        double distance = 0;
        for (std::size_t s = 0; s < rates.size(); ++s) {
            const double difference = rates[s] - stratum.sourceRates[s];
            distance += difference * difference;
        }
        const double sum = sumOf(stratum.sourceRates);
        if (distance < least &&
            areScheduledAlike(model, static_cast<double>(hourOfWeek), stratum.hourOfWeek)) {
            least = distance;
            best = {k, sum > 0 ? sumOf(rates) / sum : 0};
        }
    }
    return best;
}

/// Follows the balance through the week; the result is what it is after it.
double passThrough(Week& week, double mostSeconds)
{
    double balance = week.balance;
    for (std::size_t h = 0; h < hours; ++h) {
        const double before = week.earned[(h + hours - 1) % hours];
        balance *= week.earned[h] < before ? week.earned[h] / before : 1;
        const double net = (week.earned[h] - week.cores[h]) * hour;
        week.spent[h] = net < 0 && balance + net < 0 ? 1 - balance / -net : 0;
        balance = std::clamp(balance + net, 0.0, week.earned[h] * mostSeconds);
    }
    return balance;
}

Week weekOf(const SimulationModel& model, std::size_t station, std::span<const double> cores)
{
    const StationSpec& spec = model.stations[station];
    Week week;
    for (std::size_t h = 0; h < hours; ++h) {
        const Likeness like = mostAlike(model, h);
        week.stratum[h] = like.stratum;
        week.cores[h] = cores[like.stratum] * like.factor;
        const bool scheduled = isScheduled(spec, static_cast<double>(h));
        const std::int64_t instances =
            std::max(spec.instances, scheduled ? spec.scheduledFewest : 0);
        week.earned[h] = spec.creditCores * static_cast<double>(instances);
    }
    constexpr int mostPasses = 1000;
    const double full = week.earned.back() * spec.creditMost;
    week.balance = full;
    for (int pass = 0; pass < mostPasses; ++pass) {
        const double after = passThrough(week, spec.creditMost);
        if (std::abs(after - week.balance) <= 1e-9 * full) {
            break;
        }
        week.balance = after;
    }
    return week;
}

}  // namespace

double creditsOnMonday(const SimulationModel& model, std::size_t station,
                       std::span<const double> cores)
{
    return weekOf(model, station, cores).balance;
}

std::vector<double> spentShares(const SimulationModel& model, std::size_t station,
                                std::span<const double> cores)
{
    const Week week = weekOf(model, station, cores);
    std::vector<double> sums(model.strata.size(), 0);
    std::vector<double> counts(model.strata.size(), 0);
    for (std::size_t h = 0; h < hours; ++h) {
        sums[week.stratum[h]] += week.spent[h];
        counts[week.stratum[h]] += 1;
    }
    const double overall = sumOf(sums) / static_cast<double>(hours);
    std::vector<double> shares;
    for (std::size_t k = 0; k < sums.size(); ++k) {
        // A stratum of minutes alone is in hours that are more like others.
        const double earned = *std::ranges::max_element(week.earned);
        shares.push_back(counts[k] > 0 ? sums[k] / counts[k] : cores[k] > earned ? overall : 0);
    }
    return shares;
}

std::vector<std::vector<CreditPhase>> creditPhases(const SimulationModel& model,
                                                   const std::vector<std::vector<double>>& cores)
{
    if (model.strata.empty()) {
        return {};
    }
    const std::size_t stations = model.stations.size();
    std::vector<std::vector<double>> shares(model.strata.size(), std::vector<double>(stations, 0));
    for (std::size_t i = 0; i < stations; ++i) {
        if (model.stations[i].creditCores <= 0) {
            continue;
        }
        std::vector<double> own;
        for (const std::vector<double>& stratum : cores) {
            own.push_back(stratum[i]);
        }
        const std::vector<double> spent = spentShares(model, i, own);
        for (std::size_t k = 0; k < spent.size(); ++k) {
            shares[k][i] = spent[k];
        }
    }
    std::vector<std::vector<CreditPhase>> result;
    for (const std::vector<double>& spent : shares) {
        std::vector<double> ends = spent;
        ends.push_back(1);
        std::ranges::sort(ends);
        std::vector<CreditPhase>& phases = result.emplace_back();
        double from = 0;
        for (const double end : ends) {
            if (end <= from) {
                continue;
            }
            CreditPhase& phase = phases.emplace_back(CreditPhase{.share = end - from});
            for (const double share : spent) {
                phase.spent.push_back(share >= end);
            }
            from = end;
        }
    }
    return result;
}

bool hasCredits(const SimulationModel& model)
{
    return std::ranges::any_of(model.stations,
                               [](const StationSpec& station) { return station.creditCores > 0; });
}

}  // namespace breakeven::model::kernel
