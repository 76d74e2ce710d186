#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pricing/base/error.h"

namespace breakeven::model {

/// What a JSON document of ours may hold at most; beyond it nothing is built.
struct JsonLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t depth = 64;          ///< objects and arrays inside one another
    std::size_t values = 4'000'000;  ///< numbers, texts, objects, ... in all
};

/// Parses JSON from an untrusted source: refuses what the limits forbid while reading (before
/// memory is spent on it), keys that occur twice, numbers that are not finite and invalid UTF-8.
/// The place is `file:line:column` for syntax and `file#/json/pointer` for the rest.
[[nodiscard]] Result<nlohmann::json> parseStrictJson(std::string_view text,
                                                     const std::string& fileName,
                                                     const JsonLimits& limits = {});

/// `key` as a step of a JSON pointer (`~` and `/` escaped), control characters shown as `?`,
/// shortened when long: safe to print in one line.
[[nodiscard]] std::string pointerStep(std::string_view key);

/// `text` between quotes for a one-line message: control characters as `?`, shortened when long.
[[nodiscard]] std::string inQuotes(std::string_view text);

}  // namespace breakeven::model
