#include "model/catalog/validate.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

/// A project that is drawn in a few words; without additions it has no problem.
class Drawing {
public:
    Drawing()
    {
        project.workload.sources.push_back(
            {.id = TrafficSourceId("visitors"), .name = "Visitors", .usersPerMonth = 10});
        project.alternatives.push_back({.id = AlternativeId("a"), .name = "Plan"});
        component("in", "traffic.source");
        component("api", "aws.apigateway.http");
        component("fn", "aws.lambda");
        component("table", "aws.dynamodb.ondemand");
        call("in", "api");
        call("api", "fn");
        call("fn", "table").operation = "write";
    }

    Architecture& architecture() { return project.alternatives.front().architecture; }

    Component& component(const std::string& id, const std::string& kind)
    {
        architecture().insert(Component{.id = ComponentId(id), .kind = kind, .name = id});
        return *architecture().find(ComponentId(id));
    }
    Drawing& set(const std::string& id, const std::string& parameter, ParameterValue value)
    {
        architecture().find(ComponentId(id))->parameters[parameter] = std::move(value);
        return *this;
    }
    Connection& call(const std::string& from, const std::string& to)
    {
        const ConnectionId id(from + "-" + to);
        architecture().insert(
            Connection{.id = id, .from = ComponentId(from), .to = ComponentId(to)});
        return *architecture().find(id);
    }
    Connection& send(const std::string& from, const std::string& to)
    {
        Connection& connection = call(from, to);
        connection.mode = CallMode::Asynchronous;
        return connection;
    }
    Connection& connection(const char* id) { return *architecture().find(ConnectionId(id)); }

    Project project;
};

using Draw = std::function<void(Drawing&)>;

}  // namespace

Q_DECLARE_METATYPE(Draw)

class ValidateTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_catalog = Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog").value();
    }

    void findsNothingInASoundProject()
    {
        Drawing drawing;
        QVERIFY(validate(drawing.project, m_catalog).empty());
    }

    void finds_data()
    {
        QTest::addColumn<Draw>("draw");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("fix");
        QTest::addColumn<QString>("text");
        componentRows();
        connectionRows();
        graphRows();
    }
    void finds()
    {
        QFETCH(Draw, draw);
        QFETCH(int, severity);
        QFETCH(QString, code);
        QFETCH(int, fix);
        QFETCH(QString, text);
        Drawing drawing;
        draw(drawing);
        const auto problems = validate(drawing.project, m_catalog);
        const auto it = std::ranges::find(problems, code.toStdString(), &Problem::code);
        QVERIFY2(it != problems.end(),
                 problems.empty() ? "nothing found" : problems.front().text.c_str());
        QCOMPARE(static_cast<int>(it->severity), severity);
        QCOMPARE(static_cast<int>(it->fix.kind), fix);
        QVERIFY2(QString::fromStdString(it->text).contains(text), it->text.c_str());
        QVERIFY(it->text.ends_with('.'));
        QVERIFY(it->fix.kind == Fix::Kind::None || !it->fix.label.empty());
        QVERIFY(it->fix.kind != Fix::Kind::ResetParameter || !it->fix.parameter.empty());
    }

    void accepts_data()
    {
        QTest::addColumn<Draw>("draw");
        const auto row = [](const char* name, Draw draw) {
            QTest::newRow(name) << std::move(draw);
        };
        row("named source", [](Drawing& d) { d.set("in", "source", std::string("visitors")); });
        row("unconnected monitor", [](Drawing& d) { d.component("logs", "aws.cloudwatch"); });
        row("choice of one", [](Drawing& d) {
            d.connection("fn-table").choice = "x";
            d.connection("fn-table").callsPerRequest = 1;
        });
        row("users known elsewhere", [](Drawing& d) {
            d.project.workload.sources.front().usersPerMonth = 0;
            d.component("users", "aws.cognito").parameters["monthly_users"] = 5.0;
            d.call("api", "users");
        });
    }
    void accepts()
    {
        QFETCH(Draw, draw);
        Drawing drawing;
        draw(drawing);
        for (const Problem& problem : validate(drawing.project, m_catalog)) {
            QFAIL(problem.text.c_str());
        }
    }

    void putsTheWorstFirst()
    {
        Drawing drawing;
        drawing.component("old", "acme.thing");
        drawing.call("fn", "api");
        drawing.connection("in-api").callsPerRequest = 0;
        const auto problems = validate(drawing.project, m_catalog);
        QVERIFY(problems.size() >= 3);
        QVERIFY(std::ranges::is_sorted(problems, std::ranges::greater{}, &Problem::severity));
        QCOMPARE(problems.front().alternative, AlternativeId("a"));
    }

    void survivesALongChain()
    {
        Drawing drawing;
        for (int i = 0; i < 20000; ++i) {
            const auto id = [](int n) { return "n" + std::to_string(100000 + n); };
            drawing.component(id(i), "custom.service");
            drawing.call(i == 0 ? "fn" : id(i - 1), id(i));
        }
        QVERIFY(validate(drawing.project, m_catalog).empty());
        drawing.call("n119999", "fn");
        QCOMPARE(validate(drawing.project, m_catalog).front().code,
                 std::string("synchronous-cycle"));
    }

private:
    static void row(const char* name, Severity severity, const char* code, Fix::Kind fix,
                    const char* text, Draw draw)
    {
        QTest::newRow(name) << std::move(draw) << static_cast<int>(severity)
                            << QString::fromLatin1(code) << static_cast<int>(fix)
                            << QString::fromUtf8(text);
    }

    static void componentRows()
    {
        const auto warns = Severity::Warning;
        const auto reset = Fix::Kind::ResetParameter;
        row("empty alternative", warns, "empty-alternative", Fix::Kind::None, "'Plan' is empty",
            [](Drawing& d) { d.architecture() = {}; });
        row("no alternatives", warns, "no-alternatives", Fix::Kind::None, "no alternative",
            [](Drawing& d) { d.project.alternatives.clear(); });
        row("no workload", warns, "no-workload", Fix::Kind::None, "no traffic source",
            [](Drawing& d) { d.project.workload.sources.clear(); });
        row("unknown kind", warns, "unknown-kind", Fix::Kind::RemoveComponent, "'acme.thing'",
            [](Drawing& d) { d.component("old", "acme.thing"); });
        row("unknown parameter", warns, "unknown-parameter", reset, "'colour'",
            [](Drawing& d) { d.set("fn", "colour", 1.0); });
        row("wrong type", warns, "wrong-type", reset, "Memory",
            [](Drawing& d) { d.set("fn", "memory_mb", std::string("big")); });
        row("wrong type of a switch", warns, "wrong-type", reset, "Point-in-time",
            [](Drawing& d) { d.set("table", "backup", 1.0); });
        row("out of range", warns, "out-of-range", reset, "64 MB, outside 128 to 10240 MB",
            [](Drawing& d) { d.set("fn", "memory_mb", 64.0); });
        row("no number", warns, "out-of-range", reset, "Memory",
            [](Drawing& d) { d.set("fn", "memory_mb", std::numeric_limits<double>::quiet_NaN()); });
        row("not whole", warns, "not-whole", reset, "200.5",
            [](Drawing& d) { d.set("fn", "memory_mb", 200.5); });
        row("unknown choice", warns, "unknown-choice", reset, "'cobol'",
            [](Drawing& d) { d.set("fn", "runtime", std::string("cobol")); });
        row("not computable", Severity::Error, "not-computable", Fix::Kind::None, "'fn'",
            [](Drawing& d) { d.set("fn", "memory_mb", 0.0); });
        row("unknown source", Severity::Error, "no-source", Fix::Kind::None, "'nobody'",
            [](Drawing& d) { d.set("in", "source", std::string("nobody")); });
        row("source not chosen", Severity::Error, "no-source", Fix::Kind::None, "no traffic source",
            [](Drawing& d) {
                d.project.workload.sources.push_back({.id = TrafficSourceId("robots")});
            });
        row("users not stated", warns, "users-not-stated", Fix::Kind::None, "'people'",
            [](Drawing& d) {
                d.project.workload.sources.front().usersPerMonth = 0;
                d.component("people", "aws.cognito");
            });
    }

    static void connectionRows()
    {
        const auto warns = Severity::Warning;
        const auto fails = Severity::Error;
        const auto remove = Fix::Kind::RemoveConnection;
        const auto decouple = Fix::Kind::MakeAsynchronous;
        row("dangling", fails, "dangling-connection", remove, "'fn' → 'ghost'",
            [](Drawing& d) { d.call("fn", "ghost"); });
        row("into traffic", fails, "accepts-no-calls", remove, "Traffic cannot be called",
            [](Drawing& d) { d.send("fn", "in"); });
        row("out of a table", warns, "makes-no-calls", remove, "calls nobody", [](Drawing& d) {
            d.component("other", "aws.lambda");
            d.send("table", "other");
        });
        row("unknown operation", warns, "unknown-operation", Fix::Kind::None, "'fly'",
            [](Drawing& d) { d.connection("fn-table").operation = "fly"; });
        row("negative calls", fails, "bad-connection-value", Fix::Kind::None, "calls per request",
            [](Drawing& d) { d.connection("fn-table").callsPerRequest = -1; });
        row("endless payload", fails, "bad-connection-value", Fix::Kind::None, "payload",
            [](Drawing& d) {
                d.connection("fn-table").request.count = std::numeric_limits<double>::infinity();
            });
        row("negative timeout", fails, "bad-connection-value", Fix::Kind::None, "timeout",
            [](Drawing& d) { d.connection("fn-table").timeout = Seconds(-1); });
        row("step zero", fails, "bad-connection-value", Fix::Kind::None, "step",
            [](Drawing& d) { d.connection("fn-table").step = 0; });
        row("never called", Severity::Note, "never-called", remove, "never used",
            [](Drawing& d) { d.connection("fn-table").callsPerRequest = 0; });
        row("failure of a gateway", warns, "no-failure-path", remove, "no failure destination",
            [](Drawing& d) {
                d.component("queue", "aws.sqs");
                d.send("api", "queue").condition = CallCondition::OnFailure;
            });
        row("waiting for a dead letter", warns, "synchronous-failure-path", decouple, "'queue'",
            [](Drawing& d) {
                d.component("queue", "aws.sqs");
                d.call("fn", "queue").condition = CallCondition::OnFailure;
            });
        row("queue that waits", warns, "synchronous-consumer", decouple, "SQS queue delivers",
            [](Drawing& d) {
                d.component("queue", "aws.sqs");
                d.component("worker", "aws.lambda");
                d.send("fn", "queue");
                d.call("queue", "worker");
            });
        row("function outlasts gateway", warns, "timeout-above-gateway", Fix::Kind::None,
            "'fn' may run 60 s, but 'api' answers with an error after 30 s",
            [](Drawing& d) { d.set("fn", "timeout_s", 60.0); });
        row("function outlasts visibility", warns, "visibility-below-timeout", Fix::Kind::None,
            "hands its messages out again after 30 s", [](Drawing& d) {
                d.component("queue", "aws.sqs");
                d.component("worker", "aws.lambda").parameters["timeout_s"] = 120.0;
                d.send("fn", "queue");
                d.send("queue", "worker");
            });
        row("choice above one", warns, "choice-above-one", Fix::Kind::None, "add up to 1.5",
            [](Drawing& d) {
                d.component("other", "custom.service");
                d.call("fn", "other").callsPerRequest = 0.5;
                d.connection("fn-other").choice = d.connection("fn-table").choice = "x";
            });
    }

    static void graphRows()
    {
        const auto warns = Severity::Warning;
        row("waiting circle", Severity::Error, "synchronous-cycle", Fix::Kind::MakeAsynchronous,
            "api → fn → api", [](Drawing& d) { d.call("fn", "api"); });
        row("waits for itself", Severity::Error, "synchronous-cycle", Fix::Kind::MakeAsynchronous,
            "fn → fn", [](Drawing& d) { d.call("fn", "fn"); });
        row("messages multiply", Severity::Error, "endless-cycle", Fix::Kind::RemoveConnection,
            "fn → api", [](Drawing& d) { d.send("fn", "api"); });
        row("messages go round", Severity::Note, "asynchronous-cycle", Fix::Kind::None, "api → fn",
            [](Drawing& d) { d.send("fn", "api").callsPerRequest = 0.5; });
        row("failures go round", Severity::Note, "asynchronous-cycle", Fix::Kind::None, "fn",
            [](Drawing& d) {
                d.component("queue", "aws.sqs");
                d.send("fn", "queue").condition = CallCondition::OnFailure;
                d.send("queue", "fn");
            });
        row("unreachable", warns, "unreachable", Fix::Kind::RemoveComponent, "'lonely'",
            [](Drawing& d) { d.component("lonely", "aws.s3"); });
        row("no traffic", warns, "no-traffic", Fix::Kind::None, "'Plan'", [](Drawing& d) {
            d.architecture().remove(ConnectionId("in-api"));
            d.architecture().remove(ComponentId("in"));
        });
        row("bad schedule", Severity::Error, "bad-schedule", Fix::Kind::ResetParameter,
            "'every day'", [](Drawing& d) { d.set("in", "schedule", std::string("every day")); });
        row("steps that overlap", Severity::Error, "steps-overlap", Fix::Kind::None,
            "below 60 % and to grow above 50 %", [](Drawing& d) {
                d.component("pool", "aws.ec2.pool");
                d.call("api", "pool");
                d.set("pool", "scaling", std::string("steps"));
                d.set("pool", "step_low_percent", 60.0);
                d.set("pool", "step_high_percent", 50.0);
            });
        row("unknown region", warns, "unknown-region", Fix::Kind::None, "'atlantis-1'",
            [](Drawing& d) { d.architecture().find(ComponentId("fn"))->region = "atlantis-1"; });
        row("scaling without room", warns, "scaling-without-room", Fix::Kind::None, "4 and 4",
            [](Drawing& d) {
                d.component("pool", "aws.ec2.pool");
                d.call("api", "pool");
                d.set("pool", "scaling", std::string("utilisation"));
                d.set("pool", "fewest_instances", 4.0).set("pool", "most_instances", 3.0);
            });
        row("counted twice", warns, "source-twice", Fix::Kind::None, "'in' and 'in2'",
            [](Drawing& d) {
                d.component("in2", "traffic.source");
                d.call("in2", "api");
            });
        row("left out", warns, "source-unused", Fix::Kind::None, "'Robots'", [](Drawing& d) {
            d.project.workload.sources.push_back(
                {.id = TrafficSourceId("robots"), .name = "Robots"});
            d.set("in", "source", std::string("visitors"));
        });
    }

    Catalog m_catalog;
};

BREAKEVEN_TEST(validate, ValidateTest)
#include "tst_validate.moc"
