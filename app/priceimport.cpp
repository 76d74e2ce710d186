#include "app/priceimport.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pricechanges.h"
#include "app/progress.h"
#include "app/workspace.h"
#include "pricing/base/date.h"

namespace breakeven::app {

using pricing::ImportRecord;
using pricing::PriceChange;

namespace {

/// A price that becomes so many times larger or smaller is more likely a mistaken unit.
constexpr double largestJump = 100;

Result<void> checkJumps(const std::vector<PriceChange>& changes, const ImportOptions& options)
{
    const auto jump = std::ranges::find_if(changes, [](const PriceChange& change) {
        const auto factor = change.factor();
        return factor && (*factor > largestJump || *factor < 1 / largestJump);
    });
    if (jump == changes.end() || options.acceptJumps) {
        return {};
    }
    return failure(ErrorCode::Invalid,
                   fmt::format("the price of {} in {} would become {:.3g} times what it is ({} "
                               "instead of {})",
                               jump->key.text(), jump->region, *jump->factor(),
                               priceText(jump->after), priceText(jump->before)),
                   options.files.front(), "give --accept-jumps if the list is right");
}

ImportRecord recordOf(const pricing::PriceList& list)
{
    ImportRecord record;
    for (const auto& file : list.files) {
        record.file += (record.file.empty() ? "" : "; ") + file.string();
    }
    record.checksum = list.checksum;
    record.bytes = list.bytes;
    record.vendor = list.vendor;
    record.offer = list.offer;
    record.published = list.published;
    record.rates = list.rates.size();
    return record;
}

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

/// Reads the list with progress.
Result<pricing::PriceList> readList(const CommandLine& line, const ImportOptions& options,
                                    const pricing::PriceBook& bundled)
{
    Progress progress("Reading prices");
    return pricing::readPriceList({options.files.begin(), options.files.end()},
                                  line.resources / "mapping", bundled.places(),
                                  {.published = options.asOf, .progress = [&](double share) {
                                       progress(share);
                                       return true;
                                   }});
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

Result<Imported> importList(const CommandLine& line, const ImportOptions& options)
{
    auto bundled = openBundledBook(line.resources);
    auto user = openUserBook();
    if (!bundled || !user) {
        return tl::unexpected(bundled ? user.error() : bundled.error());
    }
    auto list = readList(line, options, *bundled);
    if (!list) {
        return tl::unexpected(list.error());
    }
    Imported imported{
        recordOf(*list), {}, pricing::changesTo(user->over(std::move(*bundled)), list->rates)};
    if (auto checked = checkJumps(imported.changes, options); !checked) {
        return tl::unexpected(checked.error());
    }
    if (!options.dryRun) {
        auto added = user->add(imported.record, std::exchange(list->rates, {}));
        if (!added) {
            return tl::unexpected(added.error());
        }
        imported.record = *added;
    }
    imported.list = std::move(*list);
    return imported;
}

nlohmann::json importedJson(const Imported& imported)
{
    nlohmann::json json = importJson(imported.record);
    json["products"] = imported.list.products;
    json["known"] = imported.list.known;
    json["changes"] = changesJson(imported.changes);
    json["ambiguous"] = imported.list.ambiguous.size();
    return json;
}

Result<void> printImported(const CommandLine& line, const Imported& imported)
{
    warn(imported.list);
    return line.format == Format::Json
               ? printJson(importedJson(imported))
               : printTables({importsTable({imported.record}), changesTable(imported.changes)});
}

}  // namespace breakeven::app
