#include "model/interchange/strictjson.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace breakeven::model {

namespace {

using Json = nlohmann::json;

/// Up to `limit` bytes, cut between characters, without anything that moves a terminal's cursor.
std::string printable(std::string_view text, std::size_t limit)
{
    std::size_t length = std::min(text.size(), limit);
    while (length < text.size() && length > 0 &&
           (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    std::string result(text.substr(0, length));
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return length < text.size() ? result + "…" : result;
}

/// "12:5" for a byte offset, both from 1.
std::string lineAndColumn(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 = 0
    return fmt::format("{}:{}", line, before.size() - lineStart + 1);
}

/// The reason out of a parser message such as
/// "... syntax error while parsing value - unexpected end of input; last read: '...'": without the
/// quoted input, which may hold anything.
std::string reasonIn(const std::string& message)
{
    std::size_t start = message.find(" - ");
    start = start == std::string::npos ? 0 : start + 3;
    const std::size_t end = message.find("; last read", start);
    return printable(std::string_view(message).substr(start, end - start), 100);
}

/// Builds the document value by value and stops at the first thing that is not allowed.
class StrictBuilder final : public nlohmann::json_sax<Json> {
public:
    StrictBuilder(std::string_view text, const std::string& fileName, const JsonLimits& limits)
        : m_text(text), m_fileName(fileName), m_limits(limits)
    {
    }

    bool null() override { return add(nullptr) != nullptr; }
    bool boolean(bool value) override { return add(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return add(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return add(value) != nullptr; }
    bool number_float(number_float_t value, const string_t&) override
    {
        return add(value) != nullptr;
    }
    bool string(string_t& value) override { return add(std::move(value)) != nullptr; }
    bool binary(binary_t&) override { return false; }  // does not occur in JSON text
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(string_t& value) override
    {
        Level& level = m_levels.back();
        level.key = std::move(value);
        if (level.container->contains(level.key)) {
            return refuse(ErrorCode::Malformed, "the key occurs twice in one object",
                          "remove one of the two");
        }
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& problem) override
    {
        const std::size_t offset = position == 0 ? 0 : position - 1;
        const bool ended = offset >= m_text.size();
        const bool overflow = problem.id == 406;
        m_error = Error{ErrorCode::Malformed,
                        overflow ? std::string("the number is too large")
                        : ended  ? std::string("not valid JSON: the file ends too early")
                                 : "not valid JSON: " + reasonIn(problem.what()),
                        m_fileName + ":" + lineAndColumn(m_text, offset),
                        ended ? "the file is cut off; restore a complete copy"
                              : "correct the file at this place"};
        return false;
    }

    [[nodiscard]] Result<Json> take()
    {
        if (m_error) {
            return tl::unexpected(std::move(*m_error));
        }
        return std::move(m_root);
    }

private:
    struct Level {
        Json* container;
        std::string key;
    };

    Json* add(Json value)
    {
        if (++m_count > m_limits.values) {
            refuse(ErrorCode::Unsupported,
                   fmt::format("the file holds more than {} values", m_limits.values),
                   "split it into smaller files");
            return nullptr;
        }
        if (m_levels.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Level& level = m_levels.back();
        if (level.container->is_array()) {
            return &level.container->emplace_back(std::move(value));
        }
        return &((*level.container)[level.key] = std::move(value));
    }

    bool open(Json container)
    {
        if (m_levels.size() >= m_limits.depth) {
            return refuse(ErrorCode::Unsupported,
                          fmt::format("objects and arrays are nested more than {} levels deep",
                                      m_limits.depth),
                          "remove the nested parts; no project needs them");
        }
        Json* added = add(std::move(container));
        if (added != nullptr) {
            m_levels.push_back({added, {}});
        }
        return added != nullptr;
    }

    bool close()
    {
        m_levels.pop_back();
        return true;
    }

    bool refuse(ErrorCode code, std::string message, std::string remedy)
    {
        m_error = Error{code, std::move(message), m_fileName + "#" + pointer(), std::move(remedy)};
        return false;
    }

    [[nodiscard]] std::string pointer() const
    {
        std::string text;
        for (const Level& level : m_levels) {
            // All but the innermost array already hold the element that is being read.
            const std::size_t open = &level == &m_levels.back() ? 0 : 1;
            text += "/";
            text += level.container->is_array() ? std::to_string(level.container->size() - open)
                                                : pointerStep(level.key);
            if (text.size() > 200) {
                return text + "/…";
            }
        }
        return text;
    }

    std::string_view m_text;
    const std::string& m_fileName;
    JsonLimits m_limits;
    Json m_root;
    std::vector<Level> m_levels;
    std::size_t m_count = 0;
    std::optional<Error> m_error;
};

}  // namespace

std::string pointerStep(std::string_view key)
{
    std::string step;
    for (const char c : printable(key, 60)) {
        step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return step;
}

std::string inQuotes(std::string_view text)
{
    return "\"" + printable(text, 60) + "\"";
}

Result<nlohmann::json> parseStrictJson(std::string_view text, const std::string& fileName,
                                       const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        return failure(ErrorCode::Unsupported,
                       fmt::format("the file is larger than {} MiB", limits.bytes >> 20), fileName,
                       "check that it is the file you mean");
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return failure(ErrorCode::Malformed, "the file is empty", fileName,
                       "restore a complete copy");
    }
    StrictBuilder builder(text, fileName, limits);
    Json::sax_parse(text, &builder);
    return builder.take();
}

}  // namespace breakeven::model
