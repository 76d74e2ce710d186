#include <cmath>

#include "model/estimate/estimate.h"
#include "model/estimate/queueing.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

Distribution lognormal(double mean, double cv)
{
    return {.shape = Distribution::Shape::LogNormal, .mean = mean, .cv = cv};
}

/// Queries at `rate` that share the cores of a database.
ModelBuilder database(double rate, const Distribution& work, double cores,
                      ArrivalProcess process = ArrivalProcess::Poisson)
{
    ModelBuilder builder = singleStation(rate, work, 0, process);
    builder.find("server").behaviour = Behaviour::Database;
    builder.find("server").cores = cores;
    return builder;
}

}  // namespace

/// Processor sharing, connection limits and capacity that follows the load.
class DatabasesTest : public QObject {
    Q_OBJECT

private slots:
    void responseIsProportionalToTheWork_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }

    /// M/G/1-PS: E[R | x] = x / (1 - rho), for every distribution of the work.
    void responseIsProportionalToTheWork()
    {
        QFETCH(int, seed);
        ModelBuilder builder = database(0.8, constant(1), 1);
        // Six of seven queries are half as long as the mean, one is four times as long.
        builder.lastCall().callsPerRequest = 0;
        for (const auto& [name, share, work] :
             {std::tuple("half", 6.0 / 7, 0.5), std::tuple("four", 1.0 / 7, 4.0)}) {
            builder.station(name);
            CallSpec& choice = builder.call("clients", name);
            choice.choice = 0;
            choice.step = 2;
            choice.callsPerRequest = share;
            CallSpec& query = builder.call(name, "server");
            query.hasService = true;
            query.service = constant(work);
        }
        const auto result =
            run(builder.build(), replicated(20'000, static_cast<std::uint64_t>(seed)));
        QVERIFY(isAllowedBy(stationOf(result, "half").response.mean, 2.5));
        QVERIFY(isAllowedBy(stationOf(result, "four").response.mean, 20));
        QVERIFY(isAllowedBy(stationOf(result, "server").utilisation, 0.8));
    }

    void onlyTheMeanWorkCounts_data()
    {
        QTest::addColumn<double>("cores");
        QTest::addColumn<double>("load");
        QTest::addColumn<double>("cv");
        QTest::addColumn<double>("response");
        // As in M/M/c: the wait by Erlang's formula, and the service.
        const auto erlang = [](double load, int cores) {
            return 1 + erlangC(load, cores) / (cores - load);
        };
        QTest::addRow("one core, exponential") << 1.0 << 0.7 << 1.0 << 1 / 0.3;
        QTest::addRow("one core, lognormal") << 1.0 << 0.7 << 2.0 << 1 / 0.3;
        QTest::addRow("one core, constant") << 1.0 << 0.7 << 0.0 << 1 / 0.3;
        QTest::addRow("two cores, lognormal") << 2.0 << 1.5 << 2.0 << erlang(1.5, 2);
        QTest::addRow("eight cores, exponential") << 8.0 << 6.4 << 1.0 << erlang(6.4, 8);
        // States 0, 1, 2...: speeds 0, 1, 1.5, 1.5...
        QTest::addRow("one and a half cores, lognormal")
            << 1.5 << 1.05 << 1.5
            << (1.05 + 1.05 * 0.7 * (2 + 0.7 / 0.3) / 0.3) / (1 + 1.05 + 1.05 * 0.7 / 0.3) / 1.05;
        QTest::addRow("a quarter of a core, exponential") << 0.25 << 0.125 << 1.0 << 4 / 0.5;
    }

    void onlyTheMeanWorkCounts()
    {
        QFETCH(double, cores);
        QFETCH(double, load);
        QFETCH(double, cv);
        QFETCH(double, response);
        const SimulationModel model = database(load, lognormal(1, cv), cores).build();
        const auto result = run(model, replicated(40'000 / load));
        QVERIFY2(isAllowedBy(stationOf(result, "server").response.mean, response),
                 qPrintable(QString::number(stationOf(result, "server").response.mean.mean)));
        QVERIFY(isAllowedBy(stationOf(result, "server").utilisation, load / cores));
        QVERIFY(near(estimate(model).stations[1].meanLatency, response, 1e-9));
    }

    void queriesBeyondTheConnectionsWait()
    {
        // One connection and one core are first come, first served: M/D/1.
        ModelBuilder builder = database(0.6, constant(1), 1);
        builder.find("server").connections = 1;
        const auto result = run(builder.build(), replicated(40'000));
        QVERIFY(isAllowedBy(stationOf(result, "server").wait, 0.6 / (2 * 0.4)));
    }

    void withoutRoomToWaitTheyAreRefused()
    {
        // M/M/1/K shared: the same number present as first come, first served.
        ModelBuilder builder = database(0.8, lognormal(1, 1.5), 1);
        builder.find("server").connections = 4;
        builder.find("server").queueLimit = 0;
        const auto result = run(builder.build(), replicated(40'000));
        const double refused = 0.2 * std::pow(0.8, 4) / (1 - std::pow(0.8, 5));
        QVERIFY(isAllowedBy(stationOf(result, "server").refusedShare, refused));
    }

    void aQueryThatIsGivenUpFreesItsShare()
    {
        // Two at a time, one of 4 s given up after 2 s, when 1 s of each is done.
        ModelBuilder builder = database(0.1, constant(4), 1, ArrivalProcess::Constant);
        builder.lastTraffic().batchSize = 2;
        builder.find("server").timeLimit = 2;
        const auto result = run(builder.build(), singleRun(100));
        QCOMPARE(result.errorRate.mean, 1.0);
        QVERIFY(near(stationOf(result, "server").response.maximum, 2));
        QVERIFY(near(inRun(result.flows.stations[1].busySeconds, 100), 4 * 2));
    }

    void overloadIsNamed()
    {
        const auto result = run(database(3, constant(1), 2).build(), singleRun(5000));
        QVERIFY(stationOf(result, "server").unstable);
        QVERIFY(near(stationOf(result, "server").offeredLoad, 1.5, 0.05));
        QVERIFY(!result.notes.empty());
        QVERIFY(std::isinf(estimate(database(3, constant(1), 2).build()).meanLatency));
    }

    void capacityFollowsTheLoad()
    {
        // Half a core's work each second, of which a unit has one and 60 % are to be busy: the
        // next step above 0.83 units.
        ModelBuilder builder = database(50, constant(0.01), 0, ArrivalProcess::Constant);
        StationSpec& server = builder.find("server");
        server.mostUnits = 16;
        server.fewestUnits = 0.5;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(3600));
        QVERIFY(near(stationOf(result, "server").instances.mean, 1, 0.01));
        QVERIFY(near(stationOf(result, "server").utilisation.mean, 0.5, 0.01));
        QVERIFY(near(estimate(model).flows.stations[1].instanceSeconds, 730 * 3600, 1e-9));
    }

    void capacityPausesWhenIdle()
    {
        // A query each 1000 s: 300 s until the pause, 15 s to come back, which it waits; then
        // half a core takes twice as long.
        ModelBuilder builder = database(0.001, constant(0.1), 0, ArrivalProcess::Constant);
        StationSpec& server = builder.find("server");
        server.mostUnits = 8;
        server.fewestUnits = 0;
        const auto result = run(builder.build(), singleRun(100'500));
        QVERIFY(near(result.latency.maximum, 15.2, 0.01));
        QVERIFY(near(result.latency.p50.mean, 15.2, 0.01));
        QVERIFY(near(stationOf(result, "server").instances.mean, 0.5 * 0.3, 0.01));
    }

    /// One query of 10 s every 7 s on one core, each given up after 10 s of which another one is
    /// there for 6: it would have ended 3 s later, before the next one comes. None does, neither
    /// then nor in the place of another one.
    void givenUpAtTheTimeLimit()
    {
        ModelBuilder builder = database(1.0 / 7, constant(10), 1, ArrivalProcess::Constant);
        builder.find("server").timeLimit = 10;
        const auto result = run(builder.build(), singleRun(699));
        const StationFlow& flow = result.flows.stations[indexOf(result, "server")];
        QCOMPARE(flow.completions, 0.0);
        QVERIFY(near(inRun(flow.failures, 699), 98));
        // The last one, at 693 s, is still there.
        QVERIFY(near(stationOf(result, "server").inFlight.mean * 699, 98 * 10 + 6, 1e-6));
    }
};

BREAKEVEN_TEST(databases, DatabasesTest)
#include "tst_databases.moc"
