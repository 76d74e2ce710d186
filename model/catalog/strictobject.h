#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "pricing/base/error.h"

namespace breakeven::model {

/// Keeps the first thing that is wrong with a file; readers go on with defaults after it, so that
/// reading needs no check after each field.
class FirstError {
public:
    explicit FirstError(std::string file) : m_file(std::move(file)) {}

    void report(const std::string& pointer, std::string message, std::string remedy);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::string m_file;
    std::optional<Error> m_error;
};

/// Reads the fields of one JSON object and reports what is missing, of a wrong type or unknown,
/// each with its JSON pointer.
class StrictObject {
public:
    /// One element of an array, with its place.
    using Each = std::function<void(const nlohmann::json& value, const std::string& pointer)>;
    enum class Need { Required, Optional };

    StrictObject(const nlohmann::json& value, std::string pointer, FirstError& errors);

    [[nodiscard]] std::string text(const std::string& key, Need need = Need::Required);
    [[nodiscard]] double number(const std::string& key);
    [[nodiscard]] std::optional<double> optionalNumber(const std::string& key);
    [[nodiscard]] bool boolean(const std::string& key, bool fallback);
    void array(const std::string& key, Need need, const Each& each);
    /// Name and value of each member of an optional object.
    using EachMember = std::function<void(const std::string& name, const nlohmann::json& value,
                                          const std::string& pointer)>;
    void members(const std::string& key, const EachMember& each);
    /// The raw value, or null.
    [[nodiscard]] const nlohmann::json* any(const std::string& key, Need need);
    /// Reports the fields that were never asked for. Call it last.
    void finish();

    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] std::string pointerTo(const std::string& key) const;
    void report(const std::string& key, std::string message, std::string remedy);

private:
    const nlohmann::json* m_value = nullptr;
    std::string m_pointer;
    FirstError& m_errors;
    std::set<std::string> m_asked;
};

}  // namespace breakeven::model
