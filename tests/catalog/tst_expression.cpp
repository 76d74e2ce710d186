#include "model/catalog/expression.h"

#include <cmath>
#include <thread>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

class ExpressionTest : public QObject {
    Q_OBJECT

private slots:
    void evaluates_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* expression, double expected) {
            QTest::newRow(expression) << QString::fromLatin1(expression) << expected;
        };
        row("1 + 2 * 3 ^ 2", 19);
        row("x > 2 ? 10 : 20", 10);
        row("x < 2 ? 10 : 20", 20);
        row("x >= 3 && x <= 3 || 0", 1);
        row("x == 3", 1);
        row("x != 3", 0);
        row("min(4, x, 9)", 3);
        row("max(4, x)", 4);
        row("abs(-x)", 3);
        row("sqrt(x * 3)", 3);
        row("ln(exp(x))", 3);
        row("ceil(3 * 0.1 / 0.1)", 3);
        row("ceil(1 + 1e-8)", 2);
        row("ceil(1 + 1e-12)", 1);
        row("ceil(1e-15)", 1);
        row("ceil(-1.5)", -1);
        row("ceil(0)", 0);
        row("floor(2.9999999999999)", 3);
        row("floor(2.9999)", 2);
        row("floor(-1.5)", -2);
        row("round(2.5)", 3);
        row("ceil_to(101, 64)", 128);
        row("ceil_to(128, 64)", 128);
        row("ceil_to(0.3, 0.1)", 0.3);
        row("started(0, 64, 1)", 1);
        row("started(64, 64, 0)", 1);
        row("started(65, 64, 0)", 2);
        // Sums of three million terms.
        row("started(10, 64, 1)", 1.0043740776477856);
        row("started(64, 64, 1)", 1.527306105934527);
        row("started(x, 1, 0.5)", 3.501046926892133);
    }
    void evaluates()
    {
        QFETCH(QString, expression);
        QFETCH(double, expected);
        const auto value = evaluate(expression.toStdString(), {{"x", 3}, {"unused", 1}});
        QVERIFY2(value.has_value(), value ? "" : value.error().text().c_str());
        QVERIFY2(std::abs(*value - expected) < 1e-12, std::to_string(*value).c_str());
    }

    /// Beyond some hundred units the sum is an integral, which is that of half a unit more.
    void manyUnitsAreBegunByTheirMean()
    {
        const auto units = [](const char* expression) { return evaluate(expression, {}).value(); };
        QVERIFY(std::abs(units("started(10000, 64, 2)") / 156.7499944709404 - 1) < 1e-6);
        QVERIFY(std::abs(units("started(1000000, 1, 1)") / 1'000'000.5 - 1) < 1e-9);
        QVERIFY(units("started(64, 64, 10)") < 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("code");
        const auto row = [](const char* expression, ErrorCode code) {
            QTest::newRow(expression) << QString::fromLatin1(expression) << static_cast<int>(code);
        };
        row("", ErrorCode::Malformed);
        row("1 +", ErrorCode::Malformed);
        row("(x", ErrorCode::Malformed);
        row("x, 2", ErrorCode::Malformed);
        row("x = 4", ErrorCode::Malformed);
        row("nobody + 1", ErrorCode::Malformed);
        row("sin(x)", ErrorCode::Malformed);
        row("\"text\"", ErrorCode::Malformed);
        row("x / 0", ErrorCode::Invalid);
        row("0 / 0", ErrorCode::Invalid);
        row("ln(0)", ErrorCode::Invalid);
        row("sqrt(-1)", ErrorCode::Invalid);
        row("ceil_to(x, 0)", ErrorCode::Invalid);
        row("started(x, 0, 1)", ErrorCode::Invalid);
        row("started(x, 1, -1)", ErrorCode::Invalid);
    }
    void refuses()
    {
        QFETCH(QString, expression);
        QFETCH(int, code);
        const auto value = evaluate(expression.toStdString(), {{"x", 3}});
        QVERIFY(!value.has_value());
        QCOMPARE(static_cast<int>(value.error().code), code);
        QVERIFY(!value.error().message.empty() && !value.error().remedy.empty());
    }

    void namesWhatItUses()
    {
        QCOMPARE(namesIn("b * ceil(a / 4) + b > 0 ? c : 1").value(),
                 (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(namesIn("1 + 1").value(), std::vector<std::string>{});
        QVERIFY(!namesIn("1 +").has_value());
    }

    void remembersNothingBetweenCalls()
    {
        QCOMPARE(evaluate("x * 2", {{"x", 1}}).value(), 2.0);
        QCOMPARE(evaluate("x * 2", {{"x", 5}}).value(), 10.0);
        QVERIFY(!evaluate("x * 2", {}).has_value());
    }

    void servesSeveralThreads()
    {
        std::vector<double> sums(4, 0.0);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < sums.size(); ++t) {
            threads.emplace_back([t, &sums] {
                for (int i = 0; i < 2000; ++i) {
                    const Variables variables{{"i", i}, {"t", static_cast<double>(t)}};
                    sums[t] += evaluate("i * t", variables).value();
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(sums, (std::vector{0.0, 1999000.0, 3998000.0, 5997000.0}));
    }
};

BREAKEVEN_TEST(expression, ExpressionTest)
#include "tst_expression.moc"
