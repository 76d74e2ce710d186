#include "pricing/base/format.h"

#include <limits>

#include "tests/support/testmain.h"

using namespace breakeven;

class FormatTest : public QObject {
    Q_OBJECT

private:
    using Writer = std::string (*)(double);

private slots:
    void writes_data()
    {
        QTest::addColumn<std::string>("written");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char* name, Writer writer, double value, const char* expected) {
            QTest::addRow("%s(%g)", name, value) << writer(value) << std::string(expected);
        };
        row("money", moneyText, 0, "$0");
        row("money", moneyText, 412.4, "$412");
        row("money", moneyText, 4.123, "$4.12");
        row("money", moneyText, 0.0042, "$0.0042");
        row("money", moneyText, 1240, "$1,240");
        row("money", moneyText, 1.24e6, "$1.24 M");
        row("money", moneyText, 99.96, "$100");
        row("money", moneyText, -3.5, "-$3.50");
        row("exact", moneyExactText, 1234.567, "$1,234.57");
        row("exact", moneyExactText, 0.000123, "$0.000123");
        row("duration", durationText, 0.00035, "350 us");
        row("duration", durationText, 0.038, "38 ms");
        row("duration", durationText, 0.0012, "1.2 ms");
        row("duration", durationText, 0.9996, "1 s");
        row("duration", durationText, 1.2, "1.2 s");
        row("duration", durationText, 125, "2 min 5 s");
        row("duration", durationText, 12'000, "3 h 20 min");
        row("duration", durationText, std::numeric_limits<double>::infinity(), "unbounded");
        row("count", countText, 950, "950");
        row("count", countText, 1'234, "1,234");
        row("count", countText, 12'345, "12.3 k");
        row("count", countText, 41e6, "41 M");
        row("count", countText, 1.2e9, "1.2 G");
        row("share", shareText, 0, "0 %");
        row("share", shareText, 0.123, "12.3 %");
        row("share", shareText, 0.0002, "0.02 %");
        row("share", shareText, 0.00001, "< 0.01 %");
        row("share", shareText, 1, "100 %");
        row("grouped", groupedText, 3e6, "3,000,000");
        row("grouped", groupedText, 0.25, "0.25");
        row("grouped", groupedText, -1'234.5, "-1,234.5");
    }

    void writes()
    {
        QFETCH(std::string, written);
        QFETCH(std::string, expected);
        QCOMPARE(written, expected);
    }
};

BREAKEVEN_TEST(format, FormatTest)
#include "tst_format.moc"
