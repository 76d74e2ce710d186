#include "model/comparison/response.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven::model {

namespace {

constexpr int stepsEachWay = 4;
constexpr double reach = 4;  ///< times and by the present value

std::vector<ParameterValue> numbersAround(const Parameter& parameter, double present)
{
    const double least = parameter.minimum.value_or(0);
    const double most = parameter.maximum.value_or(std::numeric_limits<double>::max());
    std::vector<double> values{present};
    for (int step = 1; step <= stepsEachWay; ++step) {
        const double factor = std::pow(reach, static_cast<double>(step) / stepsEachWay);
        // From zero there is no factor that leads away: the range, or a few units, show the way.
        const double span = most < 1e6 ? most : 16;
        values.push_back(present > 0 ? present / factor : least);
        values.push_back(present > 0 ? present * factor
                                     : least + (span - least) * step / stepsEachWay);
    }
    for (double& value : values) {
        value = parameter.type == ParameterType::Integer ? std::round(value) : value;
        value = std::clamp(value, least, most);
    }
    values.front() = present;
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return {values.begin(), values.end()};
}

}  // namespace

std::vector<ParameterValue> samplesAround(const Parameter& parameter, const ParameterValue& present)
{
    std::vector<ParameterValue> values;
    switch (parameter.type) {
        case ParameterType::Boolean:
            return {false, true};
        case ParameterType::Choice:
            for (const Choice& choice : parameter.choices) {
                values.emplace_back(choice.value);
            }
            return values;
        case ParameterType::Number:
        case ParameterType::Integer:
            if (const double* number = std::get_if<double>(&present)) {
                return numbersAround(parameter, *number);
            }
            break;
        case ParameterType::Text:
            break;
    }
    return values;
}

Result<std::vector<ResponsePoint>> responseTo(const Project& project,
                                              const AlternativeId& alternative,
                                              const ComponentId& component,
                                              const std::string& parameter, const Catalog& catalog,
                                              const pricing::PriceBook& book,
                                              const std::atomic<bool>& stop)
{
    Project changed = project;
    Alternative* place = changed.find(alternative);
    Component* varied = place == nullptr ? nullptr : place->architecture.find(component);
    const ServiceKind* kind = varied == nullptr ? nullptr : catalog.find(varied->kind);
    const Parameter* which = kind == nullptr ? nullptr : kind->parameter(parameter);
    if (which == nullptr) {
        return failure(ErrorCode::NotFound, "there is no such parameter", parameter);
    }
    const ParameterValue present = valueOf(*kind, *varied, *which);
    std::vector<ResponsePoint> points;
    for (const ParameterValue& value : samplesAround(*which, present)) {
        if (stop) {
            return failure(ErrorCode::Cancelled, "stopped", parameter);
        }
        varied->parameters[parameter] = value;
        if (const auto outcome = estimateAlternative(changed, *place, catalog, book)) {
            points.push_back({value, outcome->estimatedBill.total.toDouble(),
                              outcome->estimate.p99Latency, outcome->estimatedBill.complete(),
                              value == present});
        }
    }
    return points;
}

}  // namespace breakeven::model
