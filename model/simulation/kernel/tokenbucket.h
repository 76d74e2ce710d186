#pragma once

#include <algorithm>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// Limits a rate: fills at `rate` tokens per second up to `size`, starts full. Rate 0 = no limit.
class TokenBucket {
public:
    TokenBucket() = default;
    TokenBucket(double rate, double size) : m_rate(rate), m_size(size), m_level(size) {}

    [[nodiscard]] bool isUnlimited() const { return m_rate <= 0; }

    /// Takes the tokens when there are enough, else none.
    [[nodiscard]] bool take(Ticks now, double tokens = 1)
    {
        if (isUnlimited()) {
            return true;
        }
        m_level = std::min(m_size, m_level + m_rate * toSeconds(now - m_filled));
        m_filled = now;
        // A token that rounding keeps a hair short of whole is whole.
        if (m_level < tokens - 1e-9) {
            return false;
        }
        m_level -= tokens;
        return true;
    }

    /// From when on there will be so many, when nothing is taken before.
    [[nodiscard]] Ticks whenFull(Ticks now, double tokens = 1) const
    {
        const double missing = tokens - m_level - m_rate * toSeconds(now - m_filled);
        return missing <= 0 ? now : now + std::max(Ticks{1}, toTicks(missing / m_rate));
    }

private:
    double m_rate = 0;
    double m_size = 0;
    double m_level = 0;
    Ticks m_filled = 0;
};

}  // namespace breakeven::model::kernel
