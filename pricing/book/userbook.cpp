#include "pricing/book/userbook.h"

#include <cstdlib>
#include <ctime>
#include <iterator>
#include <system_error>
#include <tuple>

#include "pricing/book/userbookfile.h"

namespace breakeven::pricing {

namespace fs = std::filesystem;

namespace {

using sqlite::Database;
using sqlite::Statement;

std::string now(const char* format)
{
    const std::time_t seconds = std::time(nullptr);
    std::tm date{};
    ::gmtime_r(&seconds, &date);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &date)};
}

/// A name beside the file that no file has yet.
fs::path asideName(const fs::path& file)
{
    const std::string base = file.string() + ".damaged-" + now("%Y%m%dT%H%M%SZ");
    fs::path name = base;
    std::error_code ignored;
    for (int count = 2; fs::exists(name, ignored); ++count) {
        name = fmt::format("{}-{}", base, count);
    }
    return name;
}

Result<void> write(const fs::path& file, const std::function<Result<void>(const Database&)>& change)
{
    auto database = userbookfile::openForChange(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    return userbookfile::inTransaction(*database, [&] { return change(*database); }).and_then([&] {
        return database->close();
    });
}

/// Runs a statement without rows.
Result<void> run(const Database& database, const std::string& sql,
                 std::initializer_list<std::optional<std::string_view>> values)
{
    auto statement = Statement::prepare(database, sql);
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    statement->bind(values);
    return statement->run();
}

Result<void> removeOwn(const Database& database, const RateKey& key, const std::string& region)
{
    return run(database,
               "DELETE FROM rate WHERE version = 0 AND provider = ? AND service = ? AND sku = ? "
               "AND meter = ? AND region = ?",
               {key.provider, key.service, key.sku, key.meter, region});
}

/// Writes one import and fills in its id.
Result<void> insert(const Database& database, NewImport& import, const KeepGoing& keepGoing)
{
    ImportRecord& record = import.record;
    const std::string bytes = std::to_string(record.bytes);
    return run(database,
               "INSERT INTO import(at, file, checksum, bytes, vendor, offer, published) "
               "VALUES(?,?,?,?,?,?,?)",
               {record.at, record.file, record.checksum, bytes, record.vendor, record.offer,
                record.published})
        .and_then([&] { return database.ask("SELECT last_insert_rowid()"); })
        .and_then([&](const std::string& id) {
            record.id = std::stoll(id);
            return userbookfile::writeRates(database, record.id, import.rates, keepGoing);
        });
}

/// The user's own prices once more: what is lost with a damaged book cannot be imported again.
fs::path backupOf(const fs::path& file)
{
    return fs::path(file).replace_extension(".own.sqlite");
}

/// The change is made by now, so that a copy that fails is not worth refusing it for.
void backUp(const fs::path& file, const std::vector<Rate>& own)
{
    const fs::path copy = backupOf(file);
    const auto attempt = [&] {
        return write(copy, [&](const Database& database) {
            return database.run("DELETE FROM rate").and_then([&] {
                return userbookfile::writeRates(database, 0, own);
            });
        });
    };
    if (!attempt()) {
        std::error_code ignored;
        fs::remove(copy, ignored);
        (void)attempt();
    }
}

/// The own prices of a damaged book: those that can still be read, and those of the copy.
std::vector<Rate> saveOwn(const fs::path& file)
{
    PriceBook own = PriceBook::fromRates(userbookfile::salvageOwn(backupOf(file)));
    own.overlay(userbookfile::salvageOwn(file));
    return own.rates();
}

/// Moves a file and its journal, which must not be rolled into what takes its place.
std::error_code setAside(const fs::path& file, const fs::path& aside)
{
    std::error_code error;
    fs::rename(file, aside, error);
    if (!error) {
        std::error_code ignored;
        fs::rename(file.string() + "-journal", aside.string() + "-journal", ignored);
    }
    return error;
}

/// Moves the damaged file away and writes what could be saved into a new one.
Result<std::string> rebuild(const fs::path& file, const std::string& reason)
{
    const std::vector<Rate> own = saveOwn(file);
    const fs::path aside = asideName(file);
    if (const std::error_code error = setAside(file, aside)) {
        return failure(ErrorCode::Unreadable,
                       fmt::format("{}, and it cannot be set aside: {}", reason, error.message()),
                       file.string(), "check the folder's permissions");
    }
    const auto written = write(
        file, [&](const Database& database) { return userbookfile::writeRates(database, 0, own); });
    if (!written) {
        return tl::unexpected(written.error());
    }
    backUp(file, own);
    return fmt::format(
        "{}: {}; it was set aside as {}, {} of your own prices were kept, imported lists must be "
        "imported again",
        file.string(), reason, aside.string(), own.size());
}

bool comesBefore(const Rate& left, const Rate& right)
{
    return std::tie(left.key, left.region) < std::tie(right.key, right.region);
}

/// The rate in exactly this region.
const Rate* exactly(const PriceBook& book, const RateKey& key, const std::string& region)
{
    const Rate* found = book.find(key, region);
    return found != nullptr && found->region == region ? found : nullptr;
}

std::optional<UnitPrice> firstPaid(const std::optional<Rate>& rate)
{
    if (rate) {
        for (const RateTier& tier : rate->tiers) {
            if (tier.price.picos() != 0) {
                return tier.price;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> PriceChange::factor() const
{
    const auto old = firstPaid(before);
    const auto fresh = firstPaid(after);
    return old && fresh ? std::optional(fresh->toDouble() / old->toDouble()) : std::nullopt;
}

bool PriceChange::changesPrice() const
{
    if (!before || !after) {
        return true;
    }
    return before->unit != after->unit ||
           !std::ranges::equal(before->tiers, after->tiers,
                               [](const RateTier& left, const RateTier& right) {
                                   return left.from == right.from && left.to == right.to &&
                                          left.price == right.price;
                               });
}

Result<UserBook::Opened> UserBook::open(const fs::path& file)
{
    Opened opened;
    opened.book.m_file = file;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        return opened;
    }
    auto content = userbookfile::read(file);
    if (!content && content.error().code == ErrorCode::Malformed) {
        auto notice = rebuild(file, content.error().message);
        if (!notice) {
            return tl::unexpected(notice.error());
        }
        opened.notice = std::move(*notice);
        content = userbookfile::read(file);
    }
    if (!content) {
        return tl::unexpected(content.error());
    }
    opened.book.m_imports = std::move(content->imports);
    opened.book.m_imported = std::move(content->imported);
    opened.book.m_own = std::move(content->own);
    return opened;
}

PriceBook UserBook::listed(PriceBook bundled) const
{
    for (const ImportRecord& import : m_imports) {
        const auto rates = std::ranges::equal_range(m_imported, import.id, {}, &Rate::version);
        bundled.overlay({rates.begin(), rates.end()});
    }
    return bundled;
}

PriceBook UserBook::over(PriceBook bundled) const
{
    PriceBook book = listed(std::move(bundled));
    book.overlay(m_own);
    return book;
}

Result<ImportRecord> UserBook::add(ImportRecord record, std::vector<Rate> rates)
{
    std::vector<NewImport> one;
    one.push_back({std::move(record), std::move(rates)});
    auto added = addAll(std::move(one));
    return added ? Result<ImportRecord>(std::move(added->front())) : tl::unexpected(added.error());
}

Result<std::vector<ImportRecord>> UserBook::addAll(std::vector<NewImport> imports,
                                                   const KeepGoing& keepGoing)
{
    for (auto& [record, rates] : imports) {
        std::ranges::sort(rates, comesBefore);
        record.at = now("%Y-%m-%dT%H:%M:%SZ");
        record.rates = rates.size();
    }
    const auto written = write(m_file, [&](const Database& database) {
        Result<void> done;
        for (NewImport& import : imports) {
            done = done.and_then([&] { return insert(database, import, keepGoing); });
        }
        return done;
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    std::vector<ImportRecord> records;
    for (auto& [record, rates] : imports) {
        m_imported.reserve(m_imported.size() + rates.size());
        for (Rate& rate : rates) {
            rate.layer = Layer::Imported;
            rate.version = record.id;
            m_imported.push_back(std::move(rate));
        }
        m_imports.push_back(record);
        records.push_back(std::move(record));
    }
    return records;
}

Result<ImportRecord> UserBook::undo(std::int64_t id)
{
    const auto found = std::ranges::find(m_imports, id, &ImportRecord::id);
    if (found == m_imports.end()) {
        return failure(ErrorCode::NotFound, fmt::format("there is no import {}", id),
                       m_file.string(), "see `breakeven prices history`");
    }
    const std::string text = std::to_string(id);
    const auto written = write(m_file, [&](const Database& database) {
        return run(database, "DELETE FROM rate WHERE version = ?", {text}).and_then([&] {
            return run(database, "DELETE FROM import WHERE id = ?", {text});
        });
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    ImportRecord record = *found;
    m_imports.erase(found);
    std::erase_if(m_imported, [id](const Rate& rate) { return rate.version == id; });
    return record;
}

Result<void> UserBook::set(Rate rate)
{
    rate.layer = Layer::User;
    const auto written = write(m_file, [&](const Database& database) {
        return removeOwn(database, rate.key, rate.region).and_then([&] {
            return userbookfile::writeRates(database, 0, {rate});
        });
    });
    if (written) {
        std::erase_if(m_own, [&](const Rate& old) {
            return old.key == rate.key && old.region == rate.region;
        });
        m_own.push_back(std::move(rate));
        std::ranges::sort(m_own, comesBefore);
        backUp(m_file, m_own);
    }
    return written;
}

Result<void> UserBook::unset(const RateKey& key, const std::string& region)
{
    const auto found = std::ranges::find_if(
        m_own, [&](const Rate& rate) { return rate.key == key && rate.region == region; });
    if (found == m_own.end()) {
        return failure(ErrorCode::NotFound,
                       fmt::format("you have set no price for {} in {}", key.text(), region),
                       m_file.string(), "`breakeven prices show --layer user` lists your prices");
    }
    const auto written =
        write(m_file, [&](const Database& database) { return removeOwn(database, key, region); });
    if (written) {
        m_own.erase(found);
        backUp(m_file, m_own);
    }
    return written;
}

std::vector<PriceChange> UserBook::changesOf(std::int64_t id, PriceBook bundled) const
{
    for (const ImportRecord& import : m_imports) {
        const auto rates = std::ranges::equal_range(m_imported, import.id, {}, &Rate::version);
        if (import.id == id) {
            return changesTo(bundled, {rates.begin(), rates.end()});
        }
        bundled.overlay({rates.begin(), rates.end()});
    }
    return {};
}

std::vector<Rate> UserBook::importedOf(const RateKey& key, const std::string& region) const
{
    std::vector<Rate> found;
    std::ranges::copy_if(m_imported, std::back_inserter(found), [&](const Rate& rate) {
        return rate.region == region && rate.key == key;
    });
    return found;
}

fs::path userBookFile()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value == nullptr ? "" : value);
    };
    // As the XDG base directory specification has it: a relative path counts as none.
    const fs::path data = variable("XDG_DATA_HOME");
    const fs::path folder = data.is_absolute() ? data : variable("HOME") / ".local" / "share";
    return folder / "breakeven" / "pricebook.sqlite";
}

std::string pricesText(const std::optional<Rate>& rate)
{
    if (!rate) {
        return "none";
    }
    std::string text;
    for (const RateTier& tier : rate->tiers) {
        text += (text.empty() ? "$" : ", $") + tier.price.text();
    }
    return text;
}

std::vector<PriceChange> changesTo(const PriceBook& book, const std::vector<Rate>& rates)
{
    std::vector<PriceChange> changes;
    for (const Rate& rate : rates) {
        const Rate* before = exactly(book, rate.key, rate.region);
        PriceChange change{rate.key, rate.region,
                           before == nullptr ? std::nullopt : std::optional(*before), rate};
        if (change.changesPrice()) {
            changes.push_back(std::move(change));
        }
    }
    std::ranges::sort(changes, [](const PriceChange& left, const PriceChange& right) {
        return std::tie(left.key, left.region) < std::tie(right.key, right.region);
    });
    return changes;
}

}  // namespace breakeven::pricing
