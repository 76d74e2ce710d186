#include "pricing/lists/mapping.h"

#include <fmt/format.h>

#include "pricing/book/pricebook.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

const std::string head =
    "provider,service,sku,meter,unit,offer,match,vendor_unit,region,free_start,note\n";

}  // namespace

class MappingTest : public QObject {
    Q_OBJECT

private slots:
    void matchesPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* pattern, const char* text, bool matches) {
            QTest::addRow("'%s' on '%s'", pattern, text)
                << QString::fromLatin1(pattern) << QString::fromLatin1(text) << matches;
        };
        row("", "", true);
        row("", "a", false);
        row("*", "", true);
        row("abc", "abc", true);
        row("abc", "abd", false);
        row("a*c", "abbc", true);
        row("a*c", "abcb", false);
        row("*b*", "abc", true);
        row("*ab", "aab", true);
        row("a**", "a", true);
        row("Box*:m5.*", "BoxUsage:m5.large", true);
        row("Box*:m5.*", "BoxUsage:m6.large", false);
    }
    void matchesPatterns()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, matches);
        QCOMPARE(matchesPattern(pattern.toStdString(), text.toStdString()), matches);
    }

    void readsRows()
    {
        const auto mapping =
            Mapping::parse(head +
                               "p,s,{instanceType}-{Sku Name|lower}-{arm|after Std_},m,hour,O,"
                               "Instance Type=x*|y;os!=Windows,Hrs=1|10 K = 10000,,before,\n",
                           "map.csv");
        QVERIFY2(mapping, mapping ? "" : mapping.error().text().c_str());
        QCOMPARE(mapping->rowsOf("O").size(), std::size_t{1});
        QVERIFY(mapping->rowsOf("P").empty());
        const MappingRow& row = mapping->rowsOf("O").front();
        Facts facts(mapping->names());
        facts.set("instancetype", "x.Large");
        facts.set("skuName", "P1 v3");
        facts.set("arm", "Std_D2");
        facts.set("unheard of", "whatever");
        QVERIFY(allHold(row.product, facts));
        QCOMPARE(row.skuOf(facts, mapping->names()), std::string("x.Large-p1v3-D2"));
        facts.set("os", "Windows");
        QVERIFY(!allHold(row.product, facts));
        QVERIFY(row.unitNamed("hrs") != nullptr);
        QCOMPARE(row.unitNamed("10K")->holds.text(), std::string("10000"));
        QVERIFY(row.unitNamed("GB") == nullptr);
        QVERIFY(row.freeStart == FreeStart::Before);
        facts.clear();
        QVERIFY(allHold(row.term, facts));
        facts.set("TermType", "Reserved");
        QVERIFY(!allHold(row.term, facts));
    }

    void refusesBrokenRows_data()
    {
        QTest::addColumn<QString>("row");
        QTest::newRow("no provider") << ",s,k,m,u,O,a=b,H=1,,,";
        QTest::newRow("no meter") << "p,s,k,,u,O,a=b,H=1,,,";
        QTest::newRow("no condition") << "p,s,k,m,u,O,,H=1,,,";
        QTest::newRow("bad condition") << "p,s,k,m,u,O,a,H=1,,,";
        QTest::newRow("no unit") << "p,s,k,m,u,O,a=b,,,,";
        QTest::newRow("bad unit") << "p,s,k,m,u,O,a=b,H,,,";
        QTest::newRow("negative unit") << "p,s,k,m,u,O,a=b,H=-1,,,";
        QTest::newRow("open place") << "p,s,{k,m,u,O,a=b,H=1,,,";
        QTest::newRow("free start") << "p,s,k,m,u,O,a=b,H=1,,sometimes,";
        QTest::newRow("columns") << "p,s";
    }
    void refusesBrokenRows()
    {
        QFETCH(QString, row);
        const auto mapping = Mapping::parse(head + row.toStdString() + "\n", "map.csv");
        QVERIFY(!mapping);
        QCOMPARE(mapping.error().where, std::string("map.csv:2"));
    }

    /// A mapping that leads to a meter nobody asks for would change nothing and seem to work.
    void shippedMappingsLeadToTheBook_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* vendor : {"aws", "azure", "gcp"}) {
            QTest::newRow(vendor) << QString::fromLatin1(vendor);
        }
    }
    void shippedMappingsLeadToTheBook()
    {
        QFETCH(QString, file);
        const auto mapping = Mapping::read(fmt::format(
            BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping/{}.csv", file.toStdString()));
        QVERIFY2(mapping, mapping ? "" : mapping.error().text().c_str());
        const auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY(book);
        for (const MappingRow& row : mapping->rows()) {
            const auto known = std::ranges::find_if(book->rates(), [&](const Rate& rate) {
                return rate.key.provider == row.key.provider &&
                       rate.key.service == row.key.service && rate.key.meter == row.key.meter &&
                       matchesPattern(skuPattern(row.key.sku), rate.key.sku);
            });
            QVERIFY2(known != book->rates().end(), (row.where + ": " + row.key.text()).c_str());
            QCOMPARE(row.unit, known->unit);
        }
    }

private:
    static std::string skuPattern(std::string sku)
    {
        for (auto open = sku.find('{'); open != std::string::npos; open = sku.find('{')) {
            sku.replace(open, sku.find('}') - open + 1, "*");
        }
        return sku;
    }
};

BREAKEVEN_TEST(mapping, MappingTest)
#include "tst_mapping.moc"
