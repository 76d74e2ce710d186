#include "app/pricechanges.h"

#include <fmt/format.h>

#include "app/output.h"
#include "model/report/wording.h"
#include "model/report/writers.h"

namespace breakeven::app {

using model::report::Align;
using model::report::Document;
using model::report::Section;
using model::report::Table;
using pricing::ImportRecord;
using pricing::PriceChange;
using pricing::Rate;

namespace {

/// Changes shown as text; all of them are in the JSON.
constexpr std::size_t mostShown = 40;

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

}  // namespace

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
    Table table{.title = fmt::format("{} {} changed", changes.size(),
                                     changes.size() == 1 ? "price" : "prices"),
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
                              pricing::pricesText(change.before), pricing::pricesText(change.after),
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
    Table table{
        .title = fmt::format("{} {}", imports.size(), imports.size() == 1 ? "import" : "imports"),
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

}  // namespace breakeven::app
