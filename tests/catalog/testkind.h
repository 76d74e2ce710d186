#pragma once

#include <nlohmann/json.hpp>

/// A kind that uses every part of the format and has no fault. Apart from the test that breaks it,
/// because moc loses its way in long raw strings.
inline nlohmann::json soundKind()
{
    return nlohmann::json::parse(R"({
      "id": "test.thing", "name": "Thing", "provider": "test", "category": "compute",
      "summary": "A thing.", "icon": "service", "behaviour": "table",
      "parameters": [
        {"id": "size", "label": "Size", "type": "integer", "unit": "MB", "group": "Capacity",
         "default": 4, "minimum": 1, "maximum": 8, "help": "How large it is.",
         "provenance": {"source": "https://example.org", "as_of": "2026", "confidence": "published"}},
        {"id": "plan", "label": "Plan", "type": "choice", "group": "Billing", "default": "small",
         "choices": [{"value": "small", "label": "Small", "numbers": {"units": 1}},
                     {"value": "large", "label": "Large", "numbers": {"units": 2}}],
         "help": "What it costs.", "provenance": {"confidence": "assumption"}},
        {"id": "fast", "label": "Fast", "type": "boolean", "group": "Capacity", "default": true,
         "help": "Whether it hurries.", "provenance": {"confidence": "assumption"}}],
      "operations": [{"id": "read", "label": "Read", "inputs": {"read_units": "plan_units"}}],
      "inputs": {"service_s": "fast ? 0.1 : size", "servers": 3},
      "meters": [{"id": "use", "label": "Use", "service": "thing", "sku": "{plan}", "meter": "uses",
                  "scope": "call", "operation": "read", "quantity": "calls * plan_units"}],
      "sizing": {"parameter": "size", "target_utilisation": 0.6},
      "links": [{"label": "Home", "address": "https://example.org"}]
    })");
}
