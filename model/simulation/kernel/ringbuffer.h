#pragma once

#include <cstddef>
#include <vector>

namespace breakeven::model::kernel {

/// First-in-first-out list in one array that doubles when full.
template <class T>
class RingBuffer {
public:
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const T& front() const { return m_items[m_first]; }

    void push(const T& item)
    {
        if (m_size == m_items.size()) {
            grow();
        }
        m_items[(m_first + m_size) & (m_items.size() - 1)] = item;
        ++m_size;
    }

    void pop()
    {
        m_first = (m_first + 1) & (m_items.size() - 1);
        --m_size;
    }

private:
    void grow()
    {
        std::vector<T> larger(m_items.empty() ? 16 : 2 * m_items.size());
        for (std::size_t i = 0; i < m_size; ++i) {
            larger[i] = m_items[(m_first + i) & (m_items.size() - 1)];
        }
        m_items = std::move(larger);
        m_first = 0;
    }

    std::vector<T> m_items;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

}  // namespace breakeven::model::kernel
