#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

const LatencyPart& partOf(const SimulationResult& result, const std::string& id)
{
    return result.breakdown[indexOf(result, id)];
}

double sumOfParts(const SimulationResult& result)
{
    double sum = 0;
    for (const LatencyPart& part : result.breakdown) {
        sum += part.queueing.mean + part.init.mean + part.service.mean + part.retry.mean;
    }
    return sum;
}

/// A request that meets everything that can take time: queues, cold starts, parallel calls with
/// several copies, alternatives, time-outs, retries, errors.
ModelBuilder manifold()
{
    ModelBuilder builder;
    builder.source("clients", 20);
    builder.station("gateway", Behaviour::Gateway).service = exponential(0.01);
    StationSpec& function = builder.station("function", Behaviour::Function);
    function.service = exponential(0.05);
    function.init = exponential(0.4);
    function.keepAlive = 5;
    function.maxConcurrency = 8;
    StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
    pool.service = exponential(0.08);
    pool.servers = 4;
    pool.errorRate = 0.1;
    builder.station("table", Behaviour::Table).service = exponential(0.004);
    builder.station("partner").service = exponential(0.3);
    builder.call("clients", "gateway");
    CallSpec& call = builder.call("gateway", "function");
    call.retries = 3;
    call.backoff = 0.05;
    CallSpec& twice = builder.call("function", "pool");
    twice.callsPerRequest = 2.4;
    twice.retries = 1;
    builder.call("function", "table");
    CallSpec& late = builder.call("function", "partner");
    late.step = 2;
    late.callsPerRequest = 0.5;
    late.timeout = 0.6;
    late.retries = 2;
    builder.asynchronousCall("function", "table").step = 2;
    return builder;
}

}  // namespace

/// Where the time of requests went.
class BreakdownTest : public QObject {
    Q_OBJECT

private slots:
    void partsAreTheMeanLatency_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }

    void partsAreTheMeanLatency()
    {
        QFETCH(int, seed);
        SimulationOptions options = singleRun(2000);
        options.seed = static_cast<std::uint64_t>(seed);
        options.replications = 3;
        const auto result = run(manifold().build(), options);
        QVERIFY(result.errorRate.mean > 0);
        QVERIFY(partOf(result, "function").init.mean > 0);
        QVERIFY(partOf(result, "function").retry.mean > 0);
        QVERIFY(partOf(result, "pool").queueing.mean > 0);
        QVERIFY(partOf(result, "pool").retry.mean > 0);
        QVERIFY(partOf(result, "partner").retry.mean > 0);
        QVERIFY(near(sumOfParts(result), result.latency.mean.mean, 1e-9));
        double totals = 0;
        for (const LatencyPart& part : result.breakdown) {
            totals += part.total.mean;
        }
        QVERIFY(near(totals, result.latency.mean.mean, 1e-9));
    }

    void aQueueingSystemSpendsWhatTheoryTells()
    {
        // M/M/1 at 0.5: as long in the queue as in service.
        SimulationOptions options = singleRun(50'000);
        options.replications = 10;
        options.warmup = 1000;
        const auto result = run(singleStation(0.5, exponential(1), 1).build(), options);
        const LatencyPart& part = partOf(result, "server");
        QVERIFY(std::abs(part.queueing.mean - 1) < 2.5 * part.queueing.halfWidth);
        QVERIFY(std::abs(part.service.mean - 1) < 2.5 * part.service.halfWidth);
        QCOMPARE(partOf(result, "clients").total.mean, 0.0);
        QVERIFY(near(part.queueing.mean, stationOf(result, "server").wait.mean, 1e-2));
    }

    void onlyTheLastOfParallelCallsCounts()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        builder.station("front").service = constant(0.1);
        builder.station("short").service = constant(0.2);
        builder.station("long").service = constant(0.5);
        builder.station("after").service = constant(0.05);
        builder.call("clients", "front");
        builder.call("front", "short");
        builder.call("front", "long");
        builder.call("long", "after");
        builder.call("front", "after").step = 2;
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(partOf(result, "front").service.mean, 0.1));
        QCOMPARE(partOf(result, "short").total.mean, 0.0);
        QVERIFY(near(partOf(result, "long").service.mean, 0.5));
        QVERIFY(near(partOf(result, "after").service.mean, 0.1));
        QVERIFY(near(result.latency.mean.mean, 0.7));
    }

    void theSeriesAddsUpToTheRun()
    {
        const auto result = run(manifold().build(), singleRun(2000));
        QCOMPARE(result.series.size(), 60U);
        double succeeded = 0;
        double latency = 0;
        double seconds = 0;
        for (const SeriesPoint& point : result.series) {
            QVERIFY(near(point.start, seconds, 1e-6));
            succeeded += point.throughput * point.seconds;
            latency += point.throughput * point.seconds * point.meanLatency;
            seconds += point.seconds;
            QVERIFY(point.p50 <= point.p95 && point.p95 <= point.p99);
        }
        QVERIFY(near(seconds, 2000, 1e-6));
        QVERIFY(near(succeeded, result.latency.count, 1e-9));
        QVERIFY(near(latency / succeeded, result.latency.mean.mean, 1e-9));
    }

    void theSeriesOfAMonthIsByTheHour()
    {
        ModelBuilder builder = singleStation(0.01, constant(1), 1, ArrivalProcess::Constant);
        SimulationOptions options = singleRun(0);
        options.month = true;
        const auto result = run(builder.build(), options);
        QCOMPARE(result.series.size(), 5U * 168);  // 730 hours, in whole weeks
        QVERIFY(near(result.series[10].throughput, 0.01, 0.03));
        QVERIFY(near(result.series[10].inFlight, 0.01, 0.03));
    }
};

BREAKEVEN_TEST(breakdown, BreakdownTest)
#include "tst_breakdown.moc"
