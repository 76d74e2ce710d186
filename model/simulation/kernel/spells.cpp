#include "model/simulation/kernel/spells.h"

#include <algorithm>

namespace breakeven::model::kernel {

Spells::Spells(double badSeconds, double share, RandomStream stream)
    : m_badSeconds(badSeconds),
      m_goodSeconds(badSeconds * (1 - share) / share),
      m_stream(stream),
      // As if it had gone on for ever; the first spell, of no length, is of the other kind.
      m_bad(!m_stream.happens(share))
{
}

bool Spells::isBad(Ticks now)
{
    while (m_until <= now) {
        m_bad = !m_bad;
        const double mean = m_bad ? m_badSeconds : m_goodSeconds;
        m_until += std::max(Ticks{1}, toTicks(mean * m_stream.exponential()));
    }
    return m_bad;
}

}  // namespace breakeven::model::kernel
