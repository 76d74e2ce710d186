#include "pricing/lists/pricetablefile.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "pricing/base/textfile.h"
#include "pricing/book/ratecsv.h"

namespace breakeven::pricing {

namespace fs = std::filesystem;

namespace {

/// A table is read into memory, unlike a vendor's list: this is more than all prices there are.
constexpr std::uint64_t mostTableBytes = 64U << 20U;

/// The whole text, checked as a vendor's list is.
Result<std::string> textOf(ListFile& file)
{
    if (file.size() > mostTableBytes) {
        return failure(ErrorCode::Invalid, "the price table is larger than 64 MiB",
                       file.path().string(), "split it into several files");
    }
    std::string text;
    text.reserve(file.size());
    for (std::string_view piece = file.next(); !piece.empty(); piece = file.next()) {
        text += piece;
        file.advanced();
    }
    if (file.error()) {
        return tl::unexpected(*file.error());
    }
    if (const auto malformed = firstMalformedUtf8(text)) {
        return failure(ErrorCode::Malformed, "the file is not UTF-8",
                       fmt::format("{}:{}", file.path().string(), lineOf(text, *malformed)),
                       "save it as plain UTF-8");
    }
    return text;
}

/// The unit in which the book counts a meter; empty when it knows none.
std::string unitOf(const PriceBook& book, const RateKey& key)
{
    const auto& rates = book.rates();
    const auto found = std::ranges::lower_bound(rates, key, {}, &Rate::key);
    return found != rates.end() && found->key == key ? found->unit : std::string();
}

Result<void> checkRow(const RateRow& row, const PriceBook& book)
{
    if (row.tier.price < UnitPrice()) {
        return failure(ErrorCode::Invalid,
                       fmt::format("the price {} is negative", row.tier.price.text()), row.where,
                       "correct the row");
    }
    if (row.tier.price.toDouble() > static_cast<double>(Listing::mostUsd)) {
        return failure(
            ErrorCode::Invalid,
            fmt::format("the price {} per {} is absurd", row.tier.price.text(), row.unit),
            row.where, "correct the row");
    }
    const std::string known = unitOf(book, row.key);
    if (!known.empty() && known != row.unit) {
        return failure(
            ErrorCode::Invalid,
            fmt::format("{} is counted in '{}', not in '{}'", row.key.text(), known, row.unit),
            row.where, "give the price for that unit");
    }
    return {};
}

/// Whose prices they are, and of which day the newest one is.
void describe(PriceList& list)
{
    std::set<std::string> providers;
    for (const Rate& rate : list.rates) {
        providers.insert(rate.key.provider);
        for (const RateTier& tier : rate.tiers) {
            list.published = std::max(list.published, tier.asOf);
        }
    }
    list.vendor = providers.size() == 1 ? *providers.begin() : std::string("several");
    list.offer = "price table";
    list.products = list.known = list.rates.size();
}

}  // namespace

bool isPriceTable(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    // The columns may stand in any order, so all of them must be in the first line; a list of a
    // vendor may be a single one of many gigabytes.
    std::string head(4096, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(std::min(static_cast<std::size_t>(stream.gcount()), head.find('\n')));
    return std::ranges::all_of(rateColumns, [&head](const char* column) {
        return head.find(column) != std::string::npos;
    });
}

Result<PriceList> readPriceTable(const fs::path& path, const PriceBook& book,
                                 const ListProgress& progress)
{
    auto file = ListFile::open(path, progress);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto text = textOf(*file);
    auto rows = text ? parseRateRows(*text, path.string()) : tl::unexpected(text.error());
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    for (const RateRow& row : *rows) {
        if (auto checked = checkRow(row, book); !checked) {
            return tl::unexpected(checked.error());
        }
    }
    auto rates = groupedRates(std::move(*rows));
    if (!rates) {
        return tl::unexpected(rates.error());
    }
    if (rates->empty()) {
        return failure(ErrorCode::Invalid, "the price table has no rows", path.string(),
                       "name a table with prices");
    }
    PriceList list;
    list.files = {path};
    list.bytes = file->size();
    list.checksum = file->checksum();
    list.rates = std::move(*rates);
    describe(list);
    return list;
}

}  // namespace breakeven::pricing
