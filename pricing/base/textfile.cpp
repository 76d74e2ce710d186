#include "pricing/base/textfile.h"

#include <fstream>
#include <system_error>

namespace breakeven {

namespace {

constexpr bool isBetween(unsigned char byte, unsigned char low, unsigned char high)
{
    return byte >= low && byte <= high;
}

/// Length of the well-formed sequence at the start of `text`, or 0 (Unicode standard, table 3-7).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t index) {
        return static_cast<unsigned char>(index < text.size() ? text[index] : '\0');
    };
    const auto continues = [&](std::size_t index) { return isBetween(byte(index), 0x80, 0xBF); };
    const unsigned char lead = byte(0);
    if (isBetween(lead, 0x01, 0x7F)) {
        return 1;
    }
    if (isBetween(lead, 0xC2, 0xDF)) {
        return continues(1) ? 2 : 0;
    }
    if (isBetween(lead, 0xE0, 0xEF)) {
        const bool second =
            isBetween(byte(1), lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        return second && continues(2) ? 3 : 0;
    }
    if (isBetween(lead, 0xF0, 0xF4)) {
        const bool second =
            isBetween(byte(1), lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
        return second && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

Result<std::string> readTextFile(const std::filesystem::path& file, std::size_t mostBytes)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return failure(ErrorCode::NotFound, "there is no such file", file.string(),
                       "check the path");
    }
    if (std::filesystem::is_directory(status)) {
        return failure(ErrorCode::Unreadable, "this is a folder", file.string(), "name a file");
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    std::array<char, 65536> chunk;
    while (text.size() <= mostBytes && stream.read(chunk.data(), chunk.size()).gcount() > 0) {
        text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.is_open() || stream.bad()) {
        return failure(ErrorCode::Unreadable, "the file cannot be read", file.string(),
                       "check its permissions");
    }
    if (text.size() > mostBytes) {
        return failure(ErrorCode::Invalid,
                       fmt::format("the file is larger than {} MiB", mostBytes >> 20U),
                       file.string(), "split it");
    }
    return text;
}

std::optional<std::size_t> firstMalformedUtf8(std::string_view text)
{
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::size_t length = sequenceLength(text.substr(offset));
        if (length == 0) {
            return offset;
        }
        offset += length;
    }
    return std::nullopt;
}

std::size_t lineOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

}  // namespace breakeven
