#include "model/simulation/kernel/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

namespace breakeven::model::kernel {

Interval intervalOf(std::span<const double> values, double confidence)
{
    if (values.empty()) {
        return {};
    }
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / n;
    if (values.size() == 1) {
        return {mean, std::numeric_limits<double>::infinity()};
    }
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    const boost::math::students_t distribution(n - 1);
    const double t = boost::math::quantile(distribution, 0.5 + confidence / 2);
    return {mean, t * std::sqrt(squares / (n - 1) / n)};
}

std::size_t mserTruncation(std::span<const double> values)
{
    // From the back: mean and sum of squared differences of values[d..], by Welford's recursion.
    double mean = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = 0;
    for (std::size_t d = values.size(); d-- > 0;) {
        const auto n = static_cast<double>(values.size() - d);
        const double difference = values[d] - mean;
        mean += difference / n;
        squares += difference * (values[d] - mean);
        const double error = squares / (n * n);
        if (d <= values.size() / 2 && error <= least) {
            least = error;
            best = d;
        }
    }
    return best;
}

}  // namespace breakeven::model::kernel
