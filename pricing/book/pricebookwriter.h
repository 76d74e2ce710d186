#pragma once

#include <filesystem>

#include "pricing/base/error.h"
#include "pricing/book/pricetables.h"

namespace breakeven::pricing {

/// Writes a price book file: SQLite, prices and quantities as decimal text, so that nothing is lost
/// on the way. The file appears whole or not at all; an older one is replaced.
[[nodiscard]] Result<void> writePriceBook(const PriceTables& tables,
                                          const std::filesystem::path& file);

}  // namespace breakeven::pricing
