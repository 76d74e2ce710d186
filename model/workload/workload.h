#pragma once

#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "pricing/base/id.h"

namespace breakeven::model {

using TrafficSourceId = Id<struct TrafficSourceTag>;

/// How requests arrive within an hour of constant mean rate.
enum class ArrivalProcess { Poisson, Constant };

/// Relative rate by hour of day and day of week (Monday first). Scaled so that their mean is 1
/// when rates are computed; all >= 0, not all zero.
struct WeeklyProfile {
    std::array<double, 24> hourly;
    std::array<double, 7> daily;
    WeeklyProfile() { hourly.fill(1), daily.fill(1); }
    friend bool operator==(const WeeklyProfile&, const WeeklyProfile&) = default;
};

/// One named stream of requests from outside; a traffic component in each alternative points at it.
struct TrafficSource {
    TrafficSourceId id;
    std::string name;
    ArrivalProcess process = ArrivalProcess::Poisson;
    double requestsPerSecond = 1;  ///< mean over the week
    double usersPerMonth = 0;      ///< distinct users a month (monthly active users); 0 = not stated
    WeeklyProfile profile;
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const TrafficSource&, const TrafficSource&) = default;
};

/// What the project is loaded with; the same for every alternative. Sources sorted by id.
struct Workload {
    std::vector<TrafficSource> sources;
    nlohmann::json extra = nlohmann::json::object();
    [[nodiscard]] const TrafficSource* find(const TrafficSourceId& id) const;
    friend bool operator==(const Workload&, const Workload&) = default;
};

/// Requests per second for each of the 168 hours of a week from Monday 00:00; mean =
/// `requestsPerSecond`.
[[nodiscard]] std::array<double, 168> hourlyRates(const TrafficSource& source);

}  // namespace breakeven::model
