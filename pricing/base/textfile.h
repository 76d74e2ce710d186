#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "pricing/base/error.h"

namespace breakeven {

/// The whole file as bytes. NotFound when there is no such file, Unreadable when it is a folder or
/// cannot be read, Invalid when it is larger than `mostBytes`.
[[nodiscard]] Result<std::string> readTextFile(const std::filesystem::path& file,
                                               std::size_t mostBytes = 64U << 20U);

/// Where the first byte stands that is not part of well-formed UTF-8 (overlong forms, surrogates
/// and NUL count as malformed); nothing when all of it is well formed.
[[nodiscard]] std::optional<std::size_t> firstMalformedUtf8(std::string_view text);

/// The line (from 1) in which the byte at `offset` stands.
[[nodiscard]] std::size_t lineOf(std::string_view text, std::size_t offset);

}  // namespace breakeven
