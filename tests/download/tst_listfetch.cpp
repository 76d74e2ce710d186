#include "ui/download/listfetch.h"

#include <QTemporaryDir>

#include "tests/pricing/samplepages.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::tests;
using ui::ListFetch;
using ui::ListWanted;

namespace {

const std::filesystem::path mappings = BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping";

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

}  // namespace

class ListFetchTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LoopbackServer>();
    }

    void findsTheLists_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QByteArray>("offer");
        QTest::newRow("aws") << QByteArray("aws") << QByteArray("lambda")
                             << QByteArray("AWSLambda");
        QTest::newRow("azure") << QByteArray("azure") << QByteArray("functions")
                               << QByteArray("Functions");
        QTest::newRow("google") << QByteArray("gcp") << QByteArray("cloudrun")
                                << QByteArray("Cloud Run");
    }
    void findsTheLists()
    {
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, service);
        QFETCH(QByteArray, offer);
        const auto offers =
            offersFor({.provider = provider.toStdString(), .service = service.toStdString()});
        QVERIFY2(offers, offers ? "" : offers.error().text().c_str());
        QVERIFY(std::ranges::find(*offers, offer.toStdString()) != offers->end());
        const auto none = offersFor({.provider = provider.toStdString(), .service = "nothing"});
        QVERIFY(!none && none.error().remedy.find(service.toStdString()) != std::string::npos);
    }

    void namesTheVendorsServers()
    {
        const auto address = [](const char* provider, const char* region, const char* offer) {
            return ui::addressOf({.provider = provider, .region = region}, offer).toEncoded();
        };
        QCOMPARE(address("aws", "", "AWSLambda"),
                 QByteArray("https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AWSLambda/"
                            "current/index.json"));
        QVERIFY(address("aws", "eu-west-1", "AmazonEC2").endsWith("/current/eu-west-1/index.json"));
        QVERIFY(address("azure", "", "Event Grid")
                    .startsWith("https://prices.azure.com/api/retail/prices?$filter=serviceName"));
        QVERIFY(address("gcp", "", "1-2-3")
                    .startsWith("https://cloudbilling.googleapis.com/v1/services/1-2-3/skus?"));
    }

    void fetchesAnOffer()
    {
        const QByteArray offer = bytes(offerJson("AWSLambda", lambdaProducts()));
        m_server->answer("/offers/v1.0/aws/AWSLambda/current/index.json", {.body = offer});
        const auto lists = fetch({.provider = "aws", .service = "lambda"}, {"AWSLambda"});
        QVERIFY2(lists, lists ? "" : lists.error().text().c_str());
        QCOMPARE(lists->size(), std::size_t{1});
        QCOMPARE(lists->front().files.size(), std::size_t{1});
        QCOMPARE(content(lists->front().files.front()), offer);
    }

    void followsPages()
    {
        const QByteArray first = azurePath("Functions");
        const std::string next = "\"" + m_server->address("/page2").toString().toStdString() + "\"";
        m_server->answer(first, {.body = bytes(azurePage(azureItem({}), next))});
        m_server->answer("/page2", {.body = bytes(azurePage(azureItem({.from = "100000"})))});
        const auto lists = fetch({.provider = "azure", .service = "functions"}, {"Functions"});
        QVERIFY2(lists, lists ? "" : lists.error().text().c_str());
        QCOMPARE(lists->front().files.size(), std::size_t{2});
    }

    void looksGooglesServiceUp()
    {
        m_server->answer("/v1/services?pageSize=5000",
                         {.body = "{\"services\":[{\"serviceId\":\"A-1\",\"displayName\":\"Other\"}"
                                  "],\"nextPageToken\":\"more\"}"});
        m_server->answer("/v1/services?pageSize=5000&pageToken=more",
                         {.body = "{\"services\":[{\"serviceId\":\"B-2\",\"displayName\":\"Cloud "
                                  "Run\"}],\"nextPageToken\":\"\"}"});
        m_server->answer(
            "/v1/services/B-2/skus?pageSize=5000",
            {.body = bytes(googlePage("Requests", "count", googleTier("0", "0", "400")))});
        const auto lists = fetch({.provider = "gcp", .service = "cloudrun"}, {"Cloud Run"});
        QVERIFY2(lists, lists ? "" : lists.error().text().c_str());
        QCOMPARE(lists->front().files.size(), std::size_t{1});
        const auto none = fetch({.provider = "gcp", .service = "cloudrun"}, {"Cloud Walk"});
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    }

    void refusesPages_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("elsewhere")
            << bytes(azurePage(azureItem({}), "\"http://198.51.100.1/steal\""));
        QTest::newRow("no page") << QByteArray("<html>log in</html>");
        QTest::newRow("empty") << QByteArray();
    }
    void refusesPages()
    {
        QFETCH(QByteArray, page);
        m_server->answer(azurePath("Functions"), {.body = page});
        const auto lists = fetch({.provider = "azure", .service = "functions"}, {"Functions"});
        QVERIFY(!lists);
        QVERIFY(!lists.error().where.empty() && !lists.error().remedy.empty());
    }

    void saysWhenThereIsNoFolder()
    {
        ListFetch fetch({.provider = "aws"}, {"AWSLambda"}, "/proc/none", {});
        std::optional<Error> failed;
        connect(&fetch, &ListFetch::finished, this,
                [&](const std::optional<Error>& error) { failed = error; });
        fetch.start();
        QVERIFY(failed);
    }

private:
    static Result<std::vector<std::string>> offersFor(const ListWanted& wanted)
    {
        const auto mapping = pricing::Mapping::read(mappings / (wanted.provider + ".csv"));
        return mapping ? ui::offersOf(wanted, *mapping) : tl::unexpected(mapping.error());
    }

    static QByteArray azurePath(const std::string& offer)
    {
        const QUrl address = ui::addressOf({.provider = "azure"}, offer);
        return address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }

    Result<std::vector<ui::FetchedList>> fetch(ListWanted wanted,
                                               const std::vector<std::string>& offers)
    {
        wanted.mirror = m_server->address();
        ui::DownloadOptions options;
        options.pause = std::chrono::milliseconds(1);
        ListFetch fetch(wanted, offers, m_folder->path().toStdString(), options);
        std::optional<std::optional<Error>> result;
        connect(&fetch, &ListFetch::finished, this,
                [&](const std::optional<Error>& error) { result = error; });
        fetch.start();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000)) {
            return failure(ErrorCode::Invalid, "it never ended");
        }
        return *result ? Result<std::vector<ui::FetchedList>>(tl::unexpected(**result))
                       : fetch.lists();
    }

    static QByteArray content(const std::filesystem::path& name)
    {
        QFile file(QString::fromStdString(name.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

BREAKEVEN_TEST(listfetch, ListFetchTest)
#include "tst_listfetch.moc"
