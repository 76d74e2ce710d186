#pragma once

#include <string>
#include <vector>

#include "app/commandline.h"
#include "pricing/book/userbook.h"
#include "pricing/lists/pricelist.h"

namespace breakeven::app {

struct ImportOptions {
    std::vector<std::string> files;  ///< one list: a file, or the pages of one
    std::string asOf;                ///< date of a list that states none
    bool acceptJumps = false;        ///< take prices that change by more than a factor of 100
    bool dryRun = false;             ///< change nothing
};

/// What came of an import.
struct Imported {
    pricing::ImportRecord record;
    pricing::PriceList list;  ///< without its rates, which are in the book
    std::vector<pricing::PriceChange> changes;
};

/// Adds --as-of, --accept-jumps and --dry-run.
void addImportFlags(CLI::App& command, ImportOptions& options);

/// Reads the list and takes its prices into the user's book, with progress; the book is untouched
/// when any of it is refused.
[[nodiscard]] Result<Imported> importList(const CommandLine& line, const ImportOptions& options);

[[nodiscard]] nlohmann::json importedJson(const Imported& imported);
/// Warnings on standard error, then what changed.
[[nodiscard]] Result<void> printImported(const CommandLine& line, const Imported& imported);

}  // namespace breakeven::app
