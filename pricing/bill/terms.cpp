#include "pricing/bill/terms.h"

#include <algorithm>
#include <set>

#include "pricing/base/date.h"
#include "pricing/base/format.h"

namespace breakeven::pricing {

namespace {

constexpr Quantity::Wide nanosPerUnit = 1'000'000'000;
constexpr Quantity::Wide hundredPercent = 100 * nanosPerUnit;

/// Half to even; the divisor is even and positive, the dividend is not negative.
Quantity::Wide divided(Quantity::Wide dividend, Quantity::Wide divisor)
{
    const Quantity::Wide quotient = dividend / divisor;
    const Quantity::Wide rest = dividend % divisor;
    const bool up = 2 * rest > divisor || (2 * rest == divisor && quotient % 2 != 0);
    return quotient + (up ? 1 : 0);
}

bool isCode(const std::string& code)
{
    return code.size() == 3 &&
           std::ranges::all_of(code, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

Result<void> checkPercent(Quantity percent, const std::string& where)
{
    if (percent.nanos() > hundredPercent) {
        return failure(ErrorCode::Invalid, fmt::format("{} % is more than all", percent.text()),
                       where, "give a percentage from 0 to 100");
    }
    return {};
}

Result<void> checkCurrency(const Currency& currency, const std::string& where)
{
    if (currency.code.empty()) {
        return {};
    }
    if (!isCode(currency.code)) {
        return failure(ErrorCode::Invalid, fmt::format("'{}' is no currency", currency.code), where,
                       "give its code of three capital letters, such as EUR");
    }
    if (currency.perUsd.isZero()) {
        return failure(ErrorCode::Invalid, "one dollar would buy nothing", where,
                       "say how much of the currency one US dollar buys");
    }
    if (!isDay(currency.asOf)) {
        return failure(ErrorCode::Invalid, fmt::format("'{}' is no date", currency.asOf), where,
                       "give the day of the rate, such as 2026-11-20");
    }
    return {};
}

}  // namespace

std::string Adjustment::text() const
{
    const std::string share = groupedText(percent.toDouble()) + " %";
    if (kind == AdjustmentKind::Tax) {
        return share + " tax";
    }
    return provider.empty() ? share + " off" : fmt::format("{} off {}", share, provider);
}

std::string ConvertedTotal::text() const
{
    return currency.code + " " + moneyExactText(amount.toDouble()).substr(1);
}

std::string_view adjustmentName(AdjustmentKind kind)
{
    return kind == AdjustmentKind::Tax ? "tax" : "discount";
}

Usd shareOf(Usd amount, Quantity percent)
{
    const Quantity::Wide product = static_cast<Quantity::Wide>(amount.nanos()) * percent.nanos();
    return Usd::fromNanos(static_cast<std::int64_t>(divided(product, hundredPercent)));
}

const Discount* discountOn(const std::string& provider, const Terms& terms)
{
    const Discount* others = nullptr;
    for (const Discount& discount : terms.discounts) {
        if (discount.provider == provider) {
            return &discount;
        }
        if (discount.provider.empty()) {
            others = &discount;
        }
    }
    return others;
}

Usd paidOf(Usd listed, const std::string& provider, const Terms& terms)
{
    const Discount* discount = discountOn(provider, terms);
    const Usd net = discount == nullptr ? listed : listed - shareOf(listed, discount->percent);
    return net + shareOf(net, terms.taxPercent);
}

ConvertedTotal converted(Usd total, const Currency& currency)
{
    const Quantity::Wide product =
        static_cast<Quantity::Wide>(total.nanos()) * currency.perUsd.nanos();
    return {currency, Quantity::fromNanos(divided(product, nanosPerUnit))};
}

Result<void> check(const Terms& terms, const std::string& where)
{
    std::set<std::string> providers;
    for (const Discount& discount : terms.discounts) {
        if (auto checked = checkPercent(discount.percent, where); !checked) {
            return checked;
        }
        if (!providers.insert(discount.provider).second) {
            return failure(ErrorCode::Invalid,
                           discount.provider.empty()
                               ? std::string("there are two discounts for all providers")
                               : fmt::format("{} has two discounts", discount.provider),
                           where, "give one of each");
        }
    }
    return checkPercent(terms.taxPercent, where).and_then([&] {
        return checkCurrency(terms.currency, where);
    });
}

Result<Discount> parseDiscount(std::string_view text, const std::string& where)
{
    const auto equals = text.find('=');
    const bool named = equals != std::string_view::npos;
    const auto percent = Quantity::parse(named ? text.substr(equals + 1) : text);
    if (!percent || equals == 0) {
        return failure(ErrorCode::Malformed, fmt::format("'{}' is no discount", text), where,
                       "write a percentage such as 12.5, or one provider's as aws=12.5");
    }
    Discount discount{std::string(named ? text.substr(0, equals) : ""), *percent};
    return checkPercent(discount.percent, where).map([&] { return std::move(discount); });
}

Result<Currency> parseCurrency(std::string_view text, const std::string& where)
{
    const auto equals = text.find('=');
    const auto at = text.find('@');
    const bool whole =
        equals != std::string_view::npos && at != std::string_view::npos && equals < at;
    const auto rate = whole ? Quantity::parse(text.substr(equals + 1, at - equals - 1))
                            : Result<Quantity>(tl::unexpected(Error{}));
    if (!rate) {
        return failure(ErrorCode::Malformed, fmt::format("'{}' is no currency with a rate", text),
                       where, "write code, what one US dollar buys, and day: EUR=0.92@2026-11-20");
    }
    Currency currency{std::string(text.substr(0, equals)), *rate, std::string(text.substr(at + 1))};
    return checkCurrency(currency, where).map([&] { return std::move(currency); });
}

}  // namespace breakeven::pricing
