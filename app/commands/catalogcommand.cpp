#include <algorithm>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commandline.h"
#include "app/workspace.h"
#include "model/report/kindhelp.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

using model::report::Document;

Result<void> write(const CommandLine& line, const Document& document)
{
    return line.format == Format::Json
               ? printJson(model::report::documentJson(document))
               : print(model::report::textOf(document, model::report::Notes::Below));
}

Result<void> listKinds(const CommandLine& line, const std::vector<std::string>& words)
{
    const auto catalog = openCatalog(line.resources);
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    const Document index =
        model::report::helpIndex(*catalog, fmt::format("{}", fmt::join(words, " ")));
    if (index.sections.empty()) {
        return failure(ErrorCode::NotFound,
                       fmt::format("no service has all of '{}'", fmt::join(words, " ")), {},
                       "use fewer words");
    }
    return write(line, index);
}

Result<void> showKind(const CommandLine& line, const std::string& id, const std::string& region)
{
    const auto workspace = openWorkspace(line.resources);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    const model::ServiceKind* kind = workspace->catalog.find(id);
    if (kind == nullptr) {
        return failure(ErrorCode::NotFound, fmt::format("the catalog has no '{}'", id), {},
                       "`breakeven catalog list` names all there are");
    }
    const std::vector<std::string> regions = workspace->book.regions(kind->provider);
    if (!region.empty() && std::ranges::find(regions, region) == regions.end()) {
        return failure(
            ErrorCode::NotFound,
            fmt::format("no price of {} is known in a region '{}'", kind->provider, region),
            "--region",
            regions.empty() ? "leave it out: its prices are the same everywhere"
                            : fmt::format("name one of {}", fmt::join(regions, ", ")));
    }
    return write(line, model::report::helpOf(*kind, {workspace->catalog, workspace->book, region}));
}

}  // namespace

void addCatalog(CLI::App& parser, CommandLine& line)
{
    CLI::App& catalog =
        *parser.add_subcommand("catalog", "What there is to plan with, and help on each of it");
    catalog.require_subcommand(1);
    auto words = std::make_shared<std::vector<std::string>>();
    CLI::App& list = addSubcommand(catalog, line, "list", "Services, or those that have all WORDS");
    list.add_option("WORDS", *words, "Such as aws queue");
    list.callback(
        [&line, words] { line.action = [&line, words] { return listKinds(line, *words); }; });
    struct Shown {
        std::string id;
        std::string region;
    };
    auto shown = std::make_shared<Shown>();
    CLI::App& show =
        addSubcommand(catalog, line, "show",
                      "Parameters, limits, formulas and prices of a service, with sources");
    show.add_option("KIND", shown->id, "Such as aws.lambda")->required();
    show.add_option("--region", shown->region, "Whose prices; else where most are known");
    show.callback([&line, shown] {
        line.action = [&line, shown] { return showKind(line, shown->id, shown->region); };
    });
}

}  // namespace breakeven::app
