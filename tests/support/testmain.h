#pragma once

#include <memory>

#include <QObject>
#include <QtTest>

namespace breakeven::tests {

using TestFactory = std::unique_ptr<QObject> (*)();

/// Makes a test class known to the executable's main under the name ctest calls it by.
struct Registration {
    Registration(const char* name, TestFactory factory);
};

}  // namespace breakeven::tests

/// Registers test class `Class` as `name` (the `x` of `tst_x.cpp`, unquoted).
#define BREAKEVEN_TEST(name, Class)                                    \
    static const breakeven::tests::Registration registrationOf##Class( \
        #name, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
