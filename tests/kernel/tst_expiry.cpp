#include <cmath>

#include "model/estimate/estimate.h"
#include "model/simulation/inputs.h"
#include "model/simulation/kernel/expiry.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// Clients at a cache of one item, before an origin that takes as long each time.
ModelBuilder cached(double rate, double ttl, double refill, bool coalesces,
                    Behaviour behaviour = Behaviour::Cache)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& cache = builder.station("cache", behaviour);
    cache.ttl = ttl;
    cache.hotShare = 1;
    cache.coalesces = coalesces;
    builder.station("origin").service = constant(refill);
    builder.call("clients", "cache");
    builder.call("cache", "origin");
    return builder;
}

/// Calls a second that reach the origin, from how many are in work there.
bool originGets(const SimulationResult& result, double rate, double refill)
{
    return isAllowedBy(stationOf(result, "origin").inFlight, rate * refill);
}

bool isEstimated(const SimulationModel& model, double originRate)
{
    return near(estimate(model).flows.stations[2].arrivals, originRate * 730 * 3600, 1e-9);
}

}  // namespace

/// Caches whose entries expire.
class ExpiryTest : public QObject {
    Q_OBJECT

private slots:
    void anEntryGoesRound_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("ttl");
        QTest::addColumn<double>("refill");
        QTest::addColumn<int>("behaviour");
        const auto cache = static_cast<int>(Behaviour::Cache);
        QTest::newRow("a hot item") << 20.0 << 3.0 << 0.5 << cache;
        QTest::newRow("a hotter one") << 100.0 << 3.0 << 0.5 << cache;
        QTest::newRow("slow refills") << 5.0 << 2.0 << 1.9 << cache;
        QTest::newRow("a cold item") << 0.2 << 3.0 << 0.5 << static_cast<int>(Behaviour::Cdn);
    }

    /// The entry lives, a first call misses, and all that come until its answer is back miss too:
    /// 1 + r d of the 1 + r d + r T calls of a cycle. Of calls made one the first alone does, and
    /// the others wait for half of d on average. (Of entries that live for less than a refill
    /// takes, the later ones of a stampede make more.)
    void anEntryGoesRound()
    {
        QFETCH(double, rate);
        QFETCH(double, ttl);
        QFETCH(double, refill);
        QFETCH(int, behaviour);
        const double during = rate * refill;
        const double cycle = 1 / rate + refill + ttl;
        for (const bool coalesces : {false, true}) {
            const SimulationModel model =
                cached(rate, ttl, refill, coalesces, static_cast<Behaviour>(behaviour)).build();
            const auto result = run(model, replicated(2'000));
            const double misses = coalesces ? 1 : 1 + during;
            QVERIFY(originGets(result, misses / cycle, refill));
            QVERIFY(isEstimated(model, misses / cycle));
            const double waited = misses * refill + (coalesces ? during * refill / 2 : 0);
            QVERIFY(isAllowedBy(result.latency.mean, waited / (rate * cycle)));
            QVERIFY(near(estimate(model).meanLatency, waited / (rate * cycle)));
            QVERIFY(near(result.latency.maximum, refill, 1e-6));
        }
    }

    /// A refill that fails makes no entry, and those that wait for it fail with it: of tries that
    /// fail with probability p there are 1 / (1 - p) in a cycle.
    void whoWaitsForARefillFailsWithIt()
    {
        constexpr double rate = 20;
        constexpr double p = 0.3;
        ModelBuilder builder = cached(rate, 3, 0.5, true);
        builder.find("origin").errorRate = p;
        const auto result = run(builder.build(), replicated(4'000));
        const double tries = 1 / (1 - p);
        const double cycle = tries * (1 / rate + 0.5) + 3;
        QVERIFY(originGets(result, tries / cycle, 0.5));
        QVERIFY(isAllowedBy(result.errorRate, (tries - 1) * (1 + rate * 0.5) / (rate * cycle)));
    }

    /// What misses takes part in the answer's way through the cache, and so does who waits for it.
    void whatIsWaitedForIsTimeAtTheCache()
    {
        const auto result = run(cached(20, 3, 0.5, true).build(), replicated(1'000));
        double total = 0;
        for (const LatencyPart& part : result.breakdown) {
            total += part.total.mean;
        }
        QVERIFY(near(total, result.latency.mean.mean));
    }

    void callsThatCannotBeSparedAreMadeByAll()
    {
        ModelBuilder builder = cached(20, 3, 0.5, true);
        builder.station("log").service = constant(0.1);
        CallSpec& call = builder.call("cache", "log");
        call.step = 2;
        call.cacheable = false;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(1'000));
        QVERIFY(isAllowedBy(stationOf(result, "log").inFlight, 20 * 0.1));
        // The entry is there when the whole call has its answer.
        QVERIFY(originGets(result, 1 / (1.0 / 20 + 0.6 + 3), 0.5));
    }

    void othersHitByTheRatio()
    {
        for (const bool coalesces : {false, true}) {
            ModelBuilder builder = cached(30, 2, 0.2, coalesces);
            StationSpec& cache = builder.find("cache");
            cache.hotItems = 3;
            cache.hotShare = 0.6;
            cache.hitRatio = 0.75;
            const SimulationModel model = builder.build();
            const auto result = run(model, replicated(2'000));
            const double own = 30 * 0.6 / 3;
            const double misses = coalesces ? 1 : 1 + own * 0.2;
            const double rate = 30 * 0.4 * 0.25 + 3 * misses / (1 / own + 0.2 + 2);
            QVERIFY(originGets(result, rate, 0.2));
            QVERIFY(isEstimated(model, rate));
        }
    }

    void popularItemsAreSimulatedTheOthersCounted_data()
    {
        QTest::addColumn<int>("hottest");
        for (const int hottest : {0, 1, 10, 50}) {
            QTest::addRow("%d", hottest) << hottest;
        }
    }

    /// With refills that take next to no time, however many items are simulated: each of rate r
    /// misses once in 1/r + T.
    void popularItemsAreSimulatedTheOthersCounted()
    {
        QFETCH(int, hottest);
        constexpr double refill = 1e-6;
        ModelBuilder builder = cached(40, 5, refill, false);
        StationSpec& cache = builder.find("cache");
        cache.hotShare = 0;
        cache.hotItems = hottest;
        cache.items = 50;
        cache.popularity = 1.1;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(2'000));
        double sum = 0;
        for (int k = 1; k <= 50; ++k) {
            sum += std::pow(k, -1.1);
        }
        double misses = 0;
        for (int k = 1; k <= 50; ++k) {
            const double own = 40 * std::pow(k, -1.1) / sum;
            misses += 1 / (1 / own + 5);
        }
        QVERIFY(originGets(result, misses, refill));
        QVERIFY(near(estimate(model).flows.stations[2].arrivals, misses * 730 * 3600, 1e-3));
    }

    void whatHasNoRoomMissesToo()
    {
        StationSpec cache{.behaviour = Behaviour::Cache};
        applyInputs({{"ttl_s", 1e9},
                     {"items", 10'000},
                     {"popularity", 0.8},
                     {"cached_items", 500},
                     {"hot_items", 0}},
                    cache);
        StationSpec lasting{.behaviour = Behaviour::Cache};
        applyInputs({{"items", 10'000}, {"popularity", 0.8}, {"cached_items", 500}}, lasting);
        // Entries that never expire are those that find room.
        QVERIFY(near(restHitRatio(cache, requestedOf(cache), 1000), lasting.hitRatio, 1e-4));
        cache.ttl = 1e-3;
        QVERIFY(restHitRatio(cache, requestedOf(cache), 1000) < 0.1);
    }

    /// A run that is short beside the lives of entries begins in the midst of them: of a thousand
    /// items one in a hundred expires within a hundredth of its life.
    void entriesAreThereAtTheStart()
    {
        ModelBuilder builder = cached(10'000, 1'000, 1e-6, false);
        builder.find("cache").hotItems = 1'000;
        SimulationOptions options = replicated(10);
        options.warmup = 0;
        const auto result = run(builder.build(), options);
        const double misses = inRun(result.flows.stations[2].arrivals, 10);
        // Each either does or does not, in twenty runs; a miss comes a tenth of a second later.
        const double expected = 1'000 * (10 - 0.1) / 1'000;
        QVERIFY(std::abs(misses - expected) < 3.3 * std::sqrt(expected / 20));
    }

    void noEntryIsMadeWhenAllCallsEndBefore()
    {
        ModelBuilder builder = cached(20, 3, 0.5, true);
        builder.find("cache").timeLimit = 0.2;
        SimulationOptions options = singleRun(100);
        options.warmup = 3;  // as long as the entry of the start may live
        const auto result = run(builder.build(), options);
        QVERIFY(result.errorRate.mean > 0.99);
        QVERIFY(result.latency.count == 0 || result.latency.maximum < 0.2);
    }

    void expiryIsChecked()
    {
        const auto refused = [](auto change) {
            ModelBuilder builder = cached(1, 1, 0.1, true);
            change(builder.find("cache"));
            const auto result = simulate(builder.build(), singleRun(10));
            return result ? std::string() : result.error().message;
        };
        QVERIFY(refused([](StationSpec& cache) { cache.ttl = NAN; }).find("lifetime") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& cache) { cache.hotItems = 5'000; }).find("hottest") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& cache) { cache.hotShare = 2; }).find("share") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& cache) { cache.items = -1; }).find("items") !=
                std::string::npos);
    }
};

BREAKEVEN_TEST(expiry, ExpiryTest)
#include "tst_expiry.moc"
