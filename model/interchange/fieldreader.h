#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "pricing/base/error.h"

namespace breakeven::model {

/// A value's place in a document, as a chain to the root; becomes text only when an error needs it.
class Place {
public:
    explicit Place(const std::string& fileName) : m_fileName(&fileName) {}
    [[nodiscard]] Place at(std::string_view key) const& { return {*this, key, 0}; }
    [[nodiscard]] Place at(std::size_t index) const& { return {*this, {}, index}; }
    Place at(std::string_view key) const&& = delete;  // would outlive its parent
    Place at(std::size_t index) const&& = delete;
    /// `shop.breakeven#/alternatives/0/id`
    [[nodiscard]] std::string text() const;

private:
    Place(const Place& parent, std::string_view key, std::size_t index)
        : m_parent(&parent), m_key(key), m_index(index)
    {
    }
    [[nodiscard]] std::string steps() const;

    const Place* m_parent = nullptr;  ///< outlives this one: both live on the reader's stack
    const std::string* m_fileName = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
};

/// The first thing that was wrong; later ones are consequences or can wait.
class FirstReadError {
public:
    void note(ErrorCode code, const Place& place, std::string message, std::string remedy);
    [[nodiscard]] explicit operator bool() const { return m_error.has_value(); }
    [[nodiscard]] Error take() { return std::move(*m_error); }

private:
    std::optional<Error> m_error;
};

/// An inclusive range that a number must lie in.
struct NumberRange {
    double minimum = 0;
    double maximum = 0;
};

/// Whether control characters may occur in a text.
enum class TextLines { Single, Multiple };

/// Reads one JSON object field by field: checks type and range, supplies defaults, notes the first
/// error with its place, and knows which fields nobody asked for.
class FieldReader {
public:
    FieldReader(const nlohmann::json& value, const Place& place, FirstReadError& error);

    /// An identifier: must be there, 1 to 200 bytes, no control characters.
    [[nodiscard]] std::string identifier(const char* key);
    [[nodiscard]] std::string text(const char* key, std::string fallback,
                                   TextLines lines = TextLines::Single);
    [[nodiscard]] double number(const char* key, double fallback, NumberRange range);
    [[nodiscard]] int integer(const char* key, int fallback, NumberRange range);
    [[nodiscard]] bool flag(const char* key, bool fallback);
    /// The index in `names` of the field's text, or the fallback.
    [[nodiscard]] std::size_t choice(const char* key, std::size_t fallback,
                                     const std::vector<std::string_view>& names);
    /// The field when it is an array of at most `maximum` elements; null when absent or wrong.
    [[nodiscard]] const nlohmann::json* array(const char* key, std::size_t maximum);
    [[nodiscard]] const nlohmann::json* object(const char* key, std::size_t maximum = 10'000);

    /// The fields that were not asked for, to be kept and written back.
    [[nodiscard]] nlohmann::json rest() const;
    [[nodiscard]] const Place& place() const { return m_place; }
    [[nodiscard]] FirstReadError& error() { return m_error; }

    /// Checks and reads single values, for arrays and free-form objects.
    [[nodiscard]] static double numberAt(const nlohmann::json& value, const Place& place,
                                         NumberRange range, FirstReadError& error);
    [[nodiscard]] static std::string textAt(const nlohmann::json& value, const Place& place,
                                            TextLines lines, FirstReadError& error);

private:
    [[nodiscard]] const nlohmann::json* field(const char* key);
    void wrongType(const char* key, const nlohmann::json& value, std::string_view expected);

    const nlohmann::json& m_value;
    const Place& m_place;
    FirstReadError& m_error;
    std::vector<std::string_view> m_asked;
};

}  // namespace breakeven::model
