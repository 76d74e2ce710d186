#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Scenarios with constant times, whose results can be worked out by hand. A constant source of
/// rate r sends its requests at 1/r, 2/r, ...
class CallTreeTest : public QObject {
    Q_OBJECT

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
        QCOMPARE(stationOf(result, "fast").response.count, 198.0);
        QCOMPARE(result.errorRate.mean, 0.0);
    }

    void asynchronousCallsDelayNobody()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        builder.station("api").service = constant(0.01);
        builder.station("log").service = constant(0.5);
        builder.call("clients", "api");
        builder.asynchronousCall("api", "log");
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(result.latency.maximum, 0.01));
        QCOMPARE(stationOf(result, "log").response.count, 99.0);
    }

    void serversAreHeldWhileCallsAreOut_data()
    {
        QTest::addColumn<bool>("holds");
        QTest::addColumn<double>("utilisation");
        QTest::addRow("held") << true << 0.5;
        QTest::addRow("given back") << false << 0.05;
    }

    void serversAreHeldWhileCallsAreOut()
    {
        QFETCH(bool, holds);
        QFETCH(double, utilisation);
        ModelBuilder builder = singleStation(0.5, constant(0.1), 1, ArrivalProcess::Constant);
        builder.find("server").holdsServer = holds;
        builder.station("slow").service = constant(0.9);
        builder.call("server", "slow");
        const auto result = run(builder.build(), singleRun(1000.5));
        QVERIFY(near(stationOf(result, "server").utilisation.mean, utilisation, 0.005));
        QVERIFY(near(result.latency.mean.mean, 1));
    }

    void callsBeyondTheServersWaitInOrder()
    {
        // Two arrive at once every 10 s at one server: the second waits for the first.
        ModelBuilder builder = singleStation(0.1, constant(1), 1, ArrivalProcess::Constant);
        builder.call("clients", "server");
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(stationOf(result, "server").wait.mean, 0.5));
        QVERIFY(near(stationOf(result, "server").waitProbability.mean, 0.5));
        QVERIFY(near(stationOf(result, "server").queueLength.mean, 9 * 1.0 / 100));
        QVERIFY(near(result.latency.mean.mean, 2));
    }

    void timedOutCallsAreRetriedAndTheirWorkIsWasted()
    {
        ModelBuilder builder = singleStation(0.1, constant(1), 0, ArrivalProcess::Constant);
        CallSpec& call = builder.lastCall();
        call.timeout = 0.3;
        call.retries = 2;
        call.backoff = 0;
        const auto result = run(builder.build(), singleRun(100));
        const CallFlow& flow = result.flows.calls[0];
        QVERIFY(near(inRun(flow.attempts, 100), 27));
        QVERIFY(near(inRun(flow.retries, 100), 18));
        QVERIFY(near(inRun(flow.failures, 100), 27));
        const StationFlow& server = result.flows.stations[indexOf(result, "server")];
        QVERIFY(near(inRun(server.completions, 100), 27));
        QVERIFY(near(inRun(server.busySeconds, 100), 27));
        QCOMPARE(result.errorRate.mean, 1.0);
        QVERIFY(near(stationOf(result, "clients").response.maximum, 0.9));
    }

    void anAnswerAtTheTimeoutIsInTime()
    {
        ModelBuilder builder = singleStation(0.1, constant(0.3), 0, ArrivalProcess::Constant);
        builder.lastCall().timeout = 0.3;
        const auto result = run(builder.build(), singleRun(100));
        QCOMPARE(result.errorRate.mean, 0.0);
    }

    void backoffDoublesWithFullJitter()
    {
        // Three retries after on average 1, 2 and 4 s, each uniform from 0 to twice that.
        ModelBuilder builder = singleStation(10, constant(0), 0);
        builder.find("server").errorRate = 1;
        builder.lastCall().retries = 3;
        builder.lastCall().backoff = 1;
        const auto result = run(builder.build(), singleRun(2000));
        QCOMPARE(result.errorRate.mean, 1.0);
        const LatencySummary& whole = stationOf(result, "clients").response;
        QVERIFY(near(whole.mean.mean, 7, 0.02));
        QVERIFY(whole.maximum > 13 && whole.maximum <= 14);
    }

    void timeLimitEndsTheCallAndFreesTheServer()
    {
        ModelBuilder builder = singleStation(0.5, constant(10), 1, ArrivalProcess::Constant);
        builder.find("server").timeLimit = 0.5;
        const auto result = run(builder.build(), singleRun(101));
        QCOMPARE(result.errorRate.mean, 1.0);
        QVERIFY(near(stationOf(result, "server").response.mean.mean, 0.5));
        QVERIFY(near(stationOf(result, "server").utilisation.mean, 25.0 / 101));
    }

    void aWaitingCallCanReachItsTimeLimit()
    {
        // Of three at once the first takes 2 s; the second has 1 s left of its limit of 3 s when
        // its turn comes; the third waits to the end.
        ModelBuilder builder = singleStation(0.1, constant(2), 1, ArrivalProcess::Constant);
        builder.find("server").timeLimit = 3;
        builder.lastCall().callsPerRequest = 3;
        const auto result = run(builder.build(), singleRun(15));
        const StationFlow& server = result.flows.stations[indexOf(result, "server")];
        QVERIFY(near(inRun(server.completions, 15), 1));
        QVERIFY(near(inRun(server.failures, 15), 2));
        QVERIFY(near(inRun(server.busySeconds, 15), 3));
    }

    void aFailedStepStopsTheNext()
    {
        ModelBuilder builder = singleStation(1, constant(0.1), 0, ArrivalProcess::Constant);
        builder.find("server").errorRate = 1;
        builder.station("after");
        builder.call("clients", "after").step = 2;
        const auto result = run(builder.build(), singleRun(100));
        QCOMPARE(stationOf(result, "after").response.count, 0.0);
        QCOMPARE(result.errorRate.mean, 1.0);
        QCOMPARE(result.latency.count, 0.0);
    }

    void tokenBucketThrottles()
    {
        // Five tokens and ten a second against twenty calls a second, for 100 s.
        ModelBuilder builder = singleStation(20, constant(0), 0, ArrivalProcess::Constant);
        builder.find("server").rateLimit = 10;
        builder.find("server").burst = 5;
        const auto result = run(builder.build(), singleRun(100));
        const StationFlow& server = result.flows.stations[indexOf(result, "server")];
        QVERIFY(std::abs(inRun(server.requests, 100) - 1004.5) <= 1);
        QVERIFY(near(inRun(server.arrivals, 100), 1999));
        QVERIFY(near(server.throttled, server.arrivals - server.requests));
    }

    void choicesAreExclusive()
    {
        ModelBuilder builder;
        builder.source("clients", 10);
        builder.station("a");
        builder.station("b");
        for (const auto& [id, probability] : {std::pair("a", 0.3), std::pair("b", 0.7)}) {
            CallSpec& call = builder.call("clients", id);
            call.choice = 0;
            call.callsPerRequest = probability;
        }
        const auto result = run(builder.build(), singleRun(10'000));
        const double a = stationOf(result, "a").response.count;
        const double b = stationOf(result, "b").response.count;
        QCOMPARE(a + b, stationOf(result, "clients").response.count);
        QVERIFY(std::abs(a / (a + b) - 0.3) < 5 * std::sqrt(0.21 / (a + b)));
    }

    void fractionsOfCallsAreProbabilities()
    {
        ModelBuilder builder = singleStation(10, constant(0), 0);
        builder.lastCall().callsPerRequest = 2.3;
        const auto result = run(builder.build(), singleRun(10'000));
        const double requests = stationOf(result, "clients").response.count;
        const double calls = stationOf(result, "server").response.count;
        QVERIFY(std::abs(calls / requests - 2.3) < 5 * std::sqrt(0.21 / requests));
    }

    void cacheHitsSkipCacheableCalls()
    {
        ModelBuilder builder;
        builder.source("clients", 10);
        StationSpec& cache = builder.station("cache", Behaviour::Cache);
        cache.hitRatio = 0.8;
        builder.station("origin");
        builder.station("audit");
        builder.call("clients", "cache");
        builder.call("cache", "origin");
        builder.call("cache", "audit").cacheable = false;
        const auto result = run(builder.build(), singleRun(10'000));
        const double requests = stationOf(result, "cache").response.count;
        QCOMPARE(stationOf(result, "audit").response.count, requests);
        const double misses = stationOf(result, "origin").response.count / requests;
        QVERIFY(std::abs(misses - 0.2) < 5 * std::sqrt(0.16 / requests));
    }

    void operationsHaveTheirOwnServiceTime()
    {
        ModelBuilder builder = singleStation(1, constant(5), 0, ArrivalProcess::Constant);
        builder.lastCall().hasService = true;
        builder.lastCall().service = constant(0.25);
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(result.latency.mean.mean, 0.25));
    }

    void asynchronousCyclesEnd()
    {
        ModelBuilder builder = singleStation(1, constant(0.001), 0, ArrivalProcess::Constant);
        builder.asynchronousCall("server", "server");
        const auto result = run(builder.build(), singleRun(10.5));
        QCOMPARE(stationOf(result, "server").response.count, 64.0 * 10);
        QCOMPARE(result.notes.size(), std::size_t{1});
        QVERIFY(result.notes.front().find("64") != std::string::npos);
    }

    void explodingCyclesStopInBoundedMemory()
    {
        ModelBuilder builder = singleStation(1, constant(0.001), 0, ArrivalProcess::Constant);
        builder.asynchronousCall("server", "server").callsPerRequest = 3;
        const auto result = run(builder.build(), singleRun(10.5));
        QVERIFY(result.truncated);
        QVERIFY(!result.notes.empty());
    }
};

BREAKEVEN_TEST(calltree, CallTreeTest)
#include "tst_calltree.moc"
