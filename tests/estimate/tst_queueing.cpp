#include "model/estimate/queueing.h"

#include <cmath>

#include "tests/support/testmain.h"

using namespace breakeven::model;

namespace {

bool near(double actual, double expected, double relative = 1e-6)
{
    return std::abs(actual - expected) <= relative * std::max(1e-12, std::abs(expected));
}

}  // namespace

/// Published values of queueing theory; the same that the simulation is checked against.
class QueueingTest : public QObject {
    Q_OBJECT

private slots:
    void erlangC_data()
    {
        QTest::addColumn<double>("load");
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("waits");
        QTest::addColumn<double>("meanWait");
        QTest::newRow("1 server at 0.8") << 0.8 << 1 << 0.8 << 4.0;
        QTest::newRow("2 servers at 0.8") << 1.6 << 2 << 0.7111111111 << 1.777777778;
        QTest::newRow("10 servers at 0.8") << 8.0 << 10 << 0.4091801508 << 0.2045900754;
        QTest::newRow("100 servers at 0.8") << 80.0 << 100 << 0.01964642663 << 0.0009823213317;
    }

    void erlangC()
    {
        QFETCH(double, load);
        QFETCH(int, servers);
        QFETCH(double, waits);
        QFETCH(double, meanWait);
        QVERIFY2(near(breakeven::model::erlangC(load, servers), waits, 1e-4),
                 qPrintable(QString::number(breakeven::model::erlangC(load, servers), 'g', 10)));
        QVERIFY(near(waitingTime(load, {1, 1}, servers).mean, meanWait, 1e-4));
    }

    void erlangBLosesNoPrecisionForManyServers()
    {
        QVERIFY(near(erlangB(8, 10), 0.1216610644));
        QVERIFY(near(erlangB(1000, 1000), 0.02481191765));
        QVERIFY(erlangB(5, 100'000) >= 0);
        QVERIFY(erlangB(1e6, 1'000'000) < 1e-3);
        QCOMPARE(erlangB(0, 10), 0.0);
    }

    void singleServerMeansAreExact()
    {
        // Pollaczek and Khinchine: Wq = lambda E[S²] / (2 (1 - rho)).
        QVERIFY(near(waitingTime(0.8, {1, 0}, 1).mean, 2.0));
        QVERIFY(near(waitingTime(0.8, {1, std::exp(1.0) - 1}, 1).mean, 0.8 * std::exp(1.0) / 0.4));
    }

    void boundedQueues()
    {
        QVERIFY(near(blockingProbability(8, 10, 10), 0.009107178747));
        QVERIFY(near(waitingTimeLimited(8, {1, 1}, 10, 10).mean, 0.1450602782));
        QVERIFY(near(blockingProbability(8, 10, 0), erlangB(8, 10)));
        // Regular service halves the wait when there is room, but not when the line is full.
        QVERIFY(near(waitingTimeLimited(8, {1, 0}, 10, 500).mean, waitingTime(8, {1, 0}, 10).mean));
        QVERIFY(near(waitingTimeLimited(20, {1, 0}, 10, 500).mean, 50, 0.01));
        QVERIFY(near(waitingTimeLimited(10, {1, 0}, 10, 500).mean, 25, 0.02));
        const double below = waitingTimeLimited(9.999, {1, 0}, 10, 500).mean;
        QVERIFY(near(waitingTimeLimited(10.001, {1, 0}, 10, 500).mean, below, 0.05));
        // M/M/1/10 at rho = 1: all eleven states are equally likely.
        QVERIFY(near(blockingProbability(1, 1, 9), 1.0 / 11));
        // Hopeless overload refuses all that exceeds capacity.
        QVERIFY(near(blockingProbability(1000, 1, 1'000'000), 0.999));
    }

    void mixturesAndMaxima()
    {
        const Moments half = withProbability({2, 1}, 0.5);
        QCOMPARE(half.mean, 1.0);
        QCOMPARE(half.variance, 1.5);
        const Moments same = greaterOf({3, 0}, {2, 0});
        QCOMPARE(same.mean, 3.0);
        // Of two standard normals shifted by 10: mean 10 + 1/sqrt(pi).
        QVERIFY(near(greaterOf({10, 1}, {10, 1}).mean, 10 + 0.5641895835));
        QVERIFY(greatestOf({1, 1}, 10).mean > greatestOf({1, 1}, 9).mean);
    }

    void lognormalQuantileAndTailAgree()
    {
        for (const double p : {0.05, 0.5, 0.95, 0.999}) {
            QVERIFY(near(1 - lognormalTail({2, 3}, lognormalQuantile({2, 3}, p)), p, 1e-9));
        }
        QCOMPARE(lognormalQuantile({0, 0}, 0.99), 0.0);
    }

    /// The expected values are numeric integrals of max(ceil(t / quantum) quantum, minimum) over
    /// the density.
    void meanIsRoundedUp_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("cv");
        QTest::addColumn<double>("quantum");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("expected");
        QTest::newRow("short beside a step") << 0.02 << 0.5 << 0.1 << 0.0 << 0.100013;
        QTest::newRow("about a step") << 0.09 << 0.7 << 0.1 << 0.0 << 0.139057;
        QTest::newRow("some steps") << 0.35 << 1.0 << 0.1 << 0.0 << 0.399596;
        QTest::newRow("fine steps") << 0.12 << 0.5 << 0.001 << 0.0 << 0.1205;
        QTest::newRow("very fine steps") << 1.5 << 0.5 << 0.001 << 0.0 << 1.5005;
        QTest::newRow("a minimum above it") << 0.02 << 0.5 << 0.001 << 0.1 << 0.100002;
        QTest::newRow("a minimum amid it") << 0.12 << 1.0 << 0.001 << 0.1 << 0.146516;
        QTest::newRow("a minimum and no step") << 0.12 << 1.0 << 0.0 << 0.1 << 0.146305;
        QTest::newRow("a minimum of ten steps") << 0.3 << 1.0 << 0.1 << 1.0 << 1.01582;
        QTest::newRow("a minimum between steps") << 0.2 << 0.5 << 0.1 << 0.25 << 0.290766;
        QTest::newRow("constant") << 0.1203 << 0.0 << 0.001 << 0.0 << 0.121;
        QTest::newRow("constant below the minimum") << 0.02 << 0.0 << 0.1 << 0.25 << 0.25;
    }

    void meanIsRoundedUp()
    {
        QFETCH(double, mean);
        QFETCH(double, cv);
        QFETCH(double, quantum);
        QFETCH(double, minimum);
        QFETCH(double, expected);
        const Moments time{mean, cv * cv * mean * mean};
        const double found = meanRoundedUp(time, quantum, minimum);
        QVERIFY2(near(found, expected, 2e-3), std::to_string(found).c_str());
    }
};

BREAKEVEN_TEST(queueing, QueueingTest)
#include "tst_queueing.moc"
