#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pricing/base/error.h"

namespace breakeven::model {

/// Writes the whole file to a temporary one beside it, flushes that to the disk and renames it over
/// the target: a reader, or a crash, meets the old content or the new one, never a part. Keeps the
/// target's permissions and follows a symbolic link. On failure the old file is untouched.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& file,
                                               std::string_view content);

/// Reads a regular file of at most `maximum` bytes.
[[nodiscard]] Result<std::string> readWholeFile(const std::filesystem::path& file,
                                                std::size_t maximum);

}  // namespace breakeven::model
