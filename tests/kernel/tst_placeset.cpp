#include <set>

#include "model/simulation/kernel/placeset.h"
#include "model/simulation/kernel/randomstream.h"
#include "tests/support/testmain.h"

using namespace breakeven::model::kernel;

class PlaceSetTest : public QObject {
    Q_OBJECT

private slots:
    void isEmptyAtFirst()
    {
        PlaceSet places;
        QCOMPARE(places.largest(), PlaceSet::none);
        places.grow();
        QCOMPARE(places.largest(), PlaceSet::none);
    }

    void knowsTheLargest_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 64, 65, 4096, 4097, 20'000}) {
            QTest::addRow("%d", size) << size;
        }
    }

    /// Beside a sorted set, also while it is nearly empty.
    void knowsTheLargest()
    {
        QFETCH(int, size);
        PlaceSet places;
        std::set<std::uint32_t> sorted;
        for (int i = 0; i < size; ++i) {
            places.grow();
        }
        RandomStream random(3);
        for (const double growth : {0.4, 0.9, 0.1, 0.6}) {
            for (int i = 0; i < 3000; ++i) {
                const auto place = static_cast<std::uint32_t>(random.uniform() * size);
                if (random.uniform() < growth) {
                    places.insert(place);
                    sorted.insert(place);
                } else if (!sorted.empty()) {
                    QVERIFY(places.contains(*sorted.rbegin()));
                    places.erase(*sorted.rbegin());
                    sorted.erase(*sorted.rbegin());
                }
                QCOMPARE(places.contains(place), sorted.contains(place));
                QCOMPARE(places.largest(), sorted.empty() ? PlaceSet::none : *sorted.rbegin());
            }
        }
    }
};

BREAKEVEN_TEST(placeset, PlaceSetTest)
#include "tst_placeset.moc"
