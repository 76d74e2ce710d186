#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pricing/base/error.h"

namespace breakeven::pricing {

/// Called while a list is read, with the share done (0 to 1); false stops the reading.
using ListProgress = std::function<bool(double share)>;

/// A vendor's price list as a stream of bytes: read once from front to end in small pieces, however
/// large it is, with its SHA-256. The first thing that goes wrong is kept in `error` and ends the
/// stream.
class ListFile {
public:
    /// NotFound, Unreadable (a folder, no permission), Malformed (empty, UTF-16, compressed).
    [[nodiscard]] static Result<ListFile> open(const std::filesystem::path& file,
                                               ListProgress progress = {});
    ListFile(ListFile&&) noexcept;
    ListFile& operator=(ListFile&&) noexcept;
    ~ListFile();

    /// The next piece of the file, valid until the next call; empty at its end or after an error.
    /// A byte order mark of UTF-8 is left out.
    [[nodiscard]] std::string_view next();
    /// Says that the reader got somewhere: pieces without that add up to one value, which is
    /// refused beyond 1 MiB.
    void advanced() { m_sinceAdvance = 0; }

    /// Keeps the first error; its place is the file and the line of the byte at `offset` of the
    /// piece last read.
    void fail(ErrorCode code, std::string message, std::string remedy, std::size_t offset = 0);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// `offer.json:12`, the line of the byte at `offset` of the piece last read.
    [[nodiscard]] std::string place(std::size_t offset = 0) const;
    [[nodiscard]] std::size_t line(std::size_t offset = 0) const;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// SHA-256 of what was read so far, as 64 hexadecimal digits.
    [[nodiscard]] std::string checksum() const;

private:
    struct Hash;
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    ListFile();
    [[nodiscard]] std::size_t fill();
    [[nodiscard]] bool accepts(std::string_view piece);

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_stream;
    std::unique_ptr<Hash> m_hash;
    ListProgress m_progress;
    std::uint64_t m_size = 0;
    std::uint64_t m_read = 0;
    std::size_t m_linesBefore = 0;
    std::size_t m_sinceAdvance = 0;
    std::unique_ptr<std::array<char, 65536>> m_buffer;
    std::string_view m_piece;
    std::optional<Error> m_error;
};

}  // namespace breakeven::pricing
