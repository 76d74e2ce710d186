#include "pricing/lists/pricelist.h"

#include <fstream>

#include <fmt/format.h>

#include "pricing/book/pricebook.h"
#include "tests/pricing/samplepages.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;
using namespace breakeven::tests;

namespace {

const std::filesystem::path mappings = BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping";

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const auto at = text.find(what);
    return at == std::string::npos ? "" : text.replace(at, what.size(), with);
}

/// Products whose lambda duration has other tiers.
std::vector<OfferProduct> withTiers(std::vector<OfferTier> tiers)
{
    OfferProduct duration = lambdaDuration();
    duration.tiers = std::move(tiers);
    return {lambdaRequests(), duration};
}

const Rate* find(const PriceList& list, const RateKey& key, const std::string& region)
{
    const auto found = std::ranges::find_if(
        list.rates, [&](const Rate& rate) { return rate.key == key && rate.region == region; });
    return found == list.rates.end() ? nullptr : &*found;
}

}  // namespace

class PriceListTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY2(book, book ? "" : book.error().text().c_str());
        m_book = std::move(*book);
    }

    void readsAwsOffers_data()
    {
        QTest::addColumn<bool>("csv");
        QTest::newRow("json") << false;
        QTest::newRow("csv") << true;
    }
    void readsAwsOffers()
    {
        QFETCH(bool, csv);
        const auto list = read(csv ? offerCsv("AWSLambda", lambdaProducts())
                                   : offerJson("AWSLambda", lambdaProducts()));
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QCOMPARE(list->vendor, std::string("aws"));
        QCOMPARE(list->offer, std::string("AWSLambda"));
        QCOMPARE(list->published, std::string("2026-11-01"));
        QCOMPARE(list->checksum.size(), std::size_t{64});
        QCOMPARE(list->known, csv ? std::size_t{4} : std::size_t{2});
        QCOMPARE(list->rates.size(), std::size_t{2});
        const Rate* requests = find(*list, {"aws", "lambda", "x86_64", "requests"}, "us-east-1");
        QVERIFY(requests != nullptr);
        QCOMPARE(requests->tiers[0].price.text(), std::string("0.0000003"));
        QCOMPARE(requests->tiers[0].asOf, std::string("2026-11-01"));
        QVERIFY(requests->tiers[0].source.find("/AWSLambda/20261101000000/") != std::string::npos);
        const Rate* duration =
            find(*list, {"aws", "lambda", "x86_64", "gb_seconds"}, "eu-central-1");
        QVERIFY(duration != nullptr);
        QCOMPARE(duration->tiers.size(), std::size_t{3});
        QCOMPARE(duration->tiers[2].from.text(), std::string("15000000000"));
        QVERIFY(duration->hasNoEnd());
    }

    void checksumIsSha256()
    {
        const std::string text = offerJson("AWSLambda", lambdaProducts());
        const auto list = read(text);
        QVERIFY(list);
        const QByteArray expected =
            QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
        QCOMPARE(list->checksum, expected.toHex().toStdString());
    }

    void takesFreeUnitsOffTheTiers()
    {
        const OfferProduct storage{"STO",
                                   "Database Storage",
                                   {{"volumeType", "Amazon DynamoDB - Indexed DataStore"},
                                    {"usagetype", "TimedStorage-ByteHrs"},
                                    {"regionCode", "us-east-1"}},
                                   "GB-Mo",
                                   {{"0", "25", "0"}, {"25", "Inf", "0.25"}}};
        const auto list = read(offerJson("AmazonDynamoDB", {storage}));
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QCOMPARE(list->rates.size(), std::size_t{1});
        QCOMPARE(list->rates[0].tiers.size(), std::size_t{1});
        QVERIFY(list->rates[0].tiers[0].from.isZero());
        QCOMPARE(list->rates[0].tiers[0].price.text(), std::string("0.25"));
    }

    void leavesOutWhatIsAmbiguous()
    {
        OfferProduct other = lambdaRequests();
        other.sku = "REQ2";
        QCOMPARE(read(offerJson("AWSLambda", {lambdaRequests(), other}))->rates.size(),
                 std::size_t{1});
        other.tiers[0].usd = "0.0000004";
        const auto list = read(offerJson("AWSLambda", {lambdaRequests(), lambdaDuration(), other}));
        QVERIFY(list);
        QCOMPARE(list->rates.size(), std::size_t{1});
        QCOMPARE(list->ambiguous.size(), std::size_t{1});
        QCOMPARE(list->ambiguous[0].second, std::string("REQ2"));
    }

    void readsAzurePages()
    {
        const std::string free = azureItem({});
        const std::string paid = azureItem({.from = "100000.0", .price = "0.000002"});
        const std::string duration = azureItem({.meter = "Standard Execution Time",
                                                .unit = "1 GB Second",
                                                .price = "1.6E-05",
                                                .meterId = "2"});
        const auto list =
            read(azurePage(paid + "," + free, "\"https://next\""), azurePage(duration));
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QCOMPARE(list->vendor, std::string("azure"));
        QCOMPARE(list->published, std::string("2026-11-20"));
        QVERIFY(!list->hasNextPage);
        const Rate* executions =
            find(*list, {"azure", "functions", "consumption", "executions"}, "westeurope");
        QVERIFY(executions != nullptr);
        QCOMPARE(executions->tiers.size(), std::size_t{1});
        QVERIFY(executions->tiers[0].from.isZero());
        QCOMPARE(executions->tiers[0].price.text(), std::string("0.0000002"));
        const Rate* seconds =
            find(*list, {"azure", "functions", "consumption", "gb_seconds"}, "westeurope");
        QVERIFY(seconds != nullptr);
        QCOMPARE(seconds->tiers[0].price.text(), std::string("0.000016"));
        QVERIFY(read(azurePage(duration, "\"https://next\""))->hasNextPage);
    }

    void readsGooglePages()
    {
        const auto list =
            read(googlePage("CPU Allocation Time", "s",
                            googleTier("0", "0", "0") + "," + googleTier("180000", "0", "24000")));
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QCOMPARE(list->vendor, std::string("gcp"));
        QCOMPARE(list->rates.size(), std::size_t{2});
        QCOMPARE(list->rates[1].region, std::string("us-central1"));
        QCOMPARE(list->rates[1].tiers.size(), std::size_t{1});
        QCOMPARE(list->rates[1].tiers[0].price.text(), std::string("0.000024"));
        const auto messages = read(googlePage("Message Delivery Basic", "TiBy",
                                              googleTier("0", "40", "960000000"), "Cloud Pub/Sub"));
        QVERIFY2(messages, messages ? "" : messages.error().text().c_str());
        QCOMPARE(messages->rates[0].region, std::string("global"));
        QCOMPARE(messages->rates[0].tiers[0].price.text(), std::string("0.04"));
    }

    void refusesBrokenLists_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QVERIFY2(!text.empty() || std::string_view(says) == "empty", name);
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(says);
        };
        const std::string json = offerJson("AWSLambda", lambdaProducts());
        const std::string csv = offerCsv("AWSLambda", lambdaProducts());
        row("empty", "", "empty");
        row("something else", "hello", "no price list");
        row("other JSON", "{\"a\":1}", "no price list");
        row("cut off", json.substr(0, json.size() - 20), "cut off");
        row("cut off in the products", json.substr(0, json.size() / 4), "cut off");
        row("csv cut off in a cell", csv.substr(0, csv.size() - 2), "cut off");
        row("csv cut off in a line", csv.substr(0, csv.rfind(",\"Serverless")), "cells instead of");
        row("UTF-16", "\xFF\xFE{", "UTF-16");
        row("compressed", "\x1F\x8B\x08 ", "compressed");
        row("NUL", replaced(json, "Serverless", std::string("Server\0ess", 10)), "NUL");
        row("Latin-1", replaced(json, "Serverless", "Serv\xE9rless"), "not JSON in UTF-8");
        row("csv in Latin-1", replaced(csv, "Serverless", "Serv\xE9rless"), "not UTF-8");
        row("negative", replaced(json, "\"USD\" : \"0.0000003", "\"USD\" : \"-0.0000003"),
            "negative");
        row("negative of another product", replaced(json, "\"USD\" : \"1\"", "\"USD\" : \"-1\""),
            "negative");
        row("csv negative", replaced(csv, "\"0.0000003", "\"-0.0000003"), "negative");
        row("no price", replaced(json, "\"0.0000003000\"", "\"three\""), "not a price");
        row("not a number", replaced(json, "\"0.0000003000\"", "\"NaN\""), "not a price");
        row("absurd", replaced(json, "\"0.0000003000\"", "\"250000\""), "absurd");
        row("beyond the range", replaced(json, "\"0.0000003000\"", "\"1e30\""), "not a price");
        row("other unit", replaced(json, "\"unit\" : \"Requests\"", "\"unit\" : \"Hrs\""),
            "the unit of REQ1 is 'Hrs'");
        row("other currency", replaced(json, "\"USD\"", "\"CNY\""), "not in US dollars");
        row("other version", replaced(json, "v1.0", "v9"), "format version");
        row("other offer", replaced(json, "\"AWSLambda\"", "\"AmazonNova\""), "AmazonNova");
        row("product twice",
            replaced(json, "\"DUR1\" : {\n      \"sku\"", "\"REQ1\" : {\n      \"sku\""),
            "given twice");
        row("trailing text", json + "{}", "not JSON");
        row("tier twice",
            offerJson("AWSLambda",
                      withTiers({{"0", "10", "2"}, {"0", "10", "2"}, {"10", "Inf", "1"}})),
            "given twice");
        row("gap", offerJson("AWSLambda", withTiers({{"0", "10", "2"}, {"20", "Inf", "1"}})),
            "gap");
        row("overlap", offerJson("AWSLambda", withTiers({{"0", "30", "2"}, {"20", "Inf", "1"}})),
            "overlap");
        row("first tier missing", offerJson("AWSLambda", withTiers({{"20", "Inf", "1"}})),
            "begin at zero");
        row("endless tier first",
            offerCsv("AWSLambda", withTiers({{"0", "Inf", "2"}, {"20", "Inf", "1"}})), "overlap");
        row("negative tier", offerJson("AWSLambda", withTiers({{"-5", "Inf", "1"}})),
            "not a quantity");
        row("tier beyond measure", offerJson("AWSLambda", withTiers({{"0", "1e40", "1"}})),
            "not a quantity");
        row("nested", "{\"formatVersion\":" + std::string(100000, '['), "deeper than 32");
        row("endless value", replaced(json, "Serverless", std::string(3U << 20U, 'x')),
            "longer than 1 MiB");
        row("csv column missing", replaced(csv, "\"PricePerUnit\"", "\"Price\""), "PricePerUnit");
        row("nothing known", offerJson("AWSLambda", {lambdaProducts().back()}),
            "none of its 1 products");
        row("azure in euros", azurePage(azureItem({}), "null", "EUR"), "EUR");
        row("azure negative", azurePage(azureItem({.price = "-1"})), "negative");
        row("azure other unit", azurePage(azureItem({.unit = "1 Week"})), "'1 Week'");
        row("azure tier twice", azurePage(azureItem({}) + "," + azureItem({})), "given twice");
        row("azure first tier missing", azurePage(azureItem({.from = "5"})), "begin at zero");
        row("azure cut off", azurePage(azureItem({})).substr(0, 300), "cut off");
        row("google negative",
            googlePage("CPU Allocation Time", "s", googleTier("0", "0", "-24000")), "negative");
        row("google other unit", googlePage("CPU Allocation Time", "h", googleTier("0", "0", "1")),
            "'h'");
        row("google nanos", googlePage("Requests", "count", googleTier("0", "0", "1000000000")),
            "units and nanos");
        row("google tier twice",
            googlePage("Requests", "count",
                       googleTier("0", "0", "1") + "," + googleTier("0", "0", "1")),
            "given twice");
    }
    void refusesBrokenLists()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto list = read(text.toStdString());
        QVERIFY(!list);
        QVERIFY2(list.error().message.find(says.toStdString()) != std::string::npos,
                 list.error().text().c_str());
        QVERIFY2(list.error().where.find("list-0") != std::string::npos,
                 list.error().text().c_str());
        QVERIFY(!list.error().remedy.empty());
    }

    void namesTheLine()
    {
        const std::string json =
            replaced(offerJson("AWSLambda", lambdaProducts()), "\"0.0000003000\"", "\"-1\"");
        const auto line =
            1 + std::count(json.begin(),
                           json.begin() + static_cast<std::ptrdiff_t>(json.find("\"-1\"")), '\n');
        const auto list = read(json);
        // Noticed at the end of the object that the price stands in.
        QVERIFY2(
            list.error().where.find(fmt::format("list-0:{} (", line + 3)) != std::string::npos ||
                list.error().where.find(fmt::format("list-0:{} (", line + 2)) != std::string::npos,
            list.error().where.c_str());
    }

    void isCutOffAnywhere()
    {
        for (const std::string& text :
             {offerJson("AWSLambda", lambdaProducts()), azurePage(azureItem({})),
              googlePage("Requests", "count", googleTier("0", "0", "4"))}) {
            QVERIFY(read(text));
            for (std::size_t size = text.size() - 3; size > 0;
                 size -= std::min<std::size_t>(size, 97)) {
                QVERIFY2(!read(text.substr(0, size)), fmt::format("{} bytes", size).c_str());
            }
        }
    }

    void stopsWhenAsked()
    {
        const std::filesystem::path file = path("big");
        writeOffer(file, 2'000'000);
        double last = -1;
        const auto list =
            readPriceList({file}, mappings, m_book.places(), {.progress = [&](double share) {
                              last = share;
                              return share < 0.5;
                          }});
        QVERIFY(!list);
        QCOMPARE(list.error().code, ErrorCode::Cancelled);
        QVERIFY(last >= 0.5 && last < 0.6);
    }

    void readsALargeOffer()
    {
        const std::filesystem::path file = path("big");
        writeOffer(file, 3'000'000);
        const auto size = std::filesystem::file_size(file);
        QVERIFY(size > 2'500'000 && size < 3'500'000);
        const auto list = readPriceList({file}, mappings, m_book.places());
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QVERIFY(list->rates.size() > 200);
        QVERIFY(list->ambiguous.empty());
        QVERIFY(std::ranges::any_of(list->rates, [](const Rate& rate) {
            return rate.key.meter == "instance_hours_ri_1y_no_upfront";
        }));
    }

    void refusesAMixture()
    {
        const auto list = read(azurePage(azureItem({})),
                               googlePage("Requests", "count", googleTier("0", "0", "4")));
        QVERIFY(!list);
        QVERIFY(list.error().message.find("together") != std::string::npos);
        QVERIFY(!readPriceList({}, mappings, {}));
        QVERIFY(!readPriceList({"/nonexistent"}, mappings, {}));
        QVERIFY(!readPriceList({m_folder.path().toStdString()}, mappings, {}));
    }

private:
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    template <class... Texts>
    Result<PriceList> read(const Texts&... texts)
    {
        std::vector<std::filesystem::path> files;
        for (const std::string& text : {std::string(texts)...}) {
            files.push_back(path(fmt::format("list-{}", files.size())));
            std::ofstream(files.back(), std::ios::binary) << text;
        }
        return readPriceList(files, mappings, m_book.places(), {.published = "2026-11-20"});
    }

    QTemporaryDir m_folder;
    PriceBook m_book = PriceBook::fromRates({});
};

BREAKEVEN_TEST(pricelist, PriceListTest)
#include "tst_pricelist.moc"
