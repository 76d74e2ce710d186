#include "pricing/book/ratecsv.h"

#include <fmt/format.h>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

constexpr const char* header =
    "provider,service,sku,meter,unit,region,tier_start,tier_end,price_usd,as_of,source,"
    "confidence\n";

Result<std::vector<Rate>> ratesOf(const std::string& text)
{
    return parseRateRows(text, "t.csv").and_then(groupedRates);
}

}  // namespace

class RateCsvTest : public QObject {
    Q_OBJECT

private slots:
    void groupsRowsIntoTiers()
    {
        const auto rates = ratesOf(std::string(header) +
                                   "aws,s,k,m,unit,eu,100,,0.5,2026-01,src,published\n"
                                   "aws,s,k,m,unit,eu,0,100,1e0,2026-02-03,src,memory\n"
                                   "aws,s,k,m,unit,global,0,,2,,src,derived\n");
        QVERIFY2(rates, rates ? "" : rates.error().text().c_str());
        QCOMPARE(rates->size(), std::size_t{2});
        const Rate& first = rates->front();
        QCOMPARE(first.region, std::string("eu"));
        QCOMPARE(first.tiers.size(), std::size_t{2});
        QCOMPARE(first.tiers[0].price.text(), std::string("1"));
        QCOMPARE(first.tiers[0].asOf, std::string("2026-02-03"));
        QVERIFY(first.tiers[0].confidence == Confidence::Unverified);
        QVERIFY(first.tiers[0].to == first.tiers[1].from);
        QVERIFY(first.hasNoEnd());
    }

    void toleratesHowFilesAreSaved_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray row = "aws,s,k,m,unit,eu,0,,1,2026,src,published";
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + QByteArray(header) + row + "\n";
        QTest::newRow("carriage returns")
            << QByteArray(header).replace("\n", "\r\n") + row + "\r\n";
        QTest::newRow("no newline at the end") << header + row;
        QTest::newRow("blank lines") << header + QByteArray("\n  \n") + row + "\n\n";
        QTest::newRow("blanks around cells")
            << header + QByteArray(" aws , s,k\t,m,unit,eu, 0,,1 ,2026,src,published\n");
        QTest::newRow("quoted cells")
            << header + QByteArray("aws,\"s\",k,m,unit,eu,0,,\"1\",2026,\"src\",published\n");
        QTest::newRow("columns in another order") << QByteArray(
            "meter,provider,service,sku,unit,region,tier_start,tier_end,price_usd,"
            "as_of,confidence,source\nm,aws,s,k,unit,eu,0,,1,2026,published,src\n");
    }

    void toleratesHowFilesAreSaved()
    {
        QFETCH(QByteArray, text);
        const auto rates = ratesOf(text.toStdString());
        QVERIFY2(rates, rates ? "" : rates.error().text().c_str());
        QCOMPARE(rates->size(), std::size_t{1});
        const Rate& rate = rates->front();
        QVERIFY((rate.key == RateKey{"aws", "s", "k", "m"}));
        QCOMPARE(rate.tiers.front().price.text(), std::string("1"));
        QCOMPARE(rate.tiers.front().source, std::string("src"));
    }

    void keepsCommasAndQuotesInQuotedCells()
    {
        const auto rates =
            ratesOf(std::string(header) + "aws,s,k,m,unit,eu,0,,1,,\"a, \"\"b\"\"\",published\n");
        QVERIFY(rates);
        QCOMPARE(rates->front().tiers.front().source, std::string("a, \"b\""));
    }

    void namesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& rows, const char* where,
                            const char* says) {
            QTest::newRow(name) << header + rows << QString::fromLatin1(where)
                                << QString::fromLatin1(says);
        };
        const QByteArray good = "aws,s,k,m,unit,eu,0,,1,2026,src,published\n";
        row("bad price", "aws,s,k,m,unit,eu,0,,1.2.3,2026,src,published\n", "t.csv:2", "price_usd");
        row("price is NaN", "aws,s,k,m,unit,eu,0,,nan,2026,src,published\n", "t.csv:2",
            "price_usd");
        row("no price", "aws,s,k,m,unit,eu,0,,,2026,src,published\n", "t.csv:2", "price_usd");
        row("price out of range", "aws,s,k,m,unit,eu,0,,1e99,2026,src,published\n", "t.csv:2",
            "out of range");
        row("bad tier start", "aws,s,k,m,unit,eu,x,,1,2026,src,published\n", "t.csv:2",
            "tier_start");
        row("negative tier end", "aws,s,k,m,unit,eu,0,-5,1,2026,src,published\n", "t.csv:2",
            "tier_end");
        row("tier ends before it starts", "aws,s,k,m,unit,eu,9,3,1,2026,src,published\n", "t.csv:2",
            "the tier ends at 3 but starts at 9");
        row("unknown confidence", "aws,s,k,m,unit,eu,0,,1,2026,src,sure\n", "t.csv:2",
            "confidence: 'sure'");
        row("bad date", "aws,s,k,m,unit,eu,0,,1,yesterday,src,published\n", "t.csv:2", "as_of");
        row("no region", "aws,s,k,m,unit,,0,,1,2026,src,published\n", "t.csv:2", "region");
        row("second row", good + "aws,s,,n,unit,eu,0,,?,2026,src,published\n", "t.csv:3",
            "price_usd");
        row("too few cells", "aws,s,k,m\n", "t.csv:2", "too few cells");
        row("too many cells", good.trimmed() + ",more\n", "t.csv:2", "too many cells");
        row("open quote", "aws,\"s,k,m,unit,eu,0,,1,2026,src,published\n", "t.csv:2", "quoted");
        row("overlap", good + "aws,s,k,m,unit,eu,50,,2,2026,src,published\n", "t.csv:3", "overlap");
        row("duplicate", good + "\n" + good, "t.csv:4", "given twice");
        row("gap",
            "aws,s,k,m,unit,eu,0,10,1,2026,src,published\n"
            "aws,s,k,m,unit,eu,20,,1,2026,src,published\n",
            "t.csv:3", "gap");
        row("two units",
            "aws,s,k,m,unit,eu,0,10,1,2026,src,published\n"
            "aws,s,k,m,other,eu,10,,1,2026,src,published\n",
            "t.csv:3", "unit");
        row("not UTF-8", good + "aws,\xFF,k,m,unit,eu,0,,1,2026,src,published\n", "t.csv:3",
            "UTF-8");
        row("overlong UTF-8", "aws,\xC0\xAF,k,m,unit,eu,0,,1,2026,src,published\n", "t.csv:2",
            "UTF-8");
        row("zero byte", QByteArray("aws,s\0x,k", 9) + ",m,unit,eu,0,,1,2026,src,published\n",
            "t.csv:2", "UTF-8");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("t.csv:1")
                               << QStringLiteral("empty");
        QTest::newRow("missing column")
            << QByteArray(header).replace(",as_of", "") << QStringLiteral("t.csv:1")
            << QStringLiteral("'as_of' is missing");
        QTest::newRow("unknown column")
            << QByteArray(header).replace("as_of", "date") << QStringLiteral("t.csv:1")
            << QStringLiteral("'date' is unknown");
        QTest::newRow("column twice") << QByteArray(header).replace("as_of", "sku")
                                      << QStringLiteral("t.csv:1") << QStringLiteral("twice");
    }

    void namesWhatIsBroken()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, says);
        const auto rates = ratesOf(text.toStdString());
        QVERIFY(!rates);
        const Error& error = rates.error();
        QCOMPARE(QString::fromStdString(error.where), where);
        QVERIFY2(error.message.find(says.toStdString()) != std::string::npos,
                 error.message.c_str());
        QVERIFY(!error.remedy.empty());
    }
};

BREAKEVEN_TEST(ratecsv, RateCsvTest)
#include "tst_ratecsv.moc"
