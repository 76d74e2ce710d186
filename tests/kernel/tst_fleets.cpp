#include <cmath>

#include "model/simulation/kernel/statistics.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Server pools that scale by themselves and whose instances fail.
class FleetsTest : public QObject {
    Q_OBJECT

private:
    /// Instances of one worker each, unless changed.
    static ModelBuilder pool(double rate, const Distribution& service, std::int64_t instances,
                             ArrivalProcess process = ArrivalProcess::Poisson)
    {
        ModelBuilder builder = singleStation(rate, service, instances, process);
        StationSpec& spec = builder.find("server");
        spec.behaviour = Behaviour::ServerPool;
        spec.instances = instances;
        return builder;
    }

    static void scale(ModelBuilder& builder, std::int64_t fewest, std::int64_t most, double target)
    {
        StationSpec& spec = builder.find("server");
        spec.fewestInstances = fewest;
        spec.mostInstances = most;
        spec.targetUtilisation = target;
    }

    static SimulationOptions replications(int count)
    {
        SimulationOptions options;
        options.replications = count;
        options.seed = 11;
        options.threads = 2;
        return options;
    }

    static bool within(const Interval& interval, double expected)
    {
        // Several intervals are looked at, so each may be missed by a little.
        return std::abs(interval.mean - expected) <= 2 * interval.halfWidth + 1e-9;
    }

    /// The share of admitted calls that failed, over the replications.
    static Interval failedShare(const SimulationResult& result, const std::string& id)
    {
        std::vector<double> shares;
        for (const Flows& flows : result.replicationFlows) {
            const StationFlow& flow = flows.stations[indexOf(result, id)];
            shares.push_back(flow.failures / flow.requests);
        }
        return kernel::intervalOf(shares, result.confidence);
    }

private slots:
    void withoutRoomItIsTheSameQueue()
    {
        const auto plain = run(pool(2.4, exponential(1), 3).build(), singleRun(20'000));
        ModelBuilder builder = pool(2.4, exponential(1), 3);
        scale(builder, 3, 3, 0.5);
        const auto bounded = run(builder.build(), singleRun(20'000));
        QVERIFY(stationOf(plain, "server").wait.mean > 0);
        QCOMPARE(stationOf(bounded, "server").wait.mean, stationOf(plain, "server").wait.mean);
        QCOMPARE(bounded.latency.p99.mean, plain.latency.p99.mean);
        QVERIFY(near(stationOf(bounded, "server").utilisation.mean,
                     stationOf(plain, "server").utilisation.mean, 1e-6));
    }

    void changesItsSizeAfterTheDelays_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("instances");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("instanceSeconds");
        // Two busy servers and a target of one half ask for 4, three minutes in a row.
        QTest::addRow("grows after three minutes") << 10.0 << 2 << 230.0 << 2.0 * 180 + 4.0 * 50;
        QTest::addRow("not before") << 10.0 << 2 << 179.0 << 2.0 * 179;
        // A load of 0.5 asks for 1.
        QTest::addRow("shrinks after fifteen") << 1.0 << 5 << 1200.0 << 5.0 * 900 + 1.0 * 300;
        QTest::addRow("never above the most") << 20.0 << 6 << 300.0 << 6.0 * 180 + 8.0 * 120;
        QTest::addRow("without load the fewest") << 0.0 << 3 << 1000.0 << 3.0 * 900 + 1.0 * 100;
    }

    void changesItsSizeAfterTheDelays()
    {
        QFETCH(double, rate);
        QFETCH(int, instances);
        QFETCH(double, seconds);
        QFETCH(double, instanceSeconds);
        ModelBuilder builder = pool(rate, constant(0.5), instances, ArrivalProcess::Constant);
        scale(builder, 1, 8, 0.5);
        builder.find("server").instanceWarmUp = 30;
        const auto result = run(builder.build(), singleRun(seconds));
        const StationFlow& flow = result.flows.stations[indexOf(result, "server")];
        QVERIFY2(near(inRun(flow.instanceSeconds, seconds), instanceSeconds),
                 std::to_string(inRun(flow.instanceSeconds, seconds)).c_str());
        QVERIFY(near(stationOf(result, "server").instances.mean, instanceSeconds / seconds));
    }

    void growsAndShrinksBySteps_data()
    {
        QTest::addColumn<double>("busy");
        QTest::addColumn<int>("instances");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("instanceSeconds");
        QTest::addRow("a small step") << 5.0 << 6 << 400.0 << 6.0 * 180 + 8.0 * 220;
        QTest::addRow("a large step") << 5.0 << 5 << 400.0 << 5.0 * 180 + 9.0 * 220;
        QTest::addRow("between the bounds") << 4.0 << 8 << 2000.0 << 8.0 * 2000;
        QTest::addRow("one after the other")
            << 1.0 << 5 << 2000.0 << 5.0 * 900 + 4.0 * 900 + 3.0 * 200;
        QTest::addRow("never above the most") << 11.0 << 11 << 400.0 << 11.0 * 180 + 12.0 * 220;
        QTest::addRow("never below the fewest") << 0.1 << 2 << 2000.0 << 2.0 * 2000;
    }

    /// Grows by 2 above 0.7 and by 4 above 0.9, shrinks by 1 below 0.3.
    void growsAndShrinksBySteps()
    {
        QFETCH(double, busy);
        QFETCH(int, instances);
        QFETCH(double, seconds);
        QFETCH(double, instanceSeconds);
        ModelBuilder builder = pool(2 * busy, constant(0.5), instances, ArrivalProcess::Constant);
        StationSpec& spec = builder.find("server");
        spec.fewestInstances = 2;
        spec.mostInstances = 12;
        spec.stepHigh = 0.7;
        spec.stepMuch = 0.9;
        spec.stepLow = 0.3;
        spec.stepAdd = 2;
        spec.stepAddMuch = 4;
        const auto result = run(builder.build(), singleRun(seconds));
        const StationFlow& flow = result.flows.stations[indexOf(result, "server")];
        QVERIFY2(near(inRun(flow.instanceSeconds, seconds), instanceSeconds),
                 std::to_string(inRun(flow.instanceSeconds, seconds)).c_str());
    }

    void schedulesGiveTheirNumber_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<bool>("weekdays");
        QTest::addColumn<int>("hours");  // a week
        QTest::addRow("office hours") << 8.0 << 20.0 << true << 60;
        QTest::addRow("every evening") << 18.0 << 24.0 << false << 42;
        QTest::addRow("over midnight") << 22.0 << 6.0 << false << 56;
        QTest::addRow("nights after working days") << 22.0 << 6.0 << true << 40;
    }

    void schedulesGiveTheirNumber()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(bool, weekdays);
        QFETCH(int, hours);
        ModelBuilder builder = pool(0.01, constant(1), 2);
        StationSpec& spec = builder.find("server");
        spec.scheduledFewest = 6;
        spec.scheduledFrom = from;
        spec.scheduledTo = to;
        spec.scheduledWeekdays = weekdays;
        const double expected = 2 + 4.0 * hours / 168;
        SimulationOptions options = singleRun(0);
        options.month = true;
        const auto month = run(builder.build(), options);
        QVERIFY2(near(stationOf(month, "server").instances.mean, expected, 1e-6),
                 std::to_string(stationOf(month, "server").instances.mean).c_str());
        SimulationModel model = builder.build();
        model.strata.front().hourOfWeek = 23;
        const auto evening = run(model, singleRun(1000));
        QCOMPARE(stationOf(evening, "server").instances.mean, isScheduled(spec, 23) ? 6.0 : 2.0);
    }

    /// As failingServerLosesCalls(), but a call that is in work at the notice is lost only when it
    /// is not done at its end, and the server is missing for both times.
    void interruptedServerWorksOffItsNotice_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addRow("one line") << static_cast<int>(Balancing::OneLine);
        QTest::addRow("a line of its own") << static_cast<int>(Balancing::RoundRobin);
    }

    void interruptedServerWorksOffItsNotice()
    {
        QFETCH(int, policy);
        const double l = 0.2;
        const double m = 0.1;
        const double f = 0.002;
        const double notice = 10;
        const double missing = 60;
        ModelBuilder builder = pool(l, exponential(1 / m), 1);
        StationSpec& spec = builder.find("server");
        spec.queueLimit = 0;
        spec.policy = static_cast<Balancing>(policy);
        spec.timeBetweenInterruptions = 1 / f;
        spec.notice = notice;
        spec.replacement = missing;
        SimulationOptions options = replications(10);
        options.duration = 500'000;
        options.warmup = 1000;
        const auto result = run(builder.build(), options);
        const double up = 1 / f;
        const double busy = l / (l + m + f) / f;
        const StationResult& server = stationOf(result, "server");
        QVERIFY(within(server.refusedShare, 1 - (up - busy) / (up + notice + missing)));
        const double lost = f * std::exp(-m * notice) / (m + f);
        QVERIFY(within(failedShare(result, "server"), lost));
    }

    void newInstancesServeAfterTheirWarmUp()
    {
        // 4 calls a second of 0.5 s fill two servers exactly; the third starts at 180 s and is
        // idle.
        ModelBuilder builder = pool(3.9, constant(0.5), 2, ArrivalProcess::Constant);
        scale(builder, 1, 3, 0.9);
        builder.find("server").instanceWarmUp = 20;
        const auto result = run(builder.build(), singleRun(300));
        const double readySeconds = 2.0 * 200 + 3.0 * 100;
        const double busySeconds = result.flows.stations[1].busySeconds;
        QVERIFY(near(stationOf(result, "server").utilisation.mean,
                     inRun(busySeconds, 300) / readySeconds, 1e-6));
    }

    void settlesAtTheTarget_data()
    {
        QTest::addColumn<double>("load");
        QTest::addColumn<double>("target");
        QTest::addColumn<int>("workers");
        QTest::addRow("100 busy of 200") << 100.0 << 0.5 << 1;
        QTest::addRow("100 busy, four a machine") << 100.0 << 0.5 << 4;
        QTest::addRow("60 busy of 75") << 60.0 << 0.8 << 1;
        QTest::addRow("far above where it starts") << 300.0 << 0.6 << 2;
    }

    void settlesAtTheTarget()
    {
        QFETCH(double, load);
        QFETCH(double, target);
        QFETCH(int, workers);
        ModelBuilder builder = pool(load * 10, exponential(0.1), 4);
        scale(builder, 1, 1000, target);
        builder.find("server").servers = 4 * workers;
        const auto result = run(builder.build(), replications(3));
        const double expected = load / target / workers;
        const double mean = stationOf(result, "server").instances.mean;
        // It keeps the largest size of fifteen minutes, so it lies a little above.
        QVERIFY2(mean >= expected * 0.995 && mean <= expected * 1.03 + 1,
                 std::to_string(mean).c_str());
        QVERIFY(!stationOf(result, "server").unstable);
    }

    void followsRequestsPerInstance()
    {
        ModelBuilder builder = pool(100, constant(0.001), 1, ArrivalProcess::Constant);
        scale(builder, 1, 50, 0);
        builder.find("server").targetRate = 20;
        SimulationOptions options = singleRun(600);
        options.warmup = 1000;
        const auto result = run(builder.build(), options);
        QVERIFY(near(stationOf(result, "server").instances.mean, 5));
    }

    void moreLoadNeverMeansFewerInstances()
    {
        double before = 0;
        for (const double rate : {1.0, 10.0, 50.0, 200.0, 2000.0}) {
            ModelBuilder builder = pool(rate, exponential(0.1), 2);
            scale(builder, 2, 40, 0.6);
            const auto result = run(builder.build(), replications(2));
            const double mean = stationOf(result, "server").instances.mean;
            QVERIFY(mean >= before && mean >= 2 && mean <= 40);
            before = mean;
        }
        QVERIFY(near(before, 40));
    }

    void tellsWhenEvenTheLargestSizeIsTooSmall()
    {
        ModelBuilder builder = pool(100, exponential(0.1), 2);
        scale(builder, 2, 5, 0.6);
        const auto result = run(builder.build(), singleRun(3000));
        QVERIFY(stationOf(result, "server").unstable);
        QVERIFY(std::abs(stationOf(result, "server").offeredLoad - 2) < 0.1);
    }

    /// One server without a waiting line that fails at rate f, also when idle, and is missing for
    /// R: with arrivals at rate l and service at rate m a time up sees 1/f seconds, of which
    /// l / (l + m + f) / f busy.
    void failingServerLosesCalls()
    {
        const double l = 2;
        const double m = 1;
        const double f = 0.02;
        const double missing = 30;
        ModelBuilder builder = pool(l, exponential(1 / m), 1);
        StationSpec& spec = builder.find("server");
        spec.queueLimit = 0;
        spec.timeBetweenFailures = 1 / f;
        spec.replacement = missing;
        SimulationOptions options = replications(10);
        options.duration = 50'000;
        options.warmup = 1000;
        const auto result = run(builder.build(), options);
        const double up = 1 / f;
        const double busy = l / (l + m + f) / f;
        const StationResult& server = stationOf(result, "server");
        QVERIFY(within(server.refusedShare, 1 - (up - busy) / (up + missing)));
        QVERIFY(within(server.utilisation, busy / up));
        QVERIFY(near(server.instances.mean, 1));
        QVERIFY(within(failedShare(result, "server"), f / (m + f)));
    }

    /// Whatever the queue, a call in work is lost at the rate at which its instance fails.
    void callsAreLostInProportionToTheirTime_data()
    {
        QTest::addColumn<bool>("holds");
        QTest::addRow("workers that wait") << true;
        QTest::addRow("workers that do not") << false;
    }

    void callsAreLostInProportionToTheirTime()
    {
        QFETCH(bool, holds);
        const double f = 0.01;
        ModelBuilder builder = pool(4, exponential(0.5), 12);
        builder.find("server").instances = 3;
        builder.find("server").holdsServer = holds;
        builder.find("server").timeBetweenFailures = 1 / f;
        builder.find("server").replacement = 10;
        builder.station("store").service = exponential(0.5);
        builder.call("server", "store");
        SimulationOptions options = replications(8);
        options.duration = 20'000;
        const auto result = run(builder.build(), options);
        const double survives = 2 / (2 + f);
        QVERIFY(within(result.errorRate, 1 - survives * survives));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("field");
        QTest::addRow("target above 1") << 0 << "target utilisation";
        QTest::addRow("bounds the wrong way round") << 1 << "most instances";
        QTest::addRow("no period") << 2 << "scaling period";
        QTest::addRow("endless delay") << 3 << "scaling delay";
        QTest::addRow("not a number") << 4 << "warm-up of an instance";
        QTest::addRow("negative time between failures") << 5 << "time between failures";
        QTest::addRow("steps that overlap") << 6 << "busy share below which it shrinks";
        QTest::addRow("a step of nothing") << 7 << "instances added at a step";
        QTest::addRow("an hour after midnight") << 8 << "hour to which";
        QTest::addRow("negative time between interruptions") << 9 << "time between interruptions";
        QTest::addRow("a schedule of no hour") << 10 << "hour to which";
    }

    void refusesWhatCannotBe()
    {
        QFETCH(int, which);
        QFETCH(QString, field);
        ModelBuilder builder = pool(1, constant(0.1), 2);
        scale(builder, 1, 5, 0.5);
        StationSpec& spec = builder.find("server");
        spec.targetUtilisation = which == 0 ? 1.5 : 0.5;
        spec.fewestInstances = which == 1 ? 6 : 1;
        spec.scalingPeriod = which == 2 ? 0 : 60;
        spec.scaleInDelay = which == 3 ? 1e8 : 900;
        spec.instanceWarmUp = which == 4 ? std::nan("") : 0;
        spec.timeBetweenFailures = which == 5 ? -1 : 0;
        spec.stepHigh = which == 6 ? 0.2 : 0;
        spec.stepLow = which == 6 ? 0.3 : 0;
        spec.stepAdd = which == 7 ? 0 : 1;
        spec.scheduledTo = which == 8 ? 25 : 24;
        spec.scheduledFewest = which == 10 ? 3 : 0;
        spec.scheduledFrom = which == 10 ? 24 : 0;
        spec.timeBetweenInterruptions = which == 9 ? -1 : 0;
        const auto result = simulate(builder.build(), singleRun(10));
        QVERIFY(!result.has_value());
        QVERIFY(result.error().message.starts_with(field.toStdString()));
        QCOMPARE(result.error().where, std::string("server"));
        QVERIFY(!result.error().remedy.empty());
    }
};

BREAKEVEN_TEST(fleets, FleetsTest)
#include "tst_fleets.moc"
