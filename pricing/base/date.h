#pragma once

#include <string>
#include <string_view>

namespace breakeven {

/// Whether the text is a day of the calendar as ISO 8601 writes it: `2026-11-24`.
[[nodiscard]] bool isDay(std::string_view text);

/// The day that lies `days` before today, in UTC, as ISO; today's for 0.
[[nodiscard]] std::string dayBefore(int days);

}  // namespace breakeven
