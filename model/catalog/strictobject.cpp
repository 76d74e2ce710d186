#include "model/catalog/strictobject.h"

#include <fmt/format.h>

namespace breakeven::model {

void FirstError::report(const std::string& pointer, std::string message, std::string remedy)
{
    if (!m_error) {
        m_error = Error{.code = ErrorCode::Invalid,
                        .message = std::move(message),
                        .where = m_file + "#" + (pointer.empty() ? "/" : pointer),
                        .remedy = std::move(remedy)};
    }
}

StrictObject::StrictObject(const nlohmann::json& value, std::string pointer, FirstError& errors)
    : m_pointer(std::move(pointer)), m_errors(errors)
{
    if (value.is_object()) {
        m_value = &value;
    } else {
        m_errors.report(m_pointer, fmt::format("expected an object, found {}", value.type_name()),
                        "write { ... } here");
    }
}

std::string StrictObject::pointerTo(const std::string& key) const
{
    return m_pointer + "/" + key;
}

void StrictObject::report(const std::string& key, std::string message, std::string remedy)
{
    m_errors.report(pointerTo(key), std::move(message), std::move(remedy));
}

const nlohmann::json* StrictObject::any(const std::string& key, Need need)
{
    m_asked.insert(key);
    if (m_value == nullptr) {
        return nullptr;
    }
    const auto it = m_value->find(key);
    if (it != m_value->end()) {
        return &*it;
    }
    if (need == Need::Required) {
        report(key, fmt::format("the field '{}' is missing", key), "add it");
    }
    return nullptr;
}

std::string StrictObject::text(const std::string& key, Need need)
{
    const nlohmann::json* value = any(key, need);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string()) {
        report(key, fmt::format("expected text, found {}", value->type_name()),
               "write it in double quotes");
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    if (text.empty() && need == Need::Required) {
        report(key, fmt::format("the field '{}' is empty", key), "give it a value");
    }
    return text;
}

double StrictObject::number(const std::string& key)
{
    if (any(key, Need::Required) == nullptr) {
        return 0;
    }
    return optionalNumber(key).value_or(0);
}

std::optional<double> StrictObject::optionalNumber(const std::string& key)
{
    const nlohmann::json* value = any(key, Need::Optional);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_number()) {
        report(key, fmt::format("expected a number, found {}", value->type_name()),
               "write a plain number");
        return std::nullopt;
    }
    return value->get<double>();
}

bool StrictObject::boolean(const std::string& key, bool fallback)
{
    const nlohmann::json* value = any(key, Need::Optional);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_boolean()) {
        report(key, fmt::format("expected true or false, found {}", value->type_name()),
               "write true or false");
        return fallback;
    }
    return value->get<bool>();
}

void StrictObject::array(const std::string& key, Need need, const Each& each)
{
    const nlohmann::json* value = any(key, need);
    if (value == nullptr) {
        return;
    }
    if (!value->is_array()) {
        report(key, fmt::format("expected a list, found {}", value->type_name()),
               "write [ ... ] here");
        return;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        each((*value)[i], fmt::format("{}/{}", pointerTo(key), i));
    }
}

void StrictObject::members(const std::string& key, const EachMember& each)
{
    const nlohmann::json* value = any(key, Need::Optional);
    if (value == nullptr) {
        return;
    }
    if (!value->is_object()) {
        report(key, fmt::format("expected an object, found {}", value->type_name()),
               "write { ... } here");
        return;
    }
    for (const auto& [name, member] : value->items()) {
        each(name, member, pointerTo(key) + "/" + name);
    }
}

void StrictObject::finish()
{
    if (m_value == nullptr) {
        return;
    }
    for (const auto& [name, member] : m_value->items()) {
        if (!m_asked.contains(name)) {
            report(name, fmt::format("the field '{}' is unknown", name),
                   "remove it or correct its name");
        }
    }
}

}  // namespace breakeven::model
