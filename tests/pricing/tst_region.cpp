#include "pricing/book/region.h"

#include "pricing/book/pricebook.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

const std::string head = "provider,region,name,latitude,longitude,source\n";

}  // namespace

class RegionTest : public QObject {
    Q_OBJECT

private slots:
    void measuresDistances()
    {
        // London to Paris is about 344 km, Sydney to Santiago about 11,340 km over the date line.
        const Region london{"p", "l", "", 51.5074, -0.1278};
        const Region paris{"p", "p", "", 48.8566, 2.3522};
        QVERIFY(std::abs(distanceKm(london, paris) - 344) < 3);
        QVERIFY(
            std::abs(distanceKm({"p", "a", "", -33.87, 151.21}, {"p", "b", "", -33.45, -70.67}) -
                     11340) < 60);
        QCOMPARE(distanceKm(london, london), 0.0);
    }

    void findsTheNearest()
    {
        const auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY2(book, book ? "" : book.error().text().c_str());
        const auto nearest = [&](const char* from, std::vector<std::string> among) {
            return nearestRegion(book->places(), "aws", from, among);
        };
        QCOMPARE(nearest("eu-west-2", {"us-east-1", "eu-west-1", "eu-central-1"}),
                 std::string("eu-west-1"));
        QCOMPARE(nearest("ap-southeast-2", {"us-west-2", "ap-southeast-1"}),
                 std::string("ap-southeast-1"));
        QCOMPARE(nearest("eu-west-2", {}), std::string());
        QCOMPARE(nearest("eu-west-2", {"global", "moon-1"}), std::string());
        QCOMPARE(nearest("moon-1", {"us-east-1"}), std::string());
    }

    /// A region without a place could never be offered as the nearest.
    void everyRegionOfTheBookHasAPlace()
    {
        const auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY(book);
        const std::vector<std::string> several = {"asia", "eu", "eur3", "europe", "nam5", "us"};
        for (const char* provider : {"aws", "azure", "gcp"}) {
            for (const std::string& region : book->regions(provider)) {
                QVERIFY2(findRegion(book->places(), provider, region) != nullptr ||
                             std::ranges::find(several, region) != several.end(),
                         region.c_str());
            }
        }
    }

    void refusesBrokenRows_data()
    {
        QTest::addColumn<QString>("row");
        QTest::newRow("latitude") << "p,r,n,91,0,s";
        QTest::newRow("longitude") << "p,r,n,0,-181,s";
        QTest::newRow("no number") << "p,r,n,north,0,s";
        QTest::newRow("not a number") << "p,r,n,nan,0,s";
        QTest::newRow("no name") << "p,,n,0,0,s";
    }
    void refusesBrokenRows()
    {
        QFETCH(QString, row);
        QVERIFY(!parseRegions(head + row.toStdString() + "\n", "regions.csv"));
        QVERIFY(parseRegions(head + "p,r,n,1,2,s\n", "regions.csv"));
        const auto twice = parseRegions(head + "p,r,n,1,2,s\np,r,m,1,2,s\n", "regions.csv");
        QVERIFY(!twice);
        QCOMPARE(twice.error().where, std::string("regions.csv:3"));
    }
};

BREAKEVEN_TEST(region, RegionTest)
#include "tst_region.moc"
