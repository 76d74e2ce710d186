#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace breakeven::model::kernel {

/// Simulated time: nanoseconds since the start of the run. Integers, so that sums and comparisons
/// are exact and the same everywhere; 2^63 ns are 292 years.
using Ticks = std::int64_t;

/// For sums over a run: many calls, each of any length.
__extension__ using WideTicks = __int128;

inline constexpr double ticksPerSecond = 1e9;
inline constexpr Ticks never = std::numeric_limits<Ticks>::max();
/// Longer than any run, short enough that adding two of them cannot overflow.
inline constexpr Ticks longest = Ticks{4'000'000'000'000'000'000};

[[nodiscard]] inline Ticks toTicks(double seconds)
{
    const double ticks = seconds * ticksPerSecond + 0.5;
    return ticks < static_cast<double>(longest) ? static_cast<Ticks>(ticks) : longest;
}

[[nodiscard]] inline double toSeconds(Ticks ticks)
{
    return static_cast<double>(ticks) / ticksPerSecond;
}

}  // namespace breakeven::model::kernel
