#include "model/workload/trace.h"

#include <sstream>

#include <QTemporaryDir>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

Result<RateTrace> read(const std::string& text, const TraceOptions& options = {})
{
    std::istringstream in(text);
    return readTrace(in, "t.csv", options);
}

RateTrace traceOf(const std::string& text, const TraceOptions& options = {})
{
    auto trace = read(text, options);
    if (!trace) {
        qFatal("%s", trace.error().text().c_str());
    }
    return std::move(*trace);
}

std::string header2019()
{
    std::string line = "HashOwner,HashApp,HashFunction,Trigger";
    for (int minute = 1; minute <= 1440; ++minute) {
        line += "," + std::to_string(minute);
    }
    return line + "\n";
}

std::string row2019(const char* function, int every)
{
    std::string line = std::string("o,a,") + function + ",http";
    for (int minute = 0; minute < 1440; ++minute) {
        line += minute % every == 0 ? ",3" : ",0";
    }
    return line + "\n";
}

}  // namespace

class TraceTest : public QObject {
    Q_OBJECT

private slots:
    void readsTimes_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::vector<double>>("counts");
        QTest::addColumn<int>("startMinute");
        using Counts = std::vector<double>;
        // 2021-02-01 was a Monday; 1612137600 is its 00:00 UTC.
        QTest::newRow("seconds") << std::string("timestamp\n1612137600\n1612137659.9\n1612137660\n")
                                 << Counts{2, 1} << 0;
        QTest::newRow("milliseconds")
            << std::string("id,Time\r\na,1612137600000\r\nb,1612137720000\r\n") << Counts{1, 0, 1}
            << 0;
        QTest::newRow("dates") << std::string(
                                      "time,ip\n2021-02-02T00:01:30Z,x\n\"2021-02-02 00:02\",y\n")
                               << Counts{1, 1} << 1441;
        QTest::newRow("out of order")
            << std::string("timestamp\n1612137720\n1612137600\n") << Counts{1, 0, 1} << 0;
        QTest::newRow("counts") << std::string("timestamp,count\n1612137600,5\n1612137630,2.5\n")
                                << Counts{7.5} << 0;
        QTest::newRow("numbered minutes")
            << std::string("minute,requests\n3,10\n5,20\n") << Counts{10, 0, 20} << 0;
        QTest::newRow("no line break at the end")
            << std::string("minute,value\n0,1\n1,2") << Counts{1, 2} << 0;
    }

    void readsTimes()
    {
        QFETCH(std::string, text);
        QFETCH(std::vector<double>, counts);
        QFETCH(int, startMinute);
        const RateTrace trace = traceOf(text);
        QCOMPARE(trace.counts, counts);
        QCOMPARE(trace.startMinute, startMinute);
        QCOMPARE(trace.notes.empty(),
                 trace.counts.size() != 3 || text.find("720\n16") == text.npos);
    }

    void readsAzure2019()
    {
        const std::string text = header2019() + row2019("f", 2) + row2019("g", 720);
        const RateTrace all = traceOf(text);
        QVERIFY(all.format.find("2019") != std::string::npos);
        QCOMPARE(all.counts.size(), 1440U);
        QCOMPARE(all.total, 3.0 * 720 + 3 * 2);
        QCOMPARE(all.counts[0], 6.0);
        QCOMPARE(all.counts[1], 0.0);
        QVERIFY(all.notes.empty());
        QCOMPARE(all.perSecond(), all.total / 86400.0);
        const RateTrace one = traceOf(text, {.function = "g"});
        QCOMPARE(one.total, 6.0);
        QVERIFY(!one.notes.empty());  // 719 quiet minutes
    }

    void readsAzure2021()
    {
        const RateTrace trace = traceOf(
            "app,func,end_timestamp,duration\n"
            "a,f,130.5,100.25\n"
            "a,f,59,1\n"
            "a,g,125,0.5\n");
        QCOMPARE(trace.counts, (std::vector<double>{2, 0, 1}));
        QCOMPARE(trace.startMinute, 6 * 1440);
        QVERIFY(trace.notes.empty());
    }

    void turnsToMonday()
    {
        const RateTrace trace = traceOf("timestamp,count\n1612224000,1\n1612224060,2\n");
        QCOMPARE(trace.startMinute, 1440);  // a Tuesday
        QCOMPARE(trace.fromMonday(), (std::vector<double>{1, 2}));
        RateTrace day{.startMinute = 3, .counts = {1, 2, 3, 4, 5}};
        // What begins at minute 3 is at places 3, 4, 0, 1, 2 of the repeated five minutes.
        QCOMPARE(day.fromMonday(), (std::vector<double>{3, 4, 5, 1, 2}));
    }

    void refuses_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("where");
        const auto row = [](const char* name, std::string text, ErrorCode code, const char* where) {
            QTest::newRow(name) << std::move(text) << static_cast<int>(code) << std::string(where);
        };
        using enum ErrorCode;
        row("empty", "", Malformed, "t.csv");
        row("no header", "12,13\n14,15\n", Malformed, "t.csv");
        row("only a header", "timestamp\n", Invalid, "t.csv");
        row("no requests", "minute,count\n0,0\n", Invalid, "t.csv");
        row("a word for a time", "timestamp\n1612137600\nsoon\n", Malformed, "t.csv:3");
        row("no such day", "time\n2021-02-30T00:00:00Z\n", Malformed, "t.csv:2");
        row("not a number", "minute,count\n0,1\n1,nan\n", Malformed, "t.csv:3");
        row("infinite", "timestamp\ninf\n", Malformed, "t.csv:2");
        row("negative count", "minute,count\n0,-1\n", Malformed, "t.csv:2");
        row("a column short", "minute,count\n0\n", Malformed, "t.csv:2");
        row("a year between", "minute,count\n0,1\n525600,1\n", Unsupported, "t.csv:3");
        row("absurd time", "timestamp\n1\n-1e300\n", Unsupported, "t.csv:3");
        row("short day", header2019() + "o,a,f,http,1,2\n", Malformed, "t.csv:2");
        row("line without end", "timestamp\n" + std::string(3U << 20U, '1'), Malformed, "t.csv:2");
    }

    void refuses()
    {
        QFETCH(std::string, text);
        QFETCH(int, code);
        QFETCH(std::string, where);
        const auto trace = read(text);
        QVERIFY(!trace.has_value());
        QCOMPARE(static_cast<int>(trace.error().code), code);
        QCOMPARE(trace.error().where, where);
        QVERIFY(!trace.error().remedy.empty());
    }

    void stopsWhenAsked()
    {
        const std::atomic<bool> stop = true;
        std::string text = "minute,count\n";
        for (int i = 0; i < 10000; ++i) {
            text += "1,1\n";
        }
        const auto trace = read(text, {.stop = &stop});
        QVERIFY(!trace.has_value());
        QCOMPARE(trace.error().code, ErrorCode::Cancelled);
    }

    void namesFilesThatCannotBeRead()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(readTraceFile(path / "absent.csv").error().code, ErrorCode::NotFound);
        QCOMPARE(readTraceFile(path).error().code, ErrorCode::Unreadable);
    }
};

BREAKEVEN_TEST(trace, TraceTest)
#include "tst_trace.moc"
