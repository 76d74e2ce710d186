#pragma once

#include <nlohmann/json.hpp>

#include "model/architecture/architecture.h"

/// A parameter's value as a test's data gives it.
inline breakeven::model::ParameterValue parameterValue(const nlohmann::json& value)
{
    if (value.is_boolean()) {
        return value.get<bool>();
    }
    if (value.is_number()) {
        return value.get<double>();
    }
    return value.get<std::string>();
}
