#include "pricing/bill/jsontext.h"

#include <set>

#include "pricing/base/textfile.h"

namespace breakeven::pricing {

namespace {

constexpr std::size_t deepest = 64;

/// Builds JsonValues from nlohmann's events, which hand over a fraction's own text.
class Builder {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    bool null() { return put({JsonValue::Type::Null, "null", {}, {}}); }
    bool boolean(bool value)
    {
        return put({JsonValue::Type::Boolean, value ? "true" : "false", {}, {}});
    }
    bool number_integer(number_integer_t value) { return number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) { return number(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, string_t text)
    {
        // The lexer writes the locale's decimal point into its buffer.
        std::ranges::replace(text, ',', '.');
        return number(std::move(text));
    }
    bool string(string_t& value)
    {
        return put({JsonValue::Type::String, std::move(value), {}, {}});
    }
    bool binary(binary_t& /*value*/) { return false; }
    bool start_object(std::size_t /*size*/) { return open(JsonValue::Type::Object); }
    bool start_array(std::size_t /*size*/) { return open(JsonValue::Type::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(string_t& name)
    {
        Frame& frame = m_frames.back();
        if (!frame.names.insert(name).second) {
            m_error = Error{ErrorCode::Malformed, fmt::format("'{}' is given twice", name), path(),
                            "remove one of the two"};
            return false;
        }
        frame.name = std::move(name);
        return true;
    }
    template <class Exception>
    bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& exception)
    {
        const std::string_view what = exception.what();
        const std::size_t colon = what.find(": ");
        m_position = position;
        m_error = Error{ErrorCode::Malformed,
                        fmt::format("this is not valid JSON: {}",
                                    colon == what.npos ? what : what.substr(colon + 2)),
                        {},
                        "correct it there"};
        return false;
    }

    [[nodiscard]] Result<JsonValue> result(std::string_view text, const std::string& name)
    {
        if (!m_error) {
            return std::move(m_root);
        }
        Error error = *m_error;
        error.where = m_position ? fmt::format("{}:{}", name, lineOf(text, *m_position))
                                 : fmt::format("{}:{}", name, error.where);
        return tl::unexpected(error);
    }

private:
    struct Frame {
        JsonValue value;
        std::string name;  ///< of the member that comes next
        std::set<std::string> names;
    };

    /// JSON pointer of the innermost open value.
    [[nodiscard]] std::string path() const
    {
        std::string path;
        for (std::size_t index = 0; index + 1 < m_frames.size(); ++index) {
            const Frame& frame = m_frames[index];
            path += frame.value.type == JsonValue::Type::Array
                        ? fmt::format("/{}", frame.value.items.size())
                        : "/" + frame.name;
        }
        return path.empty() ? "/" : path;
    }
    bool number(std::string text)
    {
        return put({JsonValue::Type::Number, std::move(text), {}, {}});
    }
    bool put(JsonValue value)
    {
        if (m_frames.empty()) {
            m_root = std::move(value);
        } else if (m_frames.back().value.type == JsonValue::Type::Array) {
            m_frames.back().value.items.push_back(std::move(value));
        } else {
            Frame& frame = m_frames.back();
            frame.value.members.emplace_back(std::move(frame.name), std::move(value));
        }
        return true;
    }
    bool open(JsonValue::Type type)
    {
        if (m_frames.size() == deepest) {
            m_error = Error{ErrorCode::Malformed,
                            fmt::format("the values are nested deeper than {}", deepest), path(),
                            "flatten them"};
            return false;
        }
        m_frames.push_back({{type, {}, {}, {}}, {}, {}});
        return true;
    }
    bool close()
    {
        JsonValue value = std::move(m_frames.back().value);
        m_frames.pop_back();
        return put(std::move(value));
    }

    JsonValue m_root;
    std::vector<Frame> m_frames;
    std::optional<Error> m_error;
    std::optional<std::size_t> m_position;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const
{
    const auto member = std::ranges::find(
        members, name, [](const auto& each) { return std::string_view(each.first); });
    return member == members.end() ? nullptr : &member->second;
}

std::string_view typeName(JsonValue::Type type)
{
    switch (type) {
        case JsonValue::Type::Null:
            return "null";
        case JsonValue::Type::Boolean:
            return "true or false";
        case JsonValue::Type::Number:
            return "a number";
        case JsonValue::Type::String:
            return "a string";
        case JsonValue::Type::Array:
            return "an array";
        case JsonValue::Type::Object:
            break;
    }
    return "an object";
}

Result<JsonValue> parseJsonText(std::string_view text, const std::string& name)
{
    if (const auto bad = firstMalformedUtf8(text)) {
        return failure(ErrorCode::Malformed, "the text is not UTF-8",
                       fmt::format("{}:{}", name, lineOf(text, *bad)), "save the file as UTF-8");
    }
    Builder builder;
    nlohmann::json::sax_parse(text, &builder);
    return builder.result(text, name);
}

}  // namespace breakeven::pricing
