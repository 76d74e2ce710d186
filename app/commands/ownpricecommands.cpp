#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "app/commandline.h"
#include "app/pricechanges.h"
#include "app/workspace.h"
#include "pricing/book/ratecsv.h"

namespace breakeven::app {

namespace {

using pricing::Rate;

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

}  // namespace

void addOwnPrices(CLI::App& prices, CommandLine& line)
{
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
