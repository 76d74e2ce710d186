#include "app/answers.h"

#include "app/workspace.h"
#include "model/report/explained.h"
#include "model/report/reasons.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

namespace report = model::report;

nlohmann::json changesJson(const std::vector<report::Reasons>& reasons)
{
    nlohmann::json changes = nlohmann::json::array();
    for (std::size_t i = 1; i < reasons.size(); ++i) {
        nlohmann::json change =
            report::changeJson(model::changeBetween(reasons.front().answer(), reasons[i].answer()));
        change["from"] = reasons.front().alternative->id.text();
        change["to"] = reasons[i].alternative->id.text();
        changes.push_back(std::move(change));
    }
    return changes;
}

nlohmann::json jsonOf(const OpenProject& opened, const std::vector<model::Outcome>& outcomes,
                      const std::vector<report::Reasons>& reasons)
{
    nlohmann::json alternatives = nlohmann::json::array();
    for (const model::Outcome& outcome : outcomes) {
        alternatives.push_back(
            report::outcomeJson(opened.project, opened.workspace.catalog, outcome));
        if (alternatives.size() <= reasons.size()) {
            const report::Reasons& own = reasons[alternatives.size() - 1];
            alternatives.back()["explanation"] =
                report::explanationJson(own.answer(), own.year ? &*own.year : nullptr);
            alternatives.back()["explanation"]["by_hour"] =
                report::hoursJson(own.answer(), own.hours);
        }
    }
    nlohmann::json json = {{"project", opened.project.name},
                           {"alternatives", std::move(alternatives)}};
    if (!reasons.empty()) {
        json["changes"] = changesJson(reasons);
    }
    return json;
}

std::string textOf(const OpenProject& opened, const std::vector<model::Outcome>& outcomes,
                   const std::vector<report::Reasons>& reasons)
{
    report::Document all;
    for (const model::Outcome& outcome : outcomes) {
        report::Document one =
            report::outcomeDocument(opened.project, opened.workspace.catalog, outcome, today());
        all.title = one.title;
        std::ranges::move(one.sections, std::back_inserter(all.sections));
    }
    std::ranges::move(report::reasonSections(reasons), std::back_inserter(all.sections));
    return report::textOf(all);
}

}  // namespace

void addAsked(CLI::App& command, Asked& asked)
{
    command.add_option("FILE", asked.file, "Project")->required();
    command.add_option("--alternative", asked.alternative, "Only this one, by id");
    command.add_flag("--explain", asked.explain,
                     "Where each dollar comes from, and why the bills differ");
    addTermFlags(command, asked.terms);
}

Result<void> printAnswers(const CommandLine& line, const Asked& asked, const Answer& answer)
{
    const auto opened = openSound(line.resources, asked.file, asked.alternative, asked.terms);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const auto& [workspace, project] = *opened;
    std::vector<model::Outcome> outcomes;
    const auto count = static_cast<double>(project.alternatives.size());
    for (const model::Alternative& each : project.alternatives) {
        const auto done = static_cast<double>(outcomes.size());
        auto outcome = answer(
            {project, each, workspace.catalog, workspace.book, done / count, (done + 1) / count});
        if (!outcome) {
            return tl::unexpected(inFile(outcome.error(), asked.file));
        }
        outcomes.push_back(std::move(*outcome));
    }
    Result<std::vector<report::Reasons>> reasons;
    if (asked.explain) {
        reasons = report::reasonsFor(project, workspace.catalog, outcomes, &workspace.book);
    }
    if (!reasons) {
        return tl::unexpected(inFile(reasons.error(), asked.file));
    }
    return line.format == Format::Json ? printJson(jsonOf(*opened, outcomes, *reasons))
                                       : print(textOf(*opened, outcomes, *reasons));
}

}  // namespace breakeven::app
