#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/userbook.h"
#include "pricing/lists/pricelist.h"

// The way of price lists into the user's book: read all of them, look at what they would change,
// take all of them or none. The command line and the window both go it.
namespace breakeven::pricing {

/// The files of one list: an AWS offer or a price table, or the pages of Azure's or Google's list.
using ListFiles = std::vector<std::filesystem::path>;

/// A list on its way into the user's book.
struct ListImport {
    ImportRecord record;  ///< its `id` is 0 and `at` empty until it is in the book
    PriceList list;       ///< once it is in the book without its rates, which are there
    /// Against the listed prices before it, those of the lists of the same import included; the
    /// user's own prices do not count.
    std::vector<PriceChange> changes;
};

/// A price that becomes so many times larger or smaller is more likely a mistaken unit.
inline constexpr double largestJump = 100;

/// Which of the files belong together, in the order they are named: pages of one vendor are one
/// list, any other file is a list of its own. The errors of readPriceList.
[[nodiscard]] Result<std::vector<ListFiles>> listsAmong(
    const std::vector<std::filesystem::path>& files);

/// Reads the lists, in the formats of readPriceList and readPriceTable, and compares them with
/// `listed`, the book without the user's own prices. Changes nothing; `options.progress` goes from
/// 0 to 1 over all of them.
[[nodiscard]] Result<std::vector<ListImport>> readImports(std::span<const ListFiles> lists,
                                                          const std::filesystem::path& mappings,
                                                          PriceBook listed,
                                                          const ListOptions& options = {});

/// Invalid when a price changes by more than largestJump; `remedy` says how the caller lets such
/// prices pass.
[[nodiscard]] Result<void> checkJumps(std::span<const ListImport> imports,
                                      const std::string& remedy);

/// Takes the lists into the book, all or none, and fills in their records; later ones lie over
/// earlier ones. Cancelled, with the book as it was, when `keepGoing` says false.
[[nodiscard]] Result<void> takeImports(UserBook& book, std::vector<ListImport>& imports,
                                       const KeepGoing& keepGoing = {});

}  // namespace breakeven::pricing
