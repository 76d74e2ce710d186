#include "pricing/book/pricebookwriter.h"

#include <system_error>

#include <unistd.h>

#include "pricing/book/sqlite.h"

namespace breakeven::pricing {

namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr const char* schema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rate(id INTEGER PRIMARY KEY, provider TEXT NOT NULL, service TEXT NOT NULL,
    sku TEXT NOT NULL, meter TEXT NOT NULL, unit TEXT NOT NULL, region TEXT NOT NULL,
    UNIQUE(provider, service, sku, meter, region));
CREATE TABLE tier(rate INTEGER NOT NULL REFERENCES rate(id), tier_start TEXT NOT NULL,
    tier_end TEXT, price_usd TEXT NOT NULL, as_of TEXT NOT NULL, source TEXT NOT NULL,
    confidence TEXT NOT NULL);
CREATE TABLE allowance(id TEXT PRIMARY KEY, provider TEXT NOT NULL, service TEXT NOT NULL,
    skus TEXT NOT NULL, meters TEXT NOT NULL, regions TEXT NOT NULL, scope TEXT NOT NULL,
    region TEXT NOT NULL, amount TEXT NOT NULL, tiers TEXT NOT NULL, trial TEXT NOT NULL,
    as_of TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region(provider TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY(provider, id)) WITHOUT ROWID;
CREATE TABLE rounding(provider TEXT NOT NULL, service TEXT NOT NULL, skus TEXT NOT NULL,
    meters TEXT NOT NULL, step TEXT NOT NULL, as_of TEXT NOT NULL, source TEXT NOT NULL);
)";

/// Removes the unfinished file unless it was moved to its place.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target)
        : m_target(target), m_path(target.string() + ".part" + std::to_string(::getpid()))
    {
        discard();
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { discard(); }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] Result<void> moveToTarget() const
    {
        std::error_code error;
        std::filesystem::rename(m_path, m_target, error);
        if (error) {
            return failure(ErrorCode::Unreadable, "the file cannot be written: " + error.message(),
                           m_target.string(), "check the folder's permissions");
        }
        return {};
    }

private:
    void discard() const
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }

    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

Result<void> writeRates(const Database& database, const std::vector<Rate>& rates)
{
    auto rate = Statement::prepare(database, "INSERT INTO rate VALUES(?,?,?,?,?,?,?)");
    auto tier = Statement::prepare(database, "INSERT INTO tier VALUES(?,?,?,?,?,?,?)");
    if (!rate || !tier) {
        return tl::unexpected(database.error());
    }
    for (std::size_t index = 0; index < rates.size(); ++index) {
        const Rate& each = rates[index];
        const std::string id = std::to_string(index + 1);
        rate->bind({id, each.key.provider, each.key.service, each.key.sku, each.key.meter,
                    each.unit, each.region});
        if (auto done = rate->run(); !done) {
            return done;
        }
        for (const RateTier& step : each.tiers) {
            const std::string to = step.to ? step.to->text() : std::string();
            tier->bind(
                {id, step.from.text(), step.to ? std::optional<std::string_view>(to) : std::nullopt,
                 step.price.text(), step.asOf, step.source, confidenceName(step.confidence)});
            if (auto done = tier->run(); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> writeAllowances(const Database& database, const std::vector<Allowance>& allowances)
{
    auto row =
        Statement::prepare(database, "INSERT INTO allowance VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!row) {
        return tl::unexpected(row.error());
    }
    for (const Allowance& each : allowances) {
        const auto skus = fmt::format("{}", fmt::join(each.skus, " "));
        const auto meters = fmt::format("{}", fmt::join(each.meters, " "));
        const auto regions = fmt::format("{}", fmt::join(each.regions, " "));
        row->bind({each.id, each.provider, each.service, skus, meters, regions,
                   each.scope == AllowanceScope::Region ? "region" : "account", each.region,
                   each.amount.text(), each.withinTiers ? "within" : "after",
                   each.trial ? "1" : "0", each.asOf, each.source,
                   each.unverified ? "unverified" : "published"});
        if (auto done = row->run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> writeRegions(const Database& database, const std::vector<Region>& regions)
{
    auto row = Statement::prepare(database, "INSERT INTO region VALUES(?,?,?,?,?,?)");
    if (!row) {
        return tl::unexpected(row.error());
    }
    for (const Region& each : regions) {
        row->bind({each.provider, each.id, each.name, fmt::format("{}", each.latitude),
                   fmt::format("{}", each.longitude), each.source});
        if (auto done = row->run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> writeRoundings(const Database& database, const std::vector<RoundingRule>& roundings)
{
    auto row = Statement::prepare(database, "INSERT INTO rounding VALUES(?,?,?,?,?,?,?)");
    if (!row) {
        return tl::unexpected(row.error());
    }
    for (const RoundingRule& each : roundings) {
        row->bind({each.provider, each.service, fmt::format("{}", fmt::join(each.skus, " ")),
                   fmt::format("{}", fmt::join(each.meters, " ")), each.step.text(), each.asOf,
                   each.source});
        if (auto done = row->run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> writeMeta(const Database& database, const PriceTables& tables)
{
    std::string newest;
    for (const Rate& rate : tables.rates) {
        for (const RateTier& tier : rate.tiers) {
            newest = std::max(newest, tier.asOf);
        }
    }
    auto row = Statement::prepare(database, "INSERT INTO meta VALUES(?,?)");
    if (!row) {
        return tl::unexpected(row.error());
    }
    const std::map<std::string, std::string> values = {
        {"schema_version", std::to_string(sqlite::schemaVersion)},
        {"rates", std::to_string(tables.rates.size())},
        {"allowances", std::to_string(tables.allowances.size())},
        {"newest_price", newest}};
    for (const auto& [key, value] : values) {
        row->bind({key, value});
        if (auto done = row->run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> fill(const Database& database, const PriceTables& tables)
{
    // The temporary file is thrown away on any failure, so a journal would only cost time.
    return database
        .run(fmt::format("PRAGMA journal_mode=OFF; PRAGMA application_id={}; "
                         "PRAGMA user_version={}; BEGIN;{}",
                         sqlite::applicationId, sqlite::schemaVersion, schema))
        .and_then([&] { return writeRates(database, tables.rates); })
        .and_then([&] { return writeAllowances(database, tables.allowances); })
        .and_then([&] { return writeRegions(database, tables.regions); })
        .and_then([&] { return writeRoundings(database, tables.roundings); })
        .and_then([&] { return writeMeta(database, tables); })
        .and_then([&] { return database.run("COMMIT"); });
}

}  // namespace

Result<void> writePriceBook(const PriceTables& tables, const std::filesystem::path& file)
{
    const TemporaryFile temporary(file);
    auto database = Database::create(temporary.path());
    if (!database) {
        return tl::unexpected(database.error());
    }
    return fill(*database, tables).and_then([&] { return database->close(); }).and_then([&] {
        return temporary.moveToTarget();
    });
}

}  // namespace breakeven::pricing
