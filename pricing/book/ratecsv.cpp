#include "pricing/book/ratecsv.h"

#include <span>
#include <tuple>

#include "pricing/book/csvtext.h"

namespace breakeven::pricing {

namespace {

enum Column : std::size_t {
    Provider,
    Service,
    Sku,
    Meter,
    Unit,
    Region,
    TierStart,
    TierEnd,
    Price,
    AsOf,
    Source,
    ConfidenceWord
};

tl::unexpected<Error> badCell(Column column, std::string message, const std::string& where,
                              std::string remedy)
{
    return failure(ErrorCode::Malformed, fmt::format("{}: {}", rateColumns[column], message), where,
                   std::move(remedy));
}

/// A decimal's own error with the column and the place.
tl::unexpected<Error> badNumber(Column column, const Error& error, const std::string& where)
{
    return failure(error.code, fmt::format("{}: {}", rateColumns[column], error.message), where,
                   error.remedy);
}

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::ranges::all_of(text, [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// Empty, `2026`, `2026-10` or `2026-10-08`.
bool isDate(std::string_view text)
{
    if (text.empty()) {
        return true;
    }
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
        return false;
    }
    return isDigits(text.substr(0, 4)) &&
           (text.size() < 7 || (text[4] == '-' && isDigits(text.substr(5, 2)))) &&
           (text.size() < 10 || (text[7] == '-' && isDigits(text.substr(8, 2))));
}

Result<void> readTexts(const RateCells& cells, const std::string& where, RateRow& row)
{
    for (const Column column : {Provider, Service, Meter, Region}) {
        if (cells[column].empty()) {
            return badCell(column, "is empty", where, "name it");
        }
    }
    if (!isDate(cells[AsOf])) {
        return badCell(AsOf, fmt::format("'{}' is not a date", cells[AsOf]), where,
                       "write 2026-10-08, 2026-10, 2026 or nothing");
    }
    row.key = {cells[Provider], cells[Service], cells[Sku], cells[Meter]};
    row.unit = cells[Unit];
    row.region = cells[Region];
    row.tier.asOf = cells[AsOf];
    row.tier.source = cells[Source];
    return {};
}

Result<void> readNumbers(const RateCells& cells, const std::string& where, RateTier& tier)
{
    const auto from = Quantity::parse(cells[TierStart]);
    if (!from) {
        return badNumber(TierStart, from.error(), where);
    }
    tier.from = *from;
    if (!cells[TierEnd].empty()) {
        const auto end = Quantity::parse(cells[TierEnd]);
        if (!end) {
            return badNumber(TierEnd, end.error(), where);
        }
        tier.to = *end;
    }
    const auto price = UnitPrice::parse(cells[Price]);
    if (!price) {
        return badNumber(Price, price.error(), where);
    }
    tier.price = *price;
    if (tier.to && *tier.to <= tier.from) {
        return failure(
            ErrorCode::Invalid,
            fmt::format("the tier ends at {} but starts at {}", tier.to->text(), tier.from.text()),
            where, "let tier_end lie above tier_start, or leave it empty");
    }
    return {};
}

auto sortKey(const RateRow& row)
{
    return std::tie(row.key, row.region, row.tier.from);
}

bool sameRate(const RateRow& left, const RateRow& right)
{
    return left.key == right.key && left.region == right.region;
}

/// Whether `row` continues where `before` ends.
Result<void> checkFollows(const RateRow& before, const RateRow& row)
{
    const auto complain = [&](const std::string& message, std::string remedy) {
        return failure(ErrorCode::Invalid,
                       fmt::format("{} in {}: {} (the tier before is at {})", row.key.text(),
                                   row.region, message, before.where),
                       row.where, std::move(remedy));
    };
    if (before.tier.from == row.tier.from) {
        return complain("the tier is given twice", "remove one of the two rows");
    }
    if (before.unit != row.unit) {
        return complain(fmt::format("unit '{}' differs from '{}'", row.unit, before.unit),
                        "give all tiers of a rate one unit");
    }
    if (!before.tier.to || *before.tier.to > row.tier.from) {
        return complain("the tiers overlap", "let each tier start where the one before ends");
    }
    if (*before.tier.to < row.tier.from) {
        return complain("there is a gap between the tiers",
                        "let each tier start where the one before ends");
    }
    return {};
}

Rate rateOf(std::span<RateRow> rows)
{
    Rate rate{rows.front().key, rows.front().unit, rows.front().region, {}};
    for (RateRow& row : rows) {
        rate.tiers.push_back(std::move(row.tier));
    }
    return rate;
}

std::string csvField(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

template <class Cells>
std::string csvRow(const Cells& cells)
{
    std::string row;
    for (const auto& cell : cells) {
        row += (row.empty() ? "" : ",") + csvField(cell);
    }
    return row + "\n";
}

RateCells cellsOf(const Rate& rate, const RateTier& tier)
{
    return {rate.key.provider, rate.key.service,
            rate.key.sku,      rate.key.meter,
            rate.unit,         rate.region,
            tier.from.text(),  tier.to ? tier.to->text() : std::string(),
            tier.price.text(), tier.asOf,
            tier.source,       std::string(confidenceName(tier.confidence))};
}

}  // namespace

std::string priceTableText(const std::vector<Rate>& rates)
{
    std::string table = csvRow(rateColumns);
    for (const Rate& rate : rates) {
        for (const RateTier& tier : rate.tiers) {
            table += csvRow(cellsOf(rate, tier));
        }
    }
    return table;
}

Result<RateRow> rateRow(const RateCells& cells, const std::string& where)
{
    RateRow row;
    row.where = where;
    if (auto texts = readTexts(cells, where, row); !texts) {
        return tl::unexpected(texts.error());
    }
    if (auto numbers = readNumbers(cells, where, row.tier); !numbers) {
        return tl::unexpected(numbers.error());
    }
    const auto confidence = confidenceNamed(cells[ConfidenceWord]);
    if (!confidence) {
        return badCell(ConfidenceWord, fmt::format("'{}' is unknown", cells[ConfidenceWord]), where,
                       "write published, derived, memory or user");
    }
    row.tier.confidence = *confidence;
    return row;
}

Result<std::vector<RateRow>> parseRateRows(std::string_view text, const std::string& name)
{
    return readCsv(text, name, rateColumns, rateRow);
}

Result<std::vector<Rate>> groupedRates(std::vector<RateRow> rows)
{
    std::ranges::stable_sort(
        rows, [](const auto& left, const auto& right) { return sortKey(left) < sortKey(right); });
    std::vector<Rate> rates;
    auto first = rows.begin();
    while (first != rows.end()) {
        auto last = first + 1;
        while (last != rows.end() && sameRate(*first, *last)) {
            if (auto follows = checkFollows(*(last - 1), *last); !follows) {
                return tl::unexpected(follows.error());
            }
            ++last;
        }
        rates.push_back(rateOf({first, last}));
        first = last;
    }
    return rates;
}

}  // namespace breakeven::pricing
