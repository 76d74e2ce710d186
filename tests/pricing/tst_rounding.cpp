#include "pricing/book/rounding.h"

#include "pricing/bill/bill.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

Quantity whole(std::int64_t units)
{
    return Quantity::fromWhole(units);
}

/// A million operations cost 4.50, the first million of a month nothing; rounded up to millions.
PriceBook book()
{
    Rate rate{{"p", "s", "k", "operations"}, "operation", "global", {}};
    rate.tiers.push_back({{}, std::nullopt, UnitPrice::parse("0.0000045").value(), "2026", "page"});
    Rate other = rate;
    other.key.meter = "gigabytes";
    Allowance free{"first", "p", "s", {"*"}, {"operations"}};
    free.amount = whole(1000000);
    free.asOf = "2026";
    return PriceBook::fromRates(
        {rate, other}, {free}, {},
        {{"p", "s", {"*"}, {"operations"}, whole(1000000), "2025", "rules"}});
}

UsageLine usage(const char* component, std::int64_t units)
{
    return {{"p", "s", "k", "operations"}, "eu", whole(units), component, {}, {}};
}

}  // namespace

class RoundingTest : public QObject {
    Q_OBJECT

private slots:
    void roundsAMonthUp_data()
    {
        QTest::addColumn<qint64>("units");
        QTest::addColumn<QString>("total");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0");
        QTest::newRow("all free") << qint64(999999) << QStringLiteral("0");
        QTest::newRow("one more") << qint64(1000001) << QStringLiteral("4.5");
        QTest::newRow("a whole million") << qint64(2000000) << QStringLiteral("4.5");
        QTest::newRow("two") << qint64(2000001) << QStringLiteral("9");
    }
    void roundsAMonthUp()
    {
        QFETCH(qint64, units);
        QFETCH(QString, total);
        const Bill bill = priceUsage(book(), {usage("a", units)});
        QCOMPARE(bill.total.text(), total.toStdString());
    }

    /// The sum is rounded, not each line: two of one and a half million are one million more than
    /// the free one twice.
    void sharesTheStep()
    {
        const Bill bill = priceUsage(book(), {usage("a", 1500000), usage("b", 1100000)});
        QCOMPARE(bill.total.text(), std::string("9"));
        const Quantity added = bill.lines[0].roundedUp + bill.lines[1].roundedUp;
        QVERIFY(added == whole(400000));
        QVERIFY(bill.lines[0].roundedUp > bill.lines[1].roundedUp);
        QVERIFY(bill.lines[0].amount + bill.lines[1].amount == bill.total);
        QVERIFY(bill.lines[0].formula.find("1,000,000") != std::string::npos);
        QVERIFY(bill.lines[0].source.find("rules") != std::string::npos);
        QCOMPARE(bill.lines[0].asOf, std::string("2025"));
    }

    void leavesOtherMetersAlone()
    {
        UsageLine line = usage("a", 3);
        line.key.meter = "gigabytes";
        const Bill bill = priceUsage(book(), {line});
        QVERIFY(bill.lines[0].roundedUp.isZero());
        QCOMPARE(bill.total.text(), std::string("0.0000135"));
    }

    void readsRules()
    {
        const auto rules = parseRoundingRules(
            "provider,service,skus,meters,step,as_of,source\n"
            "p,s,a* b,m n,1000,2026,https://example.org\n",
            "rounding.csv");
        QVERIFY2(rules, rules ? "" : rules.error().text().c_str());
        QVERIFY(rules->front().covers({"p", "s", "abc", "n"}));
        QVERIFY(!rules->front().covers({"p", "s", "c", "n"}));
        QVERIFY(!rules->front().covers({"p", "t", "abc", "n"}));
    }

    void refusesRules_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("no step") << QByteArray("p,s,*,m,,2026,x");
        QTest::newRow("step zero") << QByteArray("p,s,*,m,0,2026,x");
        QTest::newRow("step negative") << QByteArray("p,s,*,m,-5,2026,x");
        QTest::newRow("no meter") << QByteArray("p,s,*,,5,2026,x");
        QTest::newRow("a cell short") << QByteArray("p,s,*,m,5,2026");
    }
    void refusesRules()
    {
        QFETCH(QByteArray, row);
        const auto rules = parseRoundingRules(
            "provider,service,skus,meters,step,as_of,source\n" + row.toStdString() + "\n", "r.csv");
        QVERIFY(!rules);
        QCOMPARE(rules.error().where.substr(0, 7), std::string("r.csv:2"));
    }

    void theBundledRuleIsThere()
    {
        const auto shipped = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY2(shipped, shipped ? "" : shipped.error().text().c_str());
        const RoundingRule* rule =
            shipped->roundingOf({"cloudflare", "r2", "infrequent-access", "class_a_operations"});
        QVERIFY(rule != nullptr);
        QVERIFY(rule->step == whole(1000000));
        QVERIFY(shipped->roundingOf({"cloudflare", "workers", "paid", "requests"}) == nullptr);
    }
};

BREAKEVEN_TEST(rounding, RoundingTest)
#include "tst_rounding.moc"
