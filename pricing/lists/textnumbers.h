#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace breakeven::pricing {

/// Keeps each text once and calls it by a number, for the millions of repeated words of a list.
class TextNumbers {
public:
    [[nodiscard]] std::uint32_t number(std::string_view text);
    [[nodiscard]] const std::string& operator[](std::uint32_t number) const
    {
        return *m_texts[number];
    }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<const std::string*> m_texts;  ///< point into m_numbers, whose nodes stay
};

}  // namespace breakeven::pricing
