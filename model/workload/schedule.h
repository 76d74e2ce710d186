#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::model {

inline constexpr std::uint32_t minutesOfWeek = 10'080;

/// When a schedule is due.
struct Schedule {
    std::vector<std::uint32_t> minutes;  ///< of a week, from Monday 00:00 on, ascending
    /// Of the days that these are on, the share on which it is due. A schedule by days of the month
    /// or months is due on one day in so many of an average year: on which of them is not known, as
    /// every week is like the next.
    double share = 1;
};

/// Reads a cron expression of five fields (minute, hour, day of the month, month, day of the week;
/// lists, ranges, steps and names of days and months, L for the month's last day), the same as
/// EventBridge writes it (`cron(0 8 ? * MON-FRI *)`, `rate(5 minutes)`), or one of @hourly, @daily,
/// @midnight, @weekly, @monthly, @yearly and @annually. It may name days of the month or of the
/// week, not both. Invalid says what is wrong with it.
[[nodiscard]] Result<Schedule> readSchedule(std::string_view text);

}  // namespace breakeven::model
