#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/base/money.h"

namespace breakeven::pricing {

/// What a provider lets off its list prices, as an enterprise agreement does.
struct Discount {
    std::string provider;  ///< `aws`; empty: every provider that has no discount of its own
    Quantity percent;      ///< 0 to 100
    friend bool operator==(const Discount&, const Discount&) = default;
};

/// A currency beside US dollars, by a rate that the user states; Breakeven fetches none.
struct Currency {
    std::string code;  ///< ISO 4217, such as `EUR`; empty: US dollars only
    Quantity perUsd;   ///< how much of it one dollar buys
    std::string asOf;  ///< ISO date of the rate
    friend bool operator==(const Currency&, const Currency&) = default;
};

/// What stands between the list prices and what is paid. Discounts and tax are lines of their own
/// after the list prices, never hidden in a rate; the currency only says the total once more.
struct Terms {
    std::vector<Discount> discounts;
    Quantity taxPercent;  ///< on what is left after the discounts; 0 to 100
    Currency currency;
    friend bool operator==(const Terms&, const Terms&) = default;
};

enum class AdjustmentKind { Discount, Tax };

/// A line of the bill after those of the list prices.
struct Adjustment {
    AdjustmentKind kind = AdjustmentKind::Discount;
    std::string provider;  ///< of a discount; empty: all providers without one of their own
    Quantity percent;
    Usd base;    ///< what the percentage is taken of
    Usd amount;  ///< negative for a discount
    /// `12.5 % off aws`, `5 % off`, `19 % tax`
    [[nodiscard]] std::string text() const;
};

/// A total in the currency of the terms.
struct ConvertedTotal {
    Currency currency;
    Quantity amount;  ///< rounded half to even to 1e-9
    /// `EUR 379.35`, with as many digits as amounts in dollars have.
    [[nodiscard]] std::string text() const;
};

/// `discount` or `tax`.
[[nodiscard]] std::string_view adjustmentName(AdjustmentKind kind);

/// `percent` of an amount >= 0, rounded once, half to even, to 1e-9 USD.
[[nodiscard]] Usd shareOf(Usd amount, Quantity percent);

/// The discount on a provider's list prices: its own (also one of 0 %), else that of all others;
/// null when it has none.
[[nodiscard]] const Discount* discountOn(const std::string& provider, const Terms& terms);

/// What an amount >= 0 at the provider's list prices comes to: less the discount, plus tax. Sums of
/// it meet the bill's total but for the rounding of each part to 1e-9 USD.
[[nodiscard]] Usd paidOf(Usd listed, const std::string& provider, const Terms& terms);

[[nodiscard]] ConvertedTotal converted(Usd total, const Currency& currency);

/// Invalid when a percentage is above 100, a provider has two discounts, a currency is no code of
/// three capital letters, or its rate is zero or has no date. `where` names the place.
[[nodiscard]] Result<void> check(const Terms& terms, const std::string& where);

/// `12.5` or `aws=12.5`.
[[nodiscard]] Result<Discount> parseDiscount(std::string_view text, const std::string& where);
/// `EUR=0.92@2026-11-20`: what one dollar buys, and the date of that rate.
[[nodiscard]] Result<Currency> parseCurrency(std::string_view text, const std::string& where);

}  // namespace breakeven::pricing
