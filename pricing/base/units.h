#pragma once

#include <chrono>
#include <compare>

namespace breakeven {

/// A span of time in seconds.
using Seconds = std::chrono::duration<double>;

/// A size in bytes; fractional because sizes are means. 1 KB = 1,024 B, as providers bill it.
struct Bytes {
    double count = 0;
    [[nodiscard]] constexpr double kilobytes() const { return count / 1024.0; }
    [[nodiscard]] constexpr double gigabytes() const { return count / (1024.0 * 1024.0 * 1024.0); }
    friend constexpr auto operator<=>(Bytes, Bytes) = default;
};

}  // namespace breakeven
