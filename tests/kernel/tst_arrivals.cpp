#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// A 2 × 2 matrix, row by row.
struct Matrix {
    double a = 0, b = 0, c = 0, d = 0;
    friend Matrix operator*(const Matrix& x, const Matrix& y)
    {
        return {x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c,
                x.c * y.b + x.d * y.d};
    }
    friend Matrix operator+(const Matrix& x, const Matrix& y)
    {
        return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
    }
    [[nodiscard]] Matrix inverse() const
    {
        const double determinant = a * d - b * c;
        return {d / determinant, -b / determinant, -c / determinant, a / determinant};
    }
};

/// Mean number in an MMPP/M/1 queue by the matrix-geometric method (Neuts 1981): the
/// probabilities of n + 1 are those of n times R, the least solution of A0 + R A1 + R² A2 = 0.
double meanNumber(double rate, const Bursts& bursts, double serviceRate)
{
    const double calm = rate / (1 + bursts.share * (bursts.ratio - 1));
    const double leave = 1 / bursts.seconds;
    const double enter = leave * bursts.share / (1 - bursts.share);
    const Matrix up{calm * bursts.ratio, 0, 0, calm};
    const Matrix stay{-leave - up.a - serviceRate, leave, enter, -enter - up.d - serviceRate};
    const Matrix down{serviceRate, 0, 0, serviceRate};
    const Matrix minusInverse = Matrix{-stay.a, -stay.b, -stay.c, -stay.d}.inverse();
    Matrix r;
    for (int i = 0; i < 100'000; ++i) {
        r = (up + r * r * down) * minusInverse;
    }
    // The empty states: x (Q - up + R down) = 0, and all probabilities sum to 1.
    const Matrix rest = Matrix{1 - r.a, -r.b, -r.c, 1 - r.d}.inverse();
    const Matrix empty = Matrix{-leave - up.a, leave, enter, -enter - up.d} + r * down;
    const double ratio = -empty.a / empty.c;  // of the second to the first
    const double sum = rest.a + rest.b + ratio * (rest.c + rest.d);
    const Matrix number = r * rest * rest;
    return (number.a + number.b + ratio * (number.c + number.d)) / sum;
}

/// M/M/c//N, the machine-repair model: throughput and mean number at the servers.
struct MachineRepair {
    double throughput = 0;
    double number = 0;
};

MachineRepair machineRepair(int users, double think, double service, int servers)
{
    std::vector<double> weights{1};
    for (int n = 1; n <= users; ++n) {
        const double come = (users - n + 1) / think;
        weights.push_back(weights.back() * come * service / std::min(n, servers));
    }
    MachineRepair result;
    double sum = 0;
    for (int n = 0; n <= users; ++n) {
        const double weight = weights[static_cast<std::size_t>(n)];
        sum += weight;
        result.throughput += weight * std::min(n, servers) / service;
        result.number += weight * n;
    }
    return {result.throughput / sum, result.number / sum};
}

bool within(const Interval& interval, double expected)
{
    // Several intervals are looked at, so each may be missed by a little.
    return std::abs(interval.mean - expected) <= 2 * interval.halfWidth;
}

SimulationOptions longRuns(double duration)
{
    SimulationOptions options;
    options.replications = 10;
    options.seed = 5;
    options.duration = duration;
    options.warmup = 2000;
    options.threads = 2;
    return options;
}

}  // namespace

/// How requests come, against closed forms.
class ArrivalsTest : public QObject {
    Q_OBJECT

private:
    /// The source sends so many at once each `every` minutes.
    static void scheduled(ModelBuilder& builder, std::uint32_t every, double batch)
    {
        SourceSpec& traffic = builder.lastTraffic();
        for (std::uint32_t at = 0; at < 10'080; at += every) {
            traffic.due.push_back(at);
        }
        traffic.batchSize = batch;
        traffic.hourlyRates.fill(batch / (60.0 * every));
    }

private slots:
    void burstsMakeQueues_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("share");
        QTest::addRow("none") << 1.0 << 10.0 << 0.5;
        QTest::addRow("mild") << 3.0 << 20.0 << 0.3;
        QTest::addRow("overload for a while") << 10.0 << 10.0 << 0.1;
    }

    void burstsMakeQueues()
    {
        QFETCH(double, ratio);
        QFETCH(double, seconds);
        QFETCH(double, share);
        ModelBuilder builder = singleStation(0.5, exponential(1), 1, ArrivalProcess::Bursty);
        const Bursts bursts{.ratio = ratio, .seconds = seconds, .share = share};
        builder.lastTraffic().bursts = bursts;
        const auto result = run(builder.build(), longRuns(100'000));
        const double expected = meanNumber(0.5, bursts, 1);
        QVERIFY(expected >= 1 - 1e-9);  // M/M/1 at one half has 1
        QVERIFY2(within(stationOf(result, "server").inFlight, expected),
                 (std::to_string(expected) + " expected, seen " +
                  std::to_string(stationOf(result, "server").inFlight.mean))
                     .c_str());
        QVERIFY(within(result.sources[0].throughput, 0.5));
    }

    void burstsFollowTheHours()
    {
        ModelBuilder builder = singleStation(1, constant(0.1), 0, ArrivalProcess::Bursty);
        SourceSpec& traffic = builder.lastTraffic();
        traffic.bursts = {.ratio = 5, .seconds = 30, .share = 0.2};
        for (std::size_t hour = 0; hour < 168; ++hour) {
            traffic.hourlyRates[hour] = hour % 2 == 0 ? 1 : 0;
        }
        SimulationModel model = builder.build();
        model.strata[0].sourceRates[0] = 0.5;
        SimulationOptions options = longRuns(0);
        options.month = true;
        const auto result = run(model, options);
        QVERIFY(within(result.sources[0].throughput, 0.5));
    }

    void burstsOfAMillisecondEnd()
    {
        ModelBuilder builder = singleStation(1e-3, constant(0.1), 0, ArrivalProcess::Bursty);
        builder.lastTraffic().bursts = {.ratio = 100, .seconds = 0.001, .share = 0.1};
        SimulationOptions options = longRuns(100'000);
        const auto result = run(builder.build(), options);
        QVERIFY(within(result.sources[0].throughput, 1e-3));
        builder.lastTraffic().hourlyRates.fill(0);
        QCOMPARE(run(builder.build(), options).sources[0].throughput.mean, 0.0);
    }

    void usersWaitAndThink_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<double>("think");
        QTest::addColumn<int>("servers");
        QTest::addRow("one machine") << 1 << 4.0 << 1;
        QTest::addRow("some waiting") << 10 << 15.0 << 1;
        QTest::addRow("saturated") << 50 << 10.0 << 2;
        QTest::addRow("never waiting") << 5 << 3.0 << 5;
    }

    void usersWaitAndThink()
    {
        QFETCH(int, users);
        QFETCH(double, think);
        QFETCH(int, servers);
        ModelBuilder builder =
            singleStation(users / think, exponential(1), servers, ArrivalProcess::Closed);
        builder.lastTraffic().thinkTime = think;
        const auto result = run(builder.build(), longRuns(30'000));
        const MachineRepair expected = machineRepair(users, think, 1, servers);
        QVERIFY(within(result.sources[0].throughput, expected.throughput));
        QVERIFY(within(stationOf(result, "server").inFlight, expected.number));
        QVERIFY(!stationOf(result, "server").unstable);
    }

    void refusedUsersThinkAgain()
    {
        ModelBuilder builder = singleStation(1, constant(1), 1, ArrivalProcess::Closed);
        builder.lastTraffic().thinkTime = 3;  // three users
        builder.find("server").errorRate = 1;
        const auto result = run(builder.build(), longRuns(2000));
        QCOMPARE(result.errorRate.mean, 1.0);
        QVERIFY(result.flows.stations[1].arrivals / (730 * 3600) > 0.5);
    }

    void usersComeAndGoByTheHour()
    {
        ModelBuilder builder = singleStation(1, constant(2), 0, ArrivalProcess::Closed);
        SourceSpec& traffic = builder.lastTraffic();
        traffic.thinkTime = 58;
        for (std::size_t hour = 0; hour < 168; ++hour) {
            traffic.hourlyRates[hour] = (hour % 24 < 12 ? 120 : 0) / 58.0;
        }
        SimulationModel model = builder.build();
        model.hoursPerMonth = 168;
        model.strata[0].sourceRates[0] = 60 / 58.0;
        SimulationOptions options = longRuns(0);
        options.month = true;
        options.replications = 3;
        const auto result = run(model, options);
        // 120 users half of the time; those that come at noon ask once more at most.
        QVERIFY(near(result.sources[0].throughput.mean, 1, 0.02));
    }

    void minutesAreReplayed()
    {
        // 600 evenly spaced requests in the third minute of every ten, and none else.
        ModelBuilder builder = singleStation(1, constant(0.05), 0, ArrivalProcess::Constant);
        SourceSpec& traffic = builder.lastTraffic();
        traffic.minuteRates.assign(10, 0);
        traffic.minuteRates[2] = 10;
        SimulationModel model = builder.build();
        model.hoursPerMonth = 10;
        SimulationOptions options = singleRun(0);
        options.month = true;
        const auto result = run(model, options);
        QVERIFY(near(result.flows.stations[1].arrivals, 60 * 600, 1e-3));
        QVERIFY(near(stationOf(result, "server").inFlight.mean, 0.05, 2e-3));
    }

    void batchesWaitForThemselves_data()
    {
        QTest::addColumn<double>("batch");
        QTest::addColumn<double>("secondMoment");
        QTest::addRow("single") << 1.0 << 1.0;
        QTest::addRow("fours") << 4.0 << 16.0;
        QTest::addRow("twos and threes") << 2.5 << 6.5;
    }

    /// M[X]/M/1: L = rho (1 + E[X²] / E[X]) / (2 (1 - rho)).
    void batchesWaitForThemselves()
    {
        QFETCH(double, batch);
        QFETCH(double, secondMoment);
        ModelBuilder builder = singleStation(0.6, exponential(1), 1);
        builder.lastTraffic().batchSize = batch;
        const auto result = run(builder.build(), longRuns(60'000));
        const double expected = 0.6 * (1 + secondMoment / batch) / (2 * (1 - 0.6));
        QVERIFY(within(stationOf(result, "server").inFlight, expected));
        QVERIFY(within(result.sources[0].throughput, 0.6));
    }

    void timersSendTheirBatchAtOnce()
    {
        // 50 every five minutes, one second each.
        ModelBuilder builder = singleStation(50 / 300.0, constant(1), 1, ArrivalProcess::Constant);
        builder.lastTraffic().batchSize = 50;
        const auto result = run(builder.build(), singleRun(3100));
        QVERIFY(near(inRun(result.flows.stations[1].arrivals, 3100), 500));
        QVERIFY(near(result.latency.maximum, 50));
        QVERIFY(near(result.latency.mean.mean, 25.5, 1e-3));
    }

    /// Jobs every hour on the hour, 30 at once, one worker of 60 s: the k-th waits k - 1 minutes.
    void schedulesSendAtTheirMoments()
    {
        ModelBuilder builder = singleStation(0, constant(60), 1, ArrivalProcess::Constant);
        scheduled(builder, 60, 30);
        SimulationOptions options = singleRun(0);
        options.month = true;
        const auto month = run(builder.build(), options);
        QVERIFY(near(inRun(month.flows.stations[1].arrivals, 730 * 3600), 730 * 30, 1e-9));
        QVERIFY(near(stationOf(month, "server").wait.mean, 60 * 14.5, 1e-6));
        QVERIFY(near(month.latency.maximum, 1800, 0.02));
        const auto strata = run(builder.build(), singleRun(36'000));
        QVERIFY(near(stationOf(strata, "server").wait.mean, 60 * 14.5, 1e-6));
        QVERIFY(near(inRun(strata.flows.stations[1].arrivals, 36'000), 300, 1e-6));
    }

    /// On the first of each month, 12 days of 365.2425: as often in a month, whose five whole weeks
    /// have it once or twice, and under one rate.
    void schedulesOfAMonthAreDueOnceInIt()
    {
        ModelBuilder builder = singleStation(0, constant(1), 1, ArrivalProcess::Constant);
        scheduled(builder, 1440, 10);
        constexpr double share = 12 / 365.2425;
        builder.lastTraffic().dueShare = share;
        for (double& rate : builder.lastTraffic().hourlyRates) {
            rate *= share;
        }
        SimulationOptions options = singleRun(0);
        options.month = true;
        options.replications = 50;
        const auto months = run(builder.build(), options);
        const double count = inRun(months.flows.stations[1].arrivals, 730 * 3600) / 10;
        // The share of the weeks is systematic: within a run once or twice, by where it begins.
        QVERIFY2(std::abs(count - 730 / 24.0 * share) < 0.07, std::to_string(count).c_str());
        QVERIFY(near(stationOf(months, "server").wait.mean, 4.5, 1e-6));
        SimulationModel model = builder.build();
        model.strata[0].sourceRates[0] = 10 * share / 86'400;
        const double days = 10 * 365.2425;
        const auto years = run(model, singleRun(days * 86'400));
        QVERIFY(near(inRun(years.flows.stations[1].arrivals, days * 86'400), 10 * 120, 1e-2));
        QVERIFY(near(stationOf(years, "server").wait.mean, 4.5, 1e-6));
        // Its hours are a part of their own: the load beside it need not be run for all of a month.
        builder.source("browsers", 10);
        builder.station("page");
        builder.call("browsers", "page");
        model = builder.build();
        model.strata[0].sourceRates = {10 * share / 86'400, 10};
        SimulationOptions strata = replicated(0);
        strata.warmup = -1;
        strata.duration = 0;
        const auto parts = run(model, strata);
        QVERIFY(near(inRun(parts.flows.stations[1].arrivals, 730 * 3600), 10 * 730 / 24.0 * share,
                     1e-9));
        QVERIFY(near(stationOf(parts, "server").wait.mean, 4.5, 1e-6));
        QVERIFY(parts.simulatedSeconds < 20 * 86'400);
    }

    /// Once a day is one hour in 24: as often in a month as in hours of one rate.
    void schedulesOfADayAreAsOftenUnderOneRate()
    {
        ModelBuilder builder = singleStation(0, constant(1), 1, ArrivalProcess::Constant);
        scheduled(builder, 1440, 10);
        SimulationOptions options = singleRun(0);
        options.month = true;
        const auto month = run(builder.build(), options);
        QVERIFY(near(inRun(month.flows.stations[1].arrivals, 730 * 3600), 10 * 730 / 24.0, 1e-9));
        const auto days = run(builder.build(), singleRun(10 * 86'400));
        QVERIFY(near(inRun(days.flows.stations[1].arrivals, 10 * 86'400), 100, 1e-6));
        QVERIFY(near(stationOf(days, "server").wait.mean, 4.5, 1e-6));
    }

    void schedulesAreAsOftenInAnyStratum_data()
    {
        QTest::addColumn<double>("share");  // of the stratum's hours that have anything due
        QTest::addColumn<double>("warmup");
        QTest::addRow("each hour") << 1.0 << 0.0;
        QTest::addRow("one hour in six") << 1 / 6.0 << 0.0;
        QTest::addRow("one hour in six, not from the hour on") << 1 / 6.0 << 600.0;
        QTest::addRow("five of seven") << 5 / 7.0 << 900.0;
        QTest::addRow("two of five") << 2 / 5.0 << 0.0;
    }

    /// Every five minutes of one hour a day, which is put together with hours that have nothing
    /// due: how long is measured must not change how much a month has.
    void schedulesAreAsOftenInAnyStratum()
    {
        QFETCH(double, share);
        QFETCH(double, warmup);
        ModelBuilder builder = singleStation(0, constant(1), 1, ArrivalProcess::Constant);
        SourceSpec& traffic = builder.lastTraffic();
        for (std::uint32_t day = 0; day < 7; ++day) {
            for (std::uint32_t at = 0; at < 12; ++at) {
                traffic.due.push_back(day * 1440 + 8 * 60 + 5 * at);
            }
        }
        SimulationModel model = builder.build();
        model.strata.front().sourceRates.front() = share * 12 / 3600;
        SimulationOptions options = singleRun(0);
        options.requestsPerStratum = 20;
        options.warmup = warmup;
        const auto result = run(model, options);
        QVERIFY(near(result.flows.stations[1].arrivals, share * 12 * 730, 1e-9));
    }

    /// Half a request each time is one every other time, by chance.
    void schedulesMaySendLessThanOne()
    {
        ModelBuilder builder = singleStation(0, constant(1), 1, ArrivalProcess::Constant);
        scheduled(builder, 1, 0.5);
        const auto result = run(builder.build(), singleRun(600'000));
        QVERIFY(near(inRun(result.flows.stations[1].arrivals, 600'000), 5'000, 0.05));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("process");
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("field");
        const auto bursty = static_cast<int>(ArrivalProcess::Bursty);
        const auto closed = static_cast<int>(ArrivalProcess::Closed);
        QTest::addRow("half a request") << 0 << 0 << "batch size";
        QTest::addRow("bursts slower than the calm") << bursty << 1 << "burst ratio";
        QTest::addRow("bursts of no length") << bursty << 2 << "length of a burst";
        QTest::addRow("bursts all the time") << bursty << 3 << "share of bursts";
        QTest::addRow("share is not a number") << bursty << 4 << "share of bursts";
        QTest::addRow("no time to think") << closed << 5 << "think time";
        QTest::addRow("endless users") << closed << 6 << "users";
    }

    void refusesWhatCannotBe()
    {
        QFETCH(int, process);
        QFETCH(int, which);
        QFETCH(QString, field);
        ModelBuilder builder =
            singleStation(1, constant(1), 1, static_cast<ArrivalProcess>(process));
        SourceSpec& traffic = builder.lastTraffic();
        traffic.batchSize = which == 0 ? 0.5 : 1;
        traffic.bursts.ratio = which == 1 ? 0.5 : 2;
        traffic.bursts.seconds = which == 2 ? 0 : 1;
        traffic.bursts.share = which == 3 ? 1 : which == 4 ? std::nan("") : 0.5;
        traffic.thinkTime = which == 5 ? 0 : which == 6 ? 1e9 : 1;
        const auto result = simulate(builder.build(), singleRun(10));
        QVERIFY(!result.has_value());
        QVERIFY2(result.error().message.starts_with(field.toStdString()),
                 result.error().text().c_str());
        QCOMPARE(result.error().where, std::string("clients"));
    }
};

BREAKEVEN_TEST(arrivals, ArrivalsTest)
#include "tst_arrivals.moc"
