#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "app/commandline.h"
#include "app/workspace.h"
#include "model/report/wording.h"
#include "model/report/writers.h"
#include "pricing/base/date.h"
#include "pricing/base/format.h"

namespace breakeven::app {

namespace {

using model::report::Align;
using model::report::Document;
using model::report::Row;
using model::report::Section;
using model::report::Table;
using pricing::Rate;
using pricing::RateTier;

/// What a rate must match; an empty field matches all.
struct Filter {
    std::string provider;
    std::string service;
    std::string sku;
    std::string region;
    std::string meter;
    std::string layer;

    [[nodiscard]] bool accepts(const Rate& rate) const
    {
        const auto agrees = [](const std::string& wanted, const std::string& value) {
            return wanted.empty() || wanted == value;
        };
        return agrees(provider, rate.key.provider) && agrees(service, rate.key.service) &&
               agrees(sku, rate.key.sku) && agrees(region, rate.region) &&
               agrees(meter, rate.key.meter) &&
               agrees(layer, std::string(pricing::layerName(rate.layer)));
    }
};

nlohmann::json tierJson(const RateTier& tier)
{
    return {{"from", tier.from.toDouble()},
            {"to", tier.to ? nlohmann::json(tier.to->toDouble()) : nlohmann::json(nullptr)},
            {"price_usd", tier.price.toDouble()},
            {"as_of", tier.asOf},
            {"source", tier.source},
            {"confidence", model::report::confidenceText(tier.confidence)}};
}

nlohmann::json rateJson(const Rate& rate)
{
    nlohmann::json tiers = nlohmann::json::array();
    for (const RateTier& tier : rate.tiers) {
        tiers.push_back(tierJson(tier));
    }
    return {{"provider", rate.key.provider},
            {"service", rate.key.service},
            {"sku", rate.key.sku},
            {"meter", rate.key.meter},
            {"unit", rate.unit},
            {"region", rate.region},
            {"layer", pricing::layerName(rate.layer)},
            {"version", rate.version},
            {"tiers", std::move(tiers)}};
}

std::string rangeText(const RateTier& tier)
{
    const std::string from = groupedText(tier.from.toDouble());
    return tier.to              ? from + " to " + groupedText(tier.to->toDouble())
           : tier.from.isZero() ? std::string("all")
                                : "above " + from;
}

std::string layerText(const Rate& rate)
{
    std::string text(pricing::layerName(rate.layer));
    return rate.layer == pricing::Layer::Imported ? fmt::format("{} {}", text, rate.version) : text;
}

void addRows(Table& table, const Rate& rate)
{
    for (const RateTier& tier : rate.tiers) {
        table.rows.push_back(
            {model::report::keyText(rate.key), rate.region, rate.unit, rangeText(tier),
             "$" + tier.price.text(), tier.asOf.empty() ? "undated" : tier.asOf,
             model::report::confidenceText(tier.confidence), layerText(rate), tier.source});
    }
}

Document rateDocument(const std::vector<const Rate*>& rates)
{
    Table table{.title = fmt::format("{} prices", rates.size()),
                .columns = {{"Price"},
                            {"Region"},
                            {"Unit"},
                            {"Units a month"},
                            {"USD", Align::Right},
                            {"Read"},
                            {"Confidence"},
                            {"Layer"},
                            {"Source"}}};
    for (const Rate* rate : rates) {
        addRows(table, *rate);
    }
    return {.sections = {Section{.title = "Price book", .blocks = {std::move(table)}}}};
}

/// Which prices count as old.
struct Age {
    int days = 365;
};

/// A date such as `2026` or `2026-10` counts with its first day.
bool hasOldTier(const Rate& rate, const std::string& limit)
{
    return std::ranges::any_of(rate.tiers, [&limit](const RateTier& tier) {
        return tier.asOf < limit || tier.confidence == pricing::Confidence::Unverified;
    });
}

Result<void> showRates(const CommandLine& line, const Filter& filter,
                       const std::optional<Age>& onlyOld)
{
    const auto book = openPriceBook(line.resources);
    if (!book) {
        return tl::unexpected(book.error());
    }
    const std::string limit = onlyOld ? dayBefore(onlyOld->days) : std::string();
    std::vector<const Rate*> rates;
    nlohmann::json json = nlohmann::json::array();
    for (const Rate& rate : book->rates()) {
        if (filter.accepts(rate) && (!onlyOld || hasOldTier(rate, limit))) {
            rates.push_back(&rate);
            json.push_back(rateJson(rate));
        }
    }
    return line.format == Format::Json ? printJson(nlohmann::json{{"rates", std::move(json)}})
                                       : print(model::report::textOf(rateDocument(rates)));
}

/// How many rates each service has, and in how many regions.
Result<void> listServices(const CommandLine& line)
{
    const auto book = openPriceBook(line.resources);
    if (!book) {
        return tl::unexpected(book.error());
    }
    std::map<std::pair<std::string, std::string>, std::pair<int, std::set<std::string>>> services;
    for (const Rate& rate : book->rates()) {
        auto& [count, regions] = services[{rate.key.provider, rate.key.service}];
        ++count;
        regions.insert(rate.region);
    }
    Table table{
        .title = "Services",
        .columns = {
            {"Provider"}, {"Service"}, {"Prices", Align::Right}, {"Regions", Align::Right}}};
    nlohmann::json json = nlohmann::json::array();
    for (const auto& [name, counts] : services) {
        table.rows.push_back({name.first, name.second, std::to_string(counts.first),
                              std::to_string(counts.second.size())});
        json.push_back({{"provider", name.first},
                        {"service", name.second},
                        {"rates", counts.first},
                        {"regions", counts.second}});
    }
    const Document document{.sections = {Section{.title = "Price book", .blocks = {table}}}};
    return line.format == Format::Json ? printJson(nlohmann::json{{"services", std::move(json)}})
                                       : print(model::report::textOf(document));
}

CLI::App& addRateFilter(CLI::App& command, Filter& filter)
{
    command.add_option("PROVIDER", filter.provider, "Such as aws");
    command.add_option("SERVICE", filter.service, "Such as lambda");
    command.add_option("SKU", filter.sku, "Such as x86_64");
    command.add_option("--region", filter.region, "Only this region, or global");
    command.add_option("--meter", filter.meter, "Only this meter, such as requests");
    command.add_option("--layer", filter.layer, "Only this layer: bundled, imported or user")
        ->check(CLI::IsMember({"bundled", "imported", "user"}))
        ->type_name("LAYER");
    return command;
}

}  // namespace

void addPrices(CLI::App& parser, CommandLine& line)
{
    CLI::App& prices = *parser.add_subcommand("prices", "The price book");
    prices.require_subcommand(1);
    addSubcommand(prices, line, "list", "Services that have prices").callback([&line] {
        line.action = [&line] { return listServices(line); };
    });
    auto filter = std::make_shared<Filter>();
    CLI::App& show = addSubcommand(prices, line, "show", "Prices with tiers, date and source");
    addRateFilter(show, *filter).callback([&line, filter] {
        line.action = [&line, filter] { return showRates(line, *filter, std::nullopt); };
    });
    auto limit = std::make_shared<Age>();
    CLI::App& age = addSubcommand(prices, line, "age",
                                  "Prices that are older than a year, undated or from memory");
    age.add_option("--older-than", limit->days, "Days instead of a year (365)")
        ->check(CLI::Range(0, 36500))
        ->type_name("DAYS");
    addRateFilter(age, *filter).callback([&line, filter, limit] {
        line.action = [&line, filter, limit] { return showRates(line, *filter, *limit); };
    });
    addPriceImports(prices, line);
    addPriceUpdate(prices, line);
    addOwnPrices(prices, line);
}

}  // namespace breakeven::app
