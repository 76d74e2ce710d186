#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "model/report/sections.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

std::string quantityText(Quantity quantity)
{
    return groupedText(quantity.toDouble());
}

Row billRow(const pricing::BillLine& line, const Architecture& architecture,
            const std::string& today)
{
    const std::string free = line.free.isZero() ? std::string() : quantityText(line.free);
    return {line.component.empty() ? std::string() : componentName(architecture, line.component),
            {nameOr(line.label, line.key.meter), keyText(line.key)},
            {quantityText(line.quantity) + " " + line.unit, line.formula},
            {free, line.freeReason},
            tiersText(line),
            moneyExactText(line.amount.toDouble()),
            provenanceCell(line, today)};
}

std::string utilisationText(double mean, double peak)
{
    return peak > 0 ? fmt::format("{}, {} at peak", shareText(mean), shareText(peak)) : "–";
}

Row simulatedRow(const std::string& name, const std::string& kind, const StationResult& station)
{
    const LatencySummary& response = station.response;
    return {{name, kind},
            countText(response.count),
            intervalText(response.p50, durationText),
            intervalText(response.p95, durationText),
            intervalText(response.p99, durationText),
            intervalText(station.wait, durationText),
            station.unstable
                ? fmt::format("{} of capacity", shareText(station.offeredLoad))
                : utilisationText(station.utilisation.mean, station.peakUtilisation.mean),
            intervalText(station.coldShare, shareText),
            intervalText(station.refusedShare, shareText)};
}

Row estimatedRow(const std::string& name, const std::string& kind, const StationEstimate& station)
{
    return {{name, kind},
            countText(station.meanRate),
            durationText(station.ownLatency),
            durationText(station.meanLatency),
            durationText(station.p95Latency),
            utilisationText(station.utilisation, station.peakUtilisation),
            shareText(station.coldShare)};
}

std::string kindName(const Catalog& catalog, const Component& component)
{
    const ServiceKind* kind = catalog.find(component.kind);
    return kind == nullptr ? component.kind : kind->name;
}

/// CDF-like detail is lost on a page; a twelfth of a decade keeps the shape and is quick to read.
CurveFigure::Curve densityOf(const std::string& name, const LatencySummary& latency)
{
    constexpr double binsPerDecade = 12;
    std::map<int, double> shares;
    for (const HistogramBar& bar : latency.histogram) {
        const double middle = std::sqrt(std::max(bar.lower, bar.upper / 4) * bar.upper);
        if (middle > 0) {
            shares[static_cast<int>(std::floor(std::log10(middle) * binsPerDecade))] += bar.share;
        }
    }
    CurveFigure::Curve curve{.name = name};
    if (shares.empty()) {
        return curve;
    }
    for (int bin = shares.begin()->first - 1; bin <= shares.rbegin()->first + 1; ++bin) {
        const auto found = shares.find(bin);
        curve.points.push_back(
            {std::pow(10.0, bin / binsPerDecade), found == shares.end() ? 0 : found->second, true});
    }
    return curve;
}

/// What stands between the list prices and the total.
void addAdjustments(Table& table, const pricing::Bill& bill)
{
    if (bill.adjustments.empty()) {
        return;
    }
    table.rows.push_back(
        {"", "Sum at list prices", "", "", "", moneyExactText(bill.listTotal.toDouble()), ""});
    for (const pricing::Adjustment& adjustment : bill.adjustments) {
        table.rows.push_back({"", adjustment.text(),
                              "of " + moneyExactText(adjustment.base.toDouble()), "", "",
                              moneyExactText(adjustment.amount.toDouble()), "Assumption"});
    }
}

}  // namespace

Table billTable(const pricing::Bill& bill, const Architecture& architecture,
                const std::string& today)
{
    Table table{.title = "Bill of a month",
                .columns = {{"Component"},
                            {"Item"},
                            {"Quantity", Align::Right},
                            {"Free", Align::Right},
                            {"Charged", Align::Right},
                            {"Amount", Align::Right},
                            {"Price source"}}};
    for (const pricing::BillLine& line : bill.lines) {
        table.rows.push_back(billRow(line, architecture, today));
    }
    addAdjustments(table, bill);
    table.total = {
        bill.complete() ? "Total" : "Total, incomplete: prices are missing", "", "", "", "",
        {moneyExactText(bill.total.toDouble()), convertedText(bill)},        ""};
    return table;
}

Table missingTable(const pricing::Bill& bill, const Architecture& architecture)
{
    Table table{.title = "No price",
                .columns = {{"Component"}, {"Item"}, {"Quantity", Align::Right}, {"Why"}}};
    for (const pricing::MissingPrice& missing : bill.missing) {
        table.rows.push_back({missing.component.empty()
                                  ? std::string()
                                  : componentName(architecture, missing.component),
                              {nameOr(missing.label, missing.key.meter), keyText(missing.key)},
                              quantityText(missing.quantity),
                              missing.reason});
    }
    return table;
}

Table stationTable(const Architecture& architecture, const Catalog& catalog, const Outcome& outcome)
{
    Table table{.title = "Components"};
    using enum Align;
    table.columns = outcome.simulation
                        ? std::vector<Column>{{"Component"},     {"Observed calls", Right},
                                              {"p50", Right},    {"p95", Right},
                                              {"p99", Right},    {"Mean wait", Right},
                                              {"Use", Right},    {"Cold starts", Right},
                                              {"Refused", Right}}
                        : std::vector<Column>{{"Component"},         {"Calls a second", Right},
                                              {"Own time", Right},   {"Response, mean", Right},
                                              {"p95", Right},        {"Use", Right},
                                              {"Cold starts", Right}};
    for (std::size_t i = 0; i < architecture.components.size(); ++i) {
        const Component& component = architecture.components[i];
        const std::string& name = nameOr(component.name, component.id.text());
        const std::string kind = kindName(catalog, component);
        if (outcome.simulation && i < outcome.simulation->stations.size()) {
            table.rows.push_back(simulatedRow(name, kind, outcome.simulation->stations[i]));
        } else if (!outcome.simulation && i < outcome.estimate.stations.size()) {
            table.rows.push_back(estimatedRow(name, kind, outcome.estimate.stations[i]));
        }
    }
    return table;
}

Table breakdownTable(const Architecture& architecture, const SimulationResult& result)
{
    using enum Align;
    Table table{.title = "Where the time of a successful request goes, on average",
                .columns = {{"Component"},
                            {"Total", Right},
                            {"Waiting for a server", Right},
                            {"Cold starts", Right},
                            {"Own work", Right},
                            {"On the way", Right},
                            {"Failed attempts", Right}}};
    double sum = 0;
    for (const LatencyPart& part : result.breakdown) {
        if (part.total.mean > 0) {
            sum += part.total.mean;
            table.rows.push_back(
                {componentName(architecture, part.id), intervalText(part.total, durationText),
                 intervalText(part.queueing, durationText), intervalText(part.init, durationText),
                 intervalText(part.service, durationText), intervalText(part.network, durationText),
                 intervalText(part.retry, durationText)});
        }
    }
    table.total = {"Mean response time", durationText(sum), "", "", "", "", ""};
    return table;
}

Table sourceTable(const Project& project, const SimulationResult& result)
{
    using enum Align;
    Table table{.title = "Response time by traffic source",
                .columns = {{"Source"},
                            {"Requests a second", Right},
                            {"Mean", Right},
                            {"p50", Right},
                            {"p95", Right},
                            {"p99", Right},
                            {"p99.9", Right},
                            {"Failed", Right}}};
    for (const SourceResult& source : result.sources) {
        const TrafficSource* traffic = project.workload.find(TrafficSourceId(source.id));
        table.rows.push_back({traffic == nullptr ? source.id : nameOr(traffic->name, source.id),
                              intervalText(source.throughput, countText),
                              intervalText(source.latency.mean, durationText),
                              intervalText(source.latency.p50, durationText),
                              intervalText(source.latency.p95, durationText),
                              intervalText(source.latency.p99, durationText),
                              intervalText(source.latency.p999, durationText),
                              intervalText(source.errorRate, shareText)});
    }
    return table;
}

CurveFigure latencyFigure(const ReportInput& input)
{
    CurveFigure figure{.title = "Response times: share of requests by duration",
                       .xLabel = "response time",
                       .yLabel = "share of requests",
                       .xUnit = Unit::Duration,
                       .yUnit = Unit::Share,
                       .logX = true,
                       .logY = false,
                       .steps = true};
    for (const Outcome& outcome : input.comparison.outcomes) {
        if (outcome.simulation) {
            figure.curves.push_back(densityOf(nameOr(outcome.name, outcome.alternative.text()),
                                              outcome.simulation->latency));
        }
    }
    return figure;
}

Section latencySection(const ReportInput& input)
{
    Section section{.title = "Response time"};
    section.blocks.push_back(latencyFigure(input));
    return section;
}

Section alternativeSection(const Project& project, const Catalog& catalog, const Outcome& outcome,
                           const std::string& today)
{
    const Architecture& architecture = architectureOf(project, outcome);
    Section section{.title = nameOr(outcome.name, outcome.alternative.text())};
    section.blocks.push_back(billTable(outcome.bill(), architecture, today));
    if (!outcome.bill().complete()) {
        section.blocks.push_back(missingTable(outcome.bill(), architecture));
    }
    if (outcome.simulation) {
        section.blocks.push_back(sourceTable(project, *outcome.simulation));
        section.blocks.push_back(breakdownTable(architecture, *outcome.simulation));
    }
    section.blocks.push_back(stationTable(architecture, catalog, outcome));
    return section;
}

}  // namespace breakeven::model::report
