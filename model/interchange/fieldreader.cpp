#include "model/interchange/fieldreader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/interchange/strictjson.h"

namespace breakeven::model {

namespace {

constexpr std::size_t maxIdentifierBytes = 200;
constexpr std::size_t maxTextBytes = 20'000;

bool isControl(std::string_view text, std::size_t index)
{
    const auto byte = static_cast<unsigned char>(text[index]);
    const bool c1 = byte == 0xC2 && index + 1 < text.size() &&
                    static_cast<unsigned char>(text[index + 1]) < 0xA0;  // U+0080 to U+009F
    return byte < 0x20 || byte == 0x7F || c1;
}

bool hasControls(std::string_view text, TextLines lines)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool layout = text[i] == '\n' || text[i] == '\t';
        if (isControl(text, i) && !(lines == TextLines::Multiple && layout)) {
            return true;
        }
    }
    return false;
}

std::string typeName(const nlohmann::json& value)
{
    const std::string name = value.type_name();
    return name == "array" || name == "object" ? "an " + name : name == "null" ? name : "a " + name;
}

}  // namespace

std::string Place::text() const
{
    const Place* root = this;
    while (root->m_parent != nullptr) {
        root = root->m_parent;
    }
    return *root->m_fileName + "#" + steps();
}

std::string Place::steps() const
{
    if (m_parent == nullptr) {
        return {};
    }
    const bool isIndex = m_key.data() == nullptr;
    return m_parent->steps() + "/" + (isIndex ? std::to_string(m_index) : pointerStep(m_key));
}

void FirstReadError::note(ErrorCode code, const Place& place, std::string message,
                          std::string remedy)
{
    if (!m_error) {
        m_error = Error{code, std::move(message), place.text(), std::move(remedy)};
    }
}

FieldReader::FieldReader(const nlohmann::json& value, const Place& place, FirstReadError& error)
    : m_value(value), m_place(place), m_error(error)
{
    if (!value.is_object()) {
        error.note(ErrorCode::Malformed, place, "expected an object, found " + typeName(value),
                   "write { ... } here");
    }
}

const nlohmann::json* FieldReader::field(const char* key)
{
    m_asked.emplace_back(key);
    if (!m_value.is_object()) {
        return nullptr;
    }
    const auto it = m_value.find(key);
    return it == m_value.end() ? nullptr : &*it;
}

void FieldReader::wrongType(const char* key, const nlohmann::json& value, std::string_view expected)
{
    m_error.note(ErrorCode::Malformed, m_place.at(key),
                 fmt::format("expected {}, found {}", expected, typeName(value)),
                 fmt::format("write {} here, or leave the field out", expected));
}

std::string FieldReader::identifier(const char* key)
{
    const nlohmann::json* value = field(key);
    const std::string text =
        value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
    if (text.empty() || text.size() > maxIdentifierBytes || hasControls(text, TextLines::Single)) {
        m_error.note(ErrorCode::Malformed, m_place.at(key),
                     value == nullptr ? fmt::format("the field \"{}\" is missing", key)
                                      : fmt::format("\"{}\" is not a usable name", key),
                     fmt::format("give a text of 1 to {} characters without control characters",
                                 maxIdentifierBytes));
    }
    return text;
}

std::string FieldReader::text(const char* key, std::string fallback, TextLines lines)
{
    const nlohmann::json* value = field(key);
    return value == nullptr ? fallback : textAt(*value, m_place.at(key), lines, m_error);
}

std::string FieldReader::textAt(const nlohmann::json& value, const Place& place, TextLines lines,
                                FirstReadError& error)
{
    if (!value.is_string()) {
        error.note(ErrorCode::Malformed, place, "expected a text, found " + typeName(value),
                   "write a text between quotes");
        return {};
    }
    auto text = value.get<std::string>();
    if (text.size() > maxTextBytes || hasControls(text, lines)) {
        error.note(ErrorCode::Invalid, place,
                   text.size() > maxTextBytes
                       ? fmt::format("the text is longer than {} bytes", maxTextBytes)
                       : std::string("the text contains control characters"),
                   "shorten it to plain text");
    }
    return text;
}

double FieldReader::number(const char* key, double fallback, NumberRange range)
{
    const nlohmann::json* value = field(key);
    return value == nullptr ? fallback : numberAt(*value, m_place.at(key), range, m_error);
}

double FieldReader::numberAt(const nlohmann::json& value, const Place& place, NumberRange range,
                             FirstReadError& error)
{
    if (!value.is_number()) {
        error.note(ErrorCode::Malformed, place, "expected a number, found " + typeName(value),
                   "write a number without quotes");
        return range.minimum;
    }
    const auto number = value.get<double>();
    if (!std::isfinite(number) || number < range.minimum || number > range.maximum) {
        error.note(
            ErrorCode::Invalid, place, fmt::format("{:g} is out of range", number),
            fmt::format("give a number from {:.10g} to {:.10g}", range.minimum, range.maximum));
        return range.minimum;
    }
    return number;
}

int FieldReader::integer(const char* key, int fallback, NumberRange range)
{
    const double value = number(key, fallback, range);
    if (value != std::floor(value)) {
        m_error.note(ErrorCode::Invalid, m_place.at(key), fmt::format("{:g} is not whole", value),
                     "give a whole number");
    }
    return static_cast<int>(value);
}

bool FieldReader::flag(const char* key, bool fallback)
{
    const nlohmann::json* value = field(key);
    if (value != nullptr && !value->is_boolean()) {
        wrongType(key, *value, "true or false");
        return fallback;
    }
    return value == nullptr ? fallback : value->get<bool>();
}

std::size_t FieldReader::choice(const char* key, std::size_t fallback,
                                const std::vector<std::string_view>& names)
{
    const nlohmann::json* value = field(key);
    if (value == nullptr) {
        return fallback;
    }
    const auto found = value->is_string()
                           ? std::ranges::find(names, value->get_ref<const std::string&>())
                           : names.end();
    if (found == names.end()) {
        const std::string shown =
            value->is_string() ? inQuotes(value->get_ref<const std::string&>()) : typeName(*value);
        m_error.note(ErrorCode::Invalid, m_place.at(key),
                     shown + " is not one of the possible values",
                     fmt::format("write one of: {}", fmt::join(names, ", ")));
        return fallback;
    }
    return static_cast<std::size_t>(found - names.begin());
}

const nlohmann::json* FieldReader::array(const char* key, std::size_t maximum)
{
    const nlohmann::json* value = field(key);
    if (value == nullptr) {
        return nullptr;
    }
    if (!value->is_array()) {
        wrongType(key, *value, "an array");
        return nullptr;
    }
    if (value->size() > maximum) {
        m_error.note(ErrorCode::Unsupported, m_place.at(key),
                     fmt::format("there are {} elements, more than {}", value->size(), maximum),
                     "split the project");
        return nullptr;
    }
    return value;
}

const nlohmann::json* FieldReader::object(const char* key, std::size_t maximum)
{
    const nlohmann::json* value = field(key);
    if (value == nullptr) {
        return nullptr;
    }
    if (!value->is_object()) {
        wrongType(key, *value, "an object");
        return nullptr;
    }
    if (value->size() > maximum) {
        m_error.note(ErrorCode::Unsupported, m_place.at(key),
                     fmt::format("there are {} fields, more than {}", value->size(), maximum),
                     "remove the ones that are not needed");
        return nullptr;
    }
    return value;
}

nlohmann::json FieldReader::rest() const
{
    nlohmann::json unknown = nlohmann::json::object();
    if (m_value.is_object()) {
        for (const auto& [key, value] : m_value.items()) {
            if (std::ranges::find(m_asked, std::string_view(key)) == m_asked.end()) {
                unknown[key] = value;
            }
        }
    }
    return unknown;
}

}  // namespace breakeven::model
