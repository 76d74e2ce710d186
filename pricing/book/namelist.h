#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace breakeven::pricing {

/// The names of a list that is parted by blanks, as the price tables hold them.
[[nodiscard]] std::vector<std::string> namesIn(const std::string& text);
/// Whether the name is one of the list; `*` at a pattern's end stands for any ending.
[[nodiscard]] bool anyMatches(const std::vector<std::string>& patterns, std::string_view name);

}  // namespace breakeven::pricing
