#include "model/workload/schedule.h"

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
        const auto due = dueMinutes(schedule.toStdString());
        QVERIFY2(due.has_value(), due ? "" : due.error().text().c_str());
        QCOMPARE(static_cast<int>(due->size()), count);
        QCOMPARE(static_cast<int>(due->front()), first);
        QCOMPARE(static_cast<int>((*due)[due->size() > 1 ? 1 : 0]), second);
        QVERIFY(std::ranges::is_sorted(*due));
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
                                     "0 0 1 * *",
                                     "0 0 * 6 *",
                                     "0 0 ? * MON#2",
                                     "cron(0 8 * * ?)",
                                     "cron(0 8 * * ? 2030)",
                                     "rate(0 minutes)",
                                     "rate(8 days)",
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
        const auto due = dueMinutes(schedule.toStdString());
        QVERIFY(!due.has_value());
        QVERIFY(!due.error().message.empty() && !due.error().remedy.empty());
    }
};

BREAKEVEN_TEST(schedule, ScheduleTest)
#include "tst_schedule.moc"
