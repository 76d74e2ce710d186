#pragma once

#include <string>

#include <QString>

#include "pricing/base/money.h"

namespace breakeven::ui {

/// The engine's number formats (pricing/base/format.h) as the window shows them, in its language
/// (the examples are English ones).
[[nodiscard]] QString text(const std::string& utf8);
[[nodiscard]] QString money(double usd);         ///< `$412`
[[nodiscard]] QString moneyExact(Usd amount);    ///< `$412.37`, for the bill
[[nodiscard]] QString duration(double seconds);  ///< `38 ms`, `350 µs`
[[nodiscard]] QString count(double value);       ///< `41 M`
[[nodiscard]] QString share(double value);       ///< `0.02 %`
/// `± 9` for an amount's half width, without the currency; empty when it is not known (infinite)
/// or nothing.
[[nodiscard]] QString plusMinus(double usdHalfWidth);

}  // namespace breakeven::ui
