#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::pricing {

/// One row of a CSV text: its cells in the order that was asked for, and the line it stands on.
template <std::size_t Columns>
struct CsvRow {
    std::array<std::string, Columns> cells;
    std::size_t line = 0;
};

/// The rows of a CSV text whose header holds exactly the named columns, in any order. Tolerates a
/// byte order mark, CRLF, blank lines, quoted cells and blanks around cells. Malformed names
/// `name:line`. Instantiated for the tables of the price book (10 and 12
/// columns), the regions (6), the roundings and the transfer rules (7), and the
/// mappings (11).
template <std::size_t Columns>
[[nodiscard]] Result<std::vector<CsvRow<Columns>>> parseCsv(
    std::string_view text, const std::string& name,
    const std::array<const char*, Columns>& columns);

/// What `read` makes of each row: it is given the cells and the place (`name:line`) and returns a
/// Result. The first failure, of the text or of a row, is the answer.
template <std::size_t Columns, typename Read>
[[nodiscard]] auto readCsv(std::string_view text, const std::string& name,
                           const std::array<const char*, Columns>& columns, Read read)
{
    using Item = typename std::invoke_result_t<Read, const std::array<std::string, Columns>&,
                                               std::string>::value_type;
    using Items = std::vector<Item>;
    const auto table = parseCsv(text, name, columns);
    if (!table) {
        return Result<Items>(tl::unexpected(table.error()));
    }
    Items items;
    items.reserve(table->size());
    for (const auto& row : *table) {
        auto item = read(row.cells, name + ':' + std::to_string(row.line));
        if (!item) {
            return Result<Items>(tl::unexpected(item.error()));
        }
        items.push_back(std::move(*item));
    }
    return Result<Items>(std::move(items));
}

}  // namespace breakeven::pricing
