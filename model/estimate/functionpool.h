#pragma once

#include <cstdint>

namespace breakeven::model {

/// A function's pool of instances under a stationary Poisson load.
struct FunctionPoolLoad {
    double arrivalRate = 0;        ///< admitted calls per second
    double holdingTime = 0;        ///< mean seconds a call occupies its place in an instance
    double keepAlive = 600;        ///< seconds an idle instance lives
    std::int64_t provisioned = 0;  ///< instances that never expire
    std::int64_t instanceConcurrency = 1;  ///< calls one instance serves at once
};

struct FunctionPoolEstimate {
    double coldShare = 0;  ///< cold starts as a share of calls
    double instances = 0;  ///< mean instances alive, busy or idle
};

/// Newest idle instance first, so instance k works exactly while more than k - 1 are needed, and
/// dies when that does not happen for `keepAlive`. With the number of busy calls as an M/M/∞
/// process, the gap between two uses of level k is its first-passage time, whose tail is taken as
/// exponential from the quasi-stationary state. Against the long reference simulations in
/// `tests/data/function-pool.csv` the cold share is within a few per cent of its value. Beyond
/// 200,000 busy calls the load is taken as even: all warm, as many instances as it needs.
[[nodiscard]] FunctionPoolEstimate estimateFunctionPool(const FunctionPoolLoad& load);

}  // namespace breakeven::model
