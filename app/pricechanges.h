#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/report/document.h"
#include "pricing/base/error.h"
#include "pricing/book/userbook.h"

// How changes of the price book are said, as text and as JSON.
namespace breakeven::app {

/// The names of a price as the members of a JSON object.
[[nodiscard]] nlohmann::json keyJson(const pricing::RateKey& key, const std::string& region);
/// Before, after and factor of each change.
[[nodiscard]] nlohmann::json changesJson(const std::vector<pricing::PriceChange>& changes);
[[nodiscard]] nlohmann::json importJson(const pricing::ImportRecord& import);

/// The first changes; says how many there are in all.
[[nodiscard]] model::report::Table changesTable(const std::vector<pricing::PriceChange>& changes);
[[nodiscard]] model::report::Table importsTable(const std::vector<pricing::ImportRecord>& imports);

[[nodiscard]] Result<void> printTables(std::vector<model::report::Table> tables);

}  // namespace breakeven::app
