#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/architecture/architecture.h"
#include "model/workload/workload.h"
#include "pricing/bill/terms.h"

namespace breakeven::model {

/// One architecture that serves the project's workload.
struct Alternative {
    AlternativeId id;
    std::string name;
    /// Where its components run and are priced, but for those that name a region of their own.
    std::string region = "us-east-1";
    Architecture architecture;
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// What is assumed of the whole project, beyond its load.
struct Assumptions {
    double hoursPerMonth = 730;  ///< 720, 730 or 744
    double monthsAhead = 0;      ///< the month that is looked at: traffic has grown so long
    bool freeTier = true;        ///< always-free allowances apply
    pricing::Terms terms;        ///< discounts, tax and a second currency
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const Assumptions&, const Assumptions&) = default;
};

/// One `.breakeven` file. Alternatives keep the user's order.
struct Project {
    std::string name;
    Workload workload;
    Assumptions assumptions;
    std::vector<Alternative> alternatives;
    nlohmann::json extra = nlohmann::json::object();

    [[nodiscard]] const Alternative* find(const AlternativeId& id) const;
    [[nodiscard]] Alternative* find(const AlternativeId& id);
    friend bool operator==(const Project&, const Project&) = default;
};

}  // namespace breakeven::model
