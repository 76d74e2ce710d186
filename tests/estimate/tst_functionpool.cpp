#include "model/estimate/functionpool.h"

#include <cmath>

#include "tests/support/testmain.h"

using namespace breakeven::model;

/// Long reference simulations of a keep-alive pool (Poisson arrivals, exponential service, newest
/// idle instance first); their own 95 % half widths are below 2 % of each value.
class FunctionPoolTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithLongSimulations_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("keepAlive");
        QTest::addColumn<double>("coldShare");
        QTest::addColumn<double>("instances");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("0.9/s, 600 s") << 0.9 << 600.0 << 0.0013285 << 7.69216 << 0.02;
        QTest::newRow("0.1/s, 600 s") << 0.1 << 600.0 << 0.00710713 << 2.64946 << 0.02;
        QTest::newRow("5/s, 600 s") << 5.0 << 600.0 << 0.000438842 << 22.4979 << 0.02;
        // A keep-alive of few service times is where the exponential tail is weakest.
        QTest::newRow("0.9/s, 10 s") << 0.9 << 10.0 << 0.0993219 << 4.27481 << 0.1;
    }

    void agreesWithLongSimulations()
    {
        QFETCH(double, rate);
        QFETCH(double, keepAlive);
        QFETCH(double, coldShare);
        QFETCH(double, instances);
        QFETCH(double, tolerance);
        const auto estimate = estimateFunctionPool(
            {.arrivalRate = rate, .holdingTime = 1.991, .keepAlive = keepAlive});
        QVERIFY2(std::abs(estimate.coldShare / coldShare - 1) < tolerance,
                 qPrintable(QString::number(estimate.coldShare)));
        QVERIFY2(std::abs(estimate.instances / instances - 1) < tolerance,
                 qPrintable(QString::number(estimate.instances)));
    }

    void provisionedInstancesAreNeverCold()
    {
        FunctionPoolLoad load{.arrivalRate = 0.001, .holdingTime = 0.1, .keepAlive = 60};
        QVERIFY(estimateFunctionPool(load).coldShare > 0.9);
        load.provisioned = 1;
        QVERIFY(estimateFunctionPool(load).coldShare < 0.001);
        QVERIFY(estimateFunctionPool(load).instances >= 1);
    }

    void noLoadKeepsOnlyWhatIsProvisioned()
    {
        QCOMPARE(estimateFunctionPool({.provisioned = 3}).instances, 3.0);
        QCOMPARE(estimateFunctionPool({}).coldShare, 0.0);
    }

    void largeLoadsStayFinite()
    {
        const auto estimate =
            estimateFunctionPool({.arrivalRate = 100'000, .holdingTime = 1, .keepAlive = 600});
        QVERIFY(std::isfinite(estimate.coldShare));
        QVERIFY(estimate.instances > 100'000);
        QVERIFY(estimate.instances < 105'000);
    }

    /// A sweep meets loads at which whatever the function waits for has long been overrun.
    void absurdLoadsTakeNoTime()
    {
        const auto estimate = estimateFunctionPool(
            {.arrivalRate = 1e10, .holdingTime = 1e6, .keepAlive = 600, .instanceConcurrency = 10});
        QCOMPARE(estimate.coldShare, 0.0);
        QCOMPARE(estimate.instances, 1e15);
    }
};

BREAKEVEN_TEST(functionpool, FunctionPoolTest)
#include "tst_functionpool.moc"
