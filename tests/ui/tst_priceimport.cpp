#include <QCheckBox>
#include <QLineEdit>
#include <QTableWidget>

#include "tests/support/testmain.h"
#include "tests/ui/pricedesk.h"
#include "ui/prices/importhistory.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using namespace breakeven::tests;
using Step = ListDialog::Step;

class PriceImportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { isolateSettings(); }

    void showsWhatChangedAndTakesItBack()
    {
        Desk desk;
        const std::string before = desk.content();
        const Usd bill = desk.bill();
        ImportDialog* dialog = desk.import({desk.write("offer.json", lambdaOffer())});
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
        dialog->addFiles({desk.write("offer.json", lambdaOffer())});
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
        pricing::Rate rate = *desk.store.book().find(lambdaRequestsKey, "us-east-1");
        rate.tiers.front().price = UnitPrice::fromPicos(250'000);
        ImportDialog* dialog = desk.import(
            {desk.write("table.csv", QByteArray::fromStdString(pricing::priceTableText({rate}))),
             desk.write("offer.json", lambdaOffer("0.0000005000"))});
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(desk.store.imports().size(), std::size_t{2});
        QCOMPARE(
            desk.store.book().find(lambdaRequestsKey, "us-east-1")->tiers.front().price.picos(),
            std::int64_t{500'000});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("says");
        QTest::newRow("negative") << lambdaOffer("-1") << "offer.json:"
                                  << "negative";
        QTest::newRow("truncated") << lambdaOffer().left(900) << "offer.json:"
                                   << "cut off";
        QTest::newRow("no list") << QByteArray(5000, 'x') << "offer.json"
                                 << "no price list";
        QTest::newRow("jump") << lambdaOffer("0.3") << "offer.json"
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
            desk.import({desk.write("good.json", lambdaOffer()), desk.write("offer.json", list)});
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
        ImportDialog* dialog = desk.import({desk.write("offer.json", lambdaOffer("0.3"))});
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
        dialog->addFiles({desk.write("offer.json", lambdaOffer())});
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
        writeOffer(file, 60'000'000);
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
        QVERIFY(!desk.store.set(*desk.store.book().find(lambdaRequestsKey, "us-east-1"),
                                UnitPrice::fromPicos(1)));
        QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), 60000);
        QVERIFY(reached > 0.3);
        QCOMPARE(failed->code, ErrorCode::Cancelled);
        QVERIFY(!desk.store.isImporting());
        QVERIFY(desk.content() == before);
        const PriceStore again(desk.store.book(), desk.bookFile());
        QVERIFY(again.imports().empty());
    }

    /// The work that was stopped may go on for a moment; nothing of it is seen any more.
    void beginsAgainRightAfterAStop()
    {
        Desk desk;
        const auto file = desk.folder.filePath(QStringLiteral("large.json")).toStdString();
        writeOffer(file, 10'000'000);
        int failures = 0;
        std::vector<ImportOutcome> outcomes;
        connect(&desk.store, &PriceStore::importFailed, this, [&](const Error&) { ++failures; });
        connect(&desk.store, &PriceStore::imported, this,
                [&](const ImportOutcome& outcome) { outcomes.push_back(outcome); });
        desk.store.importLists({.lists = {{file}}});
        desk.store.cancelImport();
        QCOMPARE(failures, 1);
        QVERIFY(!desk.store.isImporting());
        desk.store.importLists({.lists = {{desk.write("offer.json", lambdaOffer())}}});
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
        writeOffer(file, 10'000'000);
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
            ImportDialog* dialog = desk.import({desk.write("offer.json", lambdaOffer(usd))});
            QTRY_COMPARE(dialog->step(), Step::Done);
        }
        QCOMPARE(table->rowCount(), 2);
        // The newest first, against the one before.
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("2"));
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("AWSLambda"));
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+100.0 %"));
        table->setCurrentCell(1, 0);
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+50.0 %"));
        // What changes meanwhile does not change which one Undo means.
        const pricing::Rate listed = *desk.store.book().find(lambdaRequestsKey, "us-east-1");
        QVERIFY(desk.store.set(listed, UnitPrice::fromPicos(100'000)));
        QVERIFY(desk.store.unset(listed.key, listed.region));
        QCOMPARE(table->currentRow(), 1);
        Desk::press(*history, "historyUndo");
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(desk.store.imports().front().id, 2);
        QCOMPARE(
            desk.store.book().find(lambdaRequestsKey, "us-east-1")->tiers.front().price.picos(),
            std::int64_t{600'000});
        QCOMPARE(rowOf(*history, 0)[4], QStringLiteral("+200.0 %"));
    }

    /// A region that only an import has, and that is gone with it, is no filter any more.
    void showsAllAgainWhenAFilteredRegionGoes()
    {
        Desk desk;
        const auto* table = child<QTableView>(desk.window, "priceTable");
        const int all = table->model()->rowCount();
        pricing::Rate rate = *desk.store.book().find(lambdaRequestsKey, "us-east-1");
        rate.region = "mars-1";
        ImportDialog* dialog = desk.import(
            {desk.write("mars.csv", QByteArray::fromStdString(pricing::priceTableText({rate})))});
        QTRY_COMPARE(dialog->step(), Step::Done);
        auto* region = child<QComboBox>(desk.window, "priceRegion");
        region->setCurrentIndex(region->findData(QStringLiteral("mars-1")));
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(desk.store.undo(desk.store.imports().front().id));
        QCOMPARE(region->currentIndex(), 0);
        QCOMPARE(table->model()->rowCount(), all);
    }

    void saysWhenAnOwnPriceStays()
    {
        Desk desk;
        const pricing::Rate listed = *desk.store.book().find(lambdaRequestsKey, "us-east-1");
        QVERIFY(desk.store.set(listed, UnitPrice::fromPicos(100'000)));
        QTRY_VERIFY(!desk.analysis.isSettling());
        ImportDialog* dialog = desk.import({desk.write("offer.json", lambdaOffer())});
        QTRY_COMPARE(dialog->step(), Step::Done);
        QCOMPARE(rowOf(*dialog, 0)[2], QStringLiteral("$0.0000002"));
        QVERIFY(rowOf(*dialog, 0)[5].contains(QStringLiteral("your own price stays")));
        QCOMPARE(
            desk.store.book().find(lambdaRequestsKey, "us-east-1")->tiers.front().price.picos(),
            std::int64_t{100'000});
    }

    void withoutAFileNothingIsImported()
    {
        Desk desk;
        PriceStore store(desk.store.book(), {});
        std::optional<Error> failed;
        connect(&store, &PriceStore::importFailed, this,
                [&](const Error& error) { failed = error; });
        store.importLists({.lists = {{desk.write("offer.json", lambdaOffer())}}});
        QVERIFY(failed && !failed->remedy.empty());
        QVERIFY(!store.undo(1));
    }
};

BREAKEVEN_TEST(priceimport, PriceImportTest)
#include "tst_priceimport.moc"
