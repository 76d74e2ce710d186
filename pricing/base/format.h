#pragma once

#include <string>

namespace breakeven {

/// Numbers as people read them, the same in the window, the terminal and the reports.
/// Plain ASCII with ordinary spaces.

/// `$412`, `$4.12`, `$0.0042`, `$1,240`, `$1.24 M`: three significant digits, `$0` for nothing.
[[nodiscard]] std::string moneyText(double usd);
/// `$1,234.57`: to the cent, for bills; tiny amounts keep three significant digits (`$0.000123`).
[[nodiscard]] std::string moneyExactText(double usd);
/// `350 us`, `38 ms`, `1.2 s`, `2 min 5 s`, `3 h 20 min`.
[[nodiscard]] std::string durationText(double seconds);
/// `950`, `12.3 k`, `41 M`, `1.2 G`: three significant digits.
[[nodiscard]] std::string countText(double count);
/// `12.3 %`, `0.02 %`, `< 0.01 %`, `0 %`.
[[nodiscard]] std::string shareText(double share);
/// A quantity with thousands separators and at most six decimals: `3,000,000`, `0.25`.
[[nodiscard]] std::string groupedText(double value);

}  // namespace breakeven
