#include "model/explain/hours.h"

#include <cmath>
#include <numeric>

#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

struct Spent {
    pricing::Bill bill;
    CostHours hours;
};

Spent spentBy(const Project& project, std::size_t alternative)
{
    const Alternative& which = project.alternatives.at(alternative);
    pricing::Bill bill =
        valueOrThrow(estimateAlternative(project, which, shippedCatalog(), shippedBook())).bill();
    CostHours hours = valueOrThrow(hoursOf(project, which, shippedCatalog(), bill));
    return {std::move(bill), std::move(hours)};
}

template <std::size_t count>
Usd sumOf(const std::array<Usd, count>& hours)
{
    Usd sum;
    for (const Usd hour : hours) {
        sum += hour;
    }
    return sum;
}

/// Three times as much at noon as at any other hour, nothing on Sundays.
Project withNoonPeak(double rate)
{
    Project project = sampleProject(rate);
    WeeklyProfile& profile = project.workload.sources.front().profile;
    profile.hourly[12] = 3;
    profile.daily[6] = 0;
    return project;
}

const HoursOfWeek& lineOf(const Spent& spent, const std::string& component,
                          const std::string& meter)
{
    for (std::size_t i = 0; i < spent.bill.lines.size(); ++i) {
        const pricing::BillLine& line = spent.bill.lines[i];
        if (line.component == component && line.key.meter == meter) {
            return spent.hours.lines.at(i);
        }
    }
    throw std::runtime_error("no line " + component + " " + meter);
}

}  // namespace

class HoursTest : public QObject {
    Q_OBJECT

private slots:
    void hoursSumExactlyToTheirLine_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("alternative");
        for (const double rate : {0.001, 0.37, 12.0, 900.0}) {
            QTest::addRow("serverless at %g", rate) << rate << 0;
            QTest::addRow("servers at %g", rate) << rate << 1;
        }
    }
    void hoursSumExactlyToTheirLine()
    {
        QFETCH(double, rate);
        QFETCH(int, alternative);
        const Spent spent = spentBy(withNoonPeak(rate), static_cast<std::size_t>(alternative));
        QVERIFY(!spent.bill.lines.empty());
        QCOMPARE(spent.hours.lines.size(), spent.bill.lines.size());
        for (std::size_t i = 0; i < spent.bill.lines.size(); ++i) {
            QVERIFY(sumOf(spent.hours.lines[i]) == spent.bill.lines[i].amount);
        }
        QVERIFY(sumOf(spent.hours.total) == spent.bill.listTotal);
        QVERIFY(sumOf(hoursOfDay(spent.hours.total)) == spent.bill.listTotal);
    }

    /// What is charged by the request follows the requests, hour by hour.
    void requestsAreSpentWhenTheyArrive()
    {
        const Spent spent = spentBy(withNoonPeak(900), 0);
        QVERIFY(spent.hours.varies);
        const HoursOfWeek& requests = lineOf(spent, "api", "requests");
        QVERIFY(requests[0] > Usd());
        const double usual = requests[0].toDouble();
        QVERIFY(std::abs(requests[12].toDouble() / usual - 3) < 1e-6);
        QVERIFY(std::abs(requests[24 + 5].toDouble() / usual - 1) < 1e-6);
        for (std::size_t hour = 144; hour < 168; ++hour) {
            QVERIFY(requests[hour] == Usd());
        }
    }

    /// An instance costs the same when nobody uses it.
    void standingServersAreSpreadEvenly()
    {
        const Spent spent = spentBy(withNoonPeak(12), 1);
        const HoursOfWeek& hours = lineOf(spent, "pool", "instance_hours");
        const auto [least, most] = std::ranges::minmax(hours);
        QVERIFY(least > Usd());
        QVERIFY((most - least).nanos() <= 1);
    }

    /// Five instances from 8 to 18, two otherwise.
    void scheduledServersCostMoreInTheirHours()
    {
        Project project = sampleProject(12);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["instances"] = 2.0;
        parameters["scheduled_fewest"] = 5.0;
        parameters["scheduled_from_h"] = 8.0;
        parameters["scheduled_to_h"] = 18.0;
        const Spent spent = spentBy(project, 1);
        QVERIFY(spent.hours.varies);
        const HoursOfWeek& hours = lineOf(spent, "pool", "instance_hours");
        QVERIFY(std::abs(hours[8].toDouble() / hours[7].toDouble() - 2.5) < 1e-6);
        QVERIFY(std::abs(hours[24 + 17].toDouble() / hours[24 + 18].toDouble() - 2.5) < 1e-6);
    }

    /// Of cold starts there are more for each call when calls are rare.
    void coldStartsDoNotFollowTheLoadInProportion()
    {
        Project project = sampleProject(0.37);
        project.alternatives[0].architecture.find(ComponentId("fn"))->parameters["runtime"] =
            std::string("java21");
        WeeklyProfile& profile = project.workload.sources.front().profile;
        profile.hourly.fill(1e-5);
        profile.hourly[12] = 1;
        project.workload.sources.front().requestsPerSecond = 5;
        project.assumptions.freeTier = false;
        const Spent spent = spentBy(project, 0);
        const HoursOfWeek& duration = lineOf(spent, "fn", "gb_seconds");
        const HoursOfWeek& requests = lineOf(spent, "fn", "requests");
        const double atNight = duration[3].toDouble() / requests[3].toDouble();
        const double atNoon = duration[12].toDouble() / requests[12].toDouble();
        QVERIFY2(atNight > 1.5 * atNoon, qPrintable(QString::number(atNight / atNoon)));
    }

    void anEvenLoadCostsTheSameInEveryHour()
    {
        const Spent spent = spentBy(sampleProject(12), 0);
        QVERIFY(!spent.hours.varies);
        const auto [least, most] = std::ranges::minmax(spent.hours.total);
        QVERIFY(static_cast<std::size_t>((most - least).nanos()) <= spent.bill.lines.size());
    }
};

BREAKEVEN_TEST(hours, HoursTest)
#include "tst_hours.moc"
