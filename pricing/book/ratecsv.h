#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// The columns of a price table, in the order they are written.
inline constexpr std::array<const char*, 12> rateColumns = {
    "provider",   "service",  "sku",       "meter", "unit",   "region",
    "tier_start", "tier_end", "price_usd", "as_of", "source", "confidence"};

/// One row as text, in the order of rateColumns.
using RateCells = std::array<std::string, rateColumns.size()>;

/// One row: a tier, the rate it belongs to, and where it was read.
struct RateRow {
    RateKey key;
    std::string unit;
    std::string region;
    RateTier tier;
    std::string where;  ///< `aws.csv:17`
};

/// Reads one row's cells. Malformed names `where` and the cell: a missing name, a bad decimal, an
/// unknown confidence, a date that is none, a tier that ends before it starts.
[[nodiscard]] Result<RateRow> rateRow(const RateCells& cells, const std::string& where);

/// All rows of a price table. `name` is how messages call the file.
[[nodiscard]] Result<std::vector<RateRow>> parseRateRows(std::string_view text,
                                                         const std::string& name);

/// The rates as a price table, a row for each tier, which parseRateRows reads.
[[nodiscard]] std::string priceTableText(const std::vector<Rate>& rates);

/// Groups rows into rates with ascending tiers, sorted by key, then region. Invalid names the row
/// that overlaps another, repeats it, leaves a gap before it or has another unit.
[[nodiscard]] Result<std::vector<Rate>> groupedRates(std::vector<RateRow> rows);

}  // namespace breakeven::pricing
