#pragma once

#include "model/catalog/catalog.h"

/// A service that nobody offers, as someone who adds one would write it: one file of the catalog
/// and three rows of prices. Apart from its test, because moc loses its way in long raw strings.
inline constexpr const char* newServiceKind = R"json({
  "id": "acme.stamp", "name": "Stamp", "provider": "acme", "category": "compute",
  "summary": "Puts a stamp on each request; billed by started pages and by the month.",
  "icon": "service", "behaviour": "gateway",
  "parameters": [
    {"id": "ink", "label": "Ink", "type": "choice", "group": "Billing", "default": "black",
     "choices": [{"value": "black", "label": "Black"}, {"value": "red", "label": "Red"}],
     "help": "Colour of the stamp.", "provenance": {"confidence": "assumption"}},
    {"id": "press_ms", "label": "Press", "type": "number", "unit": "ms", "group": "Timing",
     "default": 5, "minimum": 0, "maximum": 1000, "help": "Mean time of a stamp.",
     "provenance": {"source": "https://example.org/stamp", "as_of": "2026", "confidence": "measured"}}],
  "inputs": {"service_s": "press_ms / 1000"},
  "meters": [
    {"id": "pages", "label": "Pages of 4 KB", "service": "stamp", "sku": "{ink}", "meter": "pages",
     "scope": "call", "quantity": "calls * ceil(request_kb / 4)"},
    {"id": "plan", "label": "Plan", "service": "stamp", "meter": "plan_months",
     "scope": "component", "quantity": "1"}]
})json";

inline constexpr const char* newServicePrices =
    "provider,service,sku,meter,unit,region,tier_start,tier_end,price_usd,as_of,source,confidence\n"
    "acme,stamp,black,pages,page,global,0,1000000,0.00002,2026-01-01,https://"
    "example.org,published\n"
    "acme,stamp,black,pages,page,global,1000000,,0.00001,2026-01-01,https://example.org,published\n"
    "acme,stamp,,plan_months,month,global,0,,7,2026-01-01,https://example.org,published\n";

namespace breakeven::tests {

/// A catalog of users and that service.
[[nodiscard]] Result<model::Catalog> newServiceCatalog();

}  // namespace breakeven::tests
