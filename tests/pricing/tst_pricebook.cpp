#include "pricing/book/pricebook.h"

#include <fmt/format.h>

#include "pricing/base/textfile.h"
#include "pricing/book/pricebookwriter.h"
#include "pricing/book/pricetables.h"
#include "tests/pricing/execute.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

RateTier tier(const char* from, const char* to, const char* price)
{
    RateTier tier;
    tier.from = Quantity::parse(from).value();
    if (*to != '\0') {
        tier.to = Quantity::parse(to).value();
    }
    tier.price = UnitPrice::parse(price).value();
    return tier;
}

Rate rate(const char* meter, const char* region, const char* price = "1")
{
    return {{"p", "s", "k", meter}, "unit", region, {tier("0", "", price)}};
}

PriceTables smallTables()
{
    PriceTables tables;
    tables.rates = {rate("a", "eu"), rate("a", "global", "0.000000000001"), rate("b", "us")};
    tables.rates[1].tiers = {tier("0", "0.000000001", "0.000000000001"),
                             tier("0.000000001", "", "-3.5")};
    tables.rates[1].tiers[0].asOf = "2026-10-08";
    tables.rates[1].tiers[0].source = "somewhere; it's \"quoted\"";
    tables.rates[1].tiers[1].confidence = Confidence::Derived;
    Allowance allowance{"id", "p", "s", {"k", "x*"}, {"a", "b"}};
    allowance.scope = AllowanceScope::Region;
    allowance.region = "eu";
    allowance.regions = {"eu", "us"};
    allowance.amount = Quantity::parse("12.5").value();
    allowance.withinTiers = true;
    allowance.trial = true;
    allowance.unverified = true;
    tables.allowances = {allowance};
    return tables;
}

using tests::execute;

}  // namespace

class PriceBookTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("book.sqlite")).toStdString();
    }

    void readsWhatWasWritten()
    {
        QVERIFY(writePriceBook(smallTables(), m_file));
        const auto book = PriceBook::open(m_file);
        QVERIFY2(book, book ? "" : book.error().text().c_str());
        QCOMPARE(book->rates().size(), std::size_t{3});
        const Rate* global = book->find({"p", "s", "k", "a"}, "elsewhere");
        QVERIFY(global != nullptr);
        QCOMPARE(global->tiers.size(), std::size_t{2});
        QCOMPARE(global->tiers[0].price.picos(), 1);
        QCOMPARE(global->tiers[0].asOf, std::string("2026-10-08"));
        QCOMPARE(global->tiers[0].source, std::string("somewhere; it's \"quoted\""));
        QCOMPARE(global->tiers[1].price.text(), std::string("-3.5"));
        QVERIFY(global->tiers[1].confidence == Confidence::Derived);
        QVERIFY(global->hasNoEnd());
        QCOMPARE(book->allowances().size(), std::size_t{1});
        const Allowance& allowance = book->allowances().front();
        QCOMPARE(allowance.amount.text(), std::string("12.5"));
        QVERIFY(allowance.scope == AllowanceScope::Region);
        QCOMPARE(allowance.region, std::string("eu"));
        QVERIFY((allowance.regions == std::vector<std::string>{"eu", "us"}));
        QVERIFY((allowance.skus == std::vector<std::string>{"k", "x*"}));
        QVERIFY((allowance.meters == std::vector<std::string>{"a", "b"}));
        QVERIFY(allowance.withinTiers && allowance.trial && allowance.unverified);
    }

    void replacesTheFileWhole()
    {
        QVERIFY(writePriceBook(smallTables(), m_file));
        PriceTables other = smallTables();
        other.rates.pop_back();
        QVERIFY(writePriceBook(other, m_file));
        QCOMPARE(PriceBook::open(m_file).value().rates().size(), std::size_t{2});
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void saysWhenItCannotWrite()
    {
        const auto written = writePriceBook(smallTables(), "/nonexistent/folder/book.sqlite");
        QVERIFY(!written);
        QVERIFY(!written.error().remedy.empty());
    }

    void findsTheRegionElseGlobal()
    {
        const auto book = PriceBook::fromRates(
            {rate("b", "us"), rate("a", "global", "2"), rate("a", "eu"), rate("c", "zz")});
        QCOMPARE(book.find({"p", "s", "k", "a"}, "eu")->region, std::string("eu"));
        QCOMPARE(book.find({"p", "s", "k", "a"}, "us")->region, std::string("global"));
        QCOMPARE(book.find({"p", "s", "k", "a"}, "")->region, std::string("global"));
        QVERIFY(book.find({"p", "s", "k", "b"}, "eu") == nullptr);
        QVERIFY(book.find({"p", "s", "", "a"}, "eu") == nullptr);
        QVERIFY((book.regionsOf({"p", "s", "k", "a"}) == std::vector<std::string>{"eu", "global"}));
        QVERIFY((book.regions("p") == std::vector<std::string>{"eu", "us", "zz"}));
        QVERIFY(book.regions("q").empty());
    }

    void laysRatesOver()
    {
        auto book = PriceBook::fromRates({rate("a", "eu"), rate("a", "us"), rate("b", "eu")});
        book.overlay({rate("a", "us", "7"), rate("c", "eu", "9")});
        QCOMPARE(book.rates().size(), std::size_t{4});
        QCOMPARE(book.find({"p", "s", "k", "a"}, "us")->tiers[0].price.text(), std::string("7"));
        QCOMPARE(book.find({"p", "s", "k", "a"}, "eu")->tiers[0].price.text(), std::string("1"));
        book.replace({rate("a", "global", "5")});
        QCOMPARE(book.find({"p", "s", "k", "a"}, "us")->tiers[0].price.text(), std::string("5"));
        QVERIFY((book.regionsOf({"p", "s", "k", "a"}) == std::vector<std::string>{"global"}));
    }

    void refusesWhatIsNoPriceBook_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << "missing"
                                 << "no such file";
        QTest::newRow("folder") << "folder"
                                << "folder";
        QTest::newRow("empty") << "empty"
                               << "empty";
        QTest::newRow("text") << "text"
                              << "not a price book";
        QTest::newRow("other database") << "CREATE TABLE t(x)"
                                        << "not a price book";
        QTest::newRow("newer schema") << "PRAGMA user_version=99"
                                      << "another version";
        QTest::newRow("no tables") << "DROP TABLE tier"
                                   << "tier";
        QTest::newRow("bad price") << "UPDATE tier SET price_usd='abc'"
                                   << "a price that is none";
        QTest::newRow("bad confidence") << "UPDATE tier SET confidence='x'"
                                        << "that is none";
        QTest::newRow("tier backwards")
            << "UPDATE tier SET tier_end='-1' WHERE tier_end IS NOT NULL"
            << "tier that is none";
        QTest::newRow("tiers apart") << "UPDATE tier SET tier_start='5' WHERE tier_start<>'0'"
                                     << "do not follow";
        QTest::newRow("bad allowance") << "UPDATE allowance SET amount=''"
                                       << "free amount";
    }

    void refusesWhatIsNoPriceBook()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        prepare(what);
        const auto book = PriceBook::open(m_file);
        QVERIFY(!book);
        QVERIFY2(book.error().message.find(says.toStdString()) != std::string::npos,
                 book.error().message.c_str());
        QVERIFY(book.error().where.find(m_file) != std::string::npos);
        QVERIFY(!book.error().remedy.empty());
    }

    void survivesTruncationAnywhere()
    {
        PriceTables tables = smallTables();
        for (int index = 0; index < 300; ++index) {
            tables.rates.push_back(rate(fmt::format("m{:03}", index).c_str(), "eu"));
        }
        QVERIFY(writePriceBook(tables, m_file));
        QFile file(QString::fromStdString(m_file));
        for (qint64 size = file.size() - 1; size > 0; size -= 1111) {
            QVERIFY(file.resize(size));
            const auto book = PriceBook::open(m_file);
            QVERIFY2(!book, fmt::format("{} bytes", size).c_str());
            QCOMPARE(book.error().code, ErrorCode::Malformed);
        }
    }

    void survivesDamage()
    {
        QVERIFY(writePriceBook(smallTables(), m_file));
        const std::string good = readTextFile(m_file).value();
        int refused = 0;
        for (std::size_t offset = 0; offset < good.size(); offset += 211) {
            QFile file(QString::fromStdString(m_file));
            QVERIFY(file.open(QIODevice::WriteOnly));
            std::string bad = good;
            bad.replace(offset, std::min<std::size_t>(16, bad.size() - offset), 16, '\xA5');
            file.write(bad.data(), static_cast<qint64>(bad.size()));
            file.close();
            refused += PriceBook::open(m_file) ? 0 : 1;
        }
        QVERIFY(refused > 0);
    }

private:
    void prepare(const QString& what)
    {
        const QString file = QString::fromStdString(m_file);
        if (what == QLatin1String("folder")) {
            QVERIFY(QDir().mkpath(file));
        } else if (what == QLatin1String("empty") || what == QLatin1String("text")) {
            QFile stream(file);
            QVERIFY(stream.open(QIODevice::WriteOnly));
            stream.write(what == QLatin1String("text") ? "provider,service\n" : "");
        } else if (what.startsWith(QLatin1String("CREATE"))) {
            execute(m_file, what.toUtf8().constData());
        } else if (what != QLatin1String("missing")) {
            QVERIFY(writePriceBook(smallTables(), m_file));
            execute(m_file, what.toUtf8().constData());
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
};

BREAKEVEN_TEST(pricebook, PriceBookTest)
#include "tst_pricebook.moc"
