#include <array>
#include <cmath>

#include "model/estimate/estimate.h"
#include "model/simulation/kernel/creditbalance.h"
#include "model/simulation/kernel/creditphases.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;
using breakeven::model::kernel::CreditBalance;
using breakeven::model::kernel::toTicks;

namespace {

/// Instances of two workers each that earn 0.4 cores.
ModelBuilder pool(double rate, const Distribution& service, std::int64_t instances,
                  ArrivalProcess process = ArrivalProcess::Poisson)
{
    ModelBuilder builder = singleStation(rate, service, 2 * instances, process);
    StationSpec& spec = builder.find("server");
    spec.behaviour = Behaviour::ServerPool;
    spec.instances = spec.fewestInstances = spec.mostInstances = instances;
    spec.creditCores = 0.4;
    return builder;
}

SimulationModel unlimited(ModelBuilder builder)
{
    builder.find("server").creditCores = 0;
    return builder.build();
}

SimulationOptions settled(double duration)
{
    SimulationOptions options = replicated(duration, 5);
    options.replications = 10;
    options.warmup = 1200;
    return options;
}

double completionsIn(const SimulationResult& result, double seconds)
{
    return inRun(result.flows.stations[indexOf(result, "server")].completions, seconds);
}

/// All that is reported of the two is the same.
void compare(const SimulationResult& one, const SimulationResult& other)
{
    QVERIFY(one.latency.mean.mean > 0);
    QCOMPARE(one.latency.mean.mean, other.latency.mean.mean);
    QCOMPARE(one.latency.p99.mean, other.latency.p99.mean);
    QCOMPARE(one.latency.maximum, other.latency.maximum);
    const StationResult& a = stationOf(one, "server");
    const StationResult& b = stationOf(other, "server");
    QCOMPARE(a.wait.mean, b.wait.mean);
    QCOMPARE(a.utilisation.mean, b.utilisation.mean);
    QCOMPARE(a.inFlight.mean, b.inFlight.mean);
    const StationFlow& left = one.flows.stations[indexOf(one, "server")];
    const StationFlow& right = other.flows.stations[indexOf(other, "server")];
    QCOMPARE(left.completions, right.completions);
    QCOMPARE(left.busySeconds, right.busySeconds);
}

}  // namespace

/// Server pools of burstable instances whose CPU credits are all that they may burst on.
class CreditsTest : public QObject {
    Q_OBJECT

private slots:
    void belowTheBaselineNothingChanges_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("policy");
        QTest::addRow("one line") << 5.0 << 0;
        QTest::addRow("a line each") << 5.0 << 1;
        QTest::addRow("nearly the baseline") << 7.6 << 0;
    }

    /// Two instances earn 0.8 cores; the load asks for a tenth of a core a call.
    void belowTheBaselineNothingChanges()
    {
        QFETCH(double, rate);
        QFETCH(int, policy);
        ModelBuilder builder = pool(rate, exponential(0.1), 2);
        builder.find("server").policy = static_cast<Balancing>(policy);
        const SimulationModel model = builder.build();
        compare(run(model, settled(3000)), run(unlimited(std::move(builder)), settled(3000)));
    }

    /// Workers that wait for an answer spend nothing: three cores' worth of them are held.
    void waitingForAnswersIsFree()
    {
        ModelBuilder builder = pool(3, constant(0.1), 4);
        builder.station("slow").service = constant(1);
        builder.call("server", "slow");
        const SimulationModel model = builder.build();
        const auto standard = run(model, settled(2000));
        compare(standard, run(unlimited(std::move(builder)), settled(2000)));
        QVERIFY(stationOf(standard, "server").utilisation.mean * 8 > 1.6 + 1);
    }

    void inTheLongRunItServesTheBaseline_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("instances");
        QTest::addColumn<int>("policy");
        QTest::addColumn<double>("cv");
        QTest::addRow("one instance") << 10.0 << 1 << 0 << 1.0;
        QTest::addRow("far beyond all workers") << 60.0 << 1 << 0 << 1.0;
        QTest::addRow("three, in one line") << 25.0 << 3 << 0 << 0.0;
        QTest::addRow("three, in turn") << 25.0 << 3 << 1 << 2.0;
    }

    /// However it is distributed, work is done at the cores that are earned.
    void inTheLongRunItServesTheBaseline()
    {
        QFETCH(double, rate);
        QFETCH(int, instances);
        QFETCH(int, policy);
        QFETCH(double, cv);
        const Distribution service{.shape = Distribution::Shape::LogNormal, .mean = 0.1, .cv = cv};
        ModelBuilder builder = pool(rate, cv > 0 ? service : constant(0.1), instances);
        StationSpec& spec = builder.find("server");
        spec.policy = static_cast<Balancing>(policy);
        spec.queueLimit = 40;
        const auto result = run(builder.build(), settled(3000));
        const double capacity = 0.4 * instances / 0.1;
        const Interval& throughput = result.sources[0].throughput;
        QVERIFY2(std::abs(throughput.mean - capacity) <= 3 * throughput.halfWidth + 0.001,
                 qPrintable(QStringLiteral("%1 ± %2 for %3")
                                .arg(throughput.mean)
                                .arg(throughput.halfWidth)
                                .arg(capacity)));
        QVERIFY(throughput.halfWidth < 0.02 * capacity);
        const Estimate formula = estimate(builder.build());
        const double estimated =
            formula.flows.stations[indexOf(result, "server")].completions / (730 * 3600.0);
        QVERIFY2(near(estimated, capacity, 0.01), std::to_string(estimated).c_str());
        const double mean = result.latency.mean.mean;
        QVERIFY2(near(formula.meanLatency / mean, 1, 0.1),
                 qPrintable(QStringLiteral("%1 s simulated, %2 s estimated")
                                .arg(mean)
                                .arg(formula.meanLatency)));
    }

    void withoutEndOfTheLineItIsUnstable()
    {
        const auto result = run(pool(10, exponential(0.1), 1).build(), settled(3000));
        QVERIFY(stationOf(result, "server").unstable);
        QVERIFY(near(stationOf(result, "server").offeredLoad, 2.5, 0.1));
        const Estimate formula = estimate(pool(10, exponential(0.1), 1).build());
        QCOMPARE(formula.saturated.size(), 1U);
        // What two workers have to do is unlimited all the same.
        const auto paid = run(unlimited(pool(10, exponential(0.1), 1)), settled(3000));
        QVERIFY(!stationOf(paid, "server").unstable);
    }

    void creditsLastAsLongAsTheyShould_data()
    {
        QTest::addColumn<double>("busy");
        QTest::addColumn<double>("kept");
        QTest::addColumn<int>("instances");
        QTest::addRow("a little above the baseline") << 0.6 << 100.0 << 1;
        QTest::addRow("nearly all workers") << 1.5 << 100.0 << 1;
        QTest::addRow("twice as much kept") << 1.5 << 200.0 << 1;
        QTest::addRow("two instances") << 3.0 << 100.0 << 2;
    }

    /// A full balance of E = 0.4 × kept core-seconds an instance, of which the load takes what it
    /// computes less what is earned: all calls are served until it is used up, then as many as the
    /// baseline allows.
    void creditsLastAsLongAsTheyShould()
    {
        QFETCH(double, busy);
        QFETCH(double, kept);
        QFETCH(int, instances);
        ModelBuilder builder = pool(busy / 0.1, constant(0.1), instances, ArrivalProcess::Constant);
        builder.find("server").creditMost = kept;
        const double earned = 0.4 * instances;
        const double until = earned * kept / (busy - earned);
        constexpr double seconds = 600;
        const auto result = run(builder.build(), singleRun(seconds));
        const double expected = (busy * until + earned * (seconds - until)) / 0.1;
        QVERIFY2(
            std::abs(completionsIn(result, seconds) - expected) < 4,
            qPrintable(
                QStringLiteral("%1 for %2").arg(completionsIn(result, seconds)).arg(expected)));
        // Just before, no call has waited or been slowed.
        const auto before = run(builder.build(), singleRun(until - 0.2));
        QVERIFY(near(before.latency.maximum, 0.1, 0.01));
        const auto after = run(builder.build(), singleRun(until + 20));
        QVERIFY(after.latency.maximum > 0.2);
    }

    /// Ten calls of a second every 40 s for one worker; a balance of 4 core-seconds, filled up
    /// again each time: at full speed for 4 / (1 - 0.4) s, the rest of the work at 0.4.
    void idleTimeIsSaved()
    {
        ModelBuilder builder = singleStation(0.25, constant(1), 1, ArrivalProcess::Constant);
        builder.lastTraffic().batchSize = 10;
        StationSpec& spec = builder.find("server");
        spec.behaviour = Behaviour::ServerPool;
        spec.creditCores = 0.4;
        spec.creditMost = 10;
        const auto result = run(builder.build(), singleRun(4030));
        QVERIFY2(near(result.latency.maximum, 15, 0.01),
                 std::to_string(result.latency.maximum).c_str());
        const double mean = (1 + 2 + 3 + 4 + 5 + 6 + 7.5 + 10 + 12.5 + 15) / 10;
        QVERIFY2(near(result.latency.mean.mean, mean, 1e-6),
                 std::to_string(result.latency.mean.mean).c_str());
        QVERIFY(near(stationOf(result, "server").utilisation.mean * 4030, 100 * 15, 1e-6));
    }

    /// Cores asked for by day and by night, of 0.8 that are earned.
    static SimulationModel dayAndNight(double day, double night)
    {
        ModelBuilder builder = pool(day, exponential(1), 2);
        builder.find("server").queueLimit = 50;
        SimulationModel model = builder.build();
        for (std::size_t hour = 0; hour < 168; ++hour) {
            model.sources[0].hourlyRates[hour] = (hour % 24 < 12 ? day : night);
        }
        model.strata = {{{night}, 84}, {{day}, 84}};
        return model;
    }

    void whatTheNightSavesTheDaySpends_data()
    {
        QTest::addColumn<double>("day");
        QTest::addColumn<double>("night");
        QTest::addColumn<double>("spent");  // share of the day
        QTest::addRow("never enough") << 1.6 << 0.8 << 1.0;
        QTest::addRow("half of what is missing") << 1.6 << 0.4 << 0.5;
        QTest::addRow("as much as is missing") << 1.6 << 0.0 << 0.0;
        QTest::addRow("always enough") << 0.7 << 0.1 << 0.0;
        QTest::addRow("three cores by day") << 3.0 << 0.1 << 1 - 0.7 / 2.2;
    }

    /// Twelve hours at more than is earned last until what twelve hours below it saved is used up;
    /// the formula, the strata and the estimate all know.
    void whatTheNightSavesTheDaySpends()
    {
        QFETCH(double, day);
        QFETCH(double, night);
        QFETCH(double, spent);
        const SimulationModel model = dayAndNight(day, night);
        const std::array cores{night, day};
        const auto shares = kernel::spentShares(model, 1, cores);
        QVERIFY(near(shares[0], 0) && near(shares[1], spent, 1e-6));
        // Without credits the day gets what is earned.
        const double served = (night + spent * 0.8 + (1 - spent) * day) / 2;
        SimulationOptions options = replicated(10'000);
        options.warmup = -1;
        const auto result = run(model, options);
        QVERIFY2(std::abs(result.sources[0].throughput.mean / served - 1) < 0.02,
                 qPrintable(QStringLiteral("%1 ± %2 for %3")
                                .arg(result.sources[0].throughput.mean)
                                .arg(result.sources[0].throughput.halfWidth)
                                .arg(served)));
        const Estimate formula = estimate(model);
        const double estimated = formula.flows.stations[1].completions / (730 * 3600.0);
        QVERIFY2(near(estimated, served, 0.01), std::to_string(estimated).c_str());
    }

    /// What strata make of a balance that takes hours is what a month in full shows.
    void strataKnowWhatAMonthShows()
    {
        SimulationModel model = dayAndNight(1.3, 0.5);
        SimulationOptions options = replicated(20'000);
        options.warmup = -1;
        const auto strata = run(model, options);
        options = {.replications = 1, .month = true};
        const auto month = run(model, options);
        const Interval& a = strata.sources[0].throughput;
        const Interval& b = month.sources[0].throughput;
        QVERIFY2(std::abs(a.mean / b.mean - 1) < 0.01,
                 qPrintable(QStringLiteral("%1 and %2").arg(a.mean).arg(b.mean)));
    }

    /// A schedule that doubles the pool by day, which earns more then too.
    void scheduledPoolsKeepWhatTheyHave()
    {
        SimulationModel model = dayAndNight(2.2, 0.3);
        StationSpec& spec = model.stations[1];
        spec.scheduledFewest = 4;
        spec.scheduledFrom = 0;
        spec.scheduledTo = 12;
        model.strata[0].hourOfWeek = 12;
        // By day 1.6 cores are earned and 2.2 asked for, by night 0.8 and 0.3: what 12 hours save
        // is halved with the pool when two of four leave, of what is left then nothing.
        const std::array cores{0.3, 2.2};
        const double spent = kernel::spentShares(model, 1, cores)[1];
        QVERIFY(near(spent, 1 - 0.5 / 0.6, 1e-6));
        SimulationOptions options = replicated(20'000);
        options.warmup = -1;
        const auto strata = run(model, options);
        const double served = (0.3 + spent * 1.6 + (1 - spent) * 2.2) / 2;
        QVERIFY2(std::abs(strata.sources[0].throughput.mean / served - 1) < 0.02,
                 qPrintable(QStringLiteral("%1 ± %2 for %3")
                                .arg(strata.sources[0].throughput.mean)
                                .arg(strata.sources[0].throughput.halfWidth)
                                .arg(served)));
        const auto month = run(model, {.replications = 1, .month = true});
        QVERIFY2(std::abs(month.sources[0].throughput.mean / served - 1) < 0.02,
                 std::to_string(month.sources[0].throughput.mean).c_str());
    }

    void poolsThatScaleAreRefused()
    {
        ModelBuilder builder = pool(40, exponential(0.1), 4);
        builder.find("server").targetUtilisation = 0.5;
        const auto refused = simulate(builder.build(), singleRun(10));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("CPU credits") != std::string::npos);
    }

    /// Calls that end before their time void what was foreseen of the others.
    void lostInstancesAndTimeLimitsKeepTheBaseline()
    {
        ModelBuilder builder = pool(30, exponential(0.1), 4);
        StationSpec& spec = builder.find("server");
        spec.queueLimit = 20;
        spec.timeLimit = 1.5;
        spec.timeBetweenFailures = 900;
        spec.timeBetweenInterruptions = 900;
        spec.notice = 20;
        spec.replacement = 60;
        const auto result = run(builder.build(), settled(3000));
        const StationFlow& flow = result.flows.stations[indexOf(result, "server")];
        QVERIFY(flow.failures > 0);
        const double present = stationOf(result, "server").inFlight.mean;
        QVERIFY(present > 10 && present <= 20 + 8);
        QVERIFY(near(flow.requests, flow.completions + flow.failures, 1e-3));
        const double served = result.sources[0].throughput.mean;
        QVERIFY2(served > 5 && served < 16, std::to_string(served).c_str());
    }

    void balanceByHand()
    {
        CreditBalance credits(0.5, 100, 2);
        QCOMPARE(credits.balance(), 100.0);
        // Before the start it slows nothing, whatever was spent.
        credits.settle(toTicks(50), 300);
        QCOMPARE(credits.balance(), 0.0);
        QVERIFY(credits.coresFor(4) == CreditBalance::allCores);
        QVERIFY(credits.emptyAt(toTicks(50), 4) == kernel::never);
        credits.start(toTicks(50));
        QCOMPARE(credits.balance(), 0.0);
        QCOMPARE(credits.coresFor(4), 1.0);
        QVERIFY(credits.coresFor(1) == CreditBalance::allCores);
        credits.settle(toTicks(90), 300);
        QCOMPARE(credits.balance(), 40.0);
        QVERIFY(credits.coresFor(4) == CreditBalance::allCores);
        QCOMPARE(credits.emptyAt(toTicks(90), 5), toTicks(100));
        QVERIFY(credits.emptyAt(toTicks(90), 1) == kernel::never);
        // New instances bring nothing, those that go take their part.
        credits.resize(4);
        QCOMPARE(credits.balance(), 40.0);
        credits.resize(1);
        QCOMPARE(credits.balance(), 10.0);
        credits.settle(toTicks(1000), 300);
        QCOMPARE(credits.balance(), 50.0);
    }
};

BREAKEVEN_TEST(credits, CreditsTest)
#include "tst_credits.moc"
