#pragma once

#include <string>

#include <QString>

#include "pricing/base/error.h"

namespace breakeven::ui {

// The catalog's and the engine's words in the language of the window (see Phrasebook).

/// A text of the catalog: a kind's name or summary, a label, a help text, a unit, a category.
[[nodiscard]] QString catalogText(const std::string& english);
/// A sentence that the engine made: a problem, the verdict, the reason of a failure. Unknown ones
/// stay English.
[[nodiscard]] QString sentence(const std::string& english);
/// One line as Error::text(): where, what, and what to do.
[[nodiscard]] QString errorText(const Error& error);

}  // namespace breakeven::ui
