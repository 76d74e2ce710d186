#include "model/simulation/strata.h"

#include <cmath>
#include <numeric>

#include "tests/support/testmain.h"

using namespace breakeven::model;

namespace {

SourceSpec sourceWith(const std::array<double, 168>& rates)
{
    SourceSpec source;
    source.hourlyRates = rates;
    return source;
}

double weeklyTotal(const std::vector<Stratum>& strata, std::size_t source)
{
    return std::accumulate(strata.begin(), strata.end(), 0.0,
                           [source](double sum, const Stratum& stratum) {
                               return sum + stratum.weeklyHours * stratum.sourceRates[source];
                           });
}

}  // namespace

class StrataTest : public QObject {
    Q_OBJECT

private slots:
    void constantLoadIsOneStratum()
    {
        std::array<double, 168> rates{};
        rates.fill(7);
        const auto strata = strataOf({sourceWith(rates)}, 6);
        QCOMPARE(strata.size(), 1U);
        QCOMPARE(strata[0].weeklyHours, 168.0);
        QCOMPARE(strata[0].sourceRates[0], 7.0);
    }

    void fewLevelsAreKeptExactly()
    {
        std::array<double, 168> rates{};
        for (std::size_t hour = 0; hour < 168; ++hour) {
            rates[hour] = hour % 24 < 8 ? 1 : hour % 24 < 20 ? 10 : 4;
        }
        const auto strata = strataOf({sourceWith(rates)}, 6);
        QCOMPARE(strata.size(), 3U);
        QCOMPARE(strata[0].weeklyHours, 56.0);
        QCOMPARE(strata[2].sourceRates[0], 10.0);
        QCOMPARE(strata[2].weeklyHours, 84.0);
    }

    void manyLevelsKeepTotalsOfEverySource()
    {
        std::array<double, 168> day{};
        std::array<double, 168> night{};
        for (std::size_t hour = 0; hour < 168; ++hour) {
            day[hour] = 5 + 4 * std::sin(static_cast<double>(hour) / 24 * 6.283185307);
            night[hour] = 2 + std::cos(static_cast<double>(hour) / 168 * 6.283185307);
        }
        const auto strata = strataOf({sourceWith(day), sourceWith(night)}, 6);
        QCOMPARE(strata.size(), 6U);
        double hours = 0;
        for (const Stratum& stratum : strata) {
            hours += stratum.weeklyHours;
        }
        QCOMPARE(hours, 168.0);
        QVERIFY(std::abs(weeklyTotal(strata, 0) - std::accumulate(day.begin(), day.end(), 0.0)) <
                1e-9);
        QVERIFY(std::abs(weeklyTotal(strata, 1) -
                         std::accumulate(night.begin(), night.end(), 0.0)) < 1e-9);
    }

    void outliersGetAStratumOfTheirOwn()
    {
        std::array<double, 168> rates{};
        for (std::size_t hour = 0; hour < 168; ++hour) {
            rates[hour] = 1 + 0.01 * static_cast<double>(hour);
        }
        rates[100] = 500;
        const auto strata = strataOf({sourceWith(rates)}, 2);
        QCOMPARE(strata[1].weeklyHours, 1.0);
        QCOMPARE(strata[1].sourceRates[0], 500.0);
    }

    void minutesOfATraceKeepTheirTotals()
    {
        // Two weeks of noise, and beside it a source by the hour.
        std::array<double, 168> hours{};
        for (std::size_t hour = 0; hour < 168; ++hour) {
            hours[hour] = hour % 24 < 8 ? 0 : 3;
        }
        SourceSpec trace = sourceWith({});
        unsigned noise = 1;
        for (int minute = 0; minute < 20160; ++minute) {
            noise = noise * 1664525 + 1013904223;
            trace.minuteRates.push_back(noise >> 28 == 0 ? 0 : static_cast<double>(noise >> 16));
        }
        const double total =
            std::accumulate(trace.minuteRates.begin(), trace.minuteRates.end(), 0.0);
        const auto strata = strataOf({trace, sourceWith(hours)}, 8);
        QCOMPARE(strata.size(), 8U);
        QVERIFY(std::abs(weeklyTotal(strata, 0) / (total / 120) - 1) < 1e-9);
        QVERIFY(std::abs(weeklyTotal(strata, 1) - 3 * 16 * 7) < 1e-6);
    }

    void noSourcesIsOneEmptyStratum()
    {
        const auto strata = strataOf({}, 6);
        QCOMPARE(strata.size(), 1U);
        QVERIFY(strata[0].sourceRates.empty());
    }

    /// Hours of one kind share no stratum with those of another, however alike their rates.
    void hoursOfDifferentKindsStayApart()
    {
        SourceSpec source{.id = "s"};
        source.hourlyRates.fill(5);
        std::vector<std::uint32_t> kinds(168, 0);
        for (std::size_t hour = 8; hour < 20; ++hour) {
            kinds[hour] = 1;
        }
        const auto strata = strataOf({source}, 6, kinds);
        QCOMPARE(strata.size(), 2U);
        QCOMPARE(strata[0].weeklyHours, 156.0);
        QCOMPARE(strata[0].hourOfWeek, 0);
        QCOMPARE(strata[1].weeklyHours, 12.0);
        QCOMPARE(strata[1].hourOfWeek, 8);
        QCOMPARE(strataOf({source}, 6).size(), 1U);
    }
};

BREAKEVEN_TEST(strata, StrataTest)
#include "tst_strata.moc"
