#include "app/priceimport.h"

#include <fmt/format.h>

#include "app/pricechanges.h"
#include "app/progress.h"
#include "app/workspace.h"
#include "pricing/base/date.h"

namespace breakeven::app {

using pricing::ListImport;

namespace {

void warn(const pricing::PriceList& list)
{
    for (const pricing::AmbiguousPrice& each : list.ambiguous) {
        fmt::print(stderr,
                   "breakeven: left out {} in {}: the products {} and {} have different prices\n",
                   each.key.text(), each.region, each.first, each.second);
    }
    if (list.hasNextPage) {
        fmt::print(stderr,
                   "breakeven: the vendor's list goes on after {}; import its further "
                   "pages too\n",
                   list.files.back().string());
    }
}

}  // namespace

void addImportFlags(CLI::App& command, ImportOptions& options)
{
    command
        .add_option("--as-of", options.asOf,
                    "Date of an Azure or Google list; else the day its file was written")
        ->check([](const std::string& date) {
            return isDay(date) ? std::string() : "'" + date + "' is no date such as 2026-11-24";
        })
        ->type_name("DATE");
    command.add_flag("--accept-jumps", options.acceptJumps,
                     "Take prices that change by more than a factor of 100");
    command.add_flag("--dry-run", options.dryRun, "Show what would change and change nothing");
}

Result<std::vector<ListImport>> importLists(const CommandLine& line,
                                            const std::vector<pricing::ListFiles>& lists,
                                            const ImportOptions& options)
{
    auto bundled = openBundledBook(line.resources);
    auto user = openUserBook();
    if (!bundled || !user) {
        return tl::unexpected(bundled ? user.error() : bundled.error());
    }
    Progress progress("Reading prices");
    auto imports =
        pricing::readImports(lists, line.resources / "mapping", user->listed(std::move(*bundled)),
                             {.published = options.asOf, .progress = [&](double share) {
                                  progress(share);
                                  return true;
                              }});
    if (!imports) {
        return imports;
    }
    auto checked = options.acceptJumps
                       ? Result<void>()
                       : checkJumps(*imports, "give --accept-jumps if the list is right");
    if (checked && !options.dryRun) {
        checked = takeImports(*user, *imports);
    }
    return checked ? std::move(imports) : tl::unexpected(checked.error());
}

nlohmann::json importedJson(const ListImport& imported)
{
    nlohmann::json json = importJson(imported.record);
    json["products"] = imported.list.products;
    json["known"] = imported.list.known;
    json["changes"] = changesJson(imported.changes);
    json["ambiguous"] = imported.list.ambiguous.size();
    return json;
}

Result<void> printImported(const CommandLine& line, const ListImport& imported)
{
    warn(imported.list);
    return line.format == Format::Json
               ? printJson(importedJson(imported))
               : printTables({importsTable({imported.record}), changesTable(imported.changes)});
}

}  // namespace breakeven::app
