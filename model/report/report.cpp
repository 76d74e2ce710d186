#include "model/report/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/report/reasons.h"
#include "model/report/sections.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

Document titled(const ReportInput& input)
{
    const Project& project = input.project;
    std::string names;
    for (const Alternative& alternative : project.alternatives) {
        names += (names.empty() ? "" : " or ") + nameOr(alternative.name, alternative.id.text());
    }
    return {.title = nameOr(project.name, "Comparison"),
            .subtitle = names,
            .footer = fmt::format("Breakeven {}, {}", input.version, input.today)};
}

}  // namespace

Document summaryOf(const ReportInput& input)
{
    Document document = titled(input);
    document.sections = {verdictSection(input), costSection(input, false),
                         breakEvenSection(input, false), gapsSection(input)};
    return document;
}

Document reportOf(const ReportInput& input)
{
    Document document = titled(input);
    document.sections = {verdictSection(input), costSection(input, true), latencySection(input),
                         breakEvenSection(input, true), gapsSection(input)};
    for (const Outcome& outcome : input.comparison.outcomes) {
        document.sections.push_back(
            alternativeSection(input.project, input.catalog, outcome, input.today));
    }
    const auto reasons =
        reasonsFor(input.project, input.catalog, input.comparison.outcomes, input.book);
    if (reasons) {
        std::ranges::move(reasonSections(*reasons), std::back_inserter(document.sections));
    } else {
        document.sections.push_back(
            {.title = "Why it costs that",
             .blocks = {Paragraph{"The bills could not be explained: " + reasons.error().text(),
                                  Tone::Warning}}});
    }
    document.sections.push_back(workloadSection(input.project));
    document.sections.push_back(methodSection(input));
    return document;
}

Document outcomeDocument(const Project& project, const Catalog& catalog, const Outcome& outcome,
                         const std::string& today)
{
    Section section = alternativeSection(project, catalog, outcome, today);
    const std::string load = countText(outcome.estimate.requestsPerMonth) + " requests a month";
    std::string answer = fmt::format("{} a month for {}", costText(outcome), load);
    if (const auto& run = outcome.simulation) {
        answer += fmt::format("; p50 {}, p95 {}, p99 {}, {} of requests fail.",
                              intervalText(run->latency.p50, durationText),
                              intervalText(run->latency.p95, durationText),
                              intervalText(run->latency.p99, durationText),
                              intervalText(run->errorRate, shareText));
    } else {
        answer += fmt::format(
            "; p50 {}, p95 {}, p99 {} by formula.", durationText(outcome.estimate.p50Latency),
            durationText(outcome.estimate.p95Latency), durationText(outcome.estimate.p99Latency));
    }
    section.blocks.insert(section.blocks.begin(), Paragraph{answer, Tone::Lead});
    for (const std::string& saturated : outcome.estimate.saturated) {
        section.blocks.push_back(Paragraph{
            componentName(architectureOf(project, outcome), saturated) +
                " cannot keep up with the busiest hours: give it more capacity or less load.",
            Tone::Warning});
    }
    if (outcome.simulation) {
        for (const std::string& note : outcome.simulation->notes) {
            section.blocks.push_back(Paragraph{note, Tone::Warning});
        }
        section.blocks.push_back(Paragraph{
            fmt::format("Seed {}, {} replications, {} events, {} measured; intervals at {}.",
                        outcome.simulation->seed, outcome.simulation->replications,
                        groupedText(static_cast<double>(outcome.simulation->events)),
                        durationText(outcome.simulation->simulatedSeconds),
                        shareText(outcome.simulation->confidence)),
            Tone::Muted});
    }
    return {.title = nameOr(project.name, "Project"), .sections = {std::move(section)}};
}

Document billDocument(const pricing::Bill& bill, const std::string& title, const std::string& today)
{
    Section section{.title = title, .blocks = {billTable(bill, {}, today)}};
    if (!bill.complete()) {
        section.blocks.push_back(missingTable(bill, {}));
    }
    return {.sections = {std::move(section)}};
}

}  // namespace breakeven::model::report
