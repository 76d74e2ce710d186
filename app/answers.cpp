#include "app/answers.h"

#include "app/workspace.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

nlohmann::json jsonOf(const OpenProject& asked, const std::vector<model::Outcome>& outcomes)
{
    nlohmann::json alternatives = nlohmann::json::array();
    for (const model::Outcome& outcome : outcomes) {
        alternatives.push_back(
            model::report::outcomeJson(asked.project, asked.workspace.catalog, outcome));
    }
    return {{"project", asked.project.name}, {"alternatives", std::move(alternatives)}};
}

std::string textOf(const OpenProject& asked, const std::vector<model::Outcome>& outcomes)
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
    const auto asked = openSound(line.resources, file, alternative);
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
