#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/report/sections.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

std::string busiestHour(const TrafficSource& source)
{
    static constexpr std::array days{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};
    const auto rates = hourlyRates(source);
    const auto busiest = std::ranges::max_element(rates);
    if (*busiest - *std::ranges::min_element(rates) < 1e-9 * (1 + *busiest)) {
        return "the same all week";
    }
    const auto hour = static_cast<std::size_t>(busiest - rates.begin());
    return fmt::format("{} a second, {} {:02}:00", countText(*busiest), days[hour / 24], hour % 24);
}

std::string processText(const TrafficSource& source)
{
    const std::string batches =
        source.batchSize > 1 ? fmt::format(", {} at once", countText(source.batchSize)) : "";
    switch (source.process) {
        case ArrivalProcess::Poisson:
            return "random (Poisson)" + batches;
        case ArrivalProcess::Constant:
            return "evenly spaced" + batches;
        case ArrivalProcess::Bursty:
            return fmt::format("bursts of {} s, {} times the rate, {:.3g} % of the time{}",
                               countText(source.bursts.seconds), countText(source.bursts.ratio),
                               100 * source.bursts.share, batches);
        case ArrivalProcess::Closed:
            return fmt::format("{} users who think for {} s (the rate is the most they can ask)",
                               countText(source.users.number),
                               countText(source.users.thinkSeconds));
    }
    return {};
}

void addFact(Table& table, std::string name, std::string value)
{
    table.rows.push_back({std::move(name), std::move(value)});
}

void addSimulationFacts(Table& table, const SimulationResult& result)
{
    addFact(table, "Seed", std::to_string(result.seed));
    addFact(table, "Replications", std::to_string(result.replications));
    addFact(table, "Intervals",
            fmt::format("Student t over the replications, {}", shareText(result.confidence)));
}

void addTerms(Table& table, const pricing::Terms& terms)
{
    for (const pricing::Discount& discount : terms.discounts) {
        addFact(table, discount.provider.empty() ? "Discount" : "Discount of " + discount.provider,
                discount.percent.text() + " %");
    }
    if (!terms.taxPercent.isZero()) {
        addFact(table, "Tax", terms.taxPercent.text() + " %");
    }
    if (const pricing::Currency& currency = terms.currency; !currency.code.empty()) {
        addFact(table, "Currency",
                fmt::format("one dollar = {} {} on {}", currency.perUsd.text(), currency.code,
                            currency.asOf));
    }
}

void addRunFacts(Table& table, const std::string& name, const SimulationResult& result)
{
    table.rows.push_back(
        {name, fmt::format("{} events, {} measured, {} warm-up cut, fingerprint {:016x}",
                           groupedText(static_cast<double>(result.events)),
                           durationText(result.simulatedSeconds),
                           durationText(result.warmupSeconds), result.fingerprint)});
}

}  // namespace

Section workloadSection(const Project& project)
{
    using enum Align;
    Table table{.title = "Traffic sources",
                .columns = {{"Source"},
                            {"Requests a second, mean", Right},
                            {"Busiest hour", Right},
                            {"Users a month", Right},
                            {"Arrivals"}}};
    for (const TrafficSource& source : project.workload.sources) {
        table.rows.push_back(
            {nameOr(source.name, source.id.text()), countText(meanRate(source)),
             busiestHour(source),
             source.usersPerMonth > 0 ? countText(source.usersPerMonth) : std::string("not stated"),
             processText(source)});
    }
    return {.title = "Workload", .blocks = {std::move(table)}};
}

Section methodSection(const ReportInput& input)
{
    const Project& project = input.project;
    Table table{.title = "Assumptions and run", .columns = {{"What"}, {"Value"}}};
    addFact(table, "Hours in a month", groupedText(project.assumptions.hoursPerMonth));
    if (project.assumptions.monthsAhead > 0) {
        addFact(
            table, "Traffic",
            fmt::format("as grown after {} months", groupedText(project.assumptions.monthsAhead)));
    }
    addFact(table, "Always-free allowances",
            project.assumptions.freeTier ? "deducted" : "not deducted");
    addTerms(table, project.assumptions.terms);
    for (const Alternative& alternative : project.alternatives) {
        table.rows.push_back(
            {"Region of " + nameOr(alternative.name, alternative.id.text()), alternative.region});
    }
    bool shared = false;
    for (const Outcome& outcome : input.comparison.outcomes) {
        if (outcome.simulation) {
            if (!std::exchange(shared, true)) {
                addSimulationFacts(table, *outcome.simulation);
            }
            addRunFacts(table, "Simulation of " + nameOr(outcome.name, outcome.alternative.text()),
                        *outcome.simulation);
        }
    }
    addFact(table, "Program", "Breakeven " + input.version);
    Section section{.title = "Assumptions and method", .blocks = {std::move(table)}};
    section.blocks.push_back(Paragraph{
        "Requests are simulated one by one through each architecture, on the same arrivals for "
        "all alternatives; hours of like load are grouped and weighted. The month's usage that "
        "follows is priced line by line. The break-even sweep uses the analytic estimate, "
        "enlarging servers as the load grows. Labour, data transfer that is not drawn, taxes and "
        "negotiated discounts are not included.",
        Tone::Muted});
    return section;
}

}  // namespace breakeven::model::report
