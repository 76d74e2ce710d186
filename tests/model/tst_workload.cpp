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
