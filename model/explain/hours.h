#pragma once

#include <array>
#include <vector>

#include "model/comparison/comparison.h"

namespace breakeven::model {

/// An amount by hour of the week, from Monday 00:00 on, of all weeks of the month together.
using HoursOfWeek = std::array<Usd, 168>;

/// When the money of a bill is spent.
struct CostHours {
    std::vector<HoursOfWeek> lines;  ///< in the order of the bill's lines
    HoursOfWeek total{};             ///< of all lines: at list prices
    /// False: every hour costs the same, as the load is the same or nothing depends on it.
    bool varies = false;
};

/// Takes each line of the outcome's bill apart by the hours in which it arises. The hours of a line
/// sum to exactly its amount. How: the meters are evaluated again, by formula, for a month in which
/// it always is that hour, with its load and what schedules ask for, and the line is split in
/// proportion; so tiers and free amounts are shared alike, and what depends on neither (storage,
/// fees, idle servers) is spread evenly. Changes within an hour count with their mean.
[[nodiscard]] Result<CostHours> hoursOf(const Project& project, const Alternative& alternative,
                                        const Catalog& catalog, const pricing::Bill& bill);

/// By hour of the day, all days together.
[[nodiscard]] std::array<Usd, 24> hoursOfDay(const HoursOfWeek& week);

}  // namespace breakeven::model
