#include "pricing/lists/jsonstream.h"

// RapidJSON rather than the JSON library of the rest: twice as fast on a stream, and an offer file
// may be several GB.
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace breakeven::pricing {

namespace {

constexpr std::size_t deepestNesting = 32;

/// A ListFile as RapidJSON wants its input.
class JsonBytes {
public:
    using Ch = char;
    explicit JsonBytes(ListFile& file) : m_file(file) { refill(); }

    [[nodiscard]] Ch Peek() const { return m_at == m_end ? '\0' : *m_at; }
    Ch Take()
    {
        if (m_at == m_end) {
            return '\0';
        }
        const Ch taken = *m_at++;
        if (m_at == m_end) {
            refill();
        }
        return taken;
    }
    [[nodiscard]] std::size_t Tell() const { return m_before + offset(); }
    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    // Only for parsing in place, which this is not.
    Ch* PutBegin() { return nullptr; }
    void Put(Ch) {}
    std::size_t PutEnd(Ch*) { return 0; }

private:
    void refill()
    {
        m_before += offset();
        const std::string_view piece = m_file.next();
        m_begin = m_at = piece.data();
        m_end = m_begin + piece.size();
    }

    ListFile& m_file;
    const char* m_begin = nullptr;
    const char* m_at = nullptr;
    const char* m_end = nullptr;
    std::size_t m_before = 0;
};

/// RapidJSON's events with a path.
class PathKeeper {
public:
    PathKeeper(ListFile& file, JsonListener& listener) : m_file(file), m_listener(listener) {}

    bool Null() { return value("null", JsonKind::Word); }
    bool Bool(bool yes) { return value(yes ? "true" : "false", JsonKind::Word); }
    bool RawNumber(const char* text, unsigned size, bool)
    {
        return value({text, size}, JsonKind::Number);
    }
    bool String(const char* text, unsigned size, bool)
    {
        return value({text, size}, JsonKind::Text);
    }
    bool Key(const char* text, unsigned size, bool)
    {
        m_file.advanced();
        m_path.rename({text, size});
        return true;
    }
    bool StartObject() { return open(); }
    bool EndObject(unsigned) { return close(); }
    bool StartArray() { return open(); }
    bool EndArray(unsigned) { return close(); }
    // Never called, as numbers are wanted raw.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    [[nodiscard]] const JsonPath& path() const { return m_path; }
    [[nodiscard]] bool tooDeep() const { return m_path.size() >= deepestNesting; }

private:
    bool value(std::string_view text, JsonKind kind)
    {
        m_file.advanced();
        return m_listener.value(m_path, text, kind);
    }
    bool open()
    {
        m_file.advanced();
        if (tooDeep() || !m_listener.opened(m_path)) {
            return false;
        }
        m_path.push();
        return true;
    }
    bool close()
    {
        m_file.advanced();
        m_path.pop();
        return m_listener.closed(m_path);
    }

    ListFile& m_file;
    JsonListener& m_listener;
    JsonPath m_path;
};

/// Why the reading ended before the end of the file.
Error reasonOf(ListFile& file, const JsonListener& listener, const PathKeeper& keeper,
               const JsonBytes& bytes, const rapidjson::ParseResult& result)
{
    if (file.error()) {
        return *file.error();
    }
    if (listener.error()) {
        Error error = *listener.error();
        error.where = fmt::format("{} ({})", file.place(bytes.offset()), keeper.path().text());
        return error;
    }
    if (result.Code() == rapidjson::kParseErrorTermination && keeper.tooDeep()) {
        file.fail(ErrorCode::Malformed, fmt::format("nested deeper than {}", deepestNesting),
                  "this is no vendor's price list", bytes.offset());
    } else if (bytes.atEnd()) {
        file.fail(ErrorCode::Malformed, "the file is cut off", "download it again", bytes.offset());
    } else {
        file.fail(ErrorCode::Malformed,
                  fmt::format("this is not JSON in UTF-8: {}",
                              rapidjson::GetParseError_En(result.Code())),
                  "download it again", bytes.offset());
    }
    return *file.error();
}

}  // namespace

std::string JsonPath::text() const
{
    std::string text;
    for (std::size_t index = 0; index < m_size; ++index) {
        text += '/';
        text += m_names[index];
    }
    return text.empty() ? "/" : text;
}

void JsonPath::push()
{
    if (m_size == m_names.size()) {
        m_names.emplace_back();
    }
    m_names[m_size++].clear();
}

bool JsonListener::fail(ErrorCode code, std::string message, std::string remedy)
{
    if (!m_error) {
        m_error = Error{code, std::move(message), {}, std::move(remedy)};
    }
    return false;
}

Result<void> readJson(ListFile& file, JsonListener& listener)
{
    // Without recursion, so that nesting cannot exhaust the stack.
    constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    JsonBytes bytes(file);
    PathKeeper keeper(file, listener);
    rapidjson::Reader reader;
    const auto result = reader.Parse<flags>(bytes, keeper);
    if (result.IsError() || file.error()) {
        return tl::unexpected(reasonOf(file, listener, keeper, bytes, result));
    }
    return {};
}

}  // namespace breakeven::pricing
