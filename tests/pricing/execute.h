#pragma once

#include <string>

#include <sqlite3.h>
#include <QtTest>

namespace breakeven::tests {

/// Runs a statement on a database file behind the program's back.
inline void execute(const std::string& file, const char* sql)
{
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

}  // namespace breakeven::tests
