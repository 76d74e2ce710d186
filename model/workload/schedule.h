#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::model {

inline constexpr std::uint32_t minutesOfWeek = 10'080;

/// The minutes of a week, from Monday 00:00 on and ascending, at which a schedule is due. It is a
/// cron expression of five fields (minute, hour, day of the month, month, day of the week; lists,
/// ranges, steps and names of days), the same as EventBridge writes it (`cron(0 8 ? * MON-FRI *)`,
/// `rate(5 minutes)`), or one of @hourly, @daily, @midnight and @weekly. Every week is like the
/// next, so days of the month and months must be `*` or `?`. Invalid says what is wrong with it.
[[nodiscard]] Result<std::vector<std::uint32_t>> dueMinutes(std::string_view schedule);

}  // namespace breakeven::model
