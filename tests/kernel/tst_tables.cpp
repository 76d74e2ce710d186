#include <cmath>

#include "model/estimate/estimate.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double hour = 3600;

/// Calls of so many units each at a table called `server`.
ModelBuilder table(double rate, double units, ArrivalProcess process = ArrivalProcess::Constant)
{
    ModelBuilder builder = singleStation(rate, constant(0), 0, process);
    builder.find("server").behaviour = Behaviour::Table;
    builder.lastCall().capacityUnits = units;
    return builder;
}

/// A trace of hours at these rates, in order, after ten minutes at the first one. It is one that
/// does not repeat in a week, as a month would else be whole weeks.
SimulationModel byTheHour(ModelBuilder&& builder, const std::vector<double>& rates)
{
    std::vector<double>& minutes = builder.lastTraffic().minuteRates;
    for (const double rate : rates) {
        minutes.insert(minutes.end(), 60, rate);
    }
    minutes.insert(minutes.end(), 11, rates.front());
    SimulationModel model = builder.build();
    model.hoursPerMonth = static_cast<double>(rates.size());
    return model;
}

SimulationOptions inOrder(double warmup = 0)
{
    SimulationOptions options = singleRun(0);
    options.month = true;
    options.warmup = warmup;
    return options;
}

const StationFlow& flowOf(const SimulationResult& result)
{
    return result.flows.stations[indexOf(result, "server")];
}

StationFlow estimated(const SimulationModel& model)
{
    return estimate(model).flows.stations.back();
}

double refusedShare(const StationFlow& flow)
{
    return flow.throttled / flow.arrivals;
}

bool isAbout(double actual, double expected, double tolerance)
{
    const bool is = std::abs(actual - expected) <= tolerance;
    if (!is) {
        qWarning("%.9g instead of %.9g", actual, expected);
    }
    return is;
}

}  // namespace

/// The capacity of tables: hot partitions, provisioned, autoscaled and on demand.
class TablesTest : public QObject {
    Q_OBJECT

private slots:
    void keepsFiveMinutesOfUnusedCapacity()
    {
        ModelBuilder builder = table(20, 2);
        builder.find("server").readCapacity = 20;
        builder.find("server").writeCapacity = 1;
        const auto result = run(builder.build(), singleRun(600));
        // 40 units a second against 20: the 6,000 saved last 300 s, then every other is refused.
        QVERIFY(near(stationOf(result, "server").refusedShare.mean, 0.25, 0.001));
    }

    /// 22 units a second against 20 take 3,000 s to use up what is saved, the hours of a week that
    /// a run stands for are longer.
    void loadLittleAboveTheCapacityFindsNothingSaved()
    {
        ModelBuilder builder = table(11, 2, ArrivalProcess::Poisson);
        builder.find("server").readCapacity = 20;
        const SimulationModel model = builder.build();
        SimulationOptions options = replicated(600);
        options.warmup = -1;
        const auto result = run(model, options);
        QVERIFY(isAllowedBy(stationOf(result, "server").refusedShare, 1 - 20.0 / 22));
        QVERIFY(isAbout(refusedShare(estimated(model)), 1 - 20.0 / 22, 1e-9));
    }

    void writesDrawOnWriteCapacity()
    {
        ModelBuilder builder = table(20, 1);
        builder.find("server").readCapacity = 1;
        builder.find("server").writeCapacity = 1000;
        builder.lastCall().isWrite = true;
        const auto result = run(builder.build(), singleRun(600));
        QCOMPARE(stationOf(result, "server").refusedShare.mean, 0.0);
    }

    /// Else it would be refused for ever.
    void whatIsLargerThanAllBurstIsAdmittedFromAFullOne()
    {
        // 3,000 units at once, of 1,000 a second: two calls wait for a full bucket, the third has
        // it.
        ModelBuilder builder = table(1, 3000);
        builder.find("server").hotShare = 1;
        builder.find("server").partitionReads = 1000;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(3000));
        QVERIFY(isAbout(refusedShare(flowOf(result)), 2.0 / 3, 0.001));
        QVERIFY(isAbout(refusedShare(estimated(model)), 2.0 / 3, 1e-9));
    }

    void hotKeysHaveTheirPartitionAlone_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("isWrite");
        QTest::addColumn<double>("capacity");
        QTest::addColumn<double>("refused");
        // 4,000 units a second, of which a partition reads 3,000 and writes 1,000.
        QTest::addRow("all reads of one key") << 1.0 << false << 0.0 << 0.25;
        QTest::addRow("half of the reads") << 0.5 << false << 0.0 << 0.0;
        QTest::addRow("half of the writes") << 0.5 << true << 0.0 << 0.25;
        QTest::addRow("spread") << 0.0 << true << 0.0 << 0.0;
        QTest::addRow("and the table's own limit") << 0.5 << true << 2400.0 << 0.4;
        QTest::addRow("that alone") << 0.1 << true << 2400.0 << 0.4;
    }

    void hotKeysHaveTheirPartitionAlone()
    {
        QFETCH(double, share);
        QFETCH(bool, isWrite);
        QFETCH(double, capacity);
        QFETCH(double, refused);
        ModelBuilder builder = table(2000, 2, ArrivalProcess::Poisson);
        StationSpec& spec = builder.find("server");
        spec.hotShare = share;
        spec.partitionReads = 3000;
        spec.partitionWrites = 1000;
        spec.writeCapacity = capacity;
        builder.lastCall().isWrite = isWrite;
        SimulationOptions options = singleRun(300);
        options.warmup = 1300;  // the table's burst is gone by then
        const auto result = run(builder.build(), options);
        QVERIFY(isAbout(refusedShare(flowOf(result)), refused, 0.005));
        QVERIFY(isAbout(refusedShare(estimated(builder.build())), refused, 1e-9));
    }

    /// A call is for one key, however often it is tried. Half of 400 calls a second are for one
    /// whose partition takes 100: it is always busy, so that it takes 100 of the 200 and the others
    /// are given up. With p the probability that it refuses one try, 1 - p⁴ = 100 / 200.
    void retriesAskForTheSameKey()
    {
        ModelBuilder builder = table(400, 1, ArrivalProcess::Poisson);
        StationSpec& spec = builder.find("server");
        spec.hotShare = 0.5;
        spec.partitionReads = 100;
        builder.lastCall().retries = 3;
        builder.lastCall().backoff = 2;
        const SimulationModel model = builder.build();
        const double refusal = std::pow(0.5, 0.25);
        const double tries = 200 + 200 * 0.5 / (1 - refusal);
        const auto result = run(model, replicated(600, 3));
        const Estimate expected = estimate(model);
        const double month = 730 * hour;
        QVERIFY(isAbout(result.errorRate.mean, 0.25, 0.25 * 0.01));
        QVERIFY(isAbout(expected.errorRate, 0.25, 1e-6));
        QVERIFY(isAbout(result.flows.calls[0].attempts / month, tries, tries * 0.005));
        QVERIFY(isAbout(expected.flows.calls[0].attempts / month, tries, 1e-3));
        QVERIFY(isAbout(result.flows.calls[0].refused / month, tries - 300, tries * 0.005));
        QVERIFY(isAbout(expected.flows.calls[0].refused / month, tries - 300, 1e-3));
    }

    void theEstimateAgreesWithTheSimulation_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("partition");
        QTest::addColumn<double>("capacity");
        QTest::addColumn<int>("retries");
        QTest::addRow("both limits, with retries") << 0.5 << 100.0 << 200.0 << 2;
        QTest::addRow("the table's alone") << 0.2 << 0.0 << 250.0 << 3;
        QTest::addRow("the partition's alone") << 0.8 << 150.0 << 0.0 << 1;
        QTest::addRow("both limits, without") << 0.3 << 50.0 << 150.0 << 0;
    }

    void theEstimateAgreesWithTheSimulation()
    {
        QFETCH(double, share);
        QFETCH(double, partition);
        QFETCH(double, capacity);
        QFETCH(int, retries);
        ModelBuilder builder = table(300, 1, ArrivalProcess::Poisson);
        StationSpec& spec = builder.find("server");
        spec.hotShare = share;
        spec.partitionWrites = partition;
        spec.writeCapacity = capacity;
        builder.lastCall().isWrite = true;
        builder.lastCall().retries = retries;
        builder.lastCall().backoff = 2;
        const SimulationModel model = builder.build();
        SimulationOptions options = singleRun(1000);
        options.warmup = 2000;  // what is saved up is gone by then
        const auto result = run(model, options);
        const Estimate expected = estimate(model);
        const double tries = expected.flows.calls[0].attempts;
        QVERIFY(isAbout(result.errorRate.mean, expected.errorRate, 0.01));
        QVERIFY(isAbout(result.flows.calls[0].attempts / tries, 1, 0.01));
        QVERIFY(isAbout(result.flows.calls[0].refused / tries,
                        expected.flows.calls[0].refused / tries, 0.01));
    }

    void callersCountWhatIsRefused()
    {
        ModelBuilder builder = table(40, 1, ArrivalProcess::Poisson);
        builder.find("server").quotaReads = 25;
        builder.lastCall().retries = 2;
        builder.lastCall().timeout = 0.5;  // some are given up before they arrive
        builder.lastCall().network = 0.4;
        builder.lastCall().setup = 1;
        builder.lastCall().setupShare = 0.2;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(2000));
        const CallFlow& call = result.flows.calls[0];
        QCOMPARE(call.refused, flowOf(result).throttled);
        QVERIFY(call.refused > 0.1 * call.attempts);
        QVERIFY(near(call.attempts - call.refused, flowOf(result).requests, 0.003));
        const Estimate expected = estimate(model);
        QVERIFY(near(expected.flows.calls[0].refused, expected.flows.stations.back().throttled));
    }

    void newTablesDoubleEveryHalfHour_data()
    {
        QTest::addColumn<double>("warm");
        QTest::addColumn<double>("quota");
        QTest::addColumn<std::vector<double>>("rates");
        QTest::addColumn<double>("admitted");  // calls of ten units
        using Rates = std::vector<double>;
        const Rates steady{1000, 1000, 1000};
        QTest::addRow("a staircase")
            << 1000.0 << 0.0 << steady << 1800.0 * (100 + 200 + 400 + 800 + 1000 + 1000);
        QTest::addRow("up to the quota")
            << 1000.0 << 3000.0 << steady << 1800.0 * (100 + 200 + 4 * 300);
        QTest::addRow("made warm") << 10'000.0 << 0.0 << steady << 10'800.0 * 1000;
        QTest::addRow("twice as much in an hour")
            << 1000.0 << 0.0 << Rates{60, 119, 235} << 3600.0 * (60 + 119 + 235);
        QTest::addRow("a spike of more")
            << 1000.0 << 0.0 << Rates{80, 200, 80, 200} << 1800.0 * (160 + 160 + 200 + 160 + 400);
        QTest::addRow("without a limit") << 0.0 << 0.0 << steady << 10'800.0 * 1000;
    }

    void newTablesDoubleEveryHalfHour()
    {
        QFETCH(double, warm);
        QFETCH(double, quota);
        QFETCH(std::vector<double>, rates);
        QFETCH(double, admitted);
        ModelBuilder builder = table(1, 10);
        builder.find("server").warmReads = warm;
        builder.find("server").quotaReads = quota;
        const auto result = run(byTheHour(std::move(builder), rates), inOrder());
        // A second's burst at each step.
        QVERIFY(isAbout(flowOf(result).requests, admitted, 0.001 * admitted));
    }

    /// Hours that stand for many are of a table that knows them: only its quota counts.
    void tablesKnowTheWeek_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("refused");
        QTest::addRow("below") << 400.0 << 0.0;
        QTest::addRow("above") << 800.0 << 0.375;
    }

    void tablesKnowTheWeek()
    {
        QFETCH(double, rate);
        QFETCH(double, refused);
        ModelBuilder builder = table(rate, 10, ArrivalProcess::Poisson);
        builder.find("server").warmReads = 1000;
        builder.find("server").quotaReads = 5000;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(120));
        const Interval& seen = stationOf(result, "server").refusedShare;
        QVERIFY(isAllowedBy(seen, refused) || isAbout(seen.mean, refused, 0.0005));
        QVERIFY(isAbout(refusedShare(estimated(model)), refused, 1e-12));
    }

    void autoscalingSettlesAtItsTarget_data()
    {
        QTest::addColumn<double>("units");
        QTest::addColumn<double>("capacity");
        QTest::addColumn<double>("refused");
        QTest::addRow("between its bounds") << 6.95 << 993.0 << 0.0;
        QTest::addRow("at least the fewest") << 1.0 << 200.0 << 0.0;
        QTest::addRow("at most the most") << 25.0 << 2000.0 << 0.2;
    }

    void autoscalingSettlesAtItsTarget()
    {
        QFETCH(double, units);
        QFETCH(double, capacity);
        QFETCH(double, refused);
        ModelBuilder builder = autoscaled(100, units);
        builder.find("server").readCapacity = 500;
        builder.find("server").fewestReads = 200;
        builder.find("server").mostReads = 2000;
        const SimulationModel model = builder.build();
        SimulationOptions options = singleRun(600);
        options.warmup = 600;
        const auto result = run(model, options);
        const double month = 730 * hour;
        QVERIFY(isAbout(flowOf(result).readSeconds / month, capacity, 1e-6));
        QVERIFY(isAbout(estimated(model).readSeconds / month, capacity, 1e-6));
        QVERIFY(isAbout(refusedShare(flowOf(result)), refused, 0.001));
        QVERIFY(isAbout(refusedShare(estimated(model)), refused, 1e-9));
        QCOMPARE(flowOf(result).writeSeconds, 0.0);
    }

    /// It grows after two minutes above the target and shrinks after fifteen well below.
    void autoscalingTakesItsTime()
    {
        ModelBuilder builder = autoscaled(1, 1);
        builder.find("server").readCapacity = 100;
        builder.find("server").fewestReads = 10;
        builder.find("server").mostReads = 1000;
        const SimulationModel model = byTheHour(std::move(builder), {69.5, 139.5, 69.5});
        const auto result = run(model, inOrder(600));
        const double expected = 100 * (3600 + 120) + 200 * (3480 + 900) + 100 * 2700;
        QVERIFY(isAbout(flowOf(result).readSeconds, expected, 1e-3));
        QCOMPARE(flowOf(result).throttled, 0.0);  // what was saved up lasts two minutes
    }

    /// Four times a day it may, and then when it has not for an hour: what is asked for falls every
    /// twenty minutes, the last time after 140.
    void autoscalingShrinksOnlySoOften()
    {
        ModelBuilder builder = autoscaled(1, 1);
        builder.find("server").readCapacity = 1000;
        builder.find("server").fewestReads = 1;
        builder.find("server").mostReads = 2000;
        const auto capacity = [](int step) { return 1000 * std::pow(0.6, step); };
        SimulationModel model = byTheHour(std::move(builder), {1, 1, 1, 1});
        for (std::size_t minute = 0; minute < 240; ++minute) {
            const int step = std::min(7, static_cast<int>(minute / 20));
            model.sources[0].minuteRates[minute] = 0.695 * capacity(step);
        }
        std::fill(model.sources[0].minuteRates.begin() + 240, model.sources[0].minuteRates.end(),
                  0.695 * capacity(0));
        const auto result = run(model, inOrder(600));
        const double expected = 60 * (35 * capacity(0) + 20 * capacity(1) + 20 * capacity(2) +
                                      20 * capacity(3) + 60 * capacity(4) + 85 * capacity(7));
        QVERIFY(isAbout(flowOf(result).readSeconds, expected, 0.01 * expected));
    }

    /// What is consumed is less than what is asked for, so it grows by steps.
    void autoscalingOfWhatIsRefusedGoesByConsumption()
    {
        ModelBuilder builder = autoscaled(1, 1);
        builder.find("server").readCapacity = 10;
        builder.find("server").fewestReads = 10;
        builder.find("server").mostReads = 1000;
        builder.find("server").scaleOutDelay = 600;  // longer than what is saved up lasts
        const SimulationModel model = byTheHour(std::move(builder), {7, 35, 35});
        const auto result = run(model, inOrder(600));
        // 3,000 saved up are gone after 120 s. After ten minutes the least that one of them needed
        // is 10 / 0.7: 15; then 22, 32, 46 and 50, with the last of which nothing is refused. The
        // bucket stays empty before.
        const double growing = 600 * (10 + 15 + 22 + 32 + 46);
        QVERIFY(
            isAbout(flowOf(result).readSeconds, 3600 * 10 + growing + 50 * (7200 - 3000), 4000));
        QVERIFY(flowOf(result).throttled > 0);
    }

    /// Chance makes it somewhat larger, as it grows by two minutes and shrinks by fifteen.
    void autoscalingUnderChanceIsNearTheEstimate()
    {
        ModelBuilder builder = autoscaled(100, 2, ArrivalProcess::Poisson);
        builder.find("server").readCapacity = 100;
        builder.find("server").fewestReads = 1;
        builder.find("server").mostReads = 10'000;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(3600, 7));
        const double simulated = flowOf(result).readSeconds;
        const double expected = estimated(model).readSeconds;
        QVERIFY2(simulated > expected * 0.99 && simulated < expected * 1.06,
                 std::to_string(simulated / expected).c_str());
        QCOMPARE(flowOf(result).throttled, 0.0);
    }

    /// A day of twelve hours at five times the load of the others: the month adds the minutes in
    /// which it is still as large as it was.
    void autoscalingOverDaysIsNearTheStrata()
    {
        ModelBuilder builder = autoscaled(1, 10, ArrivalProcess::Poisson);
        builder.find("server").readCapacity = 100;
        builder.find("server").fewestReads = 1;
        builder.find("server").mostReads = 10'000;
        SimulationModel model = builder.build();
        model.hoursPerMonth = 168;
        for (std::size_t hour = 0; hour < 168; ++hour) {
            model.sources[0].hourlyRates[hour] = hour % 24 < 12 ? 2 : 10;
        }
        model.strata = {{{2}, 84}, {{10}, 84}};
        SimulationOptions options;
        options.replications = 4;
        options.month = true;
        const double month = flowOf(run(model, options)).readSeconds;
        const double weekSeconds = 168 * hour;
        const double expected = estimated(model).readSeconds;
        QVERIFY(isAbout(expected / weekSeconds, (29 + 143) / 2.0, 1e-9));
        QVERIFY(month > expected && month < 1.25 * expected);
        options.month = false;
        const double strata = flowOf(run(model, options)).readSeconds;
        QVERIFY(strata > 0.98 * expected && strata < month);
    }

    void constantCapacityIsMeteredToo()
    {
        ModelBuilder builder = table(10, 1);
        builder.find("server").readCapacity = 25;
        builder.find("server").writeCapacity = 5;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(100));
        QVERIFY(near(flowOf(result).readSeconds, 25 * 730 * hour));
        QVERIFY(near(flowOf(result).writeSeconds, 5 * 730 * hour));
        QVERIFY(near(estimated(model).readSeconds, 25 * 730 * hour));
        QVERIFY(near(estimated(model).writeSeconds, 5 * 730 * hour));
    }

private:
    static ModelBuilder autoscaled(double rate, double units,
                                   ArrivalProcess process = ArrivalProcess::Constant)
    {
        ModelBuilder builder = table(rate, units, process);
        StationSpec& spec = builder.find("server");
        spec.targetUtilisation = 0.7;
        spec.scaleOutDelay = 120;
        spec.scaleInDelay = 900;
        return builder;
    }
};

BREAKEVEN_TEST(tables, TablesTest)
#include "tst_tables.moc"
