#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "pricing/base/error.h"

namespace breakeven::pricing::sqlite {

/// The layout of a price book file; a file of another version is refused.
inline constexpr int schemaVersion = 3;
/// Stands in the file's header and tells a price book from any other SQLite file ("BEPB").
inline constexpr int applicationId = 0x42455042;

/// An open database. SQLite's own messages become Errors at the call.
class Database {
public:
    [[nodiscard]] static Result<Database> openReadOnly(const std::filesystem::path& file);
    [[nodiscard]] static Result<Database> create(const std::filesystem::path& file);
    /// An existing file, which may be written to.
    [[nodiscard]] static Result<Database> openExisting(const std::filesystem::path& file);

    /// Runs statements that give no rows.
    [[nodiscard]] Result<void> run(const std::string& sql) const;
    /// The first column of the first row, as text.
    [[nodiscard]] Result<std::string> ask(const std::string& sql) const;
    /// Closes the file and says whether that worked.
    [[nodiscard]] Result<void> close();

    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }
    [[nodiscard]] Error error() const;

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    using Handle = std::unique_ptr<sqlite3, Close>;
    Database(Handle handle, std::filesystem::path file);
    static Result<Database> open(const std::filesystem::path& file, int flags);

    Handle m_handle;
    std::filesystem::path m_file;
};

/// A prepared statement.
class Statement {
public:
    [[nodiscard]] static Result<Statement> prepare(const Database& database,
                                                   const std::string& sql);
    /// Binds texts to the parameters from the first on; nothing becomes NULL.
    void bind(std::initializer_list<std::optional<std::string_view>> values);
    /// Runs a statement that gives no row, and makes it ready to be bound again.
    [[nodiscard]] Result<void> run();
    /// Goes to the next row; false after the last.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] double number(int column) const;
    [[nodiscard]] std::int64_t whole(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Handle = std::unique_ptr<sqlite3_stmt, Finalize>;
    Statement(const Database& database, Handle handle);

    const Database* m_database;
    Handle m_handle;
};

}  // namespace breakeven::pricing::sqlite
