#include "pricing/book/userbookfile.h"

#include <system_error>

namespace breakeven::pricing::userbookfile {

using sqlite::Database;
using sqlite::Statement;

namespace {

constexpr int version = 1;
/// Tells the user's layers from a price book and from any other SQLite file ("BEUB").
constexpr int applicationId = 0x42455542;

constexpr const char* schema = R"(
CREATE TABLE import(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, file TEXT NOT NULL,
    checksum TEXT NOT NULL, bytes TEXT NOT NULL, vendor TEXT NOT NULL, offer TEXT NOT NULL,
    published TEXT NOT NULL);
CREATE TABLE rate(version INTEGER NOT NULL, provider TEXT NOT NULL, service TEXT NOT NULL,
    sku TEXT NOT NULL, meter TEXT NOT NULL, region TEXT NOT NULL, tier_start TEXT NOT NULL,
    tier_end TEXT, unit TEXT NOT NULL, price_usd TEXT NOT NULL, as_of TEXT NOT NULL,
    source TEXT NOT NULL, confidence TEXT NOT NULL,
    PRIMARY KEY(version, provider, service, sku, meter, region, tier_start)) WITHOUT ROWID;
)";

constexpr const char* rateColumns =
    "version, provider, service, sku, meter, region, tier_start, tier_end, unit, price_usd, as_of, "
    "source, confidence";

tl::unexpected<Error> damaged(const std::filesystem::path& file, std::string message)
{
    return failure(ErrorCode::Malformed, std::move(message), file.string(),
                   "it is set aside and rebuilt");
}

Result<void> checkSchema(const Database& database, const std::filesystem::path& file)
{
    const auto id = database.ask("PRAGMA application_id");
    const auto schemaVersion = database.ask("PRAGMA user_version");
    if (!id || !schemaVersion) {
        return tl::unexpected(id ? schemaVersion.error() : id.error());
    }
    if (*id != std::to_string(applicationId)) {
        return damaged(file, "this is not the user's price book");
    }
    if (*schemaVersion != std::to_string(version)) {
        return failure(ErrorCode::Unsupported,
                       "the user's price book was made by another version of Breakeven",
                       file.string(), "use that version, or move the file away");
    }
    const auto sound = database.ask("PRAGMA integrity_check(1)");
    if (!sound) {
        return tl::unexpected(sound.error());
    }
    return *sound == "ok" ? Result<void>() : damaged(file, "the user's price book is damaged");
}

Result<std::vector<ImportRecord>> readImports(const Database& database)
{
    auto row = Statement::prepare(
        database,
        "SELECT id, at, file, checksum, bytes, vendor, offer, published, (SELECT count(*) FROM "
        "rate WHERE rate.version = import.id AND +tier_start = '0') FROM import ORDER BY id");
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<ImportRecord> imports;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        imports.push_back({row->whole(0), row->text(1), row->text(2), row->text(3),
                           static_cast<std::uint64_t>(row->whole(4)), row->text(5), row->text(6),
                           row->text(7), static_cast<std::size_t>(row->whole(8))});
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    return imports;
}

/// A row in the order of rateColumns, or nothing when a cell is not what it should be.
std::optional<Rate> rateOf(const Statement& row)
{
    const auto from = Quantity::parse(row.text(6));
    const auto to = row.isNull(7) ? Result<Quantity>() : Quantity::parse(row.text(7));
    const auto price = UnitPrice::parse(row.text(9));
    const auto confidence = confidenceNamed(row.text(12));
    if (!from || !to || !price || !confidence || (!row.isNull(7) && *to <= *from)) {
        return std::nullopt;
    }
    const std::int64_t layer = row.whole(0);
    Rate rate{{row.text(1), row.text(2), row.text(3), row.text(4)}, row.text(8), row.text(5), {}};
    rate.layer = layer == 0 ? Layer::User : Layer::Imported;
    rate.version = layer;
    rate.tiers.push_back({*from, row.isNull(7) ? std::nullopt : std::optional(*to), *price,
                          row.text(10), row.text(11), *confidence});
    return rate;
}

bool sameRate(const Rate& left, const Rate& right)
{
    return left.version == right.version && left.key == right.key && left.region == right.region;
}

bool joins(const Rate& rate)
{
    return std::ranges::adjacent_find(rate.tiers, [](const RateTier& left, const RateTier& right) {
               return left.to != right.from;
           }) == rate.tiers.end();
}

/// Brings the tiers of each rate together, in their order.
std::vector<Rate> withTiersTogether(std::vector<Rate> rates)
{
    std::vector<Rate> joined;
    for (Rate& rate : rates) {
        if (joined.empty() || !sameRate(joined.back(), rate)) {
            joined.push_back(std::move(rate));
        } else {
            joined.back().tiers.push_back(rate.tiers.front());
        }
    }
    for (Rate& rate : joined) {
        std::ranges::sort(rate.tiers, {}, &RateTier::from);
    }
    return joined;
}

/// Rates of the layers that `where` names; a row that cannot be read ends the reading.
Result<std::vector<Rate>> readRates(const Database& database, const std::filesystem::path& file,
                                    const std::string& where)
{
    auto row = Statement::prepare(
        database, fmt::format("SELECT {} FROM rate WHERE {} ORDER BY version, provider, service, "
                              "sku, meter, region",
                              rateColumns, where));
    if (!row) {
        return tl::unexpected(row.error());
    }
    std::vector<Rate> rates;
    auto more = row->next();
    for (; more && *more; more = row->next()) {
        auto rate = rateOf(*row);
        if (!rate) {
            return damaged(file, "the user's price book holds a price that is none");
        }
        rates.push_back(std::move(*rate));
    }
    if (!more) {
        return tl::unexpected(more.error());
    }
    rates = withTiersTogether(std::move(rates));
    if (!std::ranges::all_of(rates, joins)) {
        return damaged(file, "the user's price book holds tiers that do not follow each other");
    }
    return rates;
}

Result<void> prepare(const Database& database)
{
    // Another window or command may be at it for a moment.
    return database.run("PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON");
}

}  // namespace

Result<Database> openForChange(const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) {
        return failure(ErrorCode::Unreadable, "the folder cannot be made: " + error.message(),
                       file.parent_path().string(), "check its permissions");
    }
    auto database = Database::create(file);
    if (!database) {
        return database;
    }
    if (auto prepared = prepare(*database); !prepared) {
        return tl::unexpected(prepared.error());
    }
    const auto id = database->ask("PRAGMA application_id");
    if (!id) {
        return tl::unexpected(id.error());
    }
    if (*id == "0") {
        const auto made = inTransaction(*database, [&] {
            return database->run(fmt::format("{} PRAGMA application_id={}; PRAGMA user_version={};",
                                             schema, applicationId, version));
        });
        if (!made) {
            return tl::unexpected(made.error());
        }
    }
    return database;
}

Result<Content> read(const std::filesystem::path& file)
{
    // To be written to, because an interrupted change is rolled back on opening.
    auto database = Database::openExisting(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto checked = prepare(*database).and_then([&] { return checkSchema(*database, file); });
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    auto imports = readImports(*database);
    auto imported = readRates(*database, file, "version > 0");
    auto own = readRates(*database, file, "version = 0");
    if (!imports || !imported || !own) {
        return tl::unexpected(!imports    ? imports.error()
                              : !imported ? imported.error()
                                          : own.error());
    }
    return Content{std::move(*imports), std::move(*imported), std::move(*own)};
}

std::vector<Rate> salvageOwn(const std::filesystem::path& file)
{
    const auto database = Database::openReadOnly(file);
    auto row = database ? Statement::prepare(*database, fmt::format("SELECT {} FROM rate WHERE "
                                                                    "version = 0",
                                                                    rateColumns))
                        : tl::unexpected(database.error());
    std::vector<Rate> rates;
    if (!row) {
        return rates;
    }
    for (auto more = row->next(); more && *more; more = row->next()) {
        if (auto rate = rateOf(*row)) {
            rates.push_back(std::move(*rate));
        }
    }
    rates = withTiersTogether(std::move(rates));
    std::erase_if(rates, [](const Rate& rate) { return !joins(rate); });
    return rates;
}

Result<void> writeRates(const Database& database, std::int64_t layer,
                        const std::vector<Rate>& rates, const KeepGoing& keepGoing)
{
    auto row = Statement::prepare(
        database,
        fmt::format("INSERT INTO rate({}) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)", rateColumns));
    if (!row) {
        return tl::unexpected(row.error());
    }
    const std::string layerText = std::to_string(layer);
    for (const Rate& rate : rates) {
        if (keepGoing && !keepGoing()) {
            return failure(ErrorCode::Cancelled, "the import was stopped", {},
                           "nothing was changed");
        }
        for (const RateTier& tier : rate.tiers) {
            const std::string to = tier.to ? tier.to->text() : std::string();
            row->bind({layerText, rate.key.provider, rate.key.service, rate.key.sku, rate.key.meter,
                       rate.region, tier.from.text(),
                       tier.to ? std::optional<std::string_view>(to) : std::nullopt, rate.unit,
                       tier.price.text(), tier.asOf, tier.source, confidenceName(tier.confidence)});
            if (auto done = row->run(); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> inTransaction(const Database& database, const std::function<Result<void>()>& change)
{
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) {
        return begun;
    }
    auto done = change().and_then([&] { return database.run("COMMIT"); });
    if (!done) {
        (void)database.run("ROLLBACK");
    }
    return done;
}

}  // namespace breakeven::pricing::userbookfile
