#pragma once

#include <string>
#include <vector>

#include "app/commandline.h"
#include "pricing/lists/priceimport.h"

namespace breakeven::app {

struct ImportOptions {
    std::string asOf;          ///< date of a list that states none
    bool acceptJumps = false;  ///< take prices that change by more than a factor of 100
    bool dryRun = false;       ///< change nothing
};

/// Adds --as-of, --accept-jumps and --dry-run.
void addImportFlags(CLI::App& command, ImportOptions& options);

/// Reads the lists and takes their prices into the user's book, with progress; the book is
/// untouched when any of it is refused.
[[nodiscard]] Result<std::vector<pricing::ListImport>> importLists(
    const CommandLine& line, const std::vector<pricing::ListFiles>& lists,
    const ImportOptions& options);

[[nodiscard]] nlohmann::json importedJson(const pricing::ListImport& imported);
/// Warnings on standard error, then what changed.
[[nodiscard]] Result<void> printImported(const CommandLine& line,
                                         const pricing::ListImport& imported);

}  // namespace breakeven::app
