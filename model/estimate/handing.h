#pragma once

#include <algorithm>

#include "model/estimate/balance.h"

namespace breakeven::model {

/// What a call spends on its way there and back.
inline Moments wayOf(const CallSpec& call)
{
    const double opens = call.setup * call.setupShare;
    return {call.network + opens, opens * (call.setup - opens)};
}

/// Messages that are handed to a consumer until it takes them, or they are given up.
struct Handing {
    double messages = 0;  ///< a second
    double fails = 0;     ///< probability that one try does
    double dead = 0;      ///< share that fails for good
    [[nodiscard]] double tries() const { return messages * (1 - dead) / (1 - fails); }
};

/// Below 1, so that what is tried until it succeeds has an end.
inline double failsOf(const StationBalance& consumer)
{
    return std::min(consumer.failureProbability, 0.999);
}

}  // namespace breakeven::model
