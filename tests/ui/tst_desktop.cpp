#include "app/desktop.h"

#include <QTemporaryDir>

#include "pricing/book/userbook.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"

using namespace breakeven;
using namespace breakeven::ui;

/// The window as the program makes it, with the folders of a user of its own.
class DesktopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::isolateSettings();
        QVERIFY(qputenv("XDG_DATA_HOME", m_user.path().toUtf8()));
    }

    void cleanupTestCase() { qunsetenv("XDG_DATA_HOME"); }

    /// The list's prices lie below the user's own, which were set before the start: were they laid
    /// into the list, they could not be taken back.
    void theListLiesBelowTheUsersOwnPrices()
    {
        const pricing::RateKey key{"aws", "lambda", "x86_64", "requests"};
        const std::string region = "us-east-1";
        auto data = app::readWindowData(BREAKEVEN_SHARE_DIR);
        QVERIFY2(data, data ? "" : data.error().text().c_str());
        const pricing::Rate* found = data->listed.find(key, region);
        QVERIFY(found);
        const pricing::Rate listed = *found;
        pricing::Rate own = listed;
        own.tiers = {{Quantity(),
                      {},
                      UnitPrice::fromPicos(5'000'000),
                      "2026-11-01",
                      "contract",
                      pricing::Confidence::User}};
        QVERIFY(pricing::UserBook::open(pricing::userBookFile()).value().book.set(own));

        data = app::readWindowData(BREAKEVEN_SHARE_DIR);
        QVERIFY(data.has_value());
        for (const pricing::Rate& rate : data->listed.rates()) {
            QVERIFY(rate.layer == pricing::Layer::Bundled);
        }
        const auto window = app::makeWindow(std::move(*data));
        PriceStore& prices = window->prices();
        QVERIFY(prices.isOwn(key, region));
        QCOMPARE(prices.book().find(key, region)->tiers.front().price.text(),
                 own.tiers.front().price.text());
        const auto versions = prices.versions(key, region);
        QCOMPARE(versions.size(), std::size_t(2));
        QVERIFY(versions.front().origin == PriceVersion::Origin::Bundled);
        QVERIFY(prices.unset(key, region));
        QCOMPARE(prices.book().find(key, region)->tiers.front().price.text(),
                 listed.tiers.front().price.text());
    }

    void sayWhenThereIsNoData()
    {
        const auto data = app::readWindowData(m_user.path().toStdString());
        QVERIFY(!data);
        QVERIFY(!data.error().remedy.empty());
    }

private:
    QTemporaryDir m_user;
};

BREAKEVEN_TEST(desktop, DesktopTest)
#include "tst_desktop.moc"
