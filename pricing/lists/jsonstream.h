#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/lists/listfile.h"

namespace breakeven::pricing {

/// Where a reader stands in a JSON text: the names of the members on the way from the root. The
/// items of an array have an empty name.
class JsonPath {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view operator[](std::size_t index) const { return m_names[index]; }
    [[nodiscard]] std::string_view last() const { return m_size == 0 ? "" : (*this)[m_size - 1]; }
    /// Whether it has this many names, the first of them being `first`.
    [[nodiscard]] bool is(std::size_t size, std::string_view first) const
    {
        return m_size == size && m_names.front() == first;
    }
    /// `/terms/OnDemand/ABC`
    [[nodiscard]] std::string text() const;

    void push();
    void pop() { --m_size; }
    void rename(std::string_view name) { m_names[m_size - 1].assign(name); }

private:
    // Grows to the deepest place and stays, so that walking allocates nothing.
    std::vector<std::string> m_names;
    std::size_t m_size = 0;
};

enum class JsonKind { Text, Number, Word };

/// Hears of a JSON text piece by piece. Texts are valid only during the call. Returning false stops
/// the reading; the reader then expects `fail` to have been called.
class JsonListener {
public:
    JsonListener() = default;
    JsonListener(const JsonListener&) = delete;
    JsonListener& operator=(const JsonListener&) = delete;
    virtual ~JsonListener() = default;

    /// An object or array begins at `path`.
    virtual bool opened(const JsonPath& path) = 0;
    /// The object or array at `path` ends.
    virtual bool closed(const JsonPath& path) = 0;
    /// Text, a number as it was written, or `true`, `false`, `null`.
    virtual bool value(const JsonPath& path, std::string_view text, JsonKind kind) = 0;

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

protected:
    /// Keeps an error whose place the reader fills in, and is false.
    bool fail(ErrorCode code, std::string message, std::string remedy);

private:
    std::optional<Error> m_error;
};

/// Reads a whole JSON file in bounded memory: nesting up to 32, a value up to 1 MiB. Malformed when
/// it is cut off, not JSON or not UTF-8, with the line.
[[nodiscard]] Result<void> readJson(ListFile& file, JsonListener& listener);

}  // namespace breakeven::pricing
