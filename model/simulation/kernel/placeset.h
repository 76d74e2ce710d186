#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace breakeven::model::kernel {

/// A set of small numbers of which the largest is asked for: a bit for each number, and a bit for
/// each 64 of them that says whether any is in the set, so that 4096 numbers are passed over in one
/// step. Unlike with a heap, what is done does not depend on what chance has put in.
class PlaceSet {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Makes room for one number more: the next one.
    void grow()
    {
        if (++m_size > 64 * m_words.size()) {
            m_words.push_back(0);
            m_any.resize((m_words.size() + 63) / 64);
        }
    }
    void insert(std::uint32_t number)
    {
        m_words[number / 64] |= bitOf(number);
        m_any[number / 4096] |= bitOf(number / 64);
    }
    void erase(std::uint32_t number)
    {
        std::uint64_t& word = m_words[number / 64];
        word &= ~bitOf(number);
        if (word == 0) {
            m_any[number / 4096] &= ~bitOf(number / 64);
        }
    }
    [[nodiscard]] bool contains(std::uint32_t number) const
    {
        return (m_words[number / 64] & bitOf(number)) != 0;
    }
    /// `none` when it is empty.
    [[nodiscard]] std::uint32_t largest() const
    {
        for (std::size_t i = m_any.size(); i-- > 0;) {
            if (m_any[i] != 0) {
                const std::size_t word = 64 * i + highest(m_any[i]);
                return static_cast<std::uint32_t>(64 * word + highest(m_words[word]));
            }
        }
        return none;
    }

private:
    [[nodiscard]] static std::uint64_t bitOf(std::uint32_t number)
    {
        return std::uint64_t{1} << (number % 64);
    }
    [[nodiscard]] static std::size_t highest(std::uint64_t word)
    {
        return static_cast<std::size_t>(std::bit_width(word)) - 1;
    }

    std::vector<std::uint64_t> m_words;
    std::vector<std::uint64_t> m_any;
    std::size_t m_size = 0;
};

}  // namespace breakeven::model::kernel
