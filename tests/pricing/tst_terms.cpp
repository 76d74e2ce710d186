#include "pricing/bill/terms.h"

#include "pricing/bill/bill.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

Quantity quantity(const char* text)
{
    return Quantity::parse(text).value();
}

Rate rate(const char* provider, const char* price)
{
    Rate rate{{provider, "s", "k", "m"}, "unit", "global", {}};
    rate.tiers.push_back({{}, std::nullopt, UnitPrice::parse(price).value(), "2026-01-02", "page"});
    return rate;
}

/// 100 dollars at aws and 50 at gcp.
Bill billWith(Terms terms)
{
    const PriceBook book = PriceBook::fromRates({rate("aws", "1"), rate("gcp", "0.5")});
    return priceUsage(book,
                      {{{"aws", "s", "k", "m"}, "eu", quantity("100"), {}, {}, {}},
                       {{"gcp", "s", "k", "m"}, "eu", quantity("100"), {}, {}, {}}},
                      {.terms = std::move(terms)});
}

}  // namespace

class TermsTest : public QObject {
    Q_OBJECT

private slots:
    void listPricesWithoutTerms()
    {
        const Bill bill = billWith({});
        QVERIFY(bill.adjustments.empty() && !bill.converted);
        QCOMPARE(bill.listTotal.text(), std::string("150"));
        QVERIFY(bill.total == bill.listTotal);
    }

    void adjusts_data()
    {
        QTest::addColumn<QStringList>("discounts");
        QTest::addColumn<QString>("tax");
        QTest::addColumn<QStringList>("amounts");
        QTest::addColumn<QString>("total");
        const auto row = [](const char* name, const char* discounts, const char* tax,
                            const char* amounts, const char* total) {
            const auto words = [](const char* text) {
                return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            };
            QTest::newRow(name) << words(discounts) << QString::fromLatin1(tax) << words(amounts)
                                << QString::fromLatin1(total);
        };
        row("all providers", "10", "0", "-15", "135");
        row("one provider", "aws=12.5", "0", "-12.5", "137.5");
        row("one and the others", "aws=20 10", "0", "-20 -5", "125");
        row("none on one of all", "aws=0 10", "0", "-5", "145");
        row("a provider that is not used", "azure=50", "0", "", "150");
        row("tax", "", "19", "28.5", "178.5");
        row("tax after the discounts", "aws=20 10", "10", "-20 -5 12.5", "137.5");
        row("everything let off", "100", "19", "-150", "0");
        row("a fraction of a cent", "33.333333333", "0", "-49.9999999995", "100.0000000005");
    }
    void adjusts()
    {
        QFETCH(QStringList, discounts);
        QFETCH(QString, tax);
        QFETCH(QStringList, amounts);
        Terms terms{.taxPercent = Quantity::parse(tax.toStdString()).value()};
        for (const QString& text : discounts) {
            terms.discounts.push_back(parseDiscount(text.toStdString(), "x").value());
        }
        QVERIFY(check(terms, "x"));
        const Bill bill = billWith(terms);
        QCOMPARE(bill.adjustments.size(), std::size_t(amounts.size()));
        Usd sum = bill.listTotal;
        for (std::size_t index = 0; index < bill.adjustments.size(); ++index) {
            const double expected = amounts.at(static_cast<qsizetype>(index)).toDouble();
            QVERIFY(std::abs(bill.adjustments[index].amount.toDouble() - expected) < 1e-9);
            QVERIFY(!bill.adjustments[index].text().empty());
            sum += bill.adjustments[index].amount;
        }
        // The lines and the adjustments are the total, to the billionth.
        QVERIFY(bill.total == sum);
        // So is what each line comes to, but for its rounding.
        Usd paid;
        for (const BillLine& line : bill.lines) {
            paid += paidOf(line.amount, line.key.provider, terms);
        }
        QVERIFY(std::abs((paid - bill.total).nanos()) <= 2);
        QFETCH(QString, total);
        QVERIFY(std::abs(bill.total.toDouble() - total.toDouble()) < 1e-9);
    }

    /// Half a billionth goes to the even neighbour.
    void rounds()
    {
        const Quantity half = quantity("50");
        QCOMPARE(shareOf(Usd::fromNanos(1), half).nanos(), 0);
        QCOMPARE(shareOf(Usd::fromNanos(3), half).nanos(), 2);
        QCOMPARE(shareOf(Usd::fromNanos(5), half).nanos(), 2);
        QCOMPARE(shareOf(Usd::fromNanos(std::numeric_limits<std::int64_t>::max()), quantity("100"))
                     .nanos(),
                 std::numeric_limits<std::int64_t>::max());
    }

    void saysTheTotalInAnotherCurrency()
    {
        const Bill bill = billWith({.currency = parseCurrency("EUR=0.92@2026-11-20", "x").value()});
        QVERIFY(bill.converted.has_value());
        QCOMPARE(bill.converted->currency.code, std::string("EUR"));
        QCOMPARE(bill.converted->amount.text(), std::string("138"));
        QCOMPARE(bill.total.text(), std::string("150"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("discount");
        QTest::addColumn<QString>("currency");
        const auto row = [](const char* name, const char* discount, const char* currency) {
            QTest::newRow(name) << QString::fromLatin1(discount) << QString::fromLatin1(currency);
        };
        row("more than all", "101", "");
        row("negative", "-1", "");
        row("no number", "aws=much", "");
        row("nobody's", "=5", "");
        row("small letters", "", "eur=1@2026-11-20");
        row("no rate", "", "EUR@2026-11-20");
        row("rate zero", "", "EUR=0@2026-11-20");
        row("no date", "", "EUR=0.92");
        row("no day", "", "EUR=0.92@2026-02-30");
        row("dollars of a kind", "", "US=1@2026-11-20");
    }
    void refuses()
    {
        QFETCH(QString, discount);
        QFETCH(QString, currency);
        if (!discount.isEmpty()) {
            const auto parsed = parseDiscount(discount.toStdString(), "--discount");
            QVERIFY(!parsed && !parsed.error().remedy.empty());
            QCOMPARE(parsed.error().where, std::string("--discount"));
        } else {
            const auto parsed = parseCurrency(currency.toStdString(), "--currency");
            QVERIFY(!parsed && !parsed.error().remedy.empty());
        }
    }

    void refusesTwoDiscountsOfOneProvider()
    {
        QVERIFY(!check({.discounts = {{"aws", quantity("1")}, {"aws", quantity("2")}}}, "x"));
        QVERIFY(!check({.discounts = {{"", quantity("1")}, {"", quantity("2")}}}, "x"));
        QVERIFY(!check({.taxPercent = quantity("100.1")}, "x"));
        QVERIFY(check({.discounts = {{"", quantity("1")}, {"aws", quantity("2")}}}, "x"));
    }
};

BREAKEVEN_TEST(terms, TermsTest)
#include "tst_terms.moc"
