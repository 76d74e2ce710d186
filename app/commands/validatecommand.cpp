#include <memory>

#include <fmt/format.h>

#include "app/commandline.h"
#include "app/workspace.h"
#include "model/catalog/refusal.h"
#include "model/catalog/validate.h"
#include "model/interchange/projectfile.h"
#include "model/report/resultjson.h"
#include "model/simulation/compile.h"

namespace breakeven::app {

namespace {

const char* severityWord(model::Severity severity)
{
    switch (severity) {
        case model::Severity::Note:
            return "note";
        case model::Severity::Warning:
            return "warning";
        case model::Severity::Error:
            return "error";
    }
    return "error";
}

std::string lineFor(const model::Problem& problem, const model::Project& project)
{
    const std::string place = placeOf(problem, project);
    std::string text = fmt::format("{}: {}{}", severityWord(problem.severity),
                                   place.empty() ? "" : place + ": ", problem.text);
    if (problem.fix.kind != model::Fix::Kind::None) {
        text += " [" + problem.fix.label + "]";
    }
    return text + "\n";
}

Result<void> show(const CommandLine& line, const model::Project& project,
                  const std::vector<model::Problem>& problems)
{
    if (line.format == Format::Json) {
        return printJson(nlohmann::json{{"problems", model::report::problemsJson(problems)}});
    }
    std::string text;
    for (const model::Problem& problem : problems) {
        text += lineFor(problem, project);
    }
    return print(problems.empty() ? "No problems.\n" : text);
}

Result<void> run(const CommandLine& line, const std::string& file)
{
    const auto project = model::readProject(file);
    if (!project) {
        return tl::unexpected(project.error());
    }
    const auto catalog = openCatalog(line.resources);
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    auto problems = model::validate(*project, *catalog);
    for (const model::Alternative& alternative : project->alternatives) {
        if (const auto model = model::compile(*project, alternative, *catalog); !model) {
            model::addRefusal(problems, alternative.id, model.error());
        }
    }
    if (auto shown = show(line, *project, problems); !shown) {
        return shown;
    }
    const auto errors =
        std::ranges::count(problems, model::Severity::Error, &model::Problem::severity);
    if (errors > 0) {
        return failure(ErrorCode::Invalid,
                       fmt::format("{} error{}", errors, errors == 1 ? "" : "s"), file,
                       "correct them as listed");
    }
    return {};
}

}  // namespace

void addValidate(CLI::App& parser, CommandLine& line)
{
    CLI::App& command = addSubcommand(parser, line, "validate",
                                      "Everything that is wrong with a project, and what to do");
    auto file = std::make_shared<std::string>();
    command.add_option("FILE", *file, "Project")->required();
    command.callback([&line, file] { line.action = [&line, file] { return run(line, *file); }; });
}

}  // namespace breakeven::app
