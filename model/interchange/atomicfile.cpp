#include "model/interchange/atomicfile.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace breakeven::model {

namespace {

namespace fs = std::filesystem;

std::string reason(int code)
{
    return std::generic_category().message(code);
}

/// A file beside the target that disappears again unless it is renamed over it.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) : m_name(target.string() + ".XXXXXX")
    {
        m_descriptor = ::mkostemp(m_name.data(), O_CLOEXEC);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        close();
        if (m_descriptor != -1 && !m_renamed) {
            ::unlink(m_name.c_str());
        }
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor != -1; }

    [[nodiscard]] bool write(std::string_view content)
    {
        while (!content.empty()) {
            const ssize_t written = ::write(m_descriptor, content.data(), content.size());
            if (written < 0 && errno != EINTR) {
                return false;
            }
            content.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return true;
    }

    [[nodiscard]] bool finish(mode_t mode)
    {
        return ::fchmod(m_descriptor, mode) == 0 && ::fsync(m_descriptor) == 0 && close();
    }

    [[nodiscard]] bool renameTo(const fs::path& target)
    {
        m_renamed = ::rename(m_name.c_str(), target.c_str()) == 0;
        return m_renamed;
    }

private:
    bool close()
    {
        const bool wasOpen = m_open && m_descriptor != -1;
        m_open = false;
        return !wasOpen || ::close(m_descriptor) == 0;
    }

    std::string m_name;
    int m_descriptor = -1;
    bool m_open = true;
    bool m_renamed = false;
};

/// The existing file's permissions, or what a new file of this user gets.
mode_t modeFor(const fs::path& target)
{
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0) {
        return status.st_mode & 07777;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// Makes the rename itself durable; a file system that cannot is no reason to fail.
void flushFolder(const fs::path& folder)
{
    const int descriptor =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor != -1) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// Where the bytes go: through symbolic links, so that a link stays a link.
fs::path resolved(const fs::path& file)
{
    std::error_code ignored;
    const fs::path target = fs::weakly_canonical(file, ignored);
    return target.empty() ? file : target;
}

tl::unexpected<Error> cannotWrite(const fs::path& file, int code)
{
    return failure(ErrorCode::Unreadable, "cannot be written: " + reason(code), file.string(),
                   "check that the folder exists, is writable and has room");
}

}  // namespace

Result<void> writeFileAtomically(const fs::path& file, std::string_view content)
{
    const fs::path target = resolved(file);
    std::error_code ignored;
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
        return failure(ErrorCode::Unreadable, "is not a regular file", file.string(),
                       "choose another name");
    }
    TemporaryFile temporary(target);
    if (!temporary.isOpen() || !temporary.write(content) || !temporary.finish(modeFor(target)) ||
        !temporary.renameTo(target)) {
        return cannotWrite(file, errno);
    }
    flushFolder(target.parent_path());
    return {};
}

Result<std::string> readWholeFile(const fs::path& file, std::size_t maximum)
{
    std::error_code status;
    if (!fs::exists(file, status)) {
        return failure(ErrorCode::NotFound, "there is no such file", file.string(),
                       "check the name");
    }
    // A pipe or device could block for ever; a folder cannot be read at all.
    if (!fs::is_regular_file(file, status)) {
        return failure(ErrorCode::Unreadable, "is not a regular file", file.string(),
                       "name a project file");
    }
    if (fs::file_size(file, status) > maximum) {
        return failure(ErrorCode::Unsupported,
                       fmt::format("the file is larger than {} MiB", maximum >> 20), file.string(),
                       "check that it is the file you mean");
    }
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.good() && !stream.eof()) {
        return failure(ErrorCode::Unreadable, "cannot be read: " + reason(errno), file.string(),
                       "check its permissions");
    }
    return content;
}

}  // namespace breakeven::model
