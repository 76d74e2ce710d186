#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Scenarios with constant times, whose results can be worked out by hand.
class CallTreeTest : public QObject {
    Q_OBJECT

private:
    static bool near(double actual, double expected, double tolerance = 1e-9)
    {
        return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
    }

private slots:
    void stepsRunInOrderAndParallelWithin()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        builder.station("api").service = constant(0.01);
        builder.station("slow").service = constant(0.2);
        builder.station("fast").service = constant(0.05);
        builder.call("clients", "api");
        builder.call("api", "slow");
        builder.call("api", "fast");
        builder.call("api", "fast").step = 2;
        const auto result = run(builder.build(), singleRun(100));
        // 10 ms own, then the longer of 200 and 50 ms, then 50 ms.
        QVERIFY(near(result.latency.mean.mean, 0.26));
        QVERIFY(near(result.latency.p99.mean, 0.26));
        QVERIFY(near(result.latency.maximum, 0.26));
        QVERIFY(near(stationOf(result, "fast").response.count, 198));
        QCOMPARE(result.errorRate.mean, 0.0);
    }
};

BREAKEVEN_TEST(calltree, CallTreeTest)
#include "tst_calltree.moc"
