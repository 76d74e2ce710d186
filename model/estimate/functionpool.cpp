#include "model/estimate/functionpool.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model {

namespace {

/// Above this load the walk through all levels takes long, and there is little left to find: the
/// number of busy instances varies by less than a hundredth, and hardly any start is cold.
constexpr double largestVaryingLoad = 2e5;

/// Walks the levels 1, 2, ... of an M/M/∞ process with load rho, keeping what the first-passage
/// times from level - 1 to level need. All probabilities are relative to pi(level - 1), so that no
/// factor under- or overflows however large the load is.
class Passage {
public:
    Passage(double arrivalRate, double holdingTime)
        : m_rate(arrivalRate), m_serviceRate(1 / holdingTime)
    {
    }

    void advance()
    {
        ++m_level;
        const double below = static_cast<double>(m_level - 1);
        // m_k = (1 + (k-1) mu m_{k-1}) / lambda: first step analysis of the birth-death chain.
        m_step = (1 + below * m_serviceRate * m_step) / m_rate;
        // Mean passage to this level from the stationary state conditioned on being below it:
        // weights pi(0..k-2) shrink by 1/r each time a new top state with weight 1 is added.
        if (m_level > 1) {
            const double ratio = m_rate / (below * m_serviceRate);  // pi(k-1) / pi(k-2)
            m_weight /= ratio;
            m_sum /= ratio;
        }
        // Everyone below passes through k-1 and then needs m_k more.
        m_sum += m_weight * m_step;
        m_weight += 1;
        m_sum += m_step;
    }

    [[nodiscard]] std::int64_t level() const { return m_level; }
    /// Mean first-passage time from level - 1 to level.
    [[nodiscard]] double fromJustBelow() const { return m_step; }
    /// The same from the stationary distribution below the level.
    [[nodiscard]] double fromAnywhereBelow() const { return m_sum / m_weight; }

private:
    double m_rate;
    double m_serviceRate;
    std::int64_t m_level = 0;
    double m_step = 0;
    double m_weight = 0;  ///< sum of pi(0..level-1) / pi(level-1)
    double m_sum = 0;     ///< the same, each times its mean passage time
};

}  // namespace

FunctionPoolEstimate estimateFunctionPool(const FunctionPoolLoad& load)
{
    FunctionPoolEstimate estimate{.instances = static_cast<double>(load.provisioned)};
    if (load.arrivalRate <= 0 || load.holdingTime <= 0) {
        return estimate;
    }
    const double rho = load.arrivalRate * load.holdingTime;
    if (!(rho < largestVaryingLoad)) {
        const double busy = rho / static_cast<double>(load.instanceConcurrency);
        estimate.instances = std::max(estimate.instances, busy);
        return estimate;
    }
    const double far = rho + 12 * std::sqrt(rho) + 30;
    Passage passage(load.arrivalRate, load.holdingTime);
    for (std::int64_t instance = 1;; ++instance) {
        while (passage.level() < (instance - 1) * load.instanceConcurrency + 1) {
            passage.advance();
        }
        const auto level = static_cast<double>(passage.level());
        if (level > far) {
            break;
        }
        // pi(level - 1) of the Poisson distribution with mean rho.
        const double weight = std::exp((level - 1) * std::log(rho) - rho - std::lgamma(level));
        const double gap = passage.fromJustBelow();
        const double slow = std::max(gap, passage.fromAnywhereBelow());
        const double dies = gap / slow * std::exp(-load.keepAlive / slow);
        if (instance > load.provisioned) {
            estimate.coldShare += weight * dies;
            const double uses = load.arrivalRate * weight;  // crossings into the level per second
            const double dead = gap * std::exp(-load.keepAlive / slow);
            estimate.instances += std::clamp(1 - uses * dead, 0.0, 1.0);
        }
    }
    return estimate;
}

}  // namespace breakeven::model
