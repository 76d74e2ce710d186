#pragma once

#include <algorithm>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// Limits a rate: fills at `rate` tokens per second up to `size`, starts full. Rate 0 = no limit.
/// Takers may leave it in debt, see holds().
class TokenBucket {
public:
    TokenBucket() = default;
    TokenBucket(double rate, double size) : m_rate(rate), m_size(size), m_level(size) {}

    [[nodiscard]] bool isUnlimited() const { return m_rate <= 0; }

    /// Takes the tokens when there are enough, else none.
    [[nodiscard]] bool take(Ticks now, double tokens = 1)
    {
        if (!holds(now, tokens)) {
            return false;
        }
        draw(tokens);
        return true;
    }

    /// From when on there will be so many, when nothing is taken before.
    [[nodiscard]] Ticks whenFull(Ticks now, double tokens = 1) const
    {
        const double missing = tokens - m_level - m_rate * toSeconds(now - m_filled);
        return missing <= 0 ? now : now + std::max(Ticks{1}, toTicks(missing / m_rate));
    }

    /// Whether there are enough. For more than it can ever hold, it is enough that it is full: to
    /// draw them then leaves a debt.
    [[nodiscard]] bool holds(Ticks now, double tokens)
    {
        if (isUnlimited()) {
            return true;
        }
        fill(now);
        // A token that rounding keeps a hair short of whole is whole.
        return m_level >= std::min(tokens, m_size) - 1e-9;
    }
    void draw(double tokens) { m_level -= isUnlimited() ? 0 : tokens; }

    /// Fills at another rate and up to another size from now on.
    void change(Ticks now, double rate, double size)
    {
        fill(now);
        m_rate = rate;
        m_size = size;
        m_level = std::min(m_level, m_size);
    }
    void empty(Ticks now)
    {
        fill(now);
        m_level = std::min(m_level, 0.0);
    }

private:
    void fill(Ticks now)
    {
        m_level = std::min(m_size, m_level + m_rate * toSeconds(now - m_filled));
        m_filled = now;
    }

    double m_rate = 0;
    double m_size = 0;
    double m_level = 0;
    Ticks m_filled = 0;
};

}  // namespace breakeven::model::kernel
