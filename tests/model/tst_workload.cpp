#include "model/workload/workload.h"

#include <numeric>

#include "tests/support/testmain.h"

using namespace breakeven::model;

class WorkloadTest : public QObject {
    Q_OBJECT

private slots:
    void hourlyRatesKeepTheMean()
    {
        TrafficSource source;
        source.requestsPerSecond = 12.5;
        source.profile.hourly.fill(0);
        source.profile.hourly[9] = 3;
        source.profile.hourly[18] = 1;
        source.profile.daily = {1, 1, 1, 1, 1, 0.5, 0};
        const auto rates = hourlyRates(source);
        const double mean = std::accumulate(rates.begin(), rates.end(), 0.0) / 168.0;
        QVERIFY(std::abs(mean - 12.5) < 1e-9);
        QVERIFY(std::abs(rates[9] - 3 * rates[18]) < 1e-9);
        QCOMPARE(rates[6 * 24 + 9], 0.0);
    }

    void spikesAndRampsMultiplyMinutes()
    {
        TrafficSource source{.requestsPerSecond = 10};
        QVERIFY(!variesWithinHours(source));
        source.changes = {{.startHour = 9.5, .hours = 1.0, .rampHours = 0.25, .factor = 5},
                          {.startHour = 167.5, .hours = 1, .factor = 0}};
        QVERIFY(variesWithinHours(source));
        const std::vector<double> rates = minuteRates(source);
        QCOMPARE(rates.size(), 10080U);
        const auto at = [&rates](int hour, int minute) {
            return rates[static_cast<std::size_t>(hour * 60 + minute)];
        };
        QCOMPARE(at(9, 29), 10.0);
        // Up from 10 to 50 in a quarter: the middle of its first minute has done 1/30 of the way.
        QVERIFY(std::abs(at(9, 30) - (10 + 40.0 / 30)) < 1e-9);
        QVERIFY(std::abs(at(9, 44) - (50 - 40.0 / 30)) < 1e-9);
        QCOMPARE(at(9, 45), 50.0);
        QCOMPARE(at(10, 14), 50.0);
        QVERIFY(std::abs(at(10, 29) - (10 + 40.0 / 30)) < 1e-9);
        QCOMPARE(at(10, 30), 10.0);
        // Over the end of the week into the next.
        QCOMPARE(at(167, 29), 10.0);
        QCOMPARE(at(167, 30), 0.0);
        QCOMPARE(at(0, 29), 0.0);
        QCOMPARE(at(0, 30), 10.0);
        const auto hours = hourlyRates(source);
        QVERIFY(std::abs(hours[9] - (10 * 30 + 30 * 15 + 50 * 15) / 60.0) < 1e-9);
        QCOMPARE(hours[0], 5.0);
        QCOMPARE(hours[1], 10.0);
    }

    void minutesReplaceTheHours()
    {
        TrafficSource source{.requestsPerSecond = 6};
        source.profile.hourly.fill(3);
        source.profile.minutes.assign(1440, 0);
        source.profile.minutes[90] = 20;
        source.profile.minutes[91] = 40;
        const std::vector<double> rates = minuteRates(source);
        QCOMPARE(rates.size(), 1440U);
        QVERIFY(std::abs(rates[90] * 2 - rates[91]) < 1e-9);
        QVERIFY(std::abs(std::accumulate(rates.begin(), rates.end(), 0.0) / 1440 - 6) < 1e-9);
        const auto hours = hourlyRates(source);
        QCOMPARE(hours[0], 0.0);
        QVERIFY(std::abs(hours[1] - 6 * 24) < 1e-9);
        QVERIFY(std::abs(hours[24 * 6 + 1] - 6 * 24) < 1e-9);
    }

    void growsByTheMonth()
    {
        TrafficSource source{.requestsPerSecond = 8, .usersPerMonth = 100, .growthPercent = 50};
        source.users.number = 4;
        const TrafficSource later = grown(source, 2);
        QCOMPARE(later.requestsPerSecond, 18.0);
        QCOMPARE(later.usersPerMonth, 225.0);
        QCOMPARE(later.users.number, 9.0);
        QCOMPARE(grown(source, 0), source);
    }

    void usersAskAtMostAsFastAsTheyThink()
    {
        TrafficSource source{.process = ArrivalProcess::Closed, .requestsPerSecond = 7};
        source.users = {.number = 120, .thinkSeconds = 30};
        source.profile.daily = {1, 1, 1, 1, 1, 0, 0};
        QCOMPARE(meanRate(source), 4.0);
        const auto rates = hourlyRates(source);
        QVERIFY(std::abs(rates[0] - 4.0 * 7 / 5) < 1e-9);
        QCOMPARE(rates[167], 0.0);
        source.process = ArrivalProcess::Bursty;
        QCOMPARE(meanRate(source), 7.0);
    }

    void findsSourcesById()
    {
        Workload workload;
        workload.sources.push_back({.id = TrafficSourceId("users")});
        QVERIFY(workload.find(TrafficSourceId("users")) != nullptr);
        QVERIFY(workload.find(TrafficSourceId("nobody")) == nullptr);
    }
};

BREAKEVEN_TEST(workload, WorkloadTest)
#include "tst_workload.moc"
