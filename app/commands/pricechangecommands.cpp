#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "app/commandline.h"
#include "app/progress.h"
#include "app/workspace.h"
#include "model/report/wording.h"
#include "model/report/writers.h"
#include "pricing/book/ratecsv.h"
#include "pricing/lists/pricelist.h"

namespace breakeven::app {

namespace {

using model::report::Align;
using model::report::Document;
using model::report::Section;
using model::report::Table;
using pricing::ImportRecord;
using pricing::PriceChange;
using pricing::Rate;
using pricing::UserBook;

/// A price that becomes so many times larger or smaller is more likely a mistaken unit.
constexpr double largestJump = 100;
/// Changes shown as text; all of them are in the JSON.
constexpr std::size_t mostShown = 40;

std::string priceText(const std::optional<Rate>& rate)
{
    if (!rate) {
        return "none";
    }
    std::string text;
    for (const pricing::RateTier& tier : rate->tiers) {
        text += (text.empty() ? "$" : ", $") + tier.price.text();
    }
    return text;
}

std::string factorText(const PriceChange& change)
{
    const auto factor = change.factor();
    return factor ? fmt::format("{:+.1f} %", (*factor - 1) * 100)
                  : std::string(change.before ? "" : "new");
}

nlohmann::json tiersJson(const std::optional<Rate>& rate)
{
    if (!rate) {
        return nullptr;
    }
    nlohmann::json tiers = nlohmann::json::array();
    for (const pricing::RateTier& tier : rate->tiers) {
        tiers.push_back({{"from", tier.from.toDouble()},
                         {"to", tier.to ? nlohmann::json(tier.to->toDouble()) : nullptr},
                         {"price_usd", tier.price.toDouble()}});
    }
    return tiers;
}

nlohmann::json keyJson(const pricing::RateKey& key, const std::string& region)
{
    return {{"provider", key.provider},
            {"service", key.service},
            {"sku", key.sku},
            {"meter", key.meter},
            {"region", region}};
}

nlohmann::json changesJson(const std::vector<PriceChange>& changes)
{
    nlohmann::json json = nlohmann::json::array();
    for (const PriceChange& change : changes) {
        nlohmann::json each = keyJson(change.key, change.region);
        const auto factor = change.factor();
        each["before"] = tiersJson(change.before);
        each["after"] = tiersJson(change.after);
        each["factor"] = factor ? nlohmann::json(*factor) : nullptr;
        json.push_back(std::move(each));
    }
    return json;
}

Table changesTable(const std::vector<PriceChange>& changes)
{
    Table table{.title = fmt::format("{} prices changed", changes.size()),
                .columns = {{"Price"},
                            {"Region"},
                            {"Before", Align::Right},
                            {"After", Align::Right},
                            {"Change", Align::Right}}};
    for (const PriceChange& change : changes) {
        if (table.rows.size() == mostShown) {
            table.rows.push_back(
                {fmt::format("and {} more; --format json lists all", changes.size() - mostShown),
                 "", "", "", ""});
            break;
        }
        table.rows.push_back({model::report::keyText(change.key), change.region,
                              priceText(change.before), priceText(change.after),
                              factorText(change)});
    }
    return table;
}

nlohmann::json importJson(const ImportRecord& import)
{
    return {{"id", import.id},       {"at", import.at},
            {"file", import.file},   {"sha256", import.checksum},
            {"bytes", import.bytes}, {"vendor", import.vendor},
            {"offer", import.offer}, {"published", import.published},
            {"rates", import.rates}};
}

Table importsTable(const std::vector<ImportRecord>& imports)
{
    Table table{.title = fmt::format("{} imports", imports.size()),
                .columns = {{"Import", Align::Right},
                            {"When"},
                            {"Vendor"},
                            {"List"},
                            {"Published"},
                            {"Prices", Align::Right},
                            {"File"},
                            {"SHA-256"}}};
    for (const ImportRecord& each : imports) {
        table.rows.push_back({std::to_string(each.id), each.at, each.vendor, each.offer,
                              each.published, std::to_string(each.rates), each.file,
                              each.checksum.substr(0, 12)});
    }
    return table;
}

Result<void> printTables(std::vector<Table> tables)
{
    Section section{.title = "Price book", .blocks = {}};
    for (Table& table : tables) {
        section.blocks.emplace_back(std::move(table));
    }
    return print(model::report::textOf(Document{.sections = {std::move(section)}}));
}

struct ImportOptions {
    std::vector<std::string> files;
    std::string asOf;
    bool acceptJumps = false;
    bool dryRun = false;
};

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

Result<void> printImport(const CommandLine& line, const ImportRecord& record,
                         const pricing::PriceList& list, const std::vector<PriceChange>& changes)
{
    warn(list);
    if (line.format == Format::Json) {
        nlohmann::json json = importJson(record);
        json["products"] = list.products;
        json["known"] = list.known;
        json["changes"] = changesJson(changes);
        json["ambiguous"] = list.ambiguous.size();
        return printJson(json);
    }
    return printTables({importsTable({record}), changesTable(changes)});
}

Result<void> runImport(const CommandLine& line, const ImportOptions& options)
{
    auto bundled = openBundledBook(line.resources);
    auto user = openUserBook();
    if (!bundled || !user) {
        return tl::unexpected(bundled ? user.error() : bundled.error());
    }
    auto list = [&] {
        Progress progress("Reading prices");
        return pricing::readPriceList({options.files.begin(), options.files.end()},
                                      line.resources / "mapping", bundled->places(),
                                      {.published = options.asOf, .progress = [&](double share) {
                                           progress(share);
                                           return true;
                                       }});
    }();
    if (!list) {
        return tl::unexpected(list.error());
    }
    const auto changes = pricing::changesTo(user->over(std::move(*bundled)), list->rates);
    if (auto checked = checkJumps(changes, options); !checked) {
        return checked;
    }
    ImportRecord record = recordOf(*list);
    if (!options.dryRun) {
        auto added = user->add(record, std::move(list->rates));
        if (!added) {
            return tl::unexpected(added.error());
        }
        record = *added;
    }
    return printImport(line, record, *list, changes);
}

Result<void> runHistory(const CommandLine& line, std::int64_t id)
{
    auto bundled = openBundledBook(line.resources);
    const auto user = openUserBook();
    if (!bundled || !user) {
        return tl::unexpected(bundled ? user.error() : bundled.error());
    }
    std::vector<ImportRecord> imports = user->imports();
    if (id != 0) {
        std::erase_if(imports, [id](const ImportRecord& import) { return import.id != id; });
        if (imports.empty()) {
            return failure(ErrorCode::NotFound, fmt::format("there is no import {}", id),
                           user->file().string(), "see `breakeven prices history`");
        }
    }
    const auto changes =
        id == 0 ? std::vector<PriceChange>() : user->changesOf(id, std::move(*bundled));
    if (line.format == Format::Json) {
        nlohmann::json json = {{"imports", nlohmann::json::array()}};
        for (const ImportRecord& import : imports) {
            json["imports"].push_back(importJson(import));
        }
        if (id != 0) {
            json["changes"] = changesJson(changes);
        }
        return printJson(json);
    }
    return id == 0 ? printTables({importsTable(imports)})
                   : printTables({importsTable(imports), changesTable(changes)});
}

Result<void> runUndo(const CommandLine& line, std::int64_t id)
{
    auto user = openUserBook();
    if (!user) {
        return tl::unexpected(user.error());
    }
    if (id == 0 && user->imports().empty()) {
        return failure(ErrorCode::NotFound, "nothing was imported", user->file().string(),
                       "see `breakeven prices history`");
    }
    const auto undone = user->undo(id == 0 ? user->imports().back().id : id);
    if (!undone) {
        return tl::unexpected(undone.error());
    }
    return line.format == Format::Json
               ? printJson({{"undone", importJson(*undone)}})
               : print(fmt::format("Import {} of {} was taken away.\n", undone->id, undone->file));
}

struct OwnPrice {
    std::string provider;
    std::string service;
    std::string sku;
    std::string meter;
    std::string region = "global";
    std::string price;
    std::string unit;
    std::string source;

    [[nodiscard]] pricing::RateKey key() const { return {provider, service, sku, meter}; }
};

/// The unit that the book has for the meter, wherever it is sold.
std::string unitOf(const pricing::PriceBook& book, const OwnPrice& own)
{
    const auto known = std::ranges::find_if(book.rates(), [&](const Rate& rate) {
        return rate.key.provider == own.provider && rate.key.service == own.service &&
               rate.key.meter == own.meter;
    });
    return known == book.rates().end() ? std::string() : known->unit;
}

Result<Rate> rateOf(const OwnPrice& own, const pricing::PriceBook& book)
{
    const std::string known = unitOf(book, own);
    if (own.unit.empty() && known.empty()) {
        return failure(ErrorCode::Invalid,
                       fmt::format("the price book does not know {}", own.key().text()), {},
                       "check the names with `breakeven prices show`, or give --unit");
    }
    if (!own.unit.empty() && !known.empty() && own.unit != known) {
        return failure(
            ErrorCode::Invalid,
            fmt::format("the unit of {} is {}, not {}", own.key().text(), known, own.unit), {},
            "give the price of one " + known);
    }
    auto row = pricing::rateRow(
        {own.provider, own.service, own.sku, own.meter, own.unit.empty() ? known : own.unit,
         own.region, "0", "", own.price, today(),
         own.source.empty() ? std::string("set by you") : own.source, "user"},
        "the command line");
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (row->tier.price.picos() < 0) {
        return failure(ErrorCode::Invalid, "a price cannot be negative", "the command line",
                       "give the price of one unit in US dollars");
    }
    return Rate{row->key, row->unit, row->region, {row->tier}};
}

Result<void> runSet(const CommandLine& line, const OwnPrice& own)
{
    const auto book = openPriceBook(line.resources);
    if (!book) {
        return tl::unexpected(book.error());
    }
    const auto rate = rateOf(own, *book);
    auto user = openUserBook();
    if (!rate || !user) {
        return tl::unexpected(rate ? user.error() : rate.error());
    }
    const auto changes = pricing::changesTo(*book, {*rate});
    if (auto set = user->set(*rate); !set) {
        return set;
    }
    return line.format == Format::Json ? printJson({{"changes", changesJson(changes)}})
                                       : printTables({changesTable(changes)});
}

Result<void> runUnset(const CommandLine& line, const OwnPrice& own)
{
    auto user = openUserBook();
    if (!user) {
        return tl::unexpected(user.error());
    }
    if (auto unset = user->unset(own.key(), own.region); !unset) {
        return unset;
    }
    return line.format == Format::Json
               ? printJson({{"unset", keyJson(own.key(), own.region)}})
               : print(fmt::format("Your price for {} in {} was taken away.\n", own.key().text(),
                                   own.region));
}

void addKey(CLI::App& command, OwnPrice& own)
{
    command.add_option("PROVIDER", own.provider, "Such as aws")->required();
    command.add_option("SERVICE", own.service, "Such as lambda")->required();
    command.add_option("METER", own.meter, "Such as gb_seconds")->required();
    command.add_option("--sku", own.sku, "Such as x86_64; none where the service has one only");
    command.add_option("--region", own.region, "Region, or global (the default)");
}

void addImport(CLI::App& prices, CommandLine& line)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App& command = addSubcommand(
        prices, line, "import",
        "Take the prices of a vendor's own list: an AWS offer file (JSON or CSV), or pages of the "
        "Azure Retail Prices API or the Google Cloud Billing Catalog");
    command.add_option("FILE", options->files, "The list; pages of one list may be several")
        ->required();
    command
        .add_option("--as-of", options->asOf,
                    "Date of an Azure or Google list; else the day its file was written")
        ->check([](const std::string& date) {
            const bool isDate = date.size() == 10 && date[4] == '-' && date[7] == '-';
            return isDate ? std::string() : "'" + date + "' is no date such as 2026-11-24";
        })
        ->type_name("DATE");
    command.add_flag("--accept-jumps", options->acceptJumps,
                     "Take prices that change by more than a factor of 100");
    command.add_flag("--dry-run", options->dryRun, "Show what would change and change nothing");
    command.callback(
        [&line, options] { line.action = [&line, options] { return runImport(line, *options); }; });
}

/// `history` and `undo`, which take the number of an import.
void addNumbered(CLI::App& prices, CommandLine& line, const char* name, const char* description,
                 Result<void> (*run)(const CommandLine&, std::int64_t))
{
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App& command = addSubcommand(prices, line, name, description);
    command.add_option("IMPORT", *id, "Number of the import")->check(CLI::PositiveNumber);
    command.callback(
        [&line, id, run] { line.action = [&line, id, run] { return run(line, *id); }; });
}

}  // namespace

void addPriceChanges(CLI::App& prices, CommandLine& line)
{
    addImport(prices, line);
    addNumbered(prices, line, "history", "Imports; with a number, what that one changed",
                runHistory);
    addNumbered(prices, line, "undo", "Take an import away, the last one if none is named",
                runUndo);
    auto own = std::make_shared<OwnPrice>();
    CLI::App& set = addSubcommand(prices, line, "set", "Set a price of your own over the lists'");
    addKey(set, *own);
    set.add_option("USD", own->price, "Price of one unit in US dollars")->required();
    set.add_option("--unit", own->unit, "Unit, for a meter that the book does not know");
    set.add_option("--source", own->source, "Where the price is from, such as a contract");
    set.callback([&line, own] { line.action = [&line, own] { return runSet(line, *own); }; });
    CLI::App& unset = addSubcommand(prices, line, "unset", "Take a price of your own away");
    addKey(unset, *own);
    unset.callback([&line, own] { line.action = [&line, own] { return runUnset(line, *own); }; });
}

}  // namespace breakeven::app
