#include <algorithm>

#include "model/simulation/kernel/histogram.h"
#include "model/simulation/kernel/randomstream.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::model::kernel;
using namespace breakeven::tests;

namespace {

/// Response times of a first-come-first-served pool by the recursion of Kiefer and Wolfowitz: each
/// customer takes the server that is free first. No events at all, but the engine's own draws.
WeightedHistogram byRecursion(double rate, std::size_t servers, std::uint64_t seed, double duration)
{
    const RunKey key{.seed = seed};
    RandomStream arrivals(key, "clients", Purpose::Arrival);
    RandomStream services(key, "server", Purpose::Service);
    std::vector<Ticks> freeAt(servers, 0);
    Histogram response;
    const Ticks end = toTicks(duration);
    for (Ticks now = toTicks(arrivals.exponential() / rate); now < end;
         now += toTicks(arrivals.exponential() / rate)) {
        Ticks& earliest = *std::ranges::min_element(freeAt);
        earliest = std::max(now, earliest) + toTicks(services.exponential());
        if (earliest < end) {
            response.record(earliest - now);
        }
    }
    WeightedHistogram result;
    result.add(response.counts(), 1);
    return result;
}

}  // namespace

/// The whole engine, event by event, against a way to the same numbers that shares nothing with it
/// but the random streams: equal but for the rounding of weights.
class RecursionTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheSameNumbers_data()
    {
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("utilisation");
        QTest::newRow("one server") << 1 << 0.8;
        QTest::newRow("ten servers") << 10 << 0.8;
        QTest::newRow("ten busy servers") << 10 << 0.99;
        QTest::newRow("too few servers") << 3 << 1.1;
        QTest::newRow("thousands of servers") << 6'000 << 0.9;
    }

    void givesTheSameNumbers()
    {
        QFETCH(int, servers);
        QFETCH(double, utilisation);
        const double rate = utilisation * servers;
        const double duration = 60'000 / rate;
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            SimulationOptions options = singleRun(duration);
            options.seed = seed;
            const SimulationResult result =
                run(singleStation(rate, exponential(1), servers).build(), options);
            const WeightedHistogram expected =
                byRecursion(rate, static_cast<std::size_t>(servers), seed, duration);
            QVERIFY(expected.observations() > 10'000);
            QVERIFY(result.latency.count == expected.observations());
            QVERIFY(near(result.latency.mean.mean, expected.meanSeconds(), 1e-12));
            QVERIFY(near(result.latency.p50.mean, expected.quantileSeconds(0.5)));
            QVERIFY(near(result.latency.p999.mean, expected.quantileSeconds(0.999)));
            QVERIFY(result.latency.maximum == expected.maximumSeconds());
        }
    }
};

BREAKEVEN_TEST(recursion, RecursionTest)
#include "tst_recursion.moc"
