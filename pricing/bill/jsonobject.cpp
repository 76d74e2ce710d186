#include "pricing/bill/jsonobject.h"

namespace breakeven::pricing {

using Type = JsonValue::Type;

JsonObject::JsonObject(const JsonValue& value, std::string where,
                       std::initializer_list<std::string_view> known)
    : m_value(value), m_where(std::move(where))
{
    if (value.type != Type::Object) {
        fail({ErrorCode::Malformed,
              fmt::format("expected an object, found {}", typeName(value.type)), m_where,
              "write { \"name\": value, ... }"});
        return;
    }
    for (const auto& [name, member] : value.members) {
        if (std::ranges::find(known, name) == known.end()) {
            failAt(name, "this name is unknown",
                   fmt::format("known here: {}", fmt::join(known, ", ")));
            return;
        }
    }
}

bool JsonObject::has(std::string_view name) const
{
    const JsonValue* member = m_value.find(name);
    return member != nullptr && member->type != Type::Null;
}

std::string JsonObject::placeOf(std::string_view name) const
{
    const std::string_view slash = m_where.ends_with('/') ? "" : "/";
    return fmt::format("{}{}{}", m_where, slash, name);
}

void JsonObject::fail(Error error)
{
    if (!m_error) {
        m_error = std::move(error);
    }
}

void JsonObject::failAt(std::string_view name, std::string message, std::string remedy)
{
    fail({ErrorCode::Malformed, std::move(message), placeOf(name), std::move(remedy)});
}

const JsonValue* JsonObject::wanted(std::string_view name, Type type, bool required)
{
    if (!has(name)) {
        if (required) {
            failAt(name, "this is missing", fmt::format("add it as {}", typeName(type)));
        }
        return nullptr;
    }
    const JsonValue* member = m_value.find(name);
    if (member->type != type) {
        failAt(name, fmt::format("expected {}, found {}", typeName(type), typeName(member->type)),
               "correct the value");
        return nullptr;
    }
    return member;
}

std::string JsonObject::requiredText(std::string_view name)
{
    const JsonValue* member = wanted(name, Type::String, true);
    if (member != nullptr && member->text.empty()) {
        failAt(name, "this is empty", "name it");
    }
    return member == nullptr ? std::string() : member->text;
}

std::string JsonObject::optionalText(std::string_view name, std::string otherwise)
{
    const JsonValue* member = wanted(name, Type::String, false);
    return member == nullptr ? std::move(otherwise) : member->text;
}

std::string JsonObject::optionalNumber(std::string_view name, std::string otherwise)
{
    const JsonValue* member = m_value.find(name);
    if (member != nullptr && member->type == Type::String) {
        return member->text;
    }
    member = wanted(name, Type::Number, false);
    return member == nullptr ? std::move(otherwise) : member->text;
}

std::string JsonObject::requiredNumber(std::string_view name)
{
    if (!has(name)) {
        failAt(name, "this is missing", "add it as a number");
    }
    return optionalNumber(name);
}

Quantity JsonObject::requiredQuantity(std::string_view name)
{
    const JsonValue* member = wanted(name, Type::Number, true);
    if (member == nullptr) {
        return {};
    }
    const auto quantity = Quantity::parse(member->text);
    if (!quantity) {
        fail({quantity.error().code, quantity.error().message, placeOf(name),
              quantity.error().remedy});
    }
    return quantity.value_or(Quantity());
}

std::vector<std::string> JsonObject::texts(std::string_view name,
                                           std::vector<std::string> otherwise)
{
    const JsonValue* member = wanted(name, Type::Array, false);
    if (member == nullptr) {
        return otherwise;
    }
    std::vector<std::string> result;
    for (const JsonValue& item : member->items) {
        if (item.type != Type::String) {
            failAt(fmt::format("{}/{}", name, result.size()),
                   fmt::format("expected a string, found {}", typeName(item.type)),
                   "correct the value");
            break;
        }
        result.push_back(item.text);
    }
    return result;
}

const std::vector<JsonValue>& JsonObject::objects(std::string_view name)
{
    static const std::vector<JsonValue> none;
    const JsonValue* member = wanted(name, Type::Array, false);
    return member == nullptr ? none : member->items;
}

}  // namespace breakeven::pricing
