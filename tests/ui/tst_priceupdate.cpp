#include <QCheckBox>
#include <QLineEdit>

#include "tests/support/testmain.h"
#include "tests/ui/pricedesk.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using namespace breakeven::tests;
using Step = ListDialog::Step;

class PriceUpdateTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { isolateSettings(); }

    void fetchesFromTheVendor()
    {
        Desk desk;
        LoopbackServer server;
        server.answer(lambdaPath,
                      {.body = lambdaOffer(), .etag = "\"1\"", .cutAfter = 900, .cuts = 1});
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
        QTest::newRow("broken") << lambdaOffer("-1") << 200 << false << "negative";
        QTest::newRow("cut off") << lambdaOffer() << 200 << true << "What to do:";
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
        server.answer(lambdaPath,
                      {.body = lambdaOffer(), .etag = "\"1\"", .cuts = 1, .stalls = true});
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
        server.answer(lambdaPath, {.body = lambdaOffer("0.3")});
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
};

BREAKEVEN_TEST(priceupdate, PriceUpdateTest)
#include "tst_priceupdate.moc"
