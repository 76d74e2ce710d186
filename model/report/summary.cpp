#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "model/report/sections.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

using Say = std::string (*)(const ReportInput&, const Outcome&);

std::string latencyText(const Outcome& outcome, Interval LatencySummary::*which, double estimate)
{
    return outcome.simulation ? intervalText(outcome.simulation->latency.*which, durationText)
                              : durationText(estimate);
}

std::string sayCost(const ReportInput&, const Outcome& o)
{
    return costText(o);
}

std::string sayPerMillion(const ReportInput&, const Outcome& o)
{
    const double requests = o.estimate.requestsPerMonth;
    return requests > 0 ? moneyText(o.bill().total.toDouble() / requests * 1e6) : "–";
}

std::string sayMean(const ReportInput&, const Outcome& o)
{
    return latencyText(o, &LatencySummary::mean, o.estimate.meanLatency);
}

std::string sayP50(const ReportInput&, const Outcome& o)
{
    return latencyText(o, &LatencySummary::p50, o.estimate.p50Latency);
}

std::string sayP95(const ReportInput&, const Outcome& o)
{
    return latencyText(o, &LatencySummary::p95, o.estimate.p95Latency);
}

std::string sayP99(const ReportInput&, const Outcome& o)
{
    return latencyText(o, &LatencySummary::p99, o.estimate.p99Latency);
}

std::string sayP999(const ReportInput&, const Outcome& o)
{
    return o.simulation ? intervalText(o.simulation->latency.p999, durationText) : "–";
}

std::string sayErrors(const ReportInput&, const Outcome& o)
{
    return o.simulation ? intervalText(o.simulation->errorRate, shareText)
                        : shareText(o.estimate.errorRate);
}

const Flows& flowsOf(const Outcome& outcome)
{
    return outcome.simulation ? outcome.simulation->flows : outcome.estimate.flows;
}

/// Cold starts as a share of the calls of all functions; stations are in component order.
std::string sayColdStarts(const ReportInput& input, const Outcome& outcome)
{
    const auto& components = architectureOf(input.project, outcome).components;
    const auto& stations = flowsOf(outcome).stations;
    double cold = 0;
    double requests = 0;
    for (std::size_t i = 0; i < components.size() && i < stations.size(); ++i) {
        const ServiceKind* kind = input.catalog.find(components[i].kind);
        if (kind != nullptr && kind->behaviour == Behaviour::Function) {
            cold += stations[i].coldStarts;
            requests += stations[i].requests;
        }
    }
    return requests > 0 ? shareText(cold / requests) : "–";
}

std::string sayRefused(const ReportInput&, const Outcome& outcome)
{
    double refused = 0;
    for (const StationFlow& flow : flowsOf(outcome).stations) {
        refused += flow.throttled + flow.rejected;
    }
    return countText(refused);
}

std::string sayBusiest(const ReportInput& input, const Outcome& outcome)
{
    const Architecture& architecture = architectureOf(input.project, outcome);
    double peak = 0;
    std::string name = "–";
    for (std::size_t i = 0; i < architecture.components.size(); ++i) {
        const double utilisation = outcome.simulation && i < outcome.simulation->stations.size()
                                       ? outcome.simulation->stations[i].peakUtilisation.mean
                                   : i < outcome.estimate.stations.size()
                                       ? outcome.estimate.stations[i].peakUtilisation
                                       : 0;
        if (utilisation > peak) {
            peak = utilisation;
            const Component& component = architecture.components[i];
            name = nameOr(component.name, component.id.text());
        }
    }
    return peak > 0 ? fmt::format("{} ({} at peak)", name, shareText(peak)) : name;
}

struct Metric {
    const char* name;
    Say say;
};

constexpr Metric metrics[] = {
    {"Cost a month", sayCost},
    {"Cost per million requests", sayPerMillion},
    {"Response time, mean", sayMean},
    {"Response time, p50", sayP50},
    {"Response time, p95", sayP95},
    {"Response time, p99", sayP99},
    {"Response time, p99.9", sayP999},
    {"Failed requests", sayErrors},
    {"Cold starts, of function calls", sayColdStarts},
    {"Throttled or rejected calls a month", sayRefused},
    {"Busiest component", sayBusiest},
};

std::string priceNote(const pricing::BillLine& line, const std::string& today)
{
    if (line.confidence == pricing::Confidence::Unverified) {
        return "from memory, no source found: check before use";
    }
    return isOldPrice(line.asOf, today) ? "more than a year old" : std::string();
}

/// Every price that was used and should not be trusted blindly, once.
Table priceTable(const ReportInput& input)
{
    Table table{.title = "Prices to check", .columns = {{"Price"}, {"Region"}, {"Read"}, {"Why"}}};
    std::set<std::pair<pricing::RateKey, std::string>> seen;
    for (const Outcome& outcome : input.comparison.outcomes) {
        for (const pricing::BillLine& line : outcome.bill().lines) {
            const std::string note = priceNote(line, input.today);
            if (!note.empty() && seen.insert({line.key, line.priceRegion}).second) {
                table.rows.push_back({keyText(line.key), line.priceRegion,
                                      line.asOf.empty() ? "undated" : line.asOf, note});
            }
        }
    }
    return table;
}

void addProblems(const ReportInput& input, Section& section)
{
    for (const Outcome& outcome : input.comparison.outcomes) {
        for (const Problem& problem : outcome.problems) {
            if (problem.severity != Severity::Note) {
                section.blocks.push_back(Paragraph{
                    nameOr(outcome.name, outcome.alternative.text()) + ": " + problem.text,
                    Tone::Warning});
            }
        }
        for (const std::string& note :
             outcome.simulation ? outcome.simulation->notes : std::vector<std::string>{}) {
            section.blocks.push_back(Paragraph{
                nameOr(outcome.name, outcome.alternative.text()) + ": " + note, Tone::Warning});
        }
    }
}

}  // namespace

const Architecture& architectureOf(const Project& project, const Outcome& outcome)
{
    static const Architecture none;
    const Alternative* alternative = project.find(outcome.alternative);
    return alternative == nullptr ? none : alternative->architecture;
}

std::string costText(const Outcome& outcome)
{
    std::string text = moneyExactText(outcome.bill().total.toDouble());
    const double halfWidth = outcome.simulatedCost.halfWidth;
    if (outcome.simulatedBill && std::isfinite(halfWidth) && halfWidth > 0) {
        text += " ± " + moneyText(halfWidth).substr(1);
    }
    return outcome.bill().complete() ? text : text + " and what has no price";
}

Table sideBySideTable(const ReportInput& input)
{
    Table table{.title = "Side by side", .columns = {{""}}};
    for (const Outcome& outcome : input.comparison.outcomes) {
        table.columns.push_back({nameOr(outcome.name, outcome.alternative.text()), Align::Right});
    }
    for (const Metric& metric : metrics) {
        Row row{metric.name};
        for (const Outcome& outcome : input.comparison.outcomes) {
            row.emplace_back(metric.say(input, outcome));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Section verdictSection(const ReportInput& input)
{
    Section section{.title = "Verdict"};
    section.blocks.push_back(Paragraph{input.comparison.verdict, Tone::Lead});
    addProblems(input, section);
    section.blocks.push_back(sideBySideTable(input));
    return section;
}

Section gapsSection(const ReportInput& input)
{
    Section section{.title = "What is missing or must be checked"};
    for (const Outcome& outcome : input.comparison.outcomes) {
        Table missing = missingTable(outcome.bill(), architectureOf(input.project, outcome));
        if (!missing.rows.empty()) {
            missing.title = "No price: " + nameOr(outcome.name, outcome.alternative.text());
            section.blocks.push_back(std::move(missing));
        }
    }
    if (Table prices = priceTable(input); !prices.rows.empty()) {
        section.blocks.push_back(std::move(prices));
    }
    if (section.blocks.empty()) {
        section.blocks.push_back(
            Paragraph{"Every use has a price with a source, none older than a year.", Tone::Muted});
    }
    return section;
}

}  // namespace breakeven::model::report
