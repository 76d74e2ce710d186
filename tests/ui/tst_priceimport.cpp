#include <fstream>

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

#include "pricing/book/ratecsv.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/prices/importdialog.h"
#include "ui/prices/importhistory.h"
#include "ui/prices/pricewindow.h"
#include "ui/prices/updatedialog.h"
#include "ui/shell/errorbox.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;
using tests::LoopbackServer;
using Step = ListDialog::Step;

namespace {

const pricing::RateKey requests{"aws", "lambda", "x86_64", "requests"};
constexpr const char* lambdaPath = "/offers/v1.0/aws/AWSLambda/current/index.json";

/// An AWS offer in which a request costs so much; the bundled price is 0.0000002.
QByteArray offer(const QByteArray& usd = "0.0000003000")
{
    return QByteArray::fromStdString(tests::offerJson("AWSLambda", tests::lambdaProducts()))
        .replace("0.0000003000", usd);
}

/// The window's prices and bills without its other parts: the bundled book, the user's in a folder
/// of the test's own, and a project whose function pays for requests.
struct Desk {
    QTemporaryDir folder;
    Theme theme{QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons")};
    PriceStore store{pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite").value(),
                     folder.filePath(QStringLiteral("own.sqlite")).toStdString(),
                     BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping"};
    Document document{tests::shippedCatalog()};
    Analysis analysis{document, store.book()};
    ProjectPrices project{document, analysis};
    PriceWindow window{store, theme, &project};

    Desk()
    {
        QObject::connect(&store, &PriceStore::changed, &analysis,
                         [this] { analysis.setBook(store.book()); });
        document.reset(tests::sampleProject());
        window.show();
        (void)QTest::qWaitFor([this] { return !analysis.isSettling() && bill() > Usd(); });
    }
    [[nodiscard]] Usd bill() const
    {
        const model::Outcome* outcome = analysis.outcome(tests::serverless);
        return outcome == nullptr ? Usd() : outcome->estimatedBill.total;
    }
    /// All that bills are made with, as text.
    [[nodiscard]] std::string content() const
    {
        std::string all = pricing::priceTableText(store.book().rates());
        for (const pricing::Rate& rate : store.book().rates()) {
            all += std::to_string(static_cast<int>(rate.layer)) + std::to_string(rate.version);
        }
        return all;
    }
    std::filesystem::path write(const char* name, const QByteArray& bytes) const
    {
        const auto file = folder.filePath(QLatin1String(name)).toStdString();
        std::ofstream(file, std::ios::binary)
            .write(bytes.constData(), static_cast<std::streamsize>(bytes.size()));
        return file;
    }
    ImportDialog* import(const std::vector<std::filesystem::path>& files)
    {
        ImportDialog* dialog = window.openImport();
        dialog->addFiles(files);
        press(*dialog, "importStart");
        return dialog;
    }
    UpdateDialog* update(const LoopbackServer& server, const char* service = "lambda")
    {
        UpdateDialog* dialog = window.openUpdate({"aws", service, {}, {}});
        dialog->setMirror(server.address());
        DownloadOptions options;
        options.pause = std::chrono::milliseconds(1);
        options.attempts = 2;
        dialog->setDownloadOptions(options);
        auto* region = child<QComboBox>(*dialog, "updateRegion");
        region->setCurrentIndex(0);
        press(*dialog, "importStart");
        return dialog;
    }
    static void press(QObject& dialog, const char* button)
    {
        QTest::mouseClick(child<QPushButton>(dialog, button), Qt::LeftButton);
    }
    static QString words(QObject& dialog, const char* label)
    {
        return child<QLabel>(dialog, label)->text();
    }
    static QString error(QObject& dialog)
    {
        return child<ErrorBox>(dialog, "errorBox")->shownText();
    }
};

/// A row of the table of changes: price, region, before, after, change, components.
QStringList rowOf(QObject& dialog, int row)
{
    const QAbstractItemModel* model = child<QTableView>(dialog, "importChanges")->model();
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column) {
        cells << model->index(row, column).data().toString();
    }
    return cells;
}

}  // namespace

class PriceImportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void showsWhatChangedAndTakesItBack()
    {
        Desk desk;
        const std::string before = desk.content();
        const Usd bill = desk.bill();
        ImportDialog* dialog = desk.import({desk.write("offer.json", offer())});
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(Desk::words(*dialog, "importHeadline"),
                 QStringLiteral("2 price(s) changed; your project uses 1 of them"));
        const QStringList row = rowOf(*dialog, 0);
        QCOMPARE(row.mid(0, 5),
                 (QStringList{QStringLiteral("aws lambda x86_64 requests"),
                              QStringLiteral("us-east-1"), QStringLiteral("$0.0000002"),
                              QStringLiteral("$0.0000003"), QStringLiteral("+50.0 %")}));
        QVERIFY2(row[5].contains(QStringLiteral("Orders function")), qPrintable(row[5]));
        QVERIFY2(row[5].contains(QStringLiteral("Invoice writer")), qPrintable(row[5]));
        QVERIFY(Desk::words(*dialog, "importList").contains(QStringLiteral("AWSLambda")));
        // The bills are made anew, and the summary compares them.
        QTRY_VERIFY(desk.bill() > bill);
        QTRY_VERIFY(Desk::words(*dialog, "importBills").contains(QStringLiteral(", before $")));
        QCOMPARE(desk.store.imports().size(), std::size_t{1});
        Desk::press(*dialog, "importUndo");
        QCOMPARE(dialog->step(), Step::Form);
        QVERIFY(desk.content() == before);
        QVERIFY(desk.store.imports().empty());
        QTRY_COMPARE(desk.bill(), bill);
    }

    void looksFirst()
    {
        Desk desk;
        const std::string before = desk.content();
        ImportDialog* dialog = desk.window.openImport();
        dialog->addFiles({desk.write("offer.json", offer())});
        child<QCheckBox>(*dialog, "importOnlyLook")->setChecked(true);
        Desk::press(*dialog, "importStart");
        QTRY_COMPARE(dialog->step(), Step::Done);
        QVERIFY(Desk::words(*dialog, "importHeadline").contains(QStringLiteral("would change")));
        QVERIFY(desk.content() == before);
        QVERIFY(!QFile::exists(desk.folder.filePath(QStringLiteral("own.sqlite"))));
        QVERIFY(!child<QPushButton>(*dialog, "importUndo")->isVisible());
        // The same button takes them now.
        Desk::press(*dialog, "importStart");
        QTRY_COMPARE(desk.store.imports().size(), std::size_t{1});
        QVERIFY(child<QPushButton>(*dialog, "importUndo")->isVisible());
    }

    void takesWhatThePriceBookExports()
    {
        Desk desk;
        pricing::Rate rate = *desk.store.book().find(requests, "us-east-1");
        rate.tiers.front().price = UnitPrice::fromPicos(250'000);
        ImportDialog* dialog = desk.import(
            {desk.write("table.csv", QByteArray::fromStdString(pricing::priceTableText({rate}))),
             desk.write("offer.json", offer("0.0000005000"))});
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(desk.store.imports().size(), std::size_t{2});
        QCOMPARE(desk.store.book().find(requests, "us-east-1")->tiers.front().price.picos(),
                 std::int64_t{500'000});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("says");
        QTest::newRow("negative") << offer("-1") << "offer.json:"
                                  << "negative";
        QTest::newRow("truncated") << offer().left(900) << "offer.json:"
                                   << "cut off";
        QTest::newRow("no list") << QByteArray(5000, 'x') << "offer.json"
                                 << "no price list";
        QTest::newRow("jump") << offer("0.3") << "offer.json"
                              << "times what it is";
    }
    void refuses()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, place);
        QFETCH(QString, says);
        Desk desk;
        const std::string before = desk.content();
        // One bad list keeps a good one out as well.
        ImportDialog* dialog =
            desk.import({desk.write("good.json", offer()), desk.write("offer.json", list)});
        QTRY_VERIFY(dialog->failure().has_value());
        QCOMPARE(dialog->step(), Step::Form);
        const QString shown = Desk::error(*dialog);
        QVERIFY2(shown.contains(place), qPrintable(shown));
        QVERIFY2(shown.contains(says), qPrintable(shown));
        QVERIFY2(shown.contains(text(dialog->failure()->remedy)), qPrintable(shown));
        QVERIFY(desk.content() == before);
        QVERIFY(!QFile::exists(desk.folder.filePath(QStringLiteral("own.sqlite"))));
    }

    void showsLongErrorsWhole()
    {
        ErrorBox box;
        box.resize(300, 40);
        box.show();
        box.showError(QStringLiteral("Nothing was imported."),
                      {ErrorCode::Invalid, "the price is negative",
                       "/" + std::string(300, 'x') + "/offer.json:12", "download it again"});
        const int high = box.sizeHint().height();
        QVERIFY2(high > 100, qPrintable(QString::number(high)));
        QVERIFY(box.shownText().endsWith(QStringLiteral("download it again")));
    }

    void acceptsLargeChangesWhenAsked()
    {
        Desk desk;
        ImportDialog* dialog = desk.import({desk.write("offer.json", offer("0.3"))});
        QTRY_VERIFY(dialog->failure().has_value());
        child<QCheckBox>(*dialog, "importAcceptJumps")->setChecked(true);
        Desk::press(*dialog, "importStart");
        QTRY_COMPARE(dialog->step(), Step::Done);
        QVERIFY(!dialog->failure());
        QCOMPARE(desk.store.imports().size(), std::size_t{1});
    }

    void checksTheDate()
    {
        Desk desk;
        ImportDialog* dialog = desk.window.openImport();
        auto* start = child<QPushButton>(*dialog, "importStart");
        QVERIFY(!start->isEnabled());
        dialog->addFiles({desk.write("offer.json", offer())});
        QVERIFY(start->isEnabled());
        auto* date = child<QLineEdit>(*dialog, "importAsOf");
        date->setText(QStringLiteral("2026-13-01"));
        QVERIFY(!start->isEnabled());
        date->setText(QStringLiteral("2026-11-01"));
        QVERIFY(start->isEnabled());
    }

    void stopsHalfWay_data()
    {
        QTest::addColumn<bool>("close");
        QTest::newRow("cancelled") << false;
        QTest::newRow("closed") << true;
    }
    void stopsHalfWay()
    {
        QFETCH(bool, close);
        Desk desk;
        const std::string before = desk.content();
        const auto file = desk.folder.filePath(QStringLiteral("large.json")).toStdString();
        tests::writeOffer(file, 30'000'000);
        ImportDialog* dialog = desk.window.openImport();
        dialog->addFiles({file});
        double reached = 0;
        connect(&desk.store, &PriceStore::importProgressed, this, [&](double share) {
            if (share > 0.3 && std::exchange(reached, share) == 0) {
                close ? dialog->reject() : Desk::press(*dialog, "importClose");
            }
        });
        std::optional<Error> failed;
        connect(&desk.store, &PriceStore::importFailed, this,
                [&](const Error& error) { failed = error; });
        Desk::press(*dialog, "importStart");
        QVERIFY(desk.store.isImporting());
        // Meanwhile nothing else may change the book.
        QVERIFY(!desk.store.set(*desk.store.book().find(requests, "us-east-1"),
                                UnitPrice::fromPicos(1)));
        QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), 60000);
        QVERIFY(reached > 0.3);
        QCOMPARE(failed->code, ErrorCode::Cancelled);
        QVERIFY(!desk.store.isImporting());
        QVERIFY(desk.content() == before);
        QVERIFY(!QFile::exists(desk.folder.filePath(QStringLiteral("own.sqlite"))));
    }

    /// The work that was stopped may go on for a moment; nothing of it is seen any more.
    void beginsAgainRightAfterAStop()
    {
        Desk desk;
        const auto file = desk.folder.filePath(QStringLiteral("large.json")).toStdString();
        tests::writeOffer(file, 10'000'000);
        int failures = 0;
        std::vector<ImportOutcome> outcomes;
        connect(&desk.store, &PriceStore::importFailed, this, [&](const Error&) { ++failures; });
        connect(&desk.store, &PriceStore::imported, this,
                [&](const ImportOutcome& outcome) { outcomes.push_back(outcome); });
        desk.store.importLists({.lists = {{file}}});
        desk.store.cancelImport();
        QCOMPARE(failures, 1);
        QVERIFY(!desk.store.isImporting());
        desk.store.importLists({.lists = {{desk.write("offer.json", offer())}}});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.store.isImporting(), 20000);
        QCOMPARE(failures, 1);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes.front().lists.front().record.offer, std::string("AWSLambda"));
        QCOMPARE(desk.store.imports().size(), std::size_t{1});
    }

    void keepsOneDialogAtWork()
    {
        Desk desk;
        const auto file = desk.folder.filePath(QStringLiteral("large.json")).toStdString();
        tests::writeOffer(file, 10'000'000);
        ImportDialog* dialog = desk.import({file});
        QCOMPARE(dialog->step(), Step::Working);
        QVERIFY(desk.window.openUpdate() == nullptr);
        Desk::press(*dialog, "importClose");
        QTRY_COMPARE_WITH_TIMEOUT(dialog->step(), Step::Form, 20000);
        QVERIFY(desk.window.openUpdate() != nullptr);
    }

    void listsImportsAndUndoesEach()
    {
        Desk desk;
        ImportHistory* history = desk.window.openHistory();
        auto* table = child<QTableWidget>(*history, "historyTable");
        QCOMPARE(table->rowCount(), 0);
        QVERIFY(!child<QPushButton>(*history, "historyUndo")->isVisible());
        for (const char* usd : {"0.0000003000", "0.0000006000"}) {
            ImportDialog* dialog = desk.import({desk.write("offer.json", offer(usd))});
            QTRY_COMPARE(dialog->step(), Step::Done);
        }
        QCOMPARE(table->rowCount(), 2);
        // The newest first, against the one before.
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("2"));
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("AWSLambda"));
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+100.0 %"));
        table->setCurrentCell(1, 0);
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+50.0 %"));
        Desk::press(*history, "historyUndo");
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(desk.store.imports().front().id, 2);
        QCOMPARE(desk.store.book().find(requests, "us-east-1")->tiers.front().price.picos(),
                 std::int64_t{600'000});
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+200.0 %"));
    }

    void saysWhenAnOwnPriceStays()
    {
        Desk desk;
        const pricing::Rate listed = *desk.store.book().find(requests, "us-east-1");
        QVERIFY(desk.store.set(listed, UnitPrice::fromPicos(100'000)));
        QTRY_VERIFY(!desk.analysis.isSettling());
        ImportDialog* dialog = desk.import({desk.write("offer.json", offer())});
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(rowOf(*dialog, 0)[2], QStringLiteral("$0.0000002"));
        QVERIFY(rowOf(*dialog, 0)[5].contains(QStringLiteral("your own price stays")));
        QCOMPARE(desk.store.book().find(requests, "us-east-1")->tiers.front().price.picos(),
                 std::int64_t{100'000});
    }

    void fetchesFromTheVendor()
    {
        Desk desk;
        LoopbackServer server;
        server.answer(lambdaPath, {.body = offer(), .etag = "\"1\"", .cutAfter = 900, .cuts = 1});
        UpdateDialog* dialog = desk.update(server);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->step(), Step::Done, 20000);
        QCOMPARE(desk.store.imports().size(), std::size_t{1});
        QCOMPARE(rowOf(*dialog, 0)[4], QStringLiteral("+50.0 %"));
        // What was fetched is in the book now.
        QVERIFY(QDir(text(listFolder().string())).entryList(QDir::Files).isEmpty());
        // Closed or undone, nothing more is asked.
        const qsizetype asked = server.requests().size();
        Desk::press(*dialog, "importUndo");
        QCOMPARE(server.requests().size(), asked);
    }

    void leavesTheBookWhenFetchingFails_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such list") << QByteArray() << 404 << false << "AWSLambda";
        QTest::newRow("a page to log in")
            << QByteArray("<html></html>") << 200 << false << "no price list";
        QTest::newRow("broken") << offer("-1") << 200 << false << "negative";
        QTest::newRow("cut off") << offer() << 200 << true << "What to do:";
    }
    void leavesTheBookWhenFetchingFails()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(bool, cut);
        QFETCH(QString, says);
        Desk desk;
        const std::string before = desk.content();
        LoopbackServer server;
        server.answer(lambdaPath, {.body = body,
                                   .status = status,
                                   .ranges = false,
                                   .cutAfter = cut ? 900 : -1,
                                   .cuts = cut ? 1000 : 0});
        UpdateDialog* dialog = desk.update(server);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->failure().has_value(), 20000);
        QCOMPARE(dialog->step(), Step::Form);
        QVERIFY2(Desk::error(*dialog).contains(says), qPrintable(Desk::error(*dialog)));
        QVERIFY(desk.content() == before);
        dialog->reject();
    }

    void stopsAFetchAndTakesItUpLater()
    {
        Desk desk;
        LoopbackServer server;
        server.answer(lambdaPath, {.body = offer(), .etag = "\"1\"", .cuts = 1, .stalls = true});
        UpdateDialog* dialog = desk.update(server);
        QTRY_COMPARE(server.requests().size(), 1);
        QCOMPARE(dialog->step(), Step::Working);
        Desk::press(*dialog, "importClose");
        QTRY_COMPARE(dialog->step(), Step::Form);
        QCOMPARE(dialog->failure()->code, ErrorCode::Cancelled);
        QVERIFY(desk.store.imports().empty());
        Desk::press(*dialog, "importStart");
        QTRY_COMPARE_WITH_TIMEOUT(dialog->step(), Step::Done, 20000);
        QCOMPARE(desk.store.imports().size(), std::size_t{1});
    }

    void keepsARefusedListForTheNextTry()
    {
        Desk desk;
        LoopbackServer server;
        server.answer(lambdaPath, {.body = offer("0.3")});
        UpdateDialog* dialog = desk.update(server);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->failure().has_value(), 20000);
        child<QCheckBox>(*dialog, "importAcceptJumps")->setChecked(true);
        Desk::press(*dialog, "importStart");
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(server.requests().size(), 1);
    }

    void usesAKeyOnce()
    {
        Desk desk;
        LoopbackServer server;
        server.answer("/v1/services?pageSize=5000", {.body = "forbidden", .status = 403});
        UpdateDialog* dialog = desk.window.openUpdate({"gcp", "cloudrun", {}, {}});
        dialog->setMirror(server.address());
        auto* key = child<QLineEdit>(*dialog, "updateKey");
        auto* start = child<QPushButton>(*dialog, "importStart");
        QVERIFY(key->isVisible() && key->echoMode() == QLineEdit::Password);
        QVERIFY(!start->isEnabled());
        key->setText(QStringLiteral("secret"));
        QVERIFY(start->isEnabled());
        Desk::press(*dialog, "importStart");
        QTRY_VERIFY_WITH_TIMEOUT(dialog->failure().has_value(), 20000);
        QVERIFY(server.requests().first().toLower().contains("x-goog-api-key: secret"));
        QVERIFY(key->text().isEmpty());
        QVERIFY(!start->isEnabled());
        QVERIFY(!Desk::error(*dialog).contains(QStringLiteral("secret")));
    }

    void saysWhereItGoes()
    {
        Desk desk;
        UpdateDialog* dialog = desk.window.openUpdate({"azure", "functions", {}, {}});
        QVERIFY(Desk::words(*dialog, "updateNetwork").contains(QStringLiteral("prices.azure.com")));
        QVERIFY(!child<QLineEdit>(*dialog, "updateKey")->isVisible());
        dialog->choose("aws", "lambda", "eu-west-1");
        QCOMPARE(child<QComboBox>(*dialog, "updateService")->currentText(),
                 QStringLiteral("lambda"));
        QCOMPARE(child<QComboBox>(*dialog, "updateRegion")->currentData().toString(),
                 QStringLiteral("eu-west-1"));
        QVERIFY(Desk::words(*dialog, "updateNetwork")
                    .contains(QStringLiteral("pricing.us-east-1.amazonaws.com")));
    }

    void leadsFromStalePricesToTheirUpdate()
    {
        Desk desk;
        const QString line = Desk::words(desk.window, "priceStale");
        QVERIFY2(line.contains(QStringLiteral("older than a year")), qPrintable(line));
        const auto shown = [&] {
            return child<QTableView>(desk.window, "priceTable")->model()->rowCount();
        };
        const int all = shown();
        Desk::press(desk.window, "priceShowStale");
        QVERIFY(shown() > 0 && shown() < all);
        Desk::press(desk.window, "priceUpdateStale");
        auto* dialog = child<UpdateDialog>(desk.window, "updateDialog");
        QVERIFY(dialog != nullptr && dialog->isVisible());
    }

    void withoutAFileNothingIsImported()
    {
        Desk desk;
        PriceStore store(desk.store.book(), {});
        std::optional<Error> failed;
        connect(&store, &PriceStore::importFailed, this,
                [&](const Error& error) { failed = error; });
        store.importLists({.lists = {{desk.write("offer.json", offer())}}});
        QVERIFY(failed && !failed->remedy.empty());
        QVERIFY(!store.undo(1));
    }
};

BREAKEVEN_TEST(priceimport, PriceImportTest)
#include "tst_priceimport.moc"
