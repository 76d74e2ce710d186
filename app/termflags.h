#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "pricing/bill/terms.h"

namespace breakeven::app {

/// Discounts, tax and currency as the command line states them; they stand in for the project's.
struct TermFlags {
    std::vector<std::string> discounts;
    std::optional<std::string> tax;
    std::string currency;
};

/// Adds --discount, --tax and --currency; `flags` must outlive the parsing.
void addTermFlags(CLI::App& command, TermFlags& flags);

/// `terms` with what the flags state in its place. Malformed and Invalid name the flag.
[[nodiscard]] Result<pricing::Terms> termsWith(const TermFlags& flags, pricing::Terms terms);

}  // namespace breakeven::app
