#include <cmath>

#include "model/estimate/estimate.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

const LatencyPart& partOf(const SimulationResult& result, const std::string& id)
{
    return result.breakdown[indexOf(result, id)];
}

/// clients → front → store, with a way of 0.2 s to the front and of 0.05 s on to the store.
ModelBuilder twoHops(double rate)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    builder.station("front").service = constant(0.1);
    builder.station("store").service = constant(0.3);
    builder.call("clients", "front").network = 0.2;
    builder.call("front", "store").network = 0.05;
    return builder;
}

}  // namespace

/// Calls that take time on their way.
class NetworkTest : public QObject {
    Q_OBJECT

private slots:
    void theWayAddsToTheAnswer()
    {
        const auto result = run(twoHops(5).build(), singleRun(100));
        QVERIFY(near(result.latency.mean.mean, 0.65, 1e-9));
        QVERIFY(near(stationOf(result, "store").response.mean.mean, 0.3, 1e-9));
        QVERIFY(near(partOf(result, "front").network.mean, 0.2));
        QVERIFY(near(partOf(result, "store").network.mean, 0.05));
        QVERIFY(near(partOf(result, "store").service.mean, 0.3));
        QCOMPARE(partOf(result, "store").retry.mean, 0.0);
        QVERIFY(near(estimate(twoHops(5).build()).meanLatency, 0.65));
    }

    /// A share p of the calls opens a connection for time s: mean n + ps, variance p(1-p)s².
    void connectionsThatAreOpenedTakeLonger()
    {
        ModelBuilder builder;
        builder.source("clients", 50);
        builder.station("front").service = constant(0.1);
        CallSpec& call = builder.call("clients", "front");
        call.network = 0.02;
        call.setup = 0.04;
        call.setupShare = 0.25;
        SimulationOptions options = singleRun(2000);
        options.replications = 5;
        const auto result = run(builder.build(), options);
        const double mean = 0.1 + 0.02 + 0.25 * 0.04;
        QVERIFY(std::abs(result.latency.mean.mean - mean) < 3 * result.latency.mean.halfWidth);
        QVERIFY(near(result.latency.p50.mean, 0.12, 0.01));
        QVERIFY(near(result.latency.p90.mean, 0.16, 0.01));
        QVERIFY(near(estimate(builder.build()).meanLatency, mean));
    }

    /// A worker that waits for an answer is held on the way too: one worker, Poisson arrivals and a
    /// constant time held make M/D/1.
    void theCallerIsHeldOnTheWay()
    {
        ModelBuilder builder;
        builder.source("clients", 5);
        StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
        pool.service = constant(0.02);
        pool.servers = 1;
        builder.station("store").service = constant(0.03);
        builder.call("clients", "pool");
        builder.call("pool", "store").network = 0.05;
        SimulationOptions options = singleRun(20'000);
        options.replications = 5;
        const auto result = run(builder.build(), options);
        const double held = 0.1;
        const double load = 5 * held;
        const double wait = load * held / (2 * (1 - load));
        const Interval& measured = stationOf(result, "pool").wait;
        QVERIFY2(std::abs(measured.mean - wait) < 3 * measured.halfWidth,
                 std::to_string(measured.mean).c_str());
        QVERIFY(near(estimate(builder.build()).meanLatency, held + wait, 1e-3));
    }

    void nobodyIsHeldByMessages()
    {
        ModelBuilder builder;
        builder.source("clients", 5);
        builder.station("front").service = constant(0.1);
        builder.station("later").service = constant(0.1);
        builder.call("clients", "front");
        builder.asynchronousCall("front", "later").network = 3;
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(near(result.latency.mean.mean, 0.1));
        const StationFlow& flow = result.flows.stations[indexOf(result, "later")];
        QVERIFY(near(inRun(flow.arrivals, 100), 5 * 97, 0.1));
    }

    /// Each attempt travels; one that is given up on its way still arrives, for nobody.
    void attemptsTravelEachTime()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        StationSpec& front = builder.station("front");
        front.service = constant(0.1);
        CallSpec& call = builder.call("clients", "front");
        call.network = 0.5;
        call.timeout = 0.3;
        call.retries = 2;
        call.backoff = 0;
        const auto result = run(builder.build(), singleRun(100.5));
        QCOMPARE(result.errorRate.mean, 1.0);
        const StationFlow& flow = result.flows.stations[indexOf(result, "front")];
        QVERIFY(near(inRun(flow.arrivals, 100.5), 300, 0.01));
        front.queueLimit = 0;
        front.servers = 1;
        const auto refused = run(builder.build(), singleRun(100.5));
        QCOMPARE(refused.errorRate.mean, 1.0);
        QVERIFY(near(inRun(refused.flows.stations[1].arrivals, 100.5), 300, 0.01));
    }

    void retriedCallsAddUp()
    {
        ModelBuilder builder = twoHops(20);
        builder.find("store").errorRate = 0.3;
        builder.find("front").servers = 30;
        CallSpec& call = builder.lastCall();
        call.retries = 4;
        call.setup = 0.02;
        call.setupShare = 0.5;
        SimulationOptions options = singleRun(1000);
        options.replications = 2;
        const auto result = run(builder.build(), options);
        double sum = 0;
        for (const LatencyPart& part : result.breakdown) {
            sum += part.queueing.mean + part.init.mean + part.service.mean + part.network.mean +
                   part.retry.mean;
        }
        QVERIFY(near(sum, result.latency.mean.mean, 1e-9));
        QVERIFY(partOf(result, "store").retry.mean > 0);
        QVERIFY(partOf(result, "store").network.mean > 0.055);
    }

    /// What is drawn for connections leaves all other draws alone.
    void otherDrawsStay()
    {
        ModelBuilder builder = singleStation(8, exponential(1), 10);
        const auto plain = run(builder.build(), singleRun(1000));
        builder.lastCall().setup = 1e-9;
        builder.lastCall().setupShare = 0.5;
        const auto travelled = run(builder.build(), singleRun(1000));
        QVERIFY(near(stationOf(travelled, "server").wait.mean, stationOf(plain, "server").wait.mean,
                     1e-6));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<double>("network");
        QTest::addColumn<double>("setup");
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("field");
        QTest::addRow("negative") << -1.0 << 0.0 << 0.0 << "time on the network";
        QTest::addRow("endless") << std::numeric_limits<double>::infinity() << 0.0 << 0.0
                                 << "time on the network";
        QTest::addRow("not a number") << 0.0 << std::nan("") << 0.0 << "time to open a connection";
        QTest::addRow("more than all") << 0.0 << 1.0 << 1.5 << "share of calls";
    }

    void refusesWhatCannotBe()
    {
        QFETCH(double, network);
        QFETCH(double, setup);
        QFETCH(double, share);
        QFETCH(QString, field);
        ModelBuilder builder = twoHops(1);
        builder.lastCall().network = network;
        builder.lastCall().setup = setup;
        builder.lastCall().setupShare = share;
        const auto result = simulate(builder.build(), singleRun(10));
        QVERIFY(!result.has_value());
        QVERIFY(result.error().message.starts_with(field.toStdString()));
        QVERIFY(result.error().where.starts_with("connection front-store"));
    }
};

BREAKEVEN_TEST(network, NetworkTest)
#include "tst_network.moc"
