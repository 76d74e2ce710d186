#include "pricing/lists/listfile.h"

#include <system_error>

#include <openssl/evp.h>

namespace breakeven::pricing {

namespace {

/// Far above any attribute or description of a vendor's list.
constexpr std::size_t mostValueBytes = 1U << 20U;

Result<std::uint64_t> sizeOf(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return failure(ErrorCode::NotFound, "there is no such file", file.string(),
                       "check the path");
    }
    if (!std::filesystem::is_regular_file(status)) {
        return failure(ErrorCode::Unreadable, "this is not a file", file.string(),
                       "name a downloaded price list");
    }
    const auto size = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::Unreadable, "the file cannot be read", file.string(),
                       "check its permissions");
    }
    return size;
}

/// What the first bytes say about an encoding that cannot be read, or nothing.
const char* foreignEncoding(std::string_view start)
{
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        return "the file is in UTF-16";
    }
    if (start.starts_with("\x1F\x8B") || start.starts_with("PK\x03\x04") ||
        start.starts_with("BZh")) {
        return "the file is compressed";
    }
    return nullptr;
}

}  // namespace

struct ListFile::Hash {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
    Hash() { EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr); }
};

ListFile::ListFile() = default;
ListFile::ListFile(ListFile&&) noexcept = default;
ListFile& ListFile::operator=(ListFile&&) noexcept = default;
ListFile::~ListFile() = default;

Result<ListFile> ListFile::open(const std::filesystem::path& file, ListProgress progress)
{
    const auto size = sizeOf(file);
    if (!size) {
        return tl::unexpected(size.error());
    }
    if (*size == 0) {
        return failure(ErrorCode::Malformed, "the file is empty", file.string(),
                       "download it again");
    }
    ListFile list;
    list.m_path = file;
    list.m_size = *size;
    list.m_progress = std::move(progress);
    list.m_stream.reset(std::fopen(file.c_str(), "rb"));
    if (!list.m_stream) {
        return failure(ErrorCode::Unreadable, "the file cannot be read", file.string(),
                       "check its permissions");
    }
    // The pieces are the buffer; a second one in the library would only be copied from.
    std::setvbuf(list.m_stream.get(), nullptr, _IONBF, 0);
    list.m_hash = std::make_unique<Hash>();
    list.m_buffer = std::make_unique<std::array<char, 65536>>();
    return list;
}

std::string_view ListFile::next()
{
    m_linesBefore += static_cast<std::size_t>(std::ranges::count(m_piece, '\n'));
    m_piece = {};
    if (m_error) {
        return {};
    }
    if (m_progress && !m_progress(static_cast<double>(m_read) / static_cast<double>(m_size))) {
        fail(ErrorCode::Cancelled, "the import was stopped", "nothing was changed");
        return {};
    }
    const bool first = m_read == 0;
    const std::string_view piece(m_buffer->data(), fill());
    if (!accepts(piece)) {
        return {};
    }
    m_piece = first && piece.starts_with("\xEF\xBB\xBF") ? piece.substr(3) : piece;
    return m_piece;
}

std::size_t ListFile::fill()
{
    const std::size_t count = std::fread(m_buffer->data(), 1, m_buffer->size(), m_stream.get());
    if (std::ferror(m_stream.get()) != 0) {
        fail(ErrorCode::Unreadable, "the file cannot be read further", "check the disk");
        return 0;
    }
    EVP_DigestUpdate(m_hash->context.get(), m_buffer->data(), count);
    m_read += count;
    m_sinceAdvance += count;
    return count;
}

bool ListFile::accepts(std::string_view piece)
{
    const char* foreign = m_read == piece.size() ? foreignEncoding(piece) : nullptr;
    if (foreign != nullptr) {
        fail(ErrorCode::Malformed, foreign, "save it as plain UTF-8");
    } else if (piece.find('\0') != std::string_view::npos) {
        m_piece = piece;
        fail(ErrorCode::Malformed, "the file holds a NUL byte, so it is not text",
             "download it again", piece.find('\0'));
    } else if (m_sinceAdvance > mostValueBytes + piece.size()) {
        fail(ErrorCode::Invalid, "a single value is longer than 1 MiB",
             "this is no vendor's price list");
    }
    return !m_error;
}

void ListFile::fail(ErrorCode code, std::string message, std::string remedy, std::size_t offset)
{
    if (!m_error) {
        m_error = Error{code, std::move(message), place(offset), std::move(remedy)};
    }
}

std::size_t ListFile::line(std::size_t offset) const
{
    return 1 + m_linesBefore +
           static_cast<std::size_t>(std::ranges::count(m_piece.substr(0, offset), '\n'));
}

std::string ListFile::place(std::size_t offset) const
{
    return fmt::format("{}:{}", m_path.string(), line(offset));
}

std::string ListFile::checksum() const
{
    // A copy, so that reading may go on.
    const Hash copy;
    EVP_MD_CTX_copy_ex(copy.context.get(), m_hash->context.get());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(copy.context.get(), digest.data(), &size);
    std::string hex;
    for (unsigned int index = 0; index < size; ++index) {
        hex += fmt::format("{:02x}", digest[index]);
    }
    return hex;
}

}  // namespace breakeven::pricing
