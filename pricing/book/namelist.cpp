#include "pricing/book/namelist.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace breakeven::pricing {

std::vector<std::string> namesIn(const std::string& text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

bool anyMatches(const std::vector<std::string>& patterns, std::string_view name)
{
    return std::ranges::any_of(patterns, [name](const std::string& pattern) {
        return pattern.ends_with('*')
                   ? name.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1))
                   : pattern == name;
    });
}

}  // namespace breakeven::pricing
