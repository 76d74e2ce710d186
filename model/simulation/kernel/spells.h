#pragma once

#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A station that is good and bad by turns, for exponential times; bad for `share` of the time.
class Spells {
public:
    Spells(double badSeconds, double share, RandomStream stream);

    /// To be called with times that do not decrease.
    [[nodiscard]] bool isBad(Ticks now);

private:
    double m_badSeconds;
    double m_goodSeconds;
    RandomStream m_stream;
    bool m_bad;
    Ticks m_until = 0;
};

}  // namespace breakeven::model::kernel
