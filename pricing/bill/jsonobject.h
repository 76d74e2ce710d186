#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/base/money.h"
#include "pricing/bill/jsontext.h"

namespace breakeven::pricing {

/// Reads the members of one JSON object and remembers the first thing that was wrong, with its
/// JSON pointer; after that, every getter gives an empty value.
class JsonObject {
public:
    /// `where` is the pointer so far (`usage.json:/usage/0`), `known` the only members allowed.
    JsonObject(const JsonValue& value, std::string where,
               std::initializer_list<std::string_view> known);

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::string requiredText(std::string_view name);
    [[nodiscard]] std::string optionalText(std::string_view name, std::string otherwise = {});
    /// A number's own text, or a string that holds one; null counts as absent.
    [[nodiscard]] std::string optionalNumber(std::string_view name, std::string otherwise = {});
    [[nodiscard]] std::string requiredNumber(std::string_view name);
    [[nodiscard]] Quantity requiredQuantity(std::string_view name);
    [[nodiscard]] std::vector<std::string> texts(std::string_view name,
                                                 std::vector<std::string> otherwise = {});
    /// The items of an array of objects; nothing when absent.
    [[nodiscard]] const std::vector<JsonValue>& objects(std::string_view name);

    [[nodiscard]] std::string placeOf(std::string_view name) const;
    void fail(Error error);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    [[nodiscard]] const JsonValue* wanted(std::string_view name, JsonValue::Type type,
                                          bool required);
    void failAt(std::string_view name, std::string message, std::string remedy);

    const JsonValue& m_value;
    std::string m_where;
    std::optional<Error> m_error;
};

}  // namespace breakeven::pricing
