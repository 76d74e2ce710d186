#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::pricing {

/// A JSON value whose numbers keep their text, so that money and quantities never pass through a
/// double.
struct JsonValue {
    enum class Type { Null, Boolean, Number, String, Array, Object };
    Type type = Type::Null;
    std::string text;  ///< a string's characters, a number as it was written, `true` or `false`
    std::vector<JsonValue> items;
    std::vector<std::pair<std::string, JsonValue>> members;  ///< in the order of the text

    /// The member of that name, or nothing.
    [[nodiscard]] const JsonValue* find(std::string_view name) const;
};

/// `null`, `a number`, `an object`: for messages.
[[nodiscard]] std::string_view typeName(JsonValue::Type type);

/// Parses untrusted JSON. Malformed names `name:line`: not UTF-8, not JSON, nested deeper than 64,
/// a number out of range, a name given twice in an object.
[[nodiscard]] Result<JsonValue> parseJsonText(std::string_view text, const std::string& name);

}  // namespace breakeven::pricing
