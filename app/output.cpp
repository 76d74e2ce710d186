#include "app/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace breakeven::app {

Result<void> print(std::string_view text)
{
    errno = 0;
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) {
        return failure(ErrorCode::Unreadable,
                       "cannot be written: " + std::generic_category().message(errno),
                       "standard output", "check where the output goes");
    }
    return {};
}

Result<void> printJson(const nlohmann::json& document)
{
    return print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void printError(const Error& error)
{
    std::string line = error.text();
    // A message may quote a file; whatever it holds must not break the line or move the cursor.
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    std::fprintf(stderr, "breakeven: %s\n", line.c_str());
}

}  // namespace breakeven::app
