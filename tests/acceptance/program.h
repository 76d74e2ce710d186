#pragma once

#include <string>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>

namespace breakeven::tests {

/// What a run of the built program left behind.
struct Run {
    int exitCode = -1;  ///< -1: it crashed or did not end
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] nlohmann::json json() const;
    /// One line on standard error and nothing on standard output, exit code 1.
    [[nodiscard]] bool failedInOneLine() const;
};

/// Runs `breakeven` without a display. `userData` is the folder of the user's own files
/// (XDG_DATA_HOME); without one there is none, so that nothing depends on who runs the tests.
[[nodiscard]] Run runProgram(const QStringList& arguments, int timeoutSeconds = 120,
                             const QString& userData = {});

[[nodiscard]] QString exampleFile(const QString& name);
[[nodiscard]] QString testData(const QString& name);

}  // namespace breakeven::tests
