#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "pricing/base/error.h"

namespace breakeven {

/// An amount of money in whole billionths (1e-9) of a US dollar. Sums are exact, so a total always
/// equals the lines shown above it. Range about ±9.2 billion dollars; overflow saturates.
class Usd {
public:
    constexpr Usd() = default;
    [[nodiscard]] static constexpr Usd fromNanos(std::int64_t nanos) { return Usd(nanos); }
    /// Nearest representable amount (NaN gives zero); for results that come from statistics, never
    /// for prices.
    [[nodiscard]] static Usd fromDouble(double dollars);

    [[nodiscard]] constexpr std::int64_t nanos() const { return m_nanos; }
    [[nodiscard]] constexpr double toDouble() const { return static_cast<double>(m_nanos) / 1e9; }
    /// Rounded half away from zero to whole cents.
    [[nodiscard]] Usd roundedToCents() const;
    /// Exact decimal text without trailing zeros: `2.733338`, `0`, `-0.5`.
    [[nodiscard]] std::string text() const;

    Usd& operator+=(Usd other);
    Usd& operator-=(Usd other);
    friend Usd operator+(Usd left, Usd right) { return left += right; }
    friend Usd operator-(Usd left, Usd right) { return left -= right; }
    friend constexpr auto operator<=>(Usd, Usd) = default;

private:
    constexpr explicit Usd(std::int64_t nanos) : m_nanos(nanos) {}
    std::int64_t m_nanos = 0;
};

/// The price of one unit of a meter in whole trillionths (1e-12) of a US dollar, parsed from text,
/// never through a double. Range 0 to about 9.2 million dollars a unit; may be negative (a credit).
class UnitPrice {
public:
    constexpr UnitPrice() = default;
    [[nodiscard]] static constexpr UnitPrice fromPicos(std::int64_t picos)
    {
        return UnitPrice(picos);
    }
    /// Plain decimal text such as `0.0000166667` or `1.6667e-05`. Malformed when it is not a finite
    /// number, Invalid when out of range; digits below 1e-12 are rounded half to even.
    [[nodiscard]] static Result<UnitPrice> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t picos() const { return m_picos; }
    [[nodiscard]] constexpr double toDouble() const { return static_cast<double>(m_picos) / 1e12; }
    /// Exact decimal text without trailing zeros.
    [[nodiscard]] std::string text() const;
    friend constexpr auto operator<=>(UnitPrice, UnitPrice) = default;

private:
    constexpr explicit UnitPrice(std::int64_t picos) : m_picos(picos) {}
    std::int64_t m_picos = 0;
};

/// How much of a meter was used, in billionths (1e-9) of its unit, wide enough for any month
/// (up to 1e18 units). Always >= 0.
class Quantity {
public:
    /// Wide enough that no sum of quantities overflows; __int128 is outside ISO C++.
    __extension__ typedef __int128 Wide;

    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity fromNanos(Wide nanos) { return Quantity(nanos); }
    /// Nearest representable quantity. Invalid when negative, NaN, infinite or beyond 1e18.
    [[nodiscard]] static Result<Quantity> fromDouble(double value);
    /// Decimal text such as `3000000` or `1.5e6`, rounded half to even to 1e-9. Malformed when it
    /// is not a finite number, Invalid when negative or beyond 1e18.
    [[nodiscard]] static Result<Quantity> parse(std::string_view text);
    [[nodiscard]] static constexpr Quantity fromWhole(std::int64_t units)
    {
        return Quantity(static_cast<Wide>(units) * 1'000'000'000);
    }

    [[nodiscard]] constexpr Wide nanos() const { return m_nanos; }
    [[nodiscard]] double toDouble() const;
    /// Exact decimal text without trailing zeros.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] constexpr bool isZero() const { return m_nanos == 0; }
    /// The part above `other`, or zero.
    [[nodiscard]] Quantity above(Quantity other) const
    {
        return m_nanos > other.m_nanos ? Quantity(m_nanos - other.m_nanos) : Quantity();
    }
    /// Rounded up to a whole multiple of `step` units (step > 0).
    [[nodiscard]] Quantity roundedUpTo(Quantity step) const;

    friend constexpr Quantity operator+(Quantity left, Quantity right)
    {
        return Quantity(left.m_nanos + right.m_nanos);
    }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    /// The one place where a price becomes an amount: rounds once, half to even, to 1e-9 USD;
    /// saturates at the range of Usd.
    friend Usd operator*(UnitPrice price, Quantity quantity);

private:
    constexpr explicit Quantity(Wide nanos) : m_nanos(nanos) {}
    Wide m_nanos = 0;
};

Usd operator*(UnitPrice price, Quantity quantity);

}  // namespace breakeven
