#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

#include "pricing/base/textfile.h"
#include "pricing/book/ratecsv.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/prices/pricewindow.h"
#include "ui/results/resultspanel.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

const Theme& theme()
{
    static const Theme one(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
    return one;
}

pricing::Rate rate(const char* service, const char* meter, const char* region, std::int64_t picos,
                   const char* asOf = "2026-05-01",
                   pricing::Confidence confidence = pricing::Confidence::Published)
{
    pricing::Rate made;
    made.key = {"aws", service, "x86_64", meter};
    made.unit = "request";
    made.region = region;
    made.tiers = {{{},
                   std::nullopt,
                   UnitPrice::fromPicos(picos),
                   asOf,
                   "https://aws.amazon.com/lambda/pricing/",
                   confidence}};
    return made;
}

pricing::PriceBook smallBook()
{
    return pricing::PriceBook::fromRates(
        {rate("lambda", "requests", "us-east-1", 200'000),
         rate("lambda", "requests", "eu-west-1", 210'000, "2023-01-01"),
         rate("lambda", "gb_seconds", "us-east-1", 16'666'700, ""),
         rate("sqs", "requests", "us-east-1", 400'000, "2026-01-01",
              pricing::Confidence::Unverified)});
}

/// A store over the small book, and its window.
struct Shelf {
    QTemporaryDir folder;
    PriceStore store{smallBook(), folder.filePath(QStringLiteral("own.sqlite")).toStdString()};
    PriceWindow window{store, theme()};

    Shelf() { window.show(); }
    [[nodiscard]] QTableView& table() { return *child<QTableView>(window, "priceTable"); }
    [[nodiscard]] int shown() { return table().model()->rowCount(); }
    void choose(const char* box, const QString& words)
    {
        auto* choice = child<QComboBox>(window, box);
        choice->setCurrentIndex(choice->findText(words));
    }
    void enterOwn(const char* price)
    {
        auto* edit = child<QLineEdit>(window, "ownPrice");
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(price));
        QTest::keyClick(edit, Qt::Key_Return);
        // The fields are made anew; those before go with the next turn of the loop.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

const pricing::RateKey requests{"aws", "lambda", "x86_64", "requests"};

}  // namespace

class PricesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void tableSaysEverything()
    {
        PriceTable table(theme());
        const QAbstractItemModelTester tester(&table);
        table.setBook(smallBook(), "2026-11-24");
        QCOMPARE(table.rowCount(), 4);
        const int row = table.rowOf(requests, "eu-west-1");
        const auto cell = [&](PriceTable::Column column) {
            return table.index(row, column).data().toString();
        };
        QCOMPARE(cell(PriceTable::Service), QStringLiteral("aws lambda"));
        QCOMPARE(cell(PriceTable::Price), QStringLiteral("$0.00000021"));
        QCOMPARE(cell(PriceTable::AsOf), QStringLiteral("2023-01-01"));
        QCOMPARE(cell(PriceTable::LayerColumn), QStringLiteral("list"));
        QCOMPARE(table.rowOf(requests, "mars-1"), -1);
    }

    void ages_data()
    {
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<bool>("verified");
        QTest::addColumn<int>("age");
        const auto number = [](PriceAge age) { return static_cast<int>(age); };
        QTest::newRow("fresh") << "2026-01-01" << true << number(PriceAge::Fresh);
        QTest::newRow("old") << "2025-06-01" << true << number(PriceAge::Old);
        QTest::newRow("undated") << "" << true << number(PriceAge::Undated);
        QTest::newRow("from memory") << "2026-01-01" << false << number(PriceAge::Unverified);
    }
    void ages()
    {
        QFETCH(QString, asOf);
        QFETCH(bool, verified);
        QFETCH(int, age);
        const auto given =
            rate("s", "m", "r", 1, asOf.toLatin1().constData(),
                 verified ? pricing::Confidence::Published : pricing::Confidence::Unverified);
        QCOMPARE(static_cast<int>(ageOf(given, "2026-11-24")), age);
    }

    void searchTakesWordsInAnyOrder()
    {
        Shelf shelf;
        QCOMPARE(shelf.shown(), 4);
        QTest::keyClicks(child<QLineEdit>(shelf.window, "priceSearch"),
                         QStringLiteral("requests LAMBDA"));
        QCOMPARE(shelf.shown(), 2);
        QCOMPARE(child<QLabel>(shelf.window, "priceCount")->text(), QStringLiteral("2 price(s)"));
        QTest::keyClicks(child<QLineEdit>(shelf.window, "priceSearch"), QStringLiteral(" eu"));
        QCOMPARE(shelf.shown(), 1);
    }

    void filters_data()
    {
        QTest::addColumn<QByteArray>("box");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<int>("rows");
        QTest::newRow("service") << QByteArray("priceService") << "sqs" << 1;
        QTest::newRow("region") << QByteArray("priceRegion") << "eu-west-1" << 1;
        QTest::newRow("old") << QByteArray("priceAge") << "Older than a year" << 1;
        QTest::newRow("undated") << QByteArray("priceAge") << "Undated" << 1;
        QTest::newRow("unverified") << QByteArray("priceAge") << "Unverified" << 1;
        QTest::newRow("layer") << QByteArray("priceLayer") << "Yours" << 0;
        QTest::newRow("provider") << QByteArray("priceProvider") << "aws" << 4;
    }
    void filters()
    {
        QFETCH(QByteArray, box);
        QFETCH(QString, choice);
        QFETCH(int, rows);
        Shelf shelf;
        shelf.choose(box.constData(), choice);
        QCOMPARE(shelf.shown(), rows);
    }

    void ownPricesLieOverTheLists()
    {
        Shelf shelf;
        shelf.window.showPlace({requests, "us-east-1"});
        shelf.enterOwn("0.0000001");
        QCOMPARE(shelf.store.book().find(requests, "us-east-1")->tiers.front().price.picos(),
                 std::int64_t{100'000});
        QVERIFY(shelf.store.isOwn(requests, "us-east-1"));
        const auto versions = shelf.store.versions(requests, "us-east-1");
        QCOMPARE(versions.size(), std::size_t{2});
        QVERIFY(!versions.front().inUse);
        QVERIFY(versions.back().inUse);
        // Kept in the file, for the next start and for the command line.
        const PriceStore again(smallBook(),
                               shelf.folder.filePath(QStringLiteral("own.sqlite")).toStdString());
        QVERIFY(again.isOwn(requests, "us-east-1"));
        QTest::mouseClick(child<QPushButton>(shelf.window, "dropOwnPrice"), Qt::LeftButton);
        QVERIFY(!shelf.store.isOwn(requests, "us-east-1"));
        QCOMPARE(shelf.store.book().find(requests, "us-east-1")->tiers.front().price.picos(),
                 std::int64_t{200'000});
    }

    void wrongPricesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("price");
        for (const char* price : {"", "free", "-1", "nan", "1e99"}) {
            QTest::addRow("'%s'", price) << QByteArray(price);
        }
    }
    void wrongPricesAreRefused()
    {
        QFETCH(QByteArray, price);
        Shelf shelf;
        shelf.window.showPlace({requests, "us-east-1"});
        shelf.enterOwn(price.constData());
        QVERIFY(!shelf.store.isOwn(requests, "us-east-1"));
        QVERIFY(!child<QLabel>(shelf.window, "ownPriceProblem")->text().isEmpty());
    }

    void copiesAndExports()
    {
        Shelf shelf;
        shelf.window.showPlace({requests, "eu-west-1"});
        QVERIFY(QTest::qWaitForWindowActive(&shelf.window));
        QTest::keyClick(&shelf.table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("$0.00000021")));
        shelf.choose("priceRegion", QStringLiteral("eu-west-1"));
        const QString file = shelf.folder.filePath(QStringLiteral("prices.csv"));
        QVERIFY(shelf.window.exportCsv(file.toStdString()).has_value());
        const auto rows =
            pricing::parseRateRows(readTextFile(file.toStdString()).value(), "prices.csv");
        QVERIFY2(rows.has_value(), rows ? "" : rows.error().text().c_str());
        QCOMPARE(rows->size(), std::size_t{1});
        QCOMPARE(rows->front().tier.price.picos(), std::int64_t{210'000});
    }

    void exportToNowhereSaysSo()
    {
        const Shelf shelf;
        const auto done = shelf.window.exportCsv("/nowhere/at/all/prices.csv");
        QVERIFY(!done);
        QVERIFY(!done.error().text().empty());
    }

    void withoutAFileOwnPricesAreOff()
    {
        PriceStore store(smallBook(), {});
        PriceWindow window(store, theme());
        window.showPlace({requests, "us-east-1"});
        QVERIFY(child<QLineEdit>(window, "ownPrice") == nullptr);
        QVERIFY(!store.set(*store.book().find(requests, "us-east-1"), UnitPrice::fromPicos(1)));
    }

    void fromABillLineToItsPriceAndBack()
    {
        const auto window = tests::makeWindow();
        window->document().reset(tests::sampleProject());
        QTRY_VERIFY(window->analysis().bill(tests::serverless) != nullptr);
        auto* results = window->findChild<ResultsPanel*>();
        const pricing::BillLine line = window->analysis().bill(tests::serverless)->lines.front();
        QTRY_VERIFY(results->showLinesOf(line.key));
        emit results->rateRequested({line.key, line.region});
        auto* prices = child<PriceWindow>(*window, "priceWindow");
        QVERIFY(prices != nullptr && prices->isVisible());
        const QModelIndex row = child<QTableView>(*prices, "priceTable")->currentIndex();
        QCOMPARE(row.siblingAtColumn(PriceTable::Meter).data().toString().toStdString(),
                 line.key.meter);
        results->setCurrentIndex(0);
        QTest::mouseClick(child<QPushButton>(*prices, "priceLines"), Qt::LeftButton);
        QCOMPARE(results->tabText(results->currentIndex()), QStringLiteral("Cost"));
    }

    void anOwnPriceChangesTheBill()
    {
        const QTemporaryDir folder;
        PriceStore store(smallBook(), folder.filePath(QStringLiteral("own.sqlite")).toStdString());
        Document document(tests::shippedCatalog());
        Analysis analysis(document, store.book());
        QObject::connect(&store, &PriceStore::changed, &analysis,
                         [&] { analysis.setBook(store.book()); });
        document.reset(tests::sampleProject());
        QTRY_VERIFY(analysis.bill(tests::serverless) != nullptr);
        const Usd before = analysis.bill(tests::serverless)->total;
        QVERIFY(before > Usd());
        QVERIFY(store.set(*store.book().find(requests, "us-east-1"), UnitPrice::fromPicos(400'000))
                    .has_value());
        QTRY_VERIFY(analysis.bill(tests::serverless)->total > before);
    }
};

BREAKEVEN_TEST(prices, PricesTest)
#include "tst_prices.moc"
