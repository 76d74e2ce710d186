#include "tests/support/testmain.h"

#include <cstdio>
#include <map>
#include <string>

#include <QApplication>

namespace breakeven::tests {

namespace {

std::map<std::string, TestFactory>& registry()
{
    static std::map<std::string, TestFactory> factories;
    return factories;
}

}  // namespace

Registration::Registration(const char* name, TestFactory factory)
{
    registry().emplace(name, factory);
}

}  // namespace breakeven::tests

/// `test_x [CLASS [QTest options]]`: runs the named test class, or all of them.
int main(int argc, char** argv)
{
    using namespace breakeven::tests;
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const bool named = arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'));
    const std::string wanted = named ? arguments.takeAt(1).toStdString() : std::string();
    if (named && !registry().contains(wanted)) {
        std::fprintf(stderr, "no test class is registered as '%s'\n", wanted.c_str());
        return 2;
    }
    int failures = 0;
    for (const auto& [name, factory] : registry()) {
        if (!named || name == wanted) {
            const auto test = factory();
            failures += QTest::qExec(test.get(), arguments);
        }
    }
    return failures;
}
