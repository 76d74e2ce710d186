#include "pricing/book/sqlite.h"

namespace breakeven::pricing::sqlite {

namespace {

/// What a user can do about a result code.
std::string remedyFor(int code)
{
    switch (code & 0xff) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_ERROR:
            return "build or install the price book again";
        case SQLITE_FULL:
            return "free space on the disk";
        default:
            return "check the file's permissions";
    }
}

ErrorCode codeFor(int code)
{
    switch (code & 0xff) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_ERROR:
            return ErrorCode::Malformed;
        default:
            return ErrorCode::Unreadable;
    }
}

}  // namespace

Database::Database(Handle handle, std::filesystem::path file)
    : m_handle(std::move(handle)), m_file(std::move(file))
{
}

Result<Database> Database::open(const std::filesystem::path& file, int flags)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Database database(Handle(raw), file);
    if (raw == nullptr) {
        return failure(ErrorCode::Unreadable, "no memory to open the price book", file.string(),
                       "close other programs");
    }
    if (code != SQLITE_OK) {
        return tl::unexpected(database.error());
    }
    return database;
}

Result<Database> Database::openReadOnly(const std::filesystem::path& file)
{
    return open(file, SQLITE_OPEN_READONLY);
}

Result<Database> Database::create(const std::filesystem::path& file)
{
    return open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Result<Database> Database::openExisting(const std::filesystem::path& file)
{
    return open(file, SQLITE_OPEN_READWRITE);
}

Error Database::error() const
{
    const int code = sqlite3_extended_errcode(handle());
    return {codeFor(code),
            fmt::format("the price book cannot be used: {}", sqlite3_errmsg(handle())),
            m_file.string(), remedyFor(code)};
}

Result<void> Database::run(const std::string& sql) const
{
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return tl::unexpected(error());
    }
    return {};
}

Result<std::string> Database::ask(const std::string& sql) const
{
    auto statement = Statement::prepare(*this, sql);
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    const auto found = statement->next();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? statement->text(0) : std::string();
}

Result<void> Database::close()
{
    if (sqlite3_close(handle()) != SQLITE_OK) {
        return tl::unexpected(error());
    }
    (void)m_handle.release();
    return {};
}

Statement::Statement(const Database& database, Handle handle)
    : m_database(&database), m_handle(std::move(handle))
{
}

Result<Statement> Statement::prepare(const Database& database, const std::string& sql)
{
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &raw, nullptr) != SQLITE_OK) {
        return tl::unexpected(database.error());
    }
    return Statement(database, Handle(raw));
}

void Statement::bind(std::initializer_list<std::optional<std::string_view>> values)
{
    int index = 0;
    for (const auto& value : values) {
        ++index;
        if (value) {
            sqlite3_bind_text(m_handle.get(), index, value->data(), static_cast<int>(value->size()),
                              SQLITE_TRANSIENT);
        } else {
            sqlite3_bind_null(m_handle.get(), index);
        }
    }
}

Result<void> Statement::run()
{
    if (sqlite3_step(m_handle.get()) != SQLITE_DONE) {
        return tl::unexpected(m_database->error());
    }
    sqlite3_reset(m_handle.get());
    return {};
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(m_handle.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return tl::unexpected(m_database->error());
    }
    return code == SQLITE_ROW;
}

std::string Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(m_handle.get(), column);
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return bytes == nullptr
               ? std::string()
               : std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

double Statement::number(int column) const
{
    return sqlite3_column_double(m_handle.get(), column);
}

std::int64_t Statement::whole(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

}  // namespace breakeven::pricing::sqlite
