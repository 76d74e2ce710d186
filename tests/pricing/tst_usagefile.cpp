#include "pricing/bill/usagefile.h"

#include <fmt/format.h>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

/// A usage file of one line with the given quantity.
QByteArray oneLine(const QByteArray& quantity)
{
    return "{\"usage\":[{\"provider\":\"p\",\"service\":\"s\",\"meter\":\"m\",\"quantity\":" +
           quantity + "}]}";
}

}  // namespace

class UsageFileTest : public QObject {
    Q_OBJECT

private slots:
    void takesQuantitiesFromTheirText_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("exact");
        QTest::newRow("whole") << QByteArray("3000000") << "3000000";
        QTest::newRow("beyond 2^53") << QByteArray("9007199254740993") << "9007199254740993";
        QTest::newRow("fraction") << QByteArray("0.1") << "0.1";
        QTest::newRow("long fraction")
            << QByteArray("123456789012345678.123456789") << "123456789012345678.123456789";
        QTest::newRow("scientific") << QByteArray("1.5e6") << "1500000";
        QTest::newRow("largest") << QByteArray("1000000000000000000") << "1000000000000000000";
    }

    void takesQuantitiesFromTheirText()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, exact);
        const auto file = parseUsage(oneLine(written).toStdString(), "u.json");
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        QCOMPARE(QString::fromStdString(file->usage.front().quantity.text()), exact);
    }

    void pricesWithOwnRatesAndAllowances()
    {
        const auto file = parseUsage(R"({
            "region": "eu",
            "usage": [
                {"provider": "p", "service": "s", "sku": "k", "meter": "m", "quantity": 15,
                 "component": "c1", "label": "Things"},
                {"provider": "p", "service": "s", "sku": "k", "meter": "n", "quantity": 1,
                 "region": "us"}],
            "rates": [
                {"provider": "p", "service": "s", "sku": "k", "meter": "m", "price_usd": 0.1,
                 "tier_end": 10, "unit": "thing"},
                {"provider": "p", "service": "s", "sku": "k", "meter": "m", "price_usd": "0.05",
                 "tier_start": 10, "unit": "thing"}],
            "allowances": [
                {"provider": "p", "service": "s", "meters": ["m"], "amount": 2}]})",
                                     "u.json");
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        RateTier bookTier;
        bookTier.price = UnitPrice::parse("99").value();
        const auto book = PriceBook::fromRates({{{"p", "s", "k", "m"}, "u", "eu", {bookTier}},
                                                {{"p", "s", "k", "n"}, "u", "us", {bookTier}}},
                                               {});
        const Bill bill = priceUsageFile(book, *file);
        QCOMPARE(bill.total.text(), std::string("100.15"));
        QVERIFY(bill.lines[0].confidence == Confidence::User);
        QCOMPARE(bill.lines[0].unit, std::string("thing"));
        QCOMPARE(bill.lines[0].region, std::string("eu"));
        QCOMPARE(bill.lines[1].priceRegion, std::string("us"));
        QCOMPARE(priceUsageFile(book, *file, {.freeTier = false}).total.text(),
                 std::string("100.25"));
    }

    void ownAllowanceReplacesTheBooks()
    {
        const auto file = parseUsage(
            R"({"usage": [{"provider": "p", "service": "s", "meter": "m", "quantity": 10}],
                "allowances": [{"provider": "p", "service": "s", "meters": ["m"], "amount": 0}]})",
            "u.json");
        QVERIFY(file);
        RateTier tier;
        tier.price = UnitPrice::parse("1").value();
        Allowance free{"free", "p", "s", {"*"}, {"m"}};
        free.amount = Quantity::fromWhole(4);
        const auto book =
            PriceBook::fromRates({{{"p", "s", "", "m"}, "u", "global", {tier}}}, {free});
        QCOMPARE(priceUsageFile(book, *file).total.text(), std::string("10"));
        UsageFile without = *file;
        without.allowances.clear();
        QCOMPARE(priceUsageFile(book, without).total.text(), std::string("6"));
    }

    void writesTheContractedJson()
    {
        RateTier tier;
        tier.price = UnitPrice::parse("0.0000002").value();
        tier.asOf = "2026-09-20";
        tier.source = "https://example.org";
        const auto book = PriceBook::fromRates({{{"p", "s", "k", "m"}, "request", "eu", {tier}}});
        const auto json = billJson(priceUsage(
            book, {{{"p", "s", "k", "m"}, "eu", Quantity::fromWhole(3'000'000), "c", {}, {}},
                   {{"p", "s", "k", "x"}, "eu", Quantity::fromWhole(1), "d", {}, {}}}));
        QCOMPARE(json.at("total_usd").dump(), std::string("0.6"));
        QCOMPARE(json.at("complete"), false);
        const auto& line = json.at("lines").at(0);
        QCOMPARE(line.at("provider"), "p");
        QCOMPARE(line.at("meter"), "m");
        QCOMPARE(line.at("quantity").dump(), std::string("3000000.0"));
        QCOMPARE(line.at("unit"), "request");
        QCOMPARE(line.at("amount_usd").dump(), std::string("0.6"));
        QCOMPARE(line.at("tiers").at(0).at("price_usd").dump(), std::string("2e-07"));
        QCOMPARE(line.at("as_of"), "2026-09-20");
        QCOMPARE(line.at("source"), "https://example.org");
        QCOMPARE(line.at("confidence"), "published");
        QCOMPARE(line.at("component"), "c");
        QCOMPARE(json.at("missing").at(0).at("component"), "d");
        QVERIFY(!json.at("missing").at(0).at("reason").get<std::string>().empty());
    }

    void refusesHostileInput_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* where,
                            const char* says) {
            QTest::newRow(name) << text << QString::fromLatin1(where) << QString::fromLatin1(says);
        };
        row("empty", "", "u.json:1", "not valid JSON");
        row("cut off", "{\"usage\":[\n{", "u.json:2", "not valid JSON");
        row("trailing junk", "{\"usage\":[]} x", "u.json:1", "not valid JSON");
        row("array", "[]", "u.json:/", "expected an object");
        row("no usage", "{}", "u.json:/usage", "missing");
        row("usage is an object", "{\"usage\":{}}", "u.json:/usage", "expected an array");
        row("line is a number", "{\"usage\":[7]}", "u.json:/usage/0", "expected an object");
        row("unknown name", "{\"usages\":[]}", "u.json:/usages", "unknown");
        row("no provider", "{\"usage\":[{}]}", "u.json:/usage/0/provider", "missing");
        row("quantity is text", oneLine("\"3\""), "u.json:/usage/0/quantity", "expected a number");
        row("negative quantity", oneLine("-1"), "u.json:/usage/0/quantity", "out of range");
        row("tiny negative quantity", oneLine("-0.001"), "u.json:/usage/0/quantity",
            "out of range");
        row("huge quantity", oneLine("1e19"), "u.json:/usage/0/quantity", "out of range");
        row("number beyond doubles", oneLine("1e999"), "u.json:1", "not valid JSON");
        row("huge integer", oneLine(QByteArray(300, '9')), "u.json:/usage/0/quantity",
            "out of range");
        row("not a number", oneLine("NaN"), "u.json:1", "not valid JSON");
        row("duplicate name", "{\"usage\":[],\"usage\":[]}", "u.json:/", "given twice");
        row("duplicate name inside", "{\"usage\":[{\"sku\":\"a\",\"sku\":\"b\"}]}",
            "u.json:/usage/0", "given twice");
        row("deep nesting", QByteArray(100'000, '['), "", "nested deeper");
        row("not UTF-8", "{\"usage\":\n\"\xFF\"}", "u.json:2", "UTF-8");
        row("bad own price",
            "{\"usage\":[],\"rates\":[{\"provider\":\"p\",\"service\":\"s\",\"meter\":\"m\","
            "\"price_usd\":\"free\"}]}",
            "u.json:/rates/0", "price_usd");
        row("own price with a confidence",
            "{\"usage\":[],\"rates\":[{\"provider\":\"p\",\"service\":\"s\",\"meter\":\"m\","
            "\"price_usd\":1,\"confidence\":\"published\"}]}",
            "u.json:/rates/0/confidence", "user");
        row("own tiers overlap",
            "{\"usage\":[],\"rates\":["
            "{\"provider\":\"p\",\"service\":\"s\",\"meter\":\"m\",\"price_usd\":1},"
            "{\"provider\":\"p\",\"service\":\"s\",\"meter\":\"m\",\"price_usd\":1,"
            "\"tier_start\":5}]}",
            "u.json:/rates/1", "overlap");
        row("own amount without meters",
            "{\"usage\":[],\"allowances\":[{\"provider\":\"p\",\"service\":\"s\",\"amount\":1}]}",
            "u.json:/allowances/0/meters", "covers nothing");
        row("region without scope",
            "{\"usage\":[],\"allowances\":[{\"provider\":\"p\",\"service\":\"s\",\"amount\":1,"
            "\"meters\":[\"m\"],\"region\":\"eu\"}]}",
            "u.json:/allowances/0/region", "scope region");
        row("unknown scope",
            "{\"usage\":[],\"allowances\":[{\"provider\":\"p\",\"service\":\"s\",\"amount\":1,"
            "\"meters\":[\"m\"],\"scope\":\"galaxy\"}]}",
            "u.json:/allowances/0/scope", "'galaxy'");
    }

    void refusesHostileInput()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, says);
        const auto file = parseUsage(text.toStdString(), "u.json");
        QVERIFY(!file);
        const Error& error = file.error();
        if (!where.isEmpty()) {
            QCOMPARE(QString::fromStdString(error.where), where);
        }
        QVERIFY2(error.message.find(says.toStdString()) != std::string::npos,
                 error.message.c_str());
        QVERIFY(!error.remedy.empty());
    }

    void saysWhenThereIsNoFile()
    {
        const auto file = readUsageFile("/nonexistent/usage.json");
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NotFound);
        const auto folder = readUsageFile("/tmp");
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::Unreadable);
    }
};

BREAKEVEN_TEST(usagefile, UsageFileTest)
#include "tst_usagefile.moc"
