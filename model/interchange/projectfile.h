#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/architecture/project.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// Reads a `.breakeven` project (JSON, `resources/schema/project.schema.json`). Every failure names
/// the file, the place (line and column for syntax, JSON pointer for content), what was expected
/// and what to do. Refuses files over 64 MiB, nesting over 64 levels, invalid UTF-8, numbers that
/// are not finite, duplicate ids and keys. Unknown fields are kept in `extra`; unknown kinds stay.
[[nodiscard]] Result<Project> readProject(const std::filesystem::path& file);
[[nodiscard]] Result<Project> parseProject(std::string_view text, const std::string& fileName);

/// The file's text: sorted keys, components by id, two-space indent, final newline.
[[nodiscard]] std::string projectText(const Project& project);

/// Writes to a temporary file beside the target, flushes it to the disk and renames it over the
/// target, so that a crash leaves the old file or the new one.
[[nodiscard]] Result<void> writeProject(const Project& project, const std::filesystem::path& file);

}  // namespace breakeven::model
