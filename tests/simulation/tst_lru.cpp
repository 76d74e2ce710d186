#include "model/simulation/lru.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <random>
#include <unordered_map>

#include "tests/support/testmain.h"

using namespace breakeven::model;

namespace {

/// What a cache that drops the least recently used entry answers of `lookups`, once it is full.
double simulatedHitRatio(int items, double exponent, std::size_t cached, int lookups)
{
    std::vector<double> cumulative;
    double sum = 0;
    for (int k = 1; k <= items; ++k) {
        sum += std::pow(k, -exponent);
        cumulative.push_back(sum);
    }
    std::mt19937_64 random(42);
    std::list<int> order;
    std::unordered_map<int, std::list<int>::iterator> places;
    int hits = 0;
    for (int lookup = -lookups; lookup < lookups; ++lookup) {
        const double u = static_cast<double>(random() >> 11) * 0x1.0p-53 * sum;
        const auto item =
            static_cast<int>(std::ranges::upper_bound(cumulative, u) - cumulative.begin());
        if (const auto place = places.find(item); place != places.end()) {
            hits += lookup >= 0 ? 1 : 0;
            order.splice(order.begin(), order, place->second);
            continue;
        }
        order.push_front(item);
        places[item] = order.begin();
        if (order.size() > cached) {
            places.erase(order.back());
            order.pop_back();
        }
    }
    return static_cast<double>(hits) / lookups;
}

}  // namespace

class LruTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithASimulatedCache_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<double>("exponent");
        QTest::addColumn<int>("cached");
        QTest::addRow("all alike") << 1000 << 0.0 << 300;
        QTest::addRow("uneven") << 1000 << 0.9 << 100;
        QTest::addRow("very uneven") << 10000 << 1.3 << 50;
        QTest::addRow("nearly all fit") << 1000 << 0.7 << 900;
        QTest::addRow("more than one rank a group") << 20000 << 0.8 << 2000;
    }

    void agreesWithASimulatedCache()
    {
        QFETCH(int, items);
        QFETCH(double, exponent);
        QFETCH(int, cached);
        constexpr int lookups = 400'000;
        const double simulated =
            simulatedHitRatio(items, exponent, static_cast<std::size_t>(cached), lookups);
        // Four standard errors, doubled for the memory of the cache, and the approximation's own.
        const double allowed = 8 * std::sqrt(simulated * (1 - simulated) / lookups) + 0.002;
        QVERIFY2(std::abs(lruHitRatio(items, exponent, cached) - simulated) < allowed,
                 qPrintable(QStringLiteral("simulated %1, computed %2")
                                .arg(simulated)
                                .arg(lruHitRatio(items, exponent, cached))));
    }

    void hasTheLimitsItMustHave()
    {
        QCOMPARE(lruHitRatio(1000, 0.9, 0), 0.0);
        QCOMPARE(lruHitRatio(0, 0.9, 10), 0.0);
        QCOMPARE(lruHitRatio(1000, 0.9, 1000), 1.0);
        QCOMPARE(lruHitRatio(1000, 0.9, 1e12), 1.0);
        // All alike: what fits is hit.
        QVERIFY(std::abs(lruHitRatio(1e9, 0, 1e8) - 0.1) < 1e-4);
        QVERIFY(lruHitRatio(1e12, 0.9, 1e6) < lruHitRatio(1e12, 0.9, 1e8));
    }
};

BREAKEVEN_TEST(lru, LruTest)
#include "tst_lru.moc"
