#include "pricing/base/money.h"

#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

namespace breakeven {

namespace {

using boost::multiprecision::cpp_int;
using Wide = Quantity::Wide;

constexpr std::int64_t nanosPerUnit = 1'000'000'000;
constexpr Wide mostNanos = static_cast<Wide>(1'000'000'000'000'000'000) * nanosPerUnit;
constexpr std::int64_t picosPerUnit = 1'000'000'000'000;
/// More digits than any value in range has, and few enough for Wide; keeps hostile exponents from
/// becoming huge powers.
constexpr std::int64_t mostDigits = 38;

/// `digits` × 10^`exponent`, as written.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t exponent = 0;
};

/// Takes the leading decimal digits off `rest`. No locale: only '0' to '9'.
std::string_view takeDigits(std::string_view& rest)
{
    std::size_t count = 0;
    while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') {
        ++count;
    }
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

bool takeAny(std::string_view& rest, std::string_view choices)
{
    if (rest.empty() || choices.find(rest.front()) == std::string_view::npos) {
        return false;
    }
    rest.remove_prefix(1);
    return true;
}

/// The exponent after an `e`, clamped so that it stays an ordinary number; nothing when malformed.
std::optional<std::int64_t> takeExponent(std::string_view& rest)
{
    const bool negative = !rest.empty() && rest.front() == '-';
    takeAny(rest, "+-");
    const std::string_view digits = takeDigits(rest);
    if (digits.empty()) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char digit : digits) {
        value = std::min<std::int64_t>(value * 10 + (digit - '0'), 1'000'000'000);
    }
    return negative ? -value : value;
}

/// Digits beyond those that can be kept only tell a half from more than a half: one stands for all.
void shorten(Decimal& decimal)
{
    constexpr std::size_t kept = 80;
    if (decimal.digits.size() > kept) {
        const bool more = decimal.digits.find_first_not_of('0', kept) != std::string::npos;
        decimal.exponent += static_cast<std::int64_t>(decimal.digits.size() - kept - 1);
        decimal.digits.resize(kept);
        decimal.digits += more ? '1' : '0';
    }
}

std::optional<Decimal> readDecimal(std::string_view text)
{
    Decimal decimal;
    std::string_view rest = text;
    decimal.negative = takeAny(rest, "-");
    decimal.digits = takeDigits(rest);
    if (decimal.digits.empty()) {
        return std::nullopt;
    }
    if (takeAny(rest, ".")) {
        const std::string_view fraction = takeDigits(rest);
        if (fraction.empty()) {
            return std::nullopt;
        }
        decimal.digits += fraction;
        decimal.exponent = -static_cast<std::int64_t>(fraction.size());
    }
    if (takeAny(rest, "eE")) {
        const auto exponent = takeExponent(rest);
        if (!exponent) {
            return std::nullopt;
        }
        decimal.exponent += *exponent;
    }
    decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
    shorten(decimal);
    return rest.empty() ? std::optional(decimal) : std::nullopt;
}

cpp_int powerOfTen(std::int64_t exponent)
{
    return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

cpp_int dividedHalfToEven(const cpp_int& value, const cpp_int& divisor)
{
    cpp_int quotient;
    cpp_int remainder;
    boost::multiprecision::divide_qr(value, divisor, quotient, remainder);
    const cpp_int twice = remainder * 2;
    if (twice > divisor || (twice == divisor && quotient % 2 != 0)) {
        ++quotient;
    }
    return quotient;
}

/// `decimal` × 10^`scale` as an integer, half to even; nothing when it has over `mostDigits`
/// digits.
std::optional<Wide> scaled(const Decimal& decimal, std::int64_t scale)
{
    if (decimal.digits.empty()) {
        return Wide{0};
    }
    const std::int64_t exponent = decimal.exponent + scale;
    const auto length = static_cast<std::int64_t>(decimal.digits.size());
    if (length + exponent > mostDigits) {
        return std::nullopt;
    }
    if (length + exponent < 0) {
        return Wide{0};
    }
    const cpp_int mantissa(decimal.digits);
    const cpp_int size = exponent >= 0 ? cpp_int(mantissa * powerOfTen(exponent))
                                       : dividedHalfToEven(mantissa, powerOfTen(-exponent));
    const auto value = size.convert_to<Wide>();
    return decimal.negative ? -value : value;
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest = 40;
    return text.size() <= longest ? fmt::format("'{}'", text)
                                  : fmt::format("'{}...'", text.substr(0, longest));
}

tl::unexpected<Error> notADecimal(std::string_view text)
{
    return failure(ErrorCode::Malformed, quoted(text) + " is not a decimal number", {},
                   "write digits with a decimal point, such as 0.0000166667 or 1.5e6");
}

std::string decimalText(Wide value, std::int64_t perUnit, std::size_t places)
{
    const bool negative = value < 0;
    const Wide magnitude = negative ? -value : value;
    std::string text = fmt::format("{}{}", negative ? "-" : "", magnitude / perUnit);
    const auto fraction = static_cast<std::int64_t>(magnitude % perUnit);
    if (fraction != 0) {
        text += fmt::format(".{:0{}}", fraction, places);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::int64_t saturated(Wide value)
{
    using Limits = std::numeric_limits<std::int64_t>;
    return static_cast<std::int64_t>(std::clamp<Wide>(value, Limits::min(), Limits::max()));
}

Wide dividedHalfToEven(Wide value, Wide divisor)
{
    const Wide quotient = value / divisor;
    const Wide twice = value % divisor * 2;
    const Wide size = twice < 0 ? -twice : twice;
    const bool away = size > divisor || (size == divisor && quotient % 2 != 0);
    return away ? quotient + (value < 0 ? -1 : 1) : quotient;
}

}  // namespace

Usd Usd::fromDouble(double dollars)
{
    const double nanos = std::nearbyint(dollars * 1e9);
    if (std::isnan(nanos)) {
        return Usd();
    }
    using Limits = std::numeric_limits<std::int64_t>;
    if (std::abs(nanos) >= static_cast<double>(Limits::max())) {
        return Usd(nanos < 0 ? Limits::min() : Limits::max());
    }
    return Usd(static_cast<std::int64_t>(nanos));
}

Usd Usd::roundedToCents() const
{
    constexpr std::int64_t nanosPerCent = nanosPerUnit / 100;
    const std::int64_t rest = m_nanos % nanosPerCent;
    const Wide whole = static_cast<Wide>(m_nanos) - rest;
    if (std::abs(rest) * 2 < nanosPerCent) {
        return Usd(saturated(whole));
    }
    return Usd(saturated(whole + (m_nanos < 0 ? -nanosPerCent : nanosPerCent)));
}

std::string Usd::text() const
{
    return decimalText(m_nanos, nanosPerUnit, 9);
}

Usd& Usd::operator+=(Usd other)
{
    m_nanos = saturated(static_cast<Wide>(m_nanos) + other.m_nanos);
    return *this;
}

Usd& Usd::operator-=(Usd other)
{
    m_nanos = saturated(static_cast<Wide>(m_nanos) - other.m_nanos);
    return *this;
}

Result<UnitPrice> UnitPrice::parse(std::string_view text)
{
    const auto decimal = readDecimal(text);
    if (!decimal) {
        return notADecimal(text);
    }
    const auto picos = scaled(*decimal, 12);
    if (!picos || *picos != saturated(*picos)) {
        return failure(ErrorCode::Invalid, "price " + quoted(text) + " is out of range", {},
                       "a price of one unit lies below 9.2 million dollars");
    }
    return UnitPrice(static_cast<std::int64_t>(*picos));
}

std::string UnitPrice::text() const
{
    return decimalText(m_picos, picosPerUnit, 12);
}

Result<Quantity> Quantity::fromDouble(double value)
{
    if (!(value >= 0) || value > 1e18) {
        return failure(ErrorCode::Invalid, fmt::format("quantity {} is out of range", value), {},
                       "a quantity lies between 0 and 1e18");
    }
    // Above 2^53 a double is whole, so scaling the integer part apart loses nothing.
    const double whole = std::floor(value);
    const Wide nanos = static_cast<Wide>(whole) * nanosPerUnit +
                       static_cast<Wide>(std::nearbyint((value - whole) * 1e9));
    return Quantity(nanos);
}

Result<Quantity> Quantity::parse(std::string_view text)
{
    const auto decimal = readDecimal(text);
    if (!decimal) {
        return notADecimal(text);
    }
    const auto nanos = scaled(*decimal, 9);
    if (!nanos || *nanos < 0 || *nanos > mostNanos) {
        return failure(ErrorCode::Invalid, "quantity " + quoted(text) + " is out of range", {},
                       "a quantity lies between 0 and 1e18");
    }
    return Quantity(*nanos);
}

double Quantity::toDouble() const
{
    return static_cast<double>(m_nanos) / 1e9;
}

std::string Quantity::text() const
{
    return decimalText(m_nanos, nanosPerUnit, 9);
}

Quantity Quantity::roundedUpTo(Quantity step) const
{
    const Wide rest = m_nanos % step.m_nanos;
    return rest == 0 ? *this : Quantity(m_nanos - rest + step.m_nanos);
}

Usd operator*(UnitPrice price, Quantity quantity)
{
    using Limits = std::numeric_limits<std::int64_t>;
    Wide product = 0;
    if (__builtin_mul_overflow(static_cast<Wide>(price.picos()), quantity.m_nanos, &product)) {
        return Usd::fromNanos(price.picos() < 0 ? Limits::min() : Limits::max());
    }
    return Usd::fromNanos(saturated(dividedHalfToEven(product, picosPerUnit)));
}

}  // namespace breakeven
