#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// The month in full: whole weeks, each a batch of the interval.
class MonthTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::size_t weekMinutes = std::size_t{168} * 60;

    /// A day is busy from eight to twenty, but not at the weekend.
    static bool isBusy(std::size_t hour) { return hour % 24 >= 8 && hour % 24 < 20 && hour < 120; }

    static SimulationOptions oneMonth(std::uint64_t seed = 1)
    {
        SimulationOptions options;
        options.seed = seed;
        options.month = true;
        options.replications = 1;
        return options;
    }

    /// A pool that scales and a database whose capacity follows the load, by minute from a trace
    /// of so many weeks that are all alike.
    static SimulationModel elastic(std::size_t weeks)
    {
        ModelBuilder builder = singleStation(0.1, exponential(8), 1);
        StationSpec& pool = builder.find("server");
        pool.behaviour = Behaviour::ServerPool;
        pool.mostInstances = 6;
        pool.targetUtilisation = 0.6;
        StationSpec& database = builder.station("database", Behaviour::Database);
        database.service = exponential(2);
        database.mostUnits = 8;
        database.fewestUnits = 0.5;
        builder.call("server", "database");
        SourceSpec& traffic = builder.lastTraffic();
        for (std::size_t minute = 0; minute < weeks * weekMinutes; ++minute) {
            traffic.minuteRates.push_back(isBusy(minute / 60 % 168) ? 0.3 : 0.05);
        }
        SimulationModel model = builder.build();
        model.hoursPerMonth = 2 * 168;
        return model;
    }

private slots:
    void strataAndMonthAgree()
    {
        ModelBuilder builder = singleStation(1, exponential(0.5), 1);
        SimulationModel model = builder.build();
        model.hoursPerMonth = 168;
        for (std::size_t hour = 0; hour < 168; ++hour) {
            model.sources[0].hourlyRates[hour] = hour % 24 < 12 ? 0.2 : 1.4;
        }
        model.strata = {{{0.2}, 84}, {{1.4}, 84}};
        SimulationOptions options;
        options.replications = 8;
        options.confidence = 0.999;
        options.duration = 200'000;
        const auto strata = run(model, options);
        options.month = true;
        options.duration = 0;
        const auto month = run(model, options);
        const auto agree = [](const Interval& a, const Interval& b, double more) {
            return std::abs(a.mean - b.mean) <= a.halfWidth + b.halfWidth + more * b.mean;
        };
        // An hour at the higher rate begins with the short line of the one before: some of the
        // month's hours are not stationary, which changes the means by less than 1 %.
        QVERIFY(agree(strata.latency.mean, month.latency.mean, 0.01));
        QVERIFY(agree(strata.latency.p95, month.latency.p95, 0.01));
        QVERIFY(agree(strata.sources[0].throughput, month.sources[0].throughput, 0.001));
        QVERIFY(agree(strata.stations[1].utilisation, month.stations[1].utilisation, 0.001));
        QVERIFY(agree(strata.stations[1].peakUtilisation, {0.7, 0}, 0.001));
        QCOMPARE(month.simulatedSeconds, 8 * 168 * 3600.0);
    }

    void oneRunKnowsItsInterval_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U}) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    /// M/M/1 at 60 % for 730 hours: five weeks, whose means are as good as independent.
    void oneRunKnowsItsInterval()
    {
        QFETCH(unsigned, seed);
        const auto result = run(singleStation(0.6, exponential(1), 1).build(), oneMonth(seed));
        QCOMPARE(result.replications, 1);
        QCOMPARE(result.replicationFlows.size(), std::size_t{5});
        QCOMPARE(result.simulatedSeconds, 5 * 168 * 3600.0);
        // Student's t at 99.9 % and at 95 %, of four degrees of freedom.
        constexpr double wider = 8.610 / 2.776;
        const double expected = 1 / (1 - 0.6);
        const auto isAllowed = [](const Interval& interval, double value) {
            return std::abs(interval.mean - value) <= wider * interval.halfWidth;
        };
        QVERIFY(isAllowed(result.latency.mean, expected));
        QVERIFY(isAllowed(result.latency.p95, expected * std::log(20.0)));
        QVERIFY(isAllowed(result.stations[1].utilisation, 0.6));
        // Wide enough to say something: about 1.8 million customers, a tenth of a percent each way.
        QVERIFY(result.latency.mean.halfWidth < 0.02 * expected);
    }

    /// Office hours are 60 of 168, also in a month that has more Mondays than Sundays.
    void noDayCountsMoreThanAnother()
    {
        ModelBuilder builder = singleStation(1, constant(0.5), 1, ArrivalProcess::Constant);
        for (std::size_t hour = 0; hour < 168; ++hour) {
            builder.lastTraffic().hourlyRates[hour] = isBusy(hour) ? 0.1 : 0;
        }
        const auto result = run(builder.build(), oneMonth());
        QVERIFY(near(result.flows.stations[1].arrivals, 0.1 * 60 / 168 * 730 * 3600, 1e-4));
        QVERIFY(near(result.sources[0].throughput.mean, 0.1 * 60 / 168, 1e-4));
    }

    /// A trace of two weeks is one batch, one of a week two: the same run, counted differently.
    void countingAnewChangesNothing()
    {
        const auto whole = run(elastic(2), oneMonth());
        const auto halves = run(elastic(1), oneMonth());
        QCOMPARE(whole.replicationFlows.size(), std::size_t{1});
        QCOMPARE(halves.replicationFlows.size(), std::size_t{2});
        QCOMPARE(halves.events, whole.events);
        QCOMPARE(halves.warmupSeconds, whole.warmupSeconds);
        QCOMPARE(halves.latency.count, whole.latency.count);
        QCOMPARE(halves.latency.maximum, whole.latency.maximum);
        for (std::size_t i = 0; i < whole.flows.stations.size(); ++i) {
            const StationFlow& a = halves.flows.stations[i];
            const StationFlow& b = whole.flows.stations[i];
            QVERIFY(near(a.arrivals, b.arrivals));
            QVERIFY(near(a.busySeconds, b.busySeconds));
            QVERIFY(near(a.instanceSeconds, b.instanceSeconds));
        }
        QVERIFY(whole.flows.stations[1].instanceSeconds > 1.05 * 2 * 168 * 3600);
        QCOMPARE(halves.series.size(), whole.series.size());
        for (std::size_t i = 0; i < whole.series.size(); ++i) {
            QVERIFY(near(halves.series[i].start, whole.series[i].start));
            QVERIFY(near(halves.series[i].throughput, whole.series[i].throughput));
        }
    }
};

BREAKEVEN_TEST(month, MonthTest)
#include "tst_month.moc"
