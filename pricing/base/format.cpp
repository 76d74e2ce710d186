#include "pricing/base/format.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace breakeven {

namespace {

std::string withoutTrailingZeros(std::string text)
{
    if (text.find('.') == std::string::npos) {
        return text;
    }
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

std::string grouped(std::string digits)
{
    const std::size_t start = digits.front() == '-' ? 1 : 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > start + 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

/// Decimals that leave three significant digits.
int decimalsFor(double value)
{
    if (value == 0) {
        return 0;
    }
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    return std::clamp(2 - magnitude, 0, 9);
}

std::string threeDigits(double value)
{
    return fmt::format("{:.{}f}", value, decimalsFor(value));
}

struct Step {
    double from;
    double unit;
    const char* suffix;
};

constexpr std::array<Step, 5> countSteps{{{999.5e9, 1e12, " T"},
                                          {999.5e6, 1e9, " G"},
                                          {999.5e3, 1e6, " M"},
                                          {9'999.5, 1e3, " k"},
                                          {0, 1, ""}}};

std::string twoUnits(double seconds, double large, const char* largeName, double small,
                     const char* smallName)
{
    const double whole = std::floor(seconds / large);
    const double rest = std::floor((seconds - whole * large) / small + 0.5);
    return rest > 0 ? fmt::format("{:.0f} {} {:.0f} {}", whole, largeName, rest, smallName)
                    : fmt::format("{:.0f} {}", whole, largeName);
}

}  // namespace

std::string moneyText(double usd)
{
    const double size = std::abs(usd);
    const char* sign = usd < 0 ? "-" : "";
    if (size < 5e-10) {
        return "$0";
    }
    if (size >= 999'500) {
        const double unit = size >= 999.5e6 ? 1e9 : 1e6;
        return fmt::format("{}${} {}", sign, withoutTrailingZeros(threeDigits(size / unit)),
                           unit > 1e6 ? "bn" : "M");
    }
    if (size >= 99.95) {
        return fmt::format("{}${}", sign, grouped(fmt::format("{:.0f}", size)));
    }
    if (size >= 1) {
        return fmt::format("{}${:.{}f}", sign, size, size >= 9.995 ? 1 : 2);
    }
    return fmt::format(
        "{}${}", sign,
        size >= 0.0995 ? fmt::format("{:.2f}", size) : withoutTrailingZeros(threeDigits(size)));
}

std::string moneyExactText(double usd)
{
    const double size = std::abs(usd);
    if (size > 0 && size < 0.005) {
        return moneyText(usd);
    }
    return fmt::format("{}${}", usd < 0 ? "-" : "", grouped(fmt::format("{:.2f}", size)));
}

std::string durationText(double seconds)
{
    if (!std::isfinite(seconds)) {
        return "unbounded";
    }
    if (seconds <= 0) {
        return "0 ms";
    }
    if (seconds < 0.0009995) {
        return withoutTrailingZeros(threeDigits(seconds * 1e6)) + " us";
    }
    if (seconds < 0.9995) {
        const double ms = seconds * 1e3;
        return withoutTrailingZeros(fmt::format("{:.{}f}", ms, ms < 9.95 ? 1 : 0)) + " ms";
    }
    if (seconds < 119.95) {
        return withoutTrailingZeros(fmt::format("{:.{}f}", seconds, seconds < 9.995 ? 2 : 1)) +
               " s";
    }
    if (seconds < 7'200) {
        return twoUnits(seconds, 60, "min", 1, "s");
    }
    return twoUnits(seconds, 3'600, "h", 60, "min");
}

std::string countText(double count)
{
    const double size = std::abs(count);
    for (const Step& step : countSteps) {
        if (size >= step.from) {
            const double value = count / step.unit;
            return step.unit == 1 && size >= 999.5
                       ? grouped(fmt::format("{:.0f}", value))
                       : withoutTrailingZeros(threeDigits(value)) + step.suffix;
        }
    }
    return "0";
}

std::string shareText(double share)
{
    const double percent = share * 100;
    if (percent > 0 && percent < 0.01) {
        return "< 0.01 %";
    }
    const int decimals = percent >= 9.995 ? 1 : 2;
    return withoutTrailingZeros(fmt::format("{:.{}f}", percent, decimals)) + " %";
}

std::string groupedText(double value)
{
    const int decimals = std::abs(value) >= 1'000 ? 2 : 6;
    return grouped(withoutTrailingZeros(fmt::format("{:.{}f}", value, decimals)));
}

}  // namespace breakeven
