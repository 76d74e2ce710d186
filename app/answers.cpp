#include "app/answers.h"

#include "app/workspace.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

struct Asked {
    Workspace workspace;
    model::Project project;
};

Result<Asked> open(const CommandLine& line, const std::string& file, const std::string& alternative)
{
    // The user's file first: its faults are the ones to hear about.
    auto project = openProject(file, alternative);
    if (!project) {
        return tl::unexpected(project.error());
    }
    auto workspace = openWorkspace(line.resources);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    if (auto sound = requireSound(*project, workspace->catalog, file); !sound) {
        return tl::unexpected(sound.error());
    }
    return Asked{std::move(*workspace), std::move(*project)};
}

nlohmann::json jsonOf(const Asked& asked, const std::vector<model::Outcome>& outcomes)
{
    nlohmann::json alternatives = nlohmann::json::array();
    for (const model::Outcome& outcome : outcomes) {
        alternatives.push_back(
            model::report::outcomeJson(asked.project, asked.workspace.catalog, outcome));
    }
    return {{"project", asked.project.name}, {"alternatives", std::move(alternatives)}};
}

std::string textOf(const Asked& asked, const std::vector<model::Outcome>& outcomes)
{
    model::report::Document all;
    for (const model::Outcome& outcome : outcomes) {
        model::report::Document one = model::report::outcomeDocument(
            asked.project, asked.workspace.catalog, outcome, today());
        all.title = one.title;
        std::ranges::move(one.sections, std::back_inserter(all.sections));
    }
    return model::report::textOf(all);
}

}  // namespace

Result<void> printAnswers(const CommandLine& line, const std::string& file,
                          const std::string& alternative, const Answer& answer)
{
    const auto asked = open(line, file, alternative);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    std::vector<model::Outcome> outcomes;
    const auto& alternatives = asked->project.alternatives;
    const auto count = static_cast<double>(alternatives.size());
    for (const model::Alternative& each : alternatives) {
        const auto done = static_cast<double>(outcomes.size());
        auto outcome = answer({asked->project, each, asked->workspace.catalog,
                               asked->workspace.book, done / count, (done + 1) / count});
        if (!outcome) {
            return tl::unexpected(inFile(outcome.error(), file));
        }
        outcomes.push_back(std::move(*outcome));
    }
    return line.format == Format::Json ? printJson(jsonOf(*asked, outcomes))
                                       : print(textOf(*asked, outcomes));
}

}  // namespace breakeven::app
