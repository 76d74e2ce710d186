#pragma once

#include <filesystem>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/sqlite.h"
#include "pricing/book/userbook.h"

namespace breakeven::pricing::userbookfile {

/// What the user's file holds.
struct Content {
    std::vector<ImportRecord> imports;
    std::vector<Rate> imported;
    std::vector<Rate> own;
};

/// Opens the file, made when it is not there, for one change.
[[nodiscard]] Result<sqlite::Database> openForChange(const std::filesystem::path& file);

/// Malformed: the file is damaged. Anything else: it cannot be used at the moment.
[[nodiscard]] Result<Content> read(const std::filesystem::path& file);
/// The user's own prices of a damaged file, as far as they can be read.
[[nodiscard]] std::vector<Rate> salvageOwn(const std::filesystem::path& file);

/// Writes rates into the layer `version`; 0 is the user's own. Cancelled half-way when `keepGoing`
/// says false.
[[nodiscard]] Result<void> writeRates(const sqlite::Database& database, std::int64_t version,
                                      const std::vector<Rate>& rates,
                                      const KeepGoing& keepGoing = {});
/// Runs `change` as one transaction: all of it or nothing.
[[nodiscard]] Result<void> inTransaction(const sqlite::Database& database,
                                         const std::function<Result<void>()>& change);

}  // namespace breakeven::pricing::userbookfile
