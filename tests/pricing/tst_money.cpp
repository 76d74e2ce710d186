#include "pricing/base/money.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <limits>
#include <random>

#include "tests/support/testmain.h"

using namespace breakeven;

namespace {

using boost::multiprecision::cpp_int;

UnitPrice price(const char* text)
{
    return UnitPrice::parse(text).value();
}

Quantity quantity(const char* text)
{
    return Quantity::parse(text).value();
}

/// The product in unbounded integers, halves to even, clamped: slow and plainly right.
std::int64_t referenceProduct(std::int64_t picos, const cpp_int& nanos)
{
    const cpp_int divisor("1000000000000");
    const cpp_int product = cpp_int(picos) * nanos;
    const cpp_int size = abs(product);
    cpp_int rounded = size / divisor;
    const cpp_int rest = size % divisor * 2;
    if (rest > divisor || (rest == divisor && rounded % 2 == 1)) {
        rounded += 1;
    }
    using Limits = std::numeric_limits<std::int64_t>;
    if (product < 0) {
        rounded = -rounded;
    }
    rounded = std::clamp<cpp_int>(rounded, Limits::min(), Limits::max());
    return rounded.convert_to<std::int64_t>();
}

}  // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void parsesPricesExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("picos");
        QTest::newRow("whole") << "3" << qint64{3'000'000'000'000};
        QTest::newRow("zero") << "0" << qint64{0};
        QTest::newRow("negative zero") << "-0.0" << qint64{0};
        QTest::newRow("lambda x86") << "0.0000166667" << qint64{16'666'700};
        QTest::newRow("scientific") << "1.6667e-05" << qint64{16'667'000};
        QTest::newRow("capital exponent with plus") << "2.5E+3" << qint64{2'500'000'000'000'000};
        QTest::newRow("credit") << "-0.5" << qint64{-500'000'000'000};
        QTest::newRow("leading zeros") << "000.125" << qint64{125'000'000'000};
        QTest::newRow("half to even, down") << "0.0000000000005" << qint64{0};
        QTest::newRow("half to even, up") << "0.0000000000015" << qint64{2};
        QTest::newRow("half to even, negative") << "-0.0000000000015" << qint64{-2};
        QTest::newRow("just above a half") << "0.00000000000050000001" << qint64{1};
        QTest::newRow("just below a half") << "0.00000000000149999999" << qint64{1};
        QTest::newRow("too small to matter") << "1e-999999999999" << qint64{0};
        QTest::newRow("zero with a huge exponent") << "0e999999999999" << qint64{0};
        QTest::newRow("largest") << "9223372.036854775807" << std::numeric_limits<qint64>::max();
    }

    void parsesPricesExactly()
    {
        QFETCH(QString, text);
        QFETCH(qint64, picos);
        const auto parsed = UnitPrice::parse(text.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        QCOMPARE(parsed->picos(), picos);
    }

    void refusesWhatIsNoDecimal_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"",      " ",     "1 ",    " 1",    "1,5", "1.",  ".5",  "+1",    "--1",
              "1e",    "1e+",   "1e5.0", "0x10",  "nan", "NaN", "inf", "-inf",  "Infinity",
              "1_000", "1'000", "$1",    "1.2.3", "1f",  "e5",  "١",   "1e5e5", "-"}) {
            QTest::newRow(QByteArray("'").append(text).append("'").constData())
                << QString::fromUtf8(text);
        }
    }

    void refusesWhatIsNoDecimal()
    {
        QFETCH(QString, text);
        const auto asPrice = UnitPrice::parse(text.toStdString());
        const auto asQuantity = Quantity::parse(text.toStdString());
        QVERIFY(!asPrice);
        QVERIFY(!asQuantity);
        QCOMPARE(asPrice.error().code, ErrorCode::Malformed);
        QCOMPARE(asQuantity.error().code, ErrorCode::Malformed);
        QVERIFY(!asPrice.error().remedy.empty());
    }

    void millionsOfDigitsAreNoBurden()
    {
        const std::string zeros(3'000'000, '0');
        QCOMPARE(UnitPrice::parse("0.0000000000005" + zeros)->picos(), 0);
        QCOMPARE(UnitPrice::parse("0.0000000000005" + zeros + "1")->picos(), 1);
        QCOMPARE(UnitPrice::parse("1" + zeros + "e-3000000")->text(), std::string("1"));
        QVERIFY(!UnitPrice::parse("1" + zeros));
        QCOMPARE(Quantity::parse(zeros + "7." + zeros)->text(), std::string("7"));
    }

    void refusesEmbeddedZeroBytes()
    {
        QVERIFY(!UnitPrice::parse(std::string_view("1\0", 2)));
        QVERIFY(!UnitPrice::parse(std::string_view("1\0005", 3)));
    }

    void refusesOutOfRange_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("asPrice");
        QTest::newRow("price above int64") << "9223372.036854775808" << true;
        QTest::newRow("price, huge exponent") << "1e999999999999999999999" << true;
        QTest::newRow("price, thousand digits") << QString(1000, QLatin1Char('9')) << true;
        QTest::newRow("quantity above 1e18") << "1000000000000000000.1" << false;
        QTest::newRow("quantity, huge exponent") << "1e400" << false;
        QTest::newRow("negative quantity") << "-0.000000001" << false;
    }

    void refusesOutOfRange()
    {
        QFETCH(QString, text);
        QFETCH(bool, asPrice);
        const std::string utf8 = text.toStdString();
        const auto code =
            asPrice ? UnitPrice::parse(utf8).error().code : Quantity::parse(utf8).error().code;
        QCOMPARE(code, ErrorCode::Invalid);
    }

    void writesDecimals_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        const auto nanos = [](std::int64_t value) {
            return QString::fromStdString(Usd::fromNanos(value).text());
        };
        QTest::newRow("amount") << nanos(2'733'338'000) << "2.733338";
        QTest::newRow("zero") << nanos(0) << "0";
        QTest::newRow("negative below one") << nanos(-500'000'000) << "-0.5";
        QTest::newRow("smallest") << nanos(1) << "0.000000001";
        QTest::newRow("lowest") << nanos(std::numeric_limits<std::int64_t>::min())
                                << "-9223372036.854775808";
        QTest::newRow("price") << QString::fromStdString(price("1.6667e-05").text())
                               << "0.000016667";
        QTest::newRow("quantity") << QString::fromStdString(quantity("1e18").text())
                                  << "1000000000000000000";
    }

    void writesDecimals()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        QCOMPARE(written, expected);
    }

    void roundsToCents_data()
    {
        QTest::addColumn<qint64>("nanos");
        QTest::addColumn<qint64>("cents");
        QTest::newRow("down") << qint64{4'999'999} << qint64{0};
        QTest::newRow("half away from zero") << qint64{5'000'000} << qint64{1};
        QTest::newRow("negative half") << qint64{-5'000'000} << qint64{-1};
        QTest::newRow("even stays") << qint64{25'000'000} << qint64{3};
        QTest::newRow("whole") << qint64{1'230'000'000} << qint64{123};
    }

    void roundsToCents()
    {
        QFETCH(qint64, nanos);
        QFETCH(qint64, cents);
        QCOMPARE(Usd::fromNanos(nanos).roundedToCents().nanos(), cents * 10'000'000);
    }

    void amountsFromDoubles()
    {
        QCOMPARE(Usd::fromDouble(1.25).nanos(), 1'250'000'000);
        QCOMPARE(Usd::fromDouble(-1e-9).nanos(), -1);
        QCOMPARE(Usd::fromDouble(std::nan("")).nanos(), 0);
        QCOMPARE(Usd::fromDouble(1e300).nanos(), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(Usd::fromDouble(-1e300).nanos(), std::numeric_limits<std::int64_t>::min());
    }

    void sumsSaturate()
    {
        const auto top = Usd::fromNanos(std::numeric_limits<std::int64_t>::max());
        const auto bottom = Usd::fromNanos(std::numeric_limits<std::int64_t>::min());
        QVERIFY(top + Usd::fromNanos(1) == top);
        QVERIFY(bottom - Usd::fromNanos(1) == bottom);
        QVERIFY(Usd() - bottom == top);
        QVERIFY(price("9000000") * quantity("1e18") == top);
        QVERIFY(price("-9000000") * quantity("1e18") == bottom);
    }

    void productsRoundOnce()
    {
        QCOMPARE((price("0.0000166667") * quantity("120000000")).text(), std::string("2000.004"));
        QCOMPARE((price("0.0000000005") * quantity("1")).nanos(), 0);
        QCOMPARE((price("0.0000000005") * quantity("3")).nanos(), 2);
        QCOMPARE((price("-0.0000000005") * quantity("3")).nanos(), -2);
    }

    void productsAgreeWithUnboundedIntegers()
    {
        std::mt19937_64 random(20261124);
        for (int round = 0; round < 20'000; ++round) {
            const auto picos = static_cast<std::int64_t>(random()) >> (random() % 64);
            const std::int64_t units = static_cast<std::int64_t>(random() >> (4 + random() % 60));
            const std::int64_t billionths = static_cast<std::int64_t>(random() % 1'000'000'000);
            const auto nanos = static_cast<Quantity::Wide>(units) * 1'000'000'000 + billionths;
            const Usd product = UnitPrice::fromPicos(picos) * Quantity::fromNanos(nanos);
            const cpp_int reference = cpp_int(units) * 1'000'000'000 + billionths;
            QCOMPARE(product.nanos(), referenceProduct(picos, reference));
        }
    }

    void textAndParseAreInverse()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 5'000; ++round) {
            const auto picos = static_cast<std::int64_t>(random()) >> (random() % 63);
            if (picos != std::numeric_limits<std::int64_t>::min()) {
                const auto original = UnitPrice::fromPicos(picos);
                QVERIFY(UnitPrice::parse(original.text()).value() == original);
            }
            const auto units = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000);
            const auto amount = Quantity::fromNanos(static_cast<Quantity::Wide>(units) * 997);
            QVERIFY(Quantity::parse(amount.text()).value() == amount);
        }
    }

    void quantitiesFromDoubles()
    {
        QCOMPARE(Quantity::fromDouble(0.1).value().text(), std::string("0.1"));
        QCOMPARE(Quantity::fromDouble(1e18).value().text(), std::string("1000000000000000000"));
        QCOMPARE(Quantity::fromDouble(9007199254740993.0).value().toDouble(), 9007199254740992.0);
        for (const double bad : {-1.0, std::nan(""), HUGE_VAL, -HUGE_VAL, 1.1e18}) {
            QVERIFY(!Quantity::fromDouble(bad));
        }
    }

    void quantitiesAddSubtractAndRoundUp()
    {
        QVERIFY(quantity("2.5").above(quantity("1")) == quantity("1.5"));
        QVERIFY(quantity("1").above(quantity("2.5")).isZero());
        QVERIFY(quantity("0.1") + quantity("0.2") == quantity("0.3"));
        QVERIFY(quantity("65").roundedUpTo(quantity("64")) == quantity("128"));
        QVERIFY(quantity("64").roundedUpTo(quantity("64")) == quantity("64"));
        QVERIFY(quantity("0.0001").roundedUpTo(quantity("0.1")) == quantity("0.1"));
    }
};

BREAKEVEN_TEST(money, MoneyTest)
#include "tst_money.moc"
