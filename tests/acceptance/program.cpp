#include "tests/acceptance/program.h"

#include <QProcess>

namespace breakeven::tests {

nlohmann::json Run::json() const
{
    return nlohmann::json::parse(output.toStdString(), nullptr, false);
}

bool Run::failedInOneLine() const
{
    return exitCode == 1 && output.isEmpty() && errors.count('\n') == 1 && errors.endsWith('\n');
}

Run runProgram(const QStringList& arguments, int timeoutSeconds, const QString& userData)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        environment.remove(QString::fromLatin1(name));
    }
    const QString own =
        userData.isEmpty() ? QStringLiteral("/nonexistent/breakeven-tests") : userData;
    environment.insert(QStringLiteral("XDG_DATA_HOME"), own);
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), own + QStringLiteral("/cache"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(BREAKEVEN_EXECUTABLE), arguments, QIODevice::ReadOnly);
    Run run;
    if (process.waitForFinished(timeoutSeconds * 1000) &&
        process.exitStatus() == QProcess::NormalExit) {
        run.exitCode = process.exitCode();
    }
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

QString exampleFile(const QString& name)
{
    return QStringLiteral(BREAKEVEN_SHARE_DIR "/examples/") + name;
}

QString testData(const QString& name)
{
    return QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/data/") + name;
}

}  // namespace breakeven::tests
