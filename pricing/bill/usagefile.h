#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "pricing/base/error.h"
#include "pricing/bill/bill.h"
#include "pricing/book/pricebook.h"

namespace breakeven::pricing {

/// Given usage, as `breakeven bill` reads it:
///
///     { "region": "us-east-1",
///       "usage": [ { "provider": "aws", "service": "lambda", "sku": "x86_64",
///                    "meter": "requests", "quantity": 3000000,
///                    "region": ..., "component": ..., "label": ..., "formula": ... } ],
///       "rates": [ { the columns of a price table; tiers are several entries } ],
///       "allowances": [ { "provider", "service", "skus", "meters", "amount", "scope", "region" } ]
///       }
///
/// Numbers are taken from their text, never through a double.
struct UsageFile {
    std::string region;            ///< for usage that names none; may be empty
    std::vector<UsageLine> usage;  ///< region empty where the file's holds
    std::vector<Rate> rates;       ///< own prices: the only ones of their keys
    /// Own free amounts: instead of the book's for the same provider, service and meters.
    std::vector<Allowance> allowances;
};

/// Malformed or Invalid names the place as `name:/usage/0/quantity`, or `name:line` where the text
/// is no JSON. Hostile input is refused: nesting, duplicate names, numbers out of range, not UTF-8.
[[nodiscard]] Result<UsageFile> parseUsage(std::string_view text, const std::string& name);

/// As parseUsage; also NotFound and Unreadable.
[[nodiscard]] Result<UsageFile> readUsageFile(const std::filesystem::path& file);

/// Prices the file's usage with its own rates and allowances laid over the book.
[[nodiscard]] Bill priceUsageFile(const PriceBook& book, const UsageFile& file,
                                  const BillOptions& options = {});

/// The bill as `breakeven bill --format json` prints it: `lines`, `missing`, `complete`,
/// `adjustments` (discounts and tax), `list_usd` (sum of the lines), `total_usd` (with the
/// adjustments) and `converted` (null without a currency); numbers are plain numbers in base units.
[[nodiscard]] nlohmann::json billJson(const Bill& bill);

}  // namespace breakeven::pricing
