#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pricing/base/error.h"

namespace breakeven::app {

enum class Format { Text, Json };

/// Writes to standard output and makes sure that it arrived (a full disk, a closed pipe).
[[nodiscard]] Result<void> print(std::string_view text);
/// The same, as indented JSON with a final newline.
[[nodiscard]] Result<void> printJson(const nlohmann::json& document);

/// `breakeven: <error>` on standard error, in one line.
void printError(const Error& error);

}  // namespace breakeven::app
