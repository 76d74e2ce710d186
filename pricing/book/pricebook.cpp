#include "pricing/book/pricebook.h"

#include <iterator>
#include <set>
#include <tuple>

#include "pricing/base/textfile.h"
#include "pricing/book/namelist.h"
#include "pricing/book/sqlite.h"

namespace breakeven::pricing {

namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr const char* rebuild = "build or install the price book again";

bool comesBefore(const Rate& left, const Rate& right)
{
    return std::tie(left.key, left.region) < std::tie(right.key, right.region);
}

tl::unexpected<Error> malformed(const std::filesystem::path& file, std::string message)
{
    return failure(ErrorCode::Malformed, std::move(message), file.string(), rebuild);
}

/// The size that the header of an SQLite file states: page size (2 bytes at 16; 1 means 65,536)
/// times pages (4 bytes at 28), see https://www.sqlite.org/fileformat.html.
std::size_t statedSize(std::string_view bytes)
{
    const auto number = [&](std::size_t from, std::size_t count) {
        std::size_t value = 0;
        for (const char byte : bytes.substr(from, count)) {
            value = value * 256 + static_cast<unsigned char>(byte);
        }
        return value;
    };
    const std::size_t pageSize = number(16, 2);
    return (pageSize == 1 ? 65536 : pageSize) * number(28, 4);
}

/// Whether the file can be a price book at all, before SQLite's own and less helpful words.
Result<void> checkFile(const std::filesystem::path& file)
{
    const auto bytes = readTextFile(file);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (bytes->empty()) {
        return malformed(file, "the price book is empty");
    }
    if (!bytes->starts_with("SQLite format 3")) {
        return malformed(file, "this is not a price book");
    }
    // SQLite itself reads what is missing from the last page as zeros.
    if (bytes->size() < 32 || bytes->size() != statedSize(*bytes)) {
        return malformed(file, "the price book is cut off or damaged");
    }
    return {};
}

Result<void> expect(const Database& database, const std::string& question,
                    const std::string& answer, const std::filesystem::path& file,
                    const std::string& complaint)
{
    const auto given = database.ask(question);
    if (!given) {
        return tl::unexpected(given.error());
    }
    if (*given != answer) {
        return malformed(file, complaint);
    }
    return {};
}

Result<void> checkSchema(const Database& database, const std::filesystem::path& file)
{
    return expect(database, "PRAGMA application_id", std::to_string(sqlite::applicationId), file,
                  "this is a database, but not a price book")
        .and_then([&] {
            return expect(database, "PRAGMA user_version", std::to_string(sqlite::schemaVersion),
                          file, "the price book was made by another version of Breakeven");
        })
        .and_then([&] {
            return expect(database, "PRAGMA quick_check(1)", "ok", file,
                          "the price book is damaged");
        });
}

/// A tier from columns 7 on: tier_start, tier_end, price_usd, as_of, source, confidence.
Result<RateTier> tierOf(const Statement& row, const std::filesystem::path& file)
{
    const auto from = Quantity::parse(row.text(7));
    const auto price = UnitPrice::parse(row.text(9));
    const auto confidence = confidenceNamed(row.text(12));
    if (!from || !price || !confidence) {
        return malformed(file, "the price book holds a price that is none");
    }
    RateTier tier{*from, std::nullopt, *price, row.text(10), row.text(11), *confidence};
    if (!row.isNull(8)) {
        const auto to = Quantity::parse(row.text(8));
        if (!to || *to <= *from) {
            return malformed(file, "the price book holds a tier that is none");
        }
        tier.to = *to;
    }
    return tier;
}

Result<std::vector<Rate>> readRates(const Database& database, const std::filesystem::path& file)
{
    auto row = Statement::prepare(
        database,
        "SELECT id, provider, service, sku, meter, unit, region, tier_start, tier_end, price_usd, "
        "as_of, source, confidence FROM rate JOIN tier ON tier.rate = rate.id "
        "ORDER BY id, tier.rowid");
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<Rate> rates;
    std::string lastId;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        if (row->text(0) != lastId) {
            lastId = row->text(0);
            rates.push_back({{row->text(1), row->text(2), row->text(3), row->text(4)},
                             row->text(5),
                             row->text(6),
                             {}});
        }
        auto tier = tierOf(*row, file);
        if (!tier) {
            return tl::unexpected(tier.error());
        }
        auto& tiers = rates.back().tiers;
        if (!tiers.empty() && tiers.back().to != tier->from) {
            return malformed(file, "the price book holds tiers that do not follow each other");
        }
        tiers.push_back(std::move(*tier));
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    return rates;
}

Result<std::vector<Allowance>> readAllowances(const Database& database,
                                              const std::filesystem::path& file)
{
    auto row = Statement::prepare(
        database,
        "SELECT id, provider, service, skus, meters, regions, scope, region, amount, tiers, trial, "
        "as_of, source, confidence FROM allowance ORDER BY id");
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<Allowance> allowances;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        const auto amount = Quantity::parse(row->text(8));
        if (!amount) {
            return malformed(file, "the price book holds a free amount that is none");
        }
        Allowance allowance{row->text(0), row->text(1), row->text(2), namesIn(row->text(3)),
                            namesIn(row->text(4))};
        allowance.regions = namesIn(row->text(5));
        allowance.scope =
            row->text(6) == "region" ? AllowanceScope::Region : AllowanceScope::Account;
        allowance.region = row->text(7);
        allowance.amount = *amount;
        allowance.withinTiers = row->text(9) == "within";
        allowance.trial = row->text(10) == "1";
        allowance.asOf = row->text(11);
        allowance.source = row->text(12);
        allowance.unverified = row->text(13) == "unverified";
        allowances.push_back(std::move(allowance));
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    return allowances;
}

Result<std::vector<Region>> readPlaces(const Database& database)
{
    auto row = Statement::prepare(
        database,
        "SELECT provider, id, name, latitude, longitude, source FROM region ORDER BY provider, id");
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<Region> places;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        places.push_back({row->text(0), row->text(1), row->text(2), row->number(3), row->number(4),
                          row->text(5)});
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    return places;
}

Result<std::vector<RoundingRule>> readRoundings(const Database& database,
                                                const std::filesystem::path& file)
{
    auto row = Statement::prepare(
        database,
        "SELECT provider, service, skus, meters, step, as_of, source FROM rounding ORDER BY rowid");
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<RoundingRule> roundings;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        const auto step = Quantity::parse(row->text(4));
        if (!step || step->isZero()) {
            return malformed(file, "the price book rounds to a step that is none");
        }
        roundings.push_back({row->text(0), row->text(1), namesIn(row->text(2)),
                             namesIn(row->text(3)), *step, row->text(5), row->text(6)});
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    return roundings;
}

Result<PriceBook> readBook(const Database& database, const std::filesystem::path& file)
{
    if (auto checked = checkSchema(database, file); !checked) {
        return tl::unexpected(checked.error());
    }
    auto rates = readRates(database, file);
    if (!rates) {
        return tl::unexpected(rates.error());
    }
    auto allowances = readAllowances(database, file);
    if (!allowances) {
        return tl::unexpected(allowances.error());
    }
    auto places = readPlaces(database);
    if (!places) {
        return tl::unexpected(places.error());
    }
    auto roundings = readRoundings(database, file);
    if (!roundings) {
        return tl::unexpected(roundings.error());
    }
    return PriceBook::fromRates(std::move(*rates), std::move(*allowances), std::move(*places),
                                std::move(*roundings));
}

/// The rates of one key, as a range of the sorted rates.
auto ratesOf(const std::vector<Rate>& rates, const RateKey& key)
{
    return std::ranges::equal_range(rates, key, {}, &Rate::key);
}

}  // namespace

Result<PriceBook> PriceBook::open(const std::filesystem::path& file)
{
    if (auto checked = checkFile(file); !checked) {
        return tl::unexpected(checked.error());
    }
    const auto database = Database::openReadOnly(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    return readBook(*database, file);
}

PriceBook PriceBook::fromRates(std::vector<Rate> rates, std::vector<Allowance> allowances,
                               std::vector<Region> places, std::vector<RoundingRule> roundings)
{
    PriceBook book;
    book.m_rates = std::move(rates);
    book.m_allowances = std::move(allowances);
    book.m_places = std::move(places);
    book.m_roundings = std::move(roundings);
    std::ranges::stable_sort(book.m_rates, comesBefore);
    return book;
}

const RoundingRule* PriceBook::roundingOf(const RateKey& key) const
{
    const auto rule = std::ranges::find_if(
        m_roundings, [&key](const RoundingRule& each) { return each.covers(key); });
    return rule == m_roundings.end() ? nullptr : &*rule;
}

const Rate* PriceBook::find(const RateKey& key, std::string_view region) const
{
    const auto candidates = ratesOf(m_rates, key);
    for (const std::string_view wanted : {region, std::string_view("global")}) {
        const auto rate = std::ranges::lower_bound(candidates, wanted, {}, &Rate::region);
        if (rate != candidates.end() && rate->region == wanted) {
            return &*rate;
        }
    }
    return nullptr;
}

std::vector<std::string> PriceBook::regionsOf(const RateKey& key) const
{
    std::vector<std::string> regions;
    for (const Rate& rate : ratesOf(m_rates, key)) {
        regions.push_back(rate.region);
    }
    return regions;
}

std::string PriceBook::nearestRegion(const RateKey& key, std::string_view region) const
{
    return pricing::nearestRegion(m_places, key.provider, region, regionsOf(key));
}

std::vector<std::string> PriceBook::regions(std::string_view provider) const
{
    std::set<std::string> regions;
    for (const Rate& rate : m_rates) {
        if (rate.key.provider == provider && rate.region != "global") {
            regions.insert(rate.region);
        }
    }
    return {regions.begin(), regions.end()};
}

void PriceBook::overlay(std::vector<Rate> rates)
{
    std::ranges::stable_sort(rates, comesBefore);
    std::vector<Rate> merged;
    merged.reserve(m_rates.size() + rates.size());
    // set_union keeps the element of the first range where both have it.
    std::ranges::set_union(
        std::make_move_iterator(rates.begin()), std::make_move_iterator(rates.end()),
        std::make_move_iterator(m_rates.begin()), std::make_move_iterator(m_rates.end()),
        std::back_inserter(merged), comesBefore);
    m_rates = std::move(merged);
}

void PriceBook::replace(std::vector<Rate> rates)
{
    std::ranges::stable_sort(rates, comesBefore);
    std::erase_if(m_rates, [&](const Rate& old) {
        return std::ranges::binary_search(rates, old.key, {}, &Rate::key);
    });
    overlay(std::move(rates));
}

void PriceBook::replace(std::vector<Allowance> allowances)
{
    std::erase_if(m_allowances, [&](const Allowance& old) {
        return std::ranges::any_of(allowances, [&](const Allowance& own) {
            return own.provider == old.provider && own.service == old.service &&
                   std::ranges::find_first_of(own.meters, old.meters) != own.meters.end();
        });
    });
    std::ranges::move(allowances, std::back_inserter(m_allowances));
}

}  // namespace breakeven::pricing
