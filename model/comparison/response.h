#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "model/comparison/comparison.h"

namespace breakeven::model {

/// Cost and latency at one value of a parameter, by formula.
struct ResponsePoint {
    ParameterValue value;
    double usd = 0;        ///< a month
    double p99 = 0;        ///< seconds; infinite where something cannot keep up
    bool complete = true;  ///< false: prices are missing
    bool present = false;  ///< the value that the component has
};

/// Values at which it is worth looking: all of a choice or a switch; of a number some between a
/// quarter and four times the present one within its range, the present one among them, ascending.
/// None for a text.
[[nodiscard]] std::vector<ParameterValue> samplesAround(const Parameter& parameter,
                                                        const ParameterValue& present);

/// How the alternative answers to other values of one component's parameter, all else as it is.
/// Values that cannot be estimated are left out. Cancelled when `stop` becomes true.
[[nodiscard]] Result<std::vector<ResponsePoint>> responseTo(
    const Project& project, const AlternativeId& alternative, const ComponentId& component,
    const std::string& parameter, const Catalog& catalog, const pricing::PriceBook& book,
    const std::atomic<bool>& stop);

}  // namespace breakeven::model
