#include <cmath>

#include "model/estimate/estimate.h"
#include "model/estimate/queueing.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// A workflow that makes so many calls for each request, of which at most so many run at once.
ModelBuilder map(double copies, std::int32_t atOnce, const Distribution& work, double rate = 0.01)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    builder.station("workflow", Behaviour::Workflow);
    builder.station("task").service = work;
    builder.call("clients", "workflow");
    CallSpec& call = builder.call("workflow", "task");
    call.callsPerRequest = copies;
    call.maxConcurrency = atOnce;
    return builder;
}

/// Mean time until n exponential times of mean 1 are over of which so many run at once: n - m ends
/// at rate m each, then the last m.
double exponentialTime(int n, int atOnce)
{
    double time = static_cast<double>(n - atOnce) / atOnce;
    for (int left = atOnce; left > 0; --left) {
        time += 1.0 / left;
    }
    return time;
}

}  // namespace

/// Calls of one request of which not all are made at once.
class MapsTest : public QObject {
    Q_OBJECT

private slots:
    void whatARunFailsAtIsCaught_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::addColumn<int>("retries");
        QTest::addColumn<double>("runs");    // by request
        QTest::addColumn<double>("errors");  // of requests that wait
        constexpr double p = 0.2 * 0.2;
        QTest::newRow("someone waits") << true << 0 << 1.0 << p;
        QTest::newRow("and starts it again") << true << 2 << 1 + p + p * p << p * p * p;
        QTest::newRow("nobody waits") << false << 0 << 1.0 << 0.0;
        QTest::newRow("started again all the same") << false << 2 << 1 + p + p * p << 0.0;
    }

    /// A task fails in a fifth of all tries and is tried twice; then what undoes the run is called,
    /// once for each run, not once for each request.
    void whatARunFailsAtIsCaught()
    {
        QFETCH(bool, waits);
        QFETCH(int, retries);
        QFETCH(double, runs);
        QFETCH(double, errors);
        constexpr double p = 0.2 * 0.2;
        ModelBuilder builder;
        builder.source("clients", 1);
        builder.station("workflow", Behaviour::Workflow);
        builder.station("task").errorRate = 0.2;
        builder.station("undo");
        CallSpec& start = waits ? builder.call("clients", "workflow")
                                : builder.asynchronousCall("clients", "workflow");
        start.retries = retries;
        start.backoff = 0.01;
        CallSpec& work = builder.call("workflow", "task");
        work.retries = 1;
        work.backoff = 0.01;
        builder.asynchronousCall("workflow", "undo").onFailure = true;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(2000));
        const StationFlow& flow = result.flows.stations[indexOf(result, "workflow")];
        const StationFlow& undo = result.flows.stations[indexOf(result, "undo")];
        QCOMPARE(undo.arrivals, flow.failures);
        QCOMPARE(flow.deadLettered, flow.failures);
        QVERIFY(isAllowedBy(result.errorRate, errors));
        // 40,000 requests: one in 25 runs fails, give or take four standard errors.
        QVERIFY(near(flow.failures / flow.requests, p, 4 * std::sqrt(p / 40'000) / p));
        const Estimate formula = estimate(model);
        const double monthly = runs * 730 * 3600;
        QVERIFY(near(formula.flows.stations[indexOf(result, "workflow")].requests, monthly, 1e-6));
        QVERIFY(near(formula.flows.stations[indexOf(result, "undo")].arrivals, p * monthly, 1e-6));
    }

    void constantTimesGoInRounds_data()
    {
        QTest::addColumn<int>("copies");
        QTest::addColumn<int>("atOnce");
        QTest::addColumn<int>("rounds");
        QTest::newRow("one by one") << 7 << 1 << 7;
        QTest::newRow("a last round that is not full") << 10 << 4 << 3;
        QTest::newRow("full rounds") << 12 << 4 << 3;
        QTest::newRow("fewer than allowed") << 3 << 4 << 1;
        QTest::newRow("no limit") << 10 << 0 << 1;
    }

    void constantTimesGoInRounds()
    {
        QFETCH(int, copies);
        QFETCH(int, atOnce);
        QFETCH(int, rounds);
        const SimulationModel model = map(copies, atOnce, constant(2)).build();
        const auto result = run(model, singleRun(10'000));
        QVERIFY(result.latency.count > 50);
        QVERIFY(near(result.latency.mean.mean, 2 * rounds));
        QVERIFY(near(result.latency.maximum, 2 * rounds));
        QVERIFY(near(estimate(model).meanLatency, 2 * rounds));
        const double requests = result.flows.stations[0].completions;
        // Requests that are under way at an end of the run have made but some of their calls.
        QVERIFY(std::abs(inRun(result.flows.stations[2].arrivals - copies * requests, 10'000)) <=
                3 * copies);
    }

    void exponentialTimesFillThePlaces_data()
    {
        QTest::addColumn<int>("copies");
        QTest::addColumn<int>("atOnce");
        QTest::newRow("one by one") << 5 << 1;
        QTest::newRow("three of ten") << 10 << 3;
        QTest::newRow("all of eight") << 8 << 8;
        QTest::newRow("forty of a hundred") << 100 << 40;
    }

    void exponentialTimesFillThePlaces()
    {
        QFETCH(int, copies);
        QFETCH(int, atOnce);
        const SimulationModel model = map(copies, atOnce, exponential(1), 0.1).build();
        const auto result = run(model, replicated(5'000));
        const double expected = exponentialTime(copies, atOnce);
        QVERIFY(isAllowedBy(result.latency.mean, expected));
        QVERIFY(isAllowedBy(stationOf(result, "task").inFlight, 0.1 * copies));
        // Exact but for what the greatest of the last ones is taken for.
        const double last = greatestOf(Moments{1, 1}, atOnce).mean;
        const double before = static_cast<double>(copies - atOnce) / atOnce;
        QVERIFY(near(estimate(model).meanLatency, before + last));
    }

    /// Each request has its own limit, and what is waited for adds up, in its places.
    void theTimeIsOnThePath()
    {
        for (const std::int32_t atOnce : {1, 3}) {
            ModelBuilder builder = map(10, atOnce, exponential(1), 0.5);
            builder.station("after").service = constant(0.3);
            builder.call("workflow", "after").step = 2;
            const auto result = run(builder.build(), replicated(2'000));
            double total = 0;
            for (const LatencyPart& part : result.breakdown) {
                total += part.total.mean;
            }
            QVERIFY(near(total, result.latency.mean.mean));
            const LatencyPart& task = result.breakdown[indexOf(result, "task")];
            QVERIFY(near(task.retry.mean, 0));
            QVERIFY(near(result.breakdown[indexOf(result, "after")].total.mean, 0.3));
            QVERIFY(isAllowedBy(result.latency.mean, exponentialTime(10, atOnce) + 0.3));
        }
    }

    void nothingMoreIsMadeAfterAFailure()
    {
        ModelBuilder builder = map(10, 1, constant(1));
        builder.find("task").errorRate = 1;
        const auto failed = run(builder.build(), singleRun(10'000));
        QCOMPARE(failed.errorRate.mean, 1.0);
        QVERIFY(near(failed.flows.calls[1].attempts / failed.flows.stations[1].arrivals, 1, 0.03));
        // Refused at once, before the first is even out.
        builder.find("task").rateLimit = 1e-9;
        const auto refused = run(builder.build(), singleRun(10'000));
        QVERIFY(refused.errorRate.mean > 0.98);
        QVERIFY(near(refused.flows.calls[1].attempts, refused.flows.stations[1].arrivals, 1e-9));
    }

    void retriesKeepTheirPlace()
    {
        // One that fails with probability p is tried once more, at once: of two by one each takes
        // 1 + p s when it does not fail for good.
        constexpr double p = 0.2;
        ModelBuilder builder = map(2, 1, constant(1));
        builder.find("task").errorRate = p;
        builder.lastCall().retries = 1;
        builder.lastCall().backoff = 0;
        const auto result = run(builder.build(), replicated(100'000));
        QVERIFY(isAllowedBy(result.errorRate, 1 - std::pow(1 - p * p, 2)));
        // Of those that succeed, a first try failed with probability p / (1 + p).
        QVERIFY(isAllowedBy(result.latency.mean, 2 * (1 + p / (1 + p))));
    }

    void aCallerThatGivesUpLeavesNothing()
    {
        ModelBuilder builder = map(10, 2, constant(1));
        builder.find("workflow").timeLimit = 1.5;
        const auto result = run(builder.build(), singleRun(10'000));
        QCOMPARE(result.errorRate.mean, 1.0);
        // Two, and two more of which nobody awaits the answers.
        QVERIFY(near(result.flows.calls[1].attempts / result.flows.stations[1].arrivals, 4, 0.1));
    }

    void limitsOfSeveralCallsAreApart()
    {
        ModelBuilder builder = map(6, 2, constant(1));
        builder.station("other").service = constant(0.7);
        CallSpec& other = builder.call("workflow", "other");
        other.callsPerRequest = 5;
        other.maxConcurrency = 1;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(10'000));
        QVERIFY(near(result.latency.mean.mean, 3.5));
        QVERIFY(near(estimate(model).meanLatency, 3.5));
    }

    void aBatchHasOneLimit()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        StationSpec& queue = builder.station("queue", Behaviour::Queue);
        queue.batchSize = 3;
        queue.batchWindow = 100;
        builder.station("worker");
        builder.station("task").service = constant(1);
        builder.call("clients", "queue");
        builder.asynchronousCall("queue", "worker");
        CallSpec& call = builder.call("worker", "task");
        call.callsPerRequest = 2;
        call.maxConcurrency = 4;
        const auto result = run(builder.build(), singleRun(1'000));
        QVERIFY(near(stationOf(result, "worker").response.mean.mean, 2));
    }

    void aNegativeLimitIsRefused()
    {
        const auto result = simulate(map(2, -1, constant(1)).build(), singleRun(10));
        QVERIFY(!result);
        QVERIFY(result.error().message.find("calls at once") != std::string::npos);
    }
};

BREAKEVEN_TEST(maps, MapsTest)
#include "tst_maps.moc"
