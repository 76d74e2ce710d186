#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Function instances, with constant times.
class FunctionsTest : public QObject {
    Q_OBJECT

private:
    static ModelBuilder function(double rate, double service, double init)
    {
        ModelBuilder builder = singleStation(rate, constant(service), 0, ArrivalProcess::Constant);
        StationSpec& spec = builder.find("server");
        spec.behaviour = Behaviour::Function;
        spec.init = constant(init);
        return builder;
    }

    static const StationFlow& flowOf(const SimulationResult& result)
    {
        return result.flows.stations[indexOf(result, "server")];
    }

private slots:
    void theFirstCallIsCold()
    {
        const auto result = run(function(1, 0.1, 0.5).build(), singleRun(100));
        QVERIFY(near(inRun(flowOf(result).coldStarts, 100), 1));
        QVERIFY(near(inRun(flowOf(result).initSeconds, 100), 0.5));
        QVERIFY(near(result.latency.maximum, 0.6));
        QVERIFY(near(result.latency.mean.mean, (0.6 + 98 * 0.1) / 99));
        QVERIFY(near(stationOf(result, "server").instances.mean, 0.99));
        QVERIFY(near(inRun(flowOf(result).instanceSeconds, 100), 99));
    }

    void idleInstancesExpire_data()
    {
        QTest::addColumn<double>("keepAlive");
        QTest::addColumn<double>("coldStarts");
        QTest::addColumn<double>("instances");
        // Arrivals every 10 s; init and service take 1 s.
        QTest::addRow("before the next call") << 5.0 << 99.0 << 0.6 * 0.99;
        QTest::addRow("never") << 15.0 << 1.0 << 0.99;
        QTest::addRow("at once") << 0.0 << 99.0 << 0.1 * 0.99;
    }

    void idleInstancesExpire()
    {
        QFETCH(double, keepAlive);
        QFETCH(double, coldStarts);
        QFETCH(double, instances);
        ModelBuilder builder = function(0.1, 0.5, 0.5);
        builder.find("server").keepAlive = keepAlive;
        const auto result = run(builder.build(), singleRun(1000));
        QVERIFY(near(inRun(flowOf(result).coldStarts, 1000), coldStarts));
        QVERIFY(near(stationOf(result, "server").instances.mean, instances, 0.01));
    }

    void callsBeyondTheConcurrencyAreThrottled()
    {
        ModelBuilder builder = function(1, 1.5, 0);
        builder.find("server").maxConcurrency = 1;
        const auto result = run(builder.build(), singleRun(101));
        QVERIFY(near(inRun(flowOf(result).requests, 101), 50));
        QVERIFY(near(inRun(flowOf(result).throttled, 101), 50));
        QVERIFY(near(stationOf(result, "server").refusedShare.mean, 0.5));
    }

    void newInstancesComeAtTheScalingRate()
    {
        // As AWS Lambda's rule: 10 at once and 1 a second more, while no instance comes free.
        ModelBuilder builder = function(100, 1000, 0);
        builder.find("server").scaleRate = 1;
        builder.find("server").scaleBurst = 10;
        const auto result = run(builder.build(), singleRun(50));
        QVERIFY(std::abs(inRun(flowOf(result).requests, 50) - 59.5) <= 1);
    }

    void provisionedInstancesAreWarmFromTheStart()
    {
        ModelBuilder builder = function(1, 0.5, 3);
        builder.find("server").provisioned = 2;
        const auto result = run(builder.build(), singleRun(100));
        QCOMPARE(flowOf(result).coldStarts, 0.0);
        QVERIFY(near(stationOf(result, "server").instances.mean, 2));
        QVERIFY(near(result.latency.maximum, 0.5));
    }

    void instancesCanServeSeveralCalls()
    {
        // At most nine of ten calls a second overlap, also after the initialisation.
        ModelBuilder builder = function(10, 0.6, 0.3);
        builder.find("server").instanceConcurrency = 10;
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(inRun(flowOf(result).coldStarts, 100), 1));
        // Those that came during the initialisation waited for its end.
        QVERIFY(near(result.latency.maximum, 0.9));
        QVERIFY(near(stationOf(result, "server").wait.mean, (0.3 + 0.2 + 0.1) / 999));
    }

    void timeLimitCountsFromTheStartOfTheExecution()
    {
        ModelBuilder builder = function(0.1, 10, 2);
        builder.find("server").timeLimit = 1;
        const auto result = run(builder.build(), singleRun(99));
        QCOMPARE(result.errorRate.mean, 1.0);
        QVERIFY(near(stationOf(result, "server").response.maximum, 3));
        // Nine executions of 1 s, and one initialisation.
        QVERIFY(near(inRun(flowOf(result).billedSeconds, 99), 9 + 2));
        QVERIFY(near(inRun(flowOf(result).busySeconds, 99), 9 + 2));
    }

    void billingRoundsEachCallUp_data()
    {
        QTest::addColumn<bool>("billsInit");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("billed");
        // 99 calls of 0.13 s, the first with 0.5 s of initialisation; quantum 0.1 s.
        QTest::addRow("with init") << true << 0.0 << 0.7 + 98 * 0.2;
        QTest::addRow("without init") << false << 0.0 << 99 * 0.2;
        QTest::addRow("with minimum") << true << 0.5 << 0.7 + 98 * 0.5;
    }

    void billingRoundsEachCallUp()
    {
        QFETCH(bool, billsInit);
        QFETCH(double, minimum);
        QFETCH(double, billed);
        ModelBuilder builder = function(1, 0.13, 0.5);
        builder.find("server").billsInit = billsInit;
        builder.find("server").billingQuantum = 0.1;
        builder.find("server").billingMinimum = minimum;
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(inRun(flowOf(result).billedSeconds, 100), billed));
    }

    void waitingForOthersIsBilled()
    {
        ModelBuilder builder = function(1, 0.1, 0);
        builder.station("table").service = constant(0.3);
        builder.call("server", "table");
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(inRun(flowOf(result).billedSeconds, 100), 99 * 0.4));
    }
};

BREAKEVEN_TEST(functions, FunctionsTest)
#include "tst_functions.moc"
