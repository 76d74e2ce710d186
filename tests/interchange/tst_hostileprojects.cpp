#include <fstream>

#include <QTemporaryDir>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

std::string withAlternative(const std::string& fields)
{
    return R"({"format":"breakeven-project","version":1,"alternatives":[{"id":"a",)" + fields +
           "}]}";
}

std::string withConnection(const std::string& fields)
{
    return withAlternative(
        R"("components":[{"id":"p","kind":"k"},{"id":"q","kind":"k"}],"connections":[{"id":"c",)"
        R"("from":"p","to":"q",)" +
        fields + "}]");
}

std::string withSource(const std::string& fields)
{
    return R"({"format":"breakeven-project","version":1,"workload":{"sources":[{"id":"s",)" +
           fields + "}]}}";
}

std::string withAssumptions(const std::string& fields)
{
    return R"({"format":"breakeven-project","version":1,"assumptions":{)" + fields + "}}";
}

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

void row(const char* name, const std::string& text, ErrorCode code, const char* place)
{
    QTest::newRow(name) << text << static_cast<int>(code) << std::string(place);
}

}  // namespace

class HostileProjectsTest : public QObject {
    Q_OBJECT

private slots:
    void brokenSyntax_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("place");
        using enum ErrorCode;
        row("empty", "", Malformed, "x");
        row("white space", " \n\t", Malformed, "x");
        row("not JSON", "hello", Malformed, "x:1:1");
        row("second line", "{\n  \"a\": ?\n}", Malformed, "x:2:8");
        row("trailing text", "{} {}", Malformed, "x:1:4");
        row("invalid UTF-8", "{\"a\": \"\xff\xfe\"}", Malformed, "x:1:8");
        row("NUL", std::string("{\"a\": 1\0}", 9), Malformed, "x:1:8");
        row("huge number", "{\"a\": 1e999}", Malformed, "x:1:11");
        row("NaN", "{\"a\": NaN}", Malformed, "x:1:7");
        row("key twice", R"({"a": {"b": 1, "b": 2}})", Malformed, "x#/a/b");
        row("key twice in an array", R"({"a": [0, {"b": 1, "b": 2}]})", Malformed, "x#/a/1/b");
        row("deep arrays", repeated("[", 100000), Unsupported,
            "x#/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0"
            "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
        row("deep objects", repeated("{\"a\":", 100000), Unsupported,
            "x#/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"
            "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a");
    }
    void brokenSyntax() { expectError(); }

    void wrongContent_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("place");
        using enum ErrorCode;
        row("an array", "[]", Malformed, "x#");
        row("a number", "7", Malformed, "x#");
        row("no format", "{}", Malformed, "x#/format");
        row("other format", R"({"format":"drawio","version":1})", Malformed, "x#/format");
        row("no version", R"({"format":"breakeven-project"})", Malformed, "x#/version");
        row("text version", R"({"format":"breakeven-project","version":"1"})", Malformed,
            "x#/version");
        row("newer version", R"({"format":"breakeven-project","version":3})", Unsupported,
            "x#/version");
        row("fraction of a version", R"({"format":"breakeven-project","version":0.5})", Malformed,
            "x#/version");
        row("alternatives an object",
            R"({"format":"breakeven-project","version":1,"alternatives":{}})", Malformed,
            "x#/alternatives");
        row("alternative a number",
            R"({"format":"breakeven-project","version":1,"alternatives":[7]})", Malformed,
            "x#/alternatives/0");
        row("alternative without id",
            R"({"format":"breakeven-project","version":1,"alternatives":[{}]})", Malformed,
            "x#/alternatives/0/id");
        row("alternatives alike",
            R"({"format":"breakeven-project","version":1,"alternatives":[{"id":"a"},{"id":"a"}]})",
            Invalid, "x#/alternatives/1");
        row("hours", withAssumptions(R"("hours_per_month":100)"), Invalid,
            "x#/assumptions/hours_per_month");
        row("free tier a number", withAssumptions(R"("free_tier":1)"), Malformed,
            "x#/assumptions/free_tier");
        row("discount above all", withAssumptions(R"("discounts":[{"percent":101}])"), Invalid,
            "x#/assumptions/discounts/0/percent");
        row("discount a text", withAssumptions(R"("discounts":[{"percent":"5"}])"), Malformed,
            "x#/assumptions/discounts/0/percent");
        row("two discounts of one provider",
            withAssumptions(R"("discounts":[{"percent":1},{"percent":2}])"), Invalid,
            "x#/assumptions");
        row("negative tax", withAssumptions(R"("tax_percent":-1)"), Invalid,
            "x#/assumptions/tax_percent");
        row("currency without a rate", withAssumptions(R"("currency":{"code":"EUR"})"), Invalid,
            "x#/assumptions");
        row("no currency",
            withAssumptions(R"("currency":{"code":"euro","per_usd":1,"as_of":"2026-11-20"})"),
            Invalid, "x#/assumptions");
        row("region null", withAlternative(R"("region":null)"), Malformed,
            "x#/alternatives/0/region");
        row("name with escape sequence", withAlternative("\"name\":\"\\u001b[2J\""), Invalid,
            "x#/alternatives/0/name");
    }
    void wrongContent() { expectError(); }

    void wrongComponents_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("place");
        using enum ErrorCode;
        row("no id", withAlternative(R"("components":[{"kind":"k"}])"), Malformed,
            "x#/alternatives/0/components/0/id");
        row("empty id", withAlternative(R"("components":[{"id":"","kind":"k"}])"), Malformed,
            "x#/alternatives/0/components/0/id");
        row("no kind", withAlternative(R"("components":[{"id":"c"}])"), Malformed,
            "x#/alternatives/0/components/0/kind");
        row("alike",
            withAlternative(R"("components":[{"id":"c","kind":"k"},{"id":"c","kind":"k"}])"),
            Invalid, "x#/alternatives/0/components/1");
        row("far away", withAlternative(R"("components":[{"id":"c","kind":"k","x":1e300}])"),
            Invalid, "x#/alternatives/0/components/0/x");
        row("parameter null",
            withAlternative(R"("components":[{"id":"c","kind":"k","parameters":{"a/b":null}}])"),
            Malformed, "x#/alternatives/0/components/0/parameters/a~1b");
        row("parameters an array",
            withAlternative(R"("components":[{"id":"c","kind":"k","parameters":[]}])"), Malformed,
            "x#/alternatives/0/components/0/parameters");
        row("too many", withAlternative(R"("components":[)" + repeated("0,", 100000) + "0]"),
            Unsupported, "x#/alternatives/0/components");
    }
    void wrongComponents() { expectError(); }

    void wrongConnections_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("place");
        using enum ErrorCode;
        row("from nowhere", withAlternative(R"("connections":[{"id":"c","from":"p","to":"q"}])"),
            Invalid, "x#/alternatives/0/connections/0/from");
        row("to nowhere",
            withAlternative(
                R"("components":[{"id":"p","kind":"k"}],"connections":[{"id":"c","from":"p","to":"q"}])"),
            Invalid, "x#/alternatives/0/connections/0/to");
        const std::string at = "x#/alternatives/0/connections/0/";
        row("mode", withConnection(R"("mode":"maybe")"), Invalid, (at + "mode").c_str());
        row("mode a number", withConnection(R"("mode":1)"), Invalid, (at + "mode").c_str());
        row("calls", withConnection(R"("calls_per_request":-1)"), Invalid,
            (at + "calls_per_request").c_str());
        row("half a step", withConnection(R"("step":1.5)"), Invalid, (at + "step").c_str());
        row("step 0", withConnection(R"("step":0)"), Invalid, (at + "step").c_str());
        row("retries", withConnection(R"("retries":1e9)"), Invalid, (at + "retries").c_str());
        row("spread", withConnection(R"("payload_spread":-1)"), Invalid,
            (at + "payload_spread").c_str());
        row("calls at once", withConnection(R"("max_concurrency":-1)"), Invalid,
            (at + "max_concurrency").c_str());
        row("bytes a text", withConnection(R"("request_bytes":"1 KB")"), Malformed,
            (at + "request_bytes").c_str());
        row("time-out", withConnection(R"("timeout_s":-0.5)"), Invalid, (at + "timeout_s").c_str());
    }
    void wrongConnections() { expectError(); }

    void wrongSources_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("place");
        using enum ErrorCode;
        row("negative rate", withSource(R"("requests_per_second":-1)"), Invalid,
            "x#/workload/sources/0/requests_per_second");
        row("absurd rate", withSource(R"("requests_per_second":1e10)"), Invalid,
            "x#/workload/sources/0/requests_per_second");
        row("process", withSource(R"("process":"often")"), Invalid,
            "x#/workload/sources/0/process");
        row("half a request", withSource(R"("batch_size":0.5)"), Invalid,
            "x#/workload/sources/0/batch_size");
        row("bursts slower than the calm", withSource(R"("burst_ratio":0.9)"), Invalid,
            "x#/workload/sources/0/burst_ratio");
        row("bursts all the time", withSource(R"("burst_share":1)"), Invalid,
            "x#/workload/sources/0/burst_share");
        row("no time to think", withSource(R"("think_s":0)"), Invalid,
            "x#/workload/sources/0/think_s");
        row("no minute with traffic", withSource(R"("minutes":[0,0])"), Invalid,
            "x#/workload/sources/0/minutes");
        row("a negative minute", withSource(R"("minutes":[1,-1])"), Invalid,
            "x#/workload/sources/0/minutes/1");
        row("a year of minutes", withSource(R"("minutes":[)" + repeated("1,", 525600) + "1]"),
            Unsupported, "x#/workload/sources/0/minutes");
        row("a change without end", withSource(R"("changes":[{"hours":1000}])"), Invalid,
            "x#/workload/sources/0/changes/0/hours");
        row("a change that is a number", withSource(R"("changes":[5])"), Malformed,
            "x#/workload/sources/0/changes/0");
        row("shrinks to nothing", withSource(R"("growth_percent":-100)"), Invalid,
            "x#/workload/sources/0/growth_percent");
        row("six days", withSource(R"("daily":[1,1,1,1,1,1])"), Invalid,
            "x#/workload/sources/0/daily");
        row("eight days", withSource(R"("daily":[1,1,1,1,1,1,1,1])"), Unsupported,
            "x#/workload/sources/0/daily");
        row("no traffic at all", withSource(R"("daily":[0,0,0,0,0,0,0])"), Invalid,
            "x#/workload/sources/0/daily");
        row("a day as text", withSource(R"("daily":[1,1,1,"1",1,1,1])"), Malformed,
            "x#/workload/sources/0/daily/3");
    }
    void wrongSources() { expectError(); }

    void everyTruncationIsAnError()
    {
        const std::string text = projectText(*parseProject(
            withConnection(R"("label":"é","calls_per_request":2.5,"extra":[true,null])"), "x"));
        for (std::size_t length = 0; length + 2 < text.size(); ++length) {
            const auto project = parseProject(std::string_view(text).substr(0, length), "x");
            QVERIFY2(!project, std::to_string(length).c_str());
            QVERIFY(!project.error().remedy.empty());
        }
    }

    void everyChangedByteIsReadOrRefused()
    {
        const std::string text = projectText(*parseProject(withConnection(R"("step":2)"), "x"));
        int refused = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (const char replacement : {'\0', '"', '{', ']', '9', '\xff'}) {
                std::string changed = text;
                changed[i] = replacement;
                refused += parseProject(changed, "x") ? 0 : 1;
            }
        }
        QVERIFY(refused > static_cast<int>(text.size()));
    }

    void refusesTooLargeAFile()
    {
        const auto project = parseProject(std::string((std::size_t{64} << 20) + 1, ' '), "x");
        QVERIFY(!project);
        QCOMPARE(project.error().code, ErrorCode::Unsupported);
    }

    void refusesTooManyValues()
    {
        const auto project = parseProject("[" + repeated("0,", 4000001) + "0]", "x");
        QVERIFY(!project);
        QCOMPARE(project.error().code, ErrorCode::Unsupported);
    }

    void refusesWhatIsNotAFile()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const auto absent = readProject(path / "absent.breakeven");
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        QCOMPARE(absent.error().where, (path / "absent.breakeven").string());
        QCOMPARE(readProject(path).error().code, ErrorCode::Unreadable);
        QCOMPARE(readProject("/dev/zero").error().code, ErrorCode::Unreadable);
    }

private:
    void expectError()
    {
        QFETCH(std::string, text);
        QFETCH(int, code);
        QFETCH(std::string, place);
        const auto project = parseProject(text, "x");
        QVERIFY(!project);
        const Error& error = project.error();
        QCOMPARE(error.where, place);
        QCOMPARE(static_cast<int>(error.code), code);
        QVERIFY(!error.message.empty());
        QVERIFY(!error.remedy.empty());
        QVERIFY(error.text().find_first_of(std::string("\n\0\x1b", 3)) == std::string::npos);
    }
};

BREAKEVEN_TEST(hostileprojects, HostileProjectsTest)
#include "tst_hostileprojects.moc"
