#include "pricing/lists/textnumbers.h"

namespace breakeven::pricing {

std::uint32_t TextNumbers::number(std::string_view text)
{
    if (const auto found = m_numbers.find(text); found != m_numbers.end()) {
        return found->second;
    }
    const auto number = static_cast<std::uint32_t>(m_texts.size());
    const auto added = m_numbers.emplace(text, number).first;
    m_texts.push_back(&added->first);
    return number;
}

}  // namespace breakeven::pricing
