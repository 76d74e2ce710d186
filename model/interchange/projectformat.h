#pragma once

#include <string_view>
#include <vector>

#include "model/interchange/fieldreader.h"

namespace breakeven::model {

inline constexpr std::string_view projectFormat = "breakeven-project";
/// The newest version that is read. A file says the oldest one that holds all of what is in it, so
/// that an older program opens what it understands and refuses what it would misread.
/// 2: discounts, tax and currency; components with a region of their own.
inline constexpr int projectVersion = 2;

/// The words of the file, in the order of the enumerations they stand for.
[[nodiscard]] inline const std::vector<std::string_view>& arrivalProcesses()
{
    static const std::vector<std::string_view> words{"poisson", "constant", "bursty", "closed"};
    return words;
}
[[nodiscard]] inline const std::vector<std::string_view>& callModes()
{
    static const std::vector<std::string_view> words{"sync", "async"};
    return words;
}
[[nodiscard]] inline const std::vector<std::string_view>& callConditions()
{
    static const std::vector<std::string_view> words{"always", "on_failure"};
    return words;
}

/// "none" is not written: it is the default.
[[nodiscard]] inline const std::vector<std::string_view>& tints()
{
    static const std::vector<std::string_view> words{"none", "blue",   "green", "amber",
                                                     "red",  "violet", "slate"};
    return words;
}
[[nodiscard]] inline const std::vector<std::string_view>& groupKinds()
{
    static const std::vector<std::string_view> words{"group", "region", "network", "zone", "team"};
    return words;
}

/// What a project may hold: wide enough for anything real, narrow enough that no sum overflows and
/// no picture is drawn at infinity. `resources/schema/project.schema.json` says the same.
namespace limits {
inline constexpr NumberRange rate{0, 1e9};  ///< per second, or relative
inline constexpr NumberRange users{0, 1e10};
inline constexpr NumberRange batch{1, 1e6};
inline constexpr NumberRange burstRatio{1, 1e6};
inline constexpr NumberRange burstSeconds{0.001, 31'536'000};
inline constexpr NumberRange burstShare{1e-6, 0.999999};
inline constexpr NumberRange concurrentUsers{0, 1e6};
inline constexpr NumberRange growthPercent{-99, 1000};
inline constexpr NumberRange monthsAhead{0, 120};
inline constexpr NumberRange hourOfWeek{0, 168};
inline constexpr NumberRange factor{0, 1e6};
inline constexpr std::size_t minutes = 62 * 1440;
inline constexpr std::size_t changes = 1000;
inline constexpr NumberRange thinkSeconds{0.001, 31'536'000};
inline constexpr NumberRange calls{0, 1e6};
inline constexpr NumberRange step{1, 1000};
inline constexpr NumberRange bytes{0, 1e13};
inline constexpr NumberRange spread{0, 10};
inline constexpr NumberRange seconds{0, 31'536'000};
inline constexpr NumberRange retries{0, 1000};
inline constexpr NumberRange callsAtOnce{0, 1'000'000};
inline constexpr NumberRange position{-1e7, 1e7};
inline constexpr NumberRange noteWidth{64, 4096};
inline constexpr NumberRange order{-1e6, 1e6};
inline constexpr NumberRange hoursPerMonth{672, 744};
inline constexpr NumberRange percent{0, 100};
inline constexpr NumberRange perUsd{1e-6, 1e9};
inline constexpr NumberRange anything{-1e300, 1e300};
inline constexpr std::size_t sources = 1000;
inline constexpr std::size_t discounts = 100;
inline constexpr std::size_t alternatives = 100;
inline constexpr std::size_t components = 100'000;
inline constexpr std::size_t connections = 200'000;
inline constexpr std::size_t groups = 10'000;
inline constexpr std::size_t notes = 10'000;
inline constexpr std::size_t parameters = 1000;
}  // namespace limits

}  // namespace breakeven::model
