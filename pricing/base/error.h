#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace breakeven {

/// What kind of thing went wrong; decides nothing but lets callers and tests tell cases apart.
enum class ErrorCode {
    NotFound,     ///< a file, id or price that was named does not exist
    Unreadable,   ///< exists, but cannot be read or written
    Malformed,    ///< not the format it claims to be (bad JSON, CSV, UTF-8, decimal)
    Invalid,      ///< well-formed, but a value is out of its range or contradicts another
    Unsupported,  ///< valid, but this version cannot do it
    Cancelled     ///< the user asked to stop
};

/// A failure that the outside world can cause: a bad file, a missing price, a wrong option.
/// Always says what happened, where (file and place in it), and what to do about it.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    std::string message;  ///< one sentence without a final full stop
    std::string where;    ///< file and place, such as `shop.breakeven:12:5` or `/alternatives/0/id`
    std::string remedy;   ///< what the user can do; may be empty only when nothing can be done

    /// One line: `where: message; remedy`.
    [[nodiscard]] std::string text() const
    {
        std::string line = where.empty() ? message : where + ": " + message;
        if (!remedy.empty()) {
            line += "; ";
            line += remedy;
        }
        return line;
    }
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failure side of a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string message,
                                                   std::string where = {}, std::string remedy = {})
{
    return tl::unexpected<Error>(
        Error{code, std::move(message), std::move(where), std::move(remedy)});
}

}  // namespace breakeven
