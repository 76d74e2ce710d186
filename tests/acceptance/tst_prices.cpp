#include <QTemporaryDir>

#include "tests/acceptance/program.h"
#include "tests/pricing/samplepages.h"
#include "tests/support/filecontent.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"

using namespace breakeven::tests;

namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

QByteArray lambdaJson()
{
    return bytes(offerJson("AWSLambda", lambdaProducts()));
}

/// The offer with one text of it replaced, which must be there.
QByteArray lambdaWith(const QByteArray& what, const QByteArray& with)
{
    QByteArray offer = lambdaJson();
    Q_ASSERT(offer.contains(what));
    return offer.replace(what, with);
}

QByteArray lambdaTiers(std::vector<OfferTier> tiers)
{
    OfferProduct duration = lambdaDuration();
    duration.tiers = std::move(tiers);
    return bytes(offerJson("AWSLambda", {duration}));
}

QByteArray azureExecutions()
{
    return bytes(azurePage(azureItem({}) + "," + azureItem({.from = "100000", .price = "3E-06"})));
}

QByteArray googleCpu()
{
    return bytes(googlePage("CPU Allocation Time", "s",
                            googleTier("0", "0", "0") + "," + googleTier("180000", "0", "25000")));
}

const QByteArray lambdaPath = "/offers/v1.0/aws/AWSLambda/current/index.json";
const QStringList lambdaKey = words("aws lambda requests --sku x86_64 --region us-east-1");

}  // namespace

/// Each test has the folder of a user of its own.
class PricesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_user = std::make_unique<QTemporaryDir>(); }

    void importsLists_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("meter");
        QTest::addColumn<double>("price");
        const auto row = [](const char* name, const QByteArray& list, const char* vendor,
                            const char* service, const char* region, const char* meter,
                            double price) {
            QTest::newRow(name) << list << QString::fromLatin1(vendor)
                                << QString::fromLatin1(service) << QString::fromLatin1(region)
                                << QString::fromLatin1(meter) << price;
        };
        row("aws json", lambdaJson(), "aws", "lambda", "us-east-1", "requests", 3e-7);
        row("aws csv", bytes(offerCsv("AWSLambda", lambdaProducts())), "aws", "lambda", "us-east-1",
            "requests", 3e-7);
        row("azure page", azureExecutions(), "azure", "functions", "westeurope", "executions",
            3e-7);
        row("google page", googleCpu(), "gcp", "cloudrun", "us-central1", "vcpu_seconds", 2.5e-5);
    }
    void importsLists()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, vendor);
        QFETCH(QString, service);
        QFETCH(QString, region);
        QFETCH(QString, meter);
        QFETCH(double, price);
        const auto imported = import(list);
        QCOMPARE(imported.at("id").get<int>(), 1);
        QCOMPARE(imported.at("vendor").get<std::string>(), vendor.toStdString());
        QCOMPARE(imported.at("bytes").get<qsizetype>(), list.size());
        QVERIFY(imported.at("changes").size() > 0);
        const auto shown = prices(words("show --layer imported --region") + QStringList{region} +
                                  words("--meter") + QStringList{meter, vendor, service})
                               .at("rates");
        QVERIFY(shown.size() > 0);
        QCOMPARE(shown.at(0).at("version").get<int>(), 1);
        QCOMPARE(shown.at(0).at("tiers").at(0).at("price_usd").get<double>(), price);
        QVERIFY(!shown.at(0).at("tiers").at(0).at("source").get<std::string>().empty());
        QCOMPARE(prices(words("history")).at("imports").size(), std::size_t{1});
        QCOMPARE(prices(words("undo")).at("undone").at("id").get<int>(), 1);
        QVERIFY(prices(words("show --layer imported")).at("rates").empty());
        QVERIFY(prices(words("history")).at("imports").empty());
    }

    void billsByWhatWasImported()
    {
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 0.4);
        QCOMPARE(lambdaBill().at("layer").get<std::string>(), std::string("bundled"));
        (void)import(lambdaJson());
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 0.6);
        QCOMPARE(lambdaBill().at("layer").get<std::string>(), std::string("imported"));
        QCOMPARE(lambdaBill().at("version").get<int>(), 1);
        QCOMPARE(lambdaBill().at("as_of").get<std::string>().substr(0, 4), std::string("2026"));
        (void)prices(words("undo 1"));
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 0.4);
    }

    void tellsWhatEachImportChanged()
    {
        (void)import(lambdaJson());
        const auto second = import(lambdaWith("0.0000003000", "0.0000006"));
        QCOMPARE(second.at("changes").size(), std::size_t{1});
        const auto history = prices(words("history 2"));
        QCOMPARE(history.at("imports").size(), std::size_t{1});
        QVERIFY(history.at("changes") == second.at("changes"));
        const auto change = history.at("changes").at(0);
        QCOMPARE(change.at("factor").get<double>(), 2.0);
        QCOMPARE(change.at("before").at(0).at("price_usd").get<double>(), 3e-7);
        QCOMPARE(change.at("after").at(0).at("price_usd").get<double>(), 6e-7);
        // The numbers of imports that were taken away are not used again.
        (void)prices(words("undo 1"));
        QCOMPARE(lambdaBill().at("version").get<int>(), 2);
        QCOMPARE(import(lambdaJson()).at("id").get<int>(), 3);
    }

    void ownPricesLieOverLists()
    {
        (void)import(lambdaJson());
        const auto set =
            prices(words("set") + lambdaKey + words("0.0000005 --source our-contract"));
        QCOMPARE(set.at("changes").at(0).at("before").at(0).at("price_usd").get<double>(), 3e-7);
        QCOMPARE(lambdaBill().at("layer").get<std::string>(), std::string("user"));
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 1.0);
        QVERIFY(lambdaBill().at("source").get<std::string>().find("our-contract") !=
                std::string::npos);
        (void)prices(words("undo"));
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 1.0);
        (void)prices(words("unset") + lambdaKey);
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 0.4);
        QVERIFY(run(words("prices unset") + lambdaKey).failedInOneLine());
    }

    void refusesOwnPrices_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("negative") << lambdaKey + words("-- -1") << QByteArray("negative");
        QTest::newRow("no number") << lambdaKey + words("cheap") << QByteArray("cheap");
        QTest::newRow("endless") << lambdaKey + words("inf") << QByteArray("inf");
        QTest::newRow("beyond the range") << lambdaKey + words("1e30") << QByteArray("1e30");
        QTest::newRow("unknown meter") << words("aws lambda nothing 1") << QByteArray("--unit");
        QTest::newRow("other unit") << lambdaKey + words("1 --unit hour") << QByteArray("not hour");
    }
    void refusesOwnPrices()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Run refused = run(words("prices set") + arguments);
        QVERIFY2(refused.failedInOneLine(), refused.errors.constData());
        QVERIFY2(refused.errors.contains(says), refused.errors.constData());
        QVERIFY(!QFile::exists(book()));
    }

    /// In the form in which the window's price book exports it.
    void importsAPriceTable()
    {
        const QByteArray head =
            "provider,service,sku,meter,unit,region,tier_start,tier_end,price_usd,as_of,source,"
            "confidence\n";
        const QByteArray row =
            "aws,lambda,x86_64,requests,request,us-east-1,0,,0.0000004,2026-05-01,ours,published\n";
        const auto imported = import(head + row);
        QCOMPARE(imported.at("offer").get<std::string>(), std::string("price table"));
        QCOMPARE(imported.at("changes").at(0).at("factor").get<double>(), 2.0);
        QCOMPARE(lambdaBill().at("tiers").at(0).at("price_usd").get<double>(), 4e-7);
        const Run refused =
            run(words("prices import") + QStringList{write("list", head + row + row)});
        QVERIFY2(refused.failedInOneLine(), refused.errors.constData());
        QVERIFY2(refused.errors.contains("list:3"), refused.errors.constData());
    }

    void asksBeforePricesJump()
    {
        const QString list = write("list", lambdaWith("0.0000003000", "0.3"));
        const Run refused = run(words("prices import") + QStringList{list});
        QVERIFY2(refused.failedInOneLine(), refused.errors.constData());
        QVERIFY2(refused.errors.contains("--accept-jumps"), refused.errors.constData());
        QVERIFY(!QFile::exists(book()));
        (void)prices(words("import --accept-jumps --dry-run") + QStringList{list});
        QVERIFY(!QFile::exists(book()));
        (void)prices(words("import --accept-jumps") + QStringList{list});
        QCOMPARE(lambdaBill().at("tiers").at(0).at("price_usd").get<double>(), 0.3);
    }

    void fetchesAVendorsList()
    {
        LoopbackServer server;
        server.answer(lambdaPath,
                      {.body = lambdaJson(), .etag = "\"1\"", .cutAfter = 900, .cuts = 1});
        const auto updated = prices(words("update aws --service lambda --mirror") +
                                    QStringList{server.address().toString()});
        QCOMPARE(updated.at("imports").size(), std::size_t{1});
        QCOMPARE(updated.at("imports").at(0).at("id").get<int>(), 1);
        QCOMPARE(lambdaBill().at("amount_usd").get<double>(), 0.6);
        QCOMPARE(server.requests().size(), 2);
        // The fetched file is in the book now.
        QVERIFY(QDir(m_user->filePath(QStringLiteral("cache/breakeven/lists")))
                    .entryList(QDir::Files)
                    .isEmpty());
    }

    void leavesTheBookWhenFetchingFails_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no list") << QByteArray() << 404 << QByteArray("lambda");
        QTest::newRow("a page to log in")
            << QByteArray("<html></html>") << 200 << QByteArray("no price list");
        QTest::newRow("broken") << lambdaWith("0.0000003000", "-1") << 200
                                << QByteArray("negative");
    }
    void leavesTheBookWhenFetchingFails()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        LoopbackServer server;
        server.answer(lambdaPath, {.body = body, .status = status});
        const Run refused = run(words("prices update aws --service lambda --mirror") +
                                QStringList{server.address().toString()});
        QVERIFY2(refused.failedInOneLine(), refused.errors.constData());
        QVERIFY2(refused.errors.toLower().contains(says), refused.errors.constData());
        QVERIFY(!QFile::exists(book()));
    }

    void fetchesOnlyWhatItKnows()
    {
        const Run unknown = run(words("prices update aws --service nothing"));
        QVERIFY2(unknown.failedInOneLine(), unknown.errors.constData());
        QVERIFY2(unknown.errors.contains("lambda"), unknown.errors.constData());
        QCOMPARE(run(words("prices update mars --service lambda")).exitCode, 2);
        const Run mirror = run(words("prices update aws --service lambda --mirror ftp://x"));
        QVERIFY2(mirror.failedInOneLine(), mirror.errors.constData());
    }

    void tellsWhatIsOld()
    {
        const auto all = prices(words("show")).at("rates").size();
        const auto old = prices(words("age")).at("rates").size();
        QVERIFY(old > 0 && old < all);
        QVERIFY(prices(words("age --older-than 30")).at("rates").size() >= old);
        QVERIFY(prices(words("age --older-than 36500")).at("rates").size() < old);
        const Run wrong = run(words("prices age --older-than -1"));
        QCOMPARE(wrong.exitCode, 2);
    }

    void refusesHostileLists_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QByteArray& list, const char* place,
                            const char* says) {
            QTest::newRow(name) << list << QByteArray(place) << QByteArray(says);
        };
        const QByteArray json = lambdaJson();
        row("truncated", json.left(json.size() / 2), "list:", "cut off");
        row("UTF-16", "\xFF\xFE{", "list", "UTF-16");
        row("Latin-1", lambdaWith("Serverless", "Serv\xE9rless"), "list:", "UTF-8");
        row("negative price", lambdaWith("0.0000003000", "-0.0000003"), "list:", "negative");
        row("absurd price", lambdaWith("0.0000003000", "250000"), "list:", "absurd");
        row("other unit", lambdaWith("\"unit\" : \"Requests\"", "\"unit\" : \"Hrs\""),
            "list:", "'Hrs'");
        row("tier twice", lambdaTiers({{"0", "10", "2"}, {"0", "10", "2"}, {"10", "Inf", "1"}}),
            "list:", "given twice");
        row("gap", lambdaTiers({{"0", "10", "2"}, {"20", "Inf", "1"}}), "list:", "gap");
        row("nested", QByteArray("{\"formatVersion\":") + QByteArray(1 << 20, '['),
            "list:", "deeper than 32");
        row("no list", QByteArray(5000, 'x'), "list", "no price list");
    }
    void refusesHostileLists()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, says);
        (void)import(lambdaJson());
        const QByteArray before = contentOf(book());
        const Run refused = run(words("prices import") + QStringList{write("list", list)});
        QVERIFY2(refused.failedInOneLine(), refused.errors.constData());
        QVERIFY2(refused.errors.contains(place), refused.errors.constData());
        QVERIFY2(refused.errors.contains(says), refused.errors.constData());
        QVERIFY2(refused.errors.contains("; "), refused.errors.constData());
        QVERIFY(contentOf(book()) == before);
    }

    /// The program's own book, as after a fault of the disk: made again from its tables.
    void rebuildsADamagedBundle_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray(5000, 'x');
        QTest::newRow("cut off")
            << contentOf(QStringLiteral(BREAKEVEN_SHARE_DIR "/pricebook.sqlite")).left(100000);
    }
    void rebuildsADamagedBundle()
    {
        QFETCH(QByteArray, content);
        for (const char* folder : {"catalog", "mapping", "pricing"}) {
            const QString name = QString::fromLatin1(folder);
            QVERIFY(QFile::link(QStringLiteral(BREAKEVEN_SHARE_DIR "/") + name,
                                m_user->filePath(name)));
        }
        const QString bundle = write("pricebook.sqlite", content);
        const QStringList show =
            words("prices show aws lambda --format json --resources") + QStringList{m_user->path()};
        const Run rebuilt = run(show);
        QCOMPARE(rebuilt.exitCode, 0);
        QVERIFY2(rebuilt.errors.contains("read from the tables"), rebuilt.errors.constData());
        QVERIFY(contentOf(bundle + QStringLiteral(".damaged")) == content);
        const Run again = run(show);
        QVERIFY2(again.errors.isEmpty(), again.errors.constData());
        QVERIFY(again.output == rebuilt.output);
        QVERIFY(again.json().at("rates") == prices(words("show aws lambda")).at("rates"));
    }

    void saysThatADamagedBookWasSetAside()
    {
        (void)import(lambdaJson());
        (void)prices(words("set") + lambdaKey + words("0.0000005"));
        QFile file(book());
        QVERIFY(file.resize(4200));
        const Run shown = run(words("prices show --layer user --format json"));
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.errors.contains("set aside"), shown.errors.constData());
        QCOMPARE(shown.json().at("rates").size(), std::size_t{1});
        QVERIFY(prices(words("history")).at("imports").empty());
    }

private:
    Run run(const QStringList& arguments) const
    {
        return runProgram(arguments, 120, m_user->path());
    }

    /// What `breakeven prices ...` answers; null when it fails.
    nlohmann::json prices(const QStringList& arguments) const
    {
        const Run done =
            run(words("prices") + arguments.mid(0, 1) + words("--format json") + arguments.mid(1));
        if (done.exitCode != 0) {
            qWarning("%s", done.errors.constData());
        }
        return done.json();
    }

    nlohmann::json import(const QByteArray& list) const
    {
        return prices(words("import") + QStringList{write("list", list)});
    }

    /// The line of three million Lambda requests.
    nlohmann::json lambdaBill() const
    {
        const QString usage =
            write("usage",
                  "{\"region\":\"us-east-1\",\"usage\":[{\"provider\":\"aws\",\"service\":"
                  "\"lambda\",\"sku\":\"x86_64\",\"meter\":\"requests\",\"quantity\":3000000}]}");
        return run(words("bill --format json") + QStringList{usage}).json().at("lines").at(0);
    }

    QString write(const char* name, const QByteArray& text) const
    {
        QFile file(m_user->filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write %s", name);
        }
        return file.fileName();
    }

    [[nodiscard]] QString book() const
    {
        return m_user->filePath(QStringLiteral("breakeven/pricebook.sqlite"));
    }

    std::unique_ptr<QTemporaryDir> m_user;
};

BREAKEVEN_TEST(prices, PricesTest)
#include "tst_prices.moc"
