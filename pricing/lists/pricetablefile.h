#pragma once

#include <filesystem>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/pricebook.h"
#include "pricing/lists/pricelist.h"

namespace breakeven::pricing {

/// Whether the file begins with the columns of a price table (rateColumns), as the price book's
/// export and `resources/pricing` have them.
[[nodiscard]] bool isPriceTable(const std::filesystem::path& file);

/// Reads a price table as a list: each row keeps its own date, source and confidence. Refused as a
/// whole, with file and line, under the rules of a vendor's list: a bad cell, a negative or absurd
/// price, tiers that repeat, overlap or leave a gap, and a unit that is not the one that `book` has
/// for the meter. Cancelled when `progress` says so.
[[nodiscard]] Result<PriceList> readPriceTable(const std::filesystem::path& file,
                                               const PriceBook& book,
                                               const ListProgress& progress = {});

}  // namespace breakeven::pricing
