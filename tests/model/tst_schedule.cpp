#include "model/workload/schedule.h"

#include <cmath>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

/// Cron expressions as minutes of a week.
class ScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhenItIsDue_data()
    {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        constexpr int day = 1440;
        QTest::addRow("every minute") << "* * * * *" << 7 * day << 0 << 1;
        QTest::addRow("every hour on the hour") << "0 * * * *" << 168 << 0 << 60;
        QTest::addRow("every five minutes") << "*/5 * * * *" << 7 * day / 5 << 0 << 5;
        QTest::addRow("from seven on by twenty") << "7/20 * * * *" << 3 * 168 << 7 << 27;
        QTest::addRow("at half past eight on working days")
            << "30 8 * * MON-FRI" << 5 << 8 * 60 + 30 << day + 8 * 60 + 30;
        QTest::addRow("Sunday is 0") << "0 0 * * 0" << 1 << 6 * day << 6 * day;
        QTest::addRow("and 7") << "0 0 * * 7" << 1 << 6 * day << 6 * day;
        QTest::addRow("round the week's end") << "0 12 * * sat-mon" << 3 << 720 << 5 * day + 720;
        QTest::addRow("lists") << "0,30 9,17 * * 1,3" << 8 << 540 << 570;
        QTest::addRow("range with step") << "0 8-18/2 * * 2" << 6 << day + 480 << day + 600;
        QTest::addRow("EventBridge counts from Sunday = 1")
            << "cron(0 8 ? * 2-6 *)" << 5 << 480 << day + 480;
        QTest::addRow("EventBridge by name") << "cron(15 10 * * MON *)" << 1 << 615 << 615;
        QTest::addRow("rate in minutes") << "rate(5 minutes)" << 2016 << 0 << 5;
        QTest::addRow("rate of one hour") << "rate(1 hour)" << 168 << 0 << 60;
        QTest::addRow("rate that does not divide the week") << "rate(4 days)" << 2 << 0 << 4 * day;
        QTest::addRow("hourly") << "@hourly" << 168 << 0 << 60;
        QTest::addRow("weekly") << "@weekly" << 1 << 6 * day << 6 * day;
        QTest::addRow("every day, from Sunday to Sunday") << "0 0 * * 0-7" << 7 << 0 << day;
        QTest::addRow("blanks around") << "  rate(1 hour) " << 168 << 0 << 60;
        QTest::addRow("blanks") << "  0   0  *  * * " << 7 << 0 << day;
    }

    void tellsWhenItIsDue()
    {
        QFETCH(QString, schedule);
        QFETCH(int, count);
        QFETCH(int, first);
        QFETCH(int, second);
        const auto read = readSchedule(schedule.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        const std::vector<std::uint32_t>& due = read->minutes;
        QCOMPARE(static_cast<int>(due.size()), count);
        QCOMPARE(static_cast<int>(due.front()), first);
        QCOMPARE(static_cast<int>(due[due.size() > 1 ? 1 : 0]), second);
        QVERIFY(std::ranges::is_sorted(due));
        QCOMPARE(read->share, 1.0);
    }

    void daysOfTheMonthAreAShareOfAll_data()
    {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<double>("days");  // of an average year
        QTest::addColumn<int>("count");    // minutes a week
        QTest::addRow("the first of each month") << "0 2 1 * *" << 12.0 << 7;
        QTest::addRow("the first and the fifteenth, twice") << "0 2,14 1,15 * *" << 24.0 << 14;
        QTest::addRow("the 31st") << "0 2 31 * *" << 7.0 << 7;
        QTest::addRow("the 29th") << "0 2 29 * *" << 11.2425 << 7;
        QTest::addRow("the last") << "0 2 L * *" << 12.0 << 7;
        QTest::addRow("the first week") << "0 2 1-7 * *" << 84.0 << 7;
        QTest::addRow("each quarter") << "0 2 1 1,4,7,10 *" << 4.0 << 7;
        QTest::addRow("each day of December") << "0 2 * DEC *" << 31.0 << 7;
        QTest::addRow("over New Year") << "0 2 * dec-jan *" << 62.0 << 7;
        QTest::addRow("every other day") << "0 2 */2 * *" << 15 * 12 + 7 + 0.2425 - 1 << 7;
        QTest::addRow("EventBridge") << "cron(0 2 1 * ? *)" << 12.0 << 7;
        QTest::addRow("EventBridge, the last") << "cron(0 2 L * ? *)" << 12.0 << 7;
        QTest::addRow("monthly") << "@monthly" << 12.0 << 7;
        QTest::addRow("yearly") << "@yearly" << 1.0 << 7;
        QTest::addRow("every thirty days") << "rate(30 days)" << 365.2425 / 30 << 7;
        QTest::addRow("Mondays in May") << "0 2 * 5 1" << 31.0 << 1;
    }

    void daysOfTheMonthAreAShareOfAll()
    {
        QFETCH(QString, schedule);
        QFETCH(double, days);
        QFETCH(int, count);
        const auto read = readSchedule(schedule.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(static_cast<int>(read->minutes.size()), count);
        QVERIFY2(std::abs(read->share * 365.2425 - days) < 1e-9,
                 std::to_string(read->share * 365.2425).c_str());
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("schedule");
        for (const char* schedule : {"",
                                     "hourly",
                                     "0 * * *",
                                     "0 * * * * *",
                                     "60 * * * *",
                                     "* 24 * * *",
                                     "* * * * 8",
                                     "-1 * * * *",
                                     "a * * * *",
                                     "*/0 * * * *",
                                     "5-1 * * * *",
                                     "1,,2 * * * *",
                                     "0 0 1 * MON",
                                     "0 0 L * 1-5",
                                     "0 0 0 * *",
                                     "0 0 32 * *",
                                     "0 0 30 2 *",
                                     "0 0 15W * *",
                                     "0 0 * 13 *",
                                     "0 0 ? * MON#2",
                                     "cron(0 8 * * ?)",
                                     "cron(0 8 * * ? 2030)",
                                     "rate(0 minutes)",
                                     "rate(400 days)",
                                     "rate(5 fortnights)",
                                     "rate(5)",
                                     "@reboot",
                                     "99999999999 * * * *",
                                     "1-2-3 * * * *"}) {
            QTest::addRow("'%s'", schedule) << schedule;
        }
    }

    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QString, schedule);
        const auto due = readSchedule(schedule.toStdString());
        QVERIFY(!due.has_value());
        QVERIFY(!due.error().message.empty() && !due.error().remedy.empty());
    }
};

BREAKEVEN_TEST(schedule, ScheduleTest)
#include "tst_schedule.moc"
