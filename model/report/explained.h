#pragma once

#include <nlohmann/json.hpp>

#include "model/explain/change.h"
#include "model/explain/hours.h"
#include "model/report/document.h"

namespace breakeven::model::report {

// Where the money goes and why it changed, in words and as JSON.

/// One alternative's explained bill: causes, unit costs, the first year (when there is one), and
/// every line taken apart.
[[nodiscard]] Section explainedSection(const ExplainedAnswer& answer, const YearCost* year);
/// By hour of the day, at list prices: what is spent and which component takes most of it.
[[nodiscard]] Table hoursTable(const ExplainedAnswer& answer, const CostHours& hours);
/// The steps from one answer to another.
[[nodiscard]] Table changeTable(const CostChange& change, const std::string& from,
                                const std::string& to);
/// `Orders fn: less retries`, `Orders table is gone`.
[[nodiscard]] std::string stepText(const CostStep& step);
/// `Users → API`, or empty when there is no such connection.
[[nodiscard]] std::string connectionName(const Architecture& architecture, const ConnectionId& id);

/// {"requests_per_month", "usd_per_1000_requests", "usd_per_1000_users" (null when the users are
/// not stated), "by_cause": [{"id", "label", "usd"}], "by_component", "by_category",
/// "by_provider": [{"id", "usd"}], "lines": [{"component", "label", "amount_usd", "parts":
/// [{"cause", "connection", "quantity", "amount_usd"}]}], "first_year": {"months_usd", "total_usd",
/// "complete"}}
[[nodiscard]] nlohmann::json explanationJson(const ExplainedAnswer& answer, const YearCost* year);
/// By hour of the week from Monday 00:00 on, at list prices, all weeks of the month together:
/// {"total_usd": [168 amounts], "lines": [{"component", "label", "usd": [168 amounts]}]}
[[nodiscard]] nlohmann::json hoursJson(const ExplainedAnswer& answer, const CostHours& hours);
/// {"before_usd", "after_usd", "steps": [{"kind", "component", "name", "cause", "amount_usd"}]}
[[nodiscard]] nlohmann::json changeJson(const CostChange& change);

}  // namespace breakeven::model::report
