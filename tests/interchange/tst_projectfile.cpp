#include "model/interchange/projectfile.h"

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

/// Every field away from its default, and one unknown field at every level.
const char* const full = R"({
  "alternatives": [
    {
      "components": [
        {
          "future": [1, 2.5, null, {"deep": "x"}],
          "group": "vpc",
          "id": "fn",
          "kind": "aws.lambda",
          "locked": true,
          "name": "Orders fn",
          "order": -2,
          "parameters": {
            "arm": true,
            "duration_ms": 38.25,
            "memory_mb": 512,
            "note": "two\nlines"
          },
          "tint": "red",
          "x": -160,
          "y": 24.5
        },
        {
          "id": "zz",
          "kind": "nobody.knows"
        }
      ],
      "connections": [
        {
          "backoff_s": 0.25,
          "cacheable": false,
          "calls_per_request": 2.3,
          "choice": "path",
          "condition": "on_failure",
          "from": "fn",
          "future": "kept",
          "id": "c1",
          "label": "reads",
          "max_concurrency": 4,
          "mode": "async",
          "operation": "read",
          "payload_spread": 0.5,
          "request_bytes": 300,
          "response_bytes": 4096,
          "retries": 3,
          "step": 2,
          "timeout_s": 1.5,
          "to": "zz"
        },
        {
          "from": "zz",
          "id": "c2",
          "to": "fn"
        }
      ],
      "future": 7,
      "groups": [
        {
          "future": "kept",
          "id": "eu",
          "kind": "region",
          "name": "Ireland"
        },
        {
          "id": "vpc",
          "kind": "network",
          "parent": "eu",
          "tint": "blue"
        }
      ],
      "id": "a",
      "name": "Serverless",
      "notes": [
        {
          "future": 1,
          "id": "n",
          "locked": true,
          "text": "why\nso",
          "tint": "amber",
          "width": 240,
          "x": 8,
          "y": -16
        }
      ],
      "region": "eu-west-1"
    }
  ],
  "assumptions": {
    "free_tier": false,
    "future": false,
    "hours_per_month": 744,
    "months_ahead": 6
  },
  "format": "breakeven-project",
  "future": {"a": 1e-7},
  "name": "Shop é",
  "version": 1,
  "workload": {
    "future": [],
    "sources": [
      {
        "batch_size": 2.5,
        "burst_ratio": 25,
        "burst_s": 7.5,
        "burst_share": 0.05,
        "changes": [
          {
            "factor": 5,
            "future": "kept",
            "hours": 0.5,
            "ramp_h": 0.1,
            "start_h": 33.25
          }
        ],
        "concurrent_users": 40,
        "daily": [1, 1, 1, 1, 1, 0.5, 0],
        "future": -3,
        "growth_percent": 7,
        "hourly": [0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 0.5],
        "id": "users",
        "minutes": [0, 2.5, 7],
        "name": "Users",
        "process": "constant",
        "requests_per_second": 12.5,
        "think_s": 3,
        "users_per_month": 40000
      }
    ]
  }
})";

Project parsed(const std::string& text)
{
    const auto project = parseProject(text, "x.breakeven");
    if (!project) {
        qFatal("%s", project.error().text().c_str());
    }
    return *project;
}

}  // namespace

class ProjectFileTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryField()
    {
        const Project project = parsed(full);
        QCOMPARE(project.name, std::string("Shop é"));
        QCOMPARE(project.assumptions.hoursPerMonth, 744.0);
        QVERIFY(!project.assumptions.freeTier);
        const TrafficSource& source = project.workload.sources.at(0);
        QCOMPARE(source.process, ArrivalProcess::Constant);
        QCOMPARE(source.requestsPerSecond, 12.5);
        QCOMPARE(source.usersPerMonth, 40000.0);
        QCOMPARE(source.batchSize, 2.5);
        QCOMPARE(source.growthPercent, 7.0);
        QCOMPARE(source.profile.minutes, (std::vector<double>{0, 2.5, 7}));
        QCOMPARE(source.changes.size(), 1U);
        QCOMPARE(source.changes[0].startHour, 33.25);
        QCOMPARE(source.changes[0].hours, 0.5);
        QCOMPARE(source.changes[0].rampHours, 0.1);
        QCOMPARE(source.changes[0].factor, 5.0);
        QCOMPARE(project.assumptions.monthsAhead, 6.0);
        QCOMPARE(source.bursts, (Bursts{25, 7.5, 0.05}));
        QCOMPARE(source.users, (Users{40, 3}));
        QCOMPARE(source.profile.hourly[8], 4.0);
        QCOMPARE(source.profile.daily[5], 0.5);
        const Alternative& alternative = project.alternatives.at(0);
        QCOMPARE(alternative.region, std::string("eu-west-1"));
        const Component& component = *alternative.architecture.find(ComponentId("fn"));
        QCOMPARE(component.position, (Position{-160, 24.5}));
        QCOMPARE(component.parameters.at("memory_mb"), ParameterValue(512.0));
        QCOMPARE(component.parameters.at("arm"), ParameterValue(true));
        QCOMPARE(component.parameters.at("note"), ParameterValue(std::string("two\nlines")));
    }

    void readsWhatIsOnlyDrawn()
    {
        const Project project = parsed(full);
        const Architecture& drawn = project.alternatives.at(0).architecture;
        const Look look{.group = GroupId("vpc"), .tint = Tint::Red, .locked = true, .order = -2};
        QVERIFY(drawn.find(ComponentId("fn"))->look == look);
        QVERIFY(drawn.find(ComponentId("zz"))->look == Look{});
        const Group network{.id = GroupId("vpc"),
                            .kind = GroupKind::Network,
                            .tint = Tint::Blue,
                            .parent = GroupId("eu")};
        QVERIFY(*drawn.find(GroupId("vpc")) == network);
        QCOMPARE(drawn.find(GroupId("eu"))->name, std::string("Ireland"));
        const Note note{.id = NoteId("n"),
                        .text = "why\nso",
                        .position = {8, -16},
                        .width = 240,
                        .tint = Tint::Amber,
                        .locked = true,
                        .extra = {{"future", 1}}};
        QVERIFY(*drawn.find(NoteId("n")) == note);
    }

    void refusesGroupsThatCannotBe_data()
    {
        QTest::addColumn<std::string>("groups");
        QTest::addColumn<std::string>("group");
        QTest::addColumn<std::string>("where");
        const auto row = [](const char* name, std::string groups, std::string group,
                            std::string where) {
            QTest::newRow(name) << std::move(groups) << std::move(group) << std::move(where);
        };
        row("none of that name", R"([{"id":"g"}])", "h", "components/0/group");
        row("no parent", R"([{"id":"g","parent":"p"}])", "g", "groups/0/parent");
        row("in itself", R"([{"id":"g","parent":"g"}])", "g", "groups/0/parent");
        row("in a circle", R"([{"id":"g","parent":"h"},{"id":"h","parent":"g"}])", "g",
            "groups/0/parent");
    }

    void refusesGroupsThatCannotBe()
    {
        QFETCH(std::string, groups);
        QFETCH(std::string, group);
        QFETCH(std::string, where);
        const auto project = parseProject(
            R"({"format":"breakeven-project","version":1,"alternatives":[{"id":"a","groups":)" +
                groups + R"(,"components":[{"id":"c","kind":"k","group":")" + group + R"("}]}]})",
            "x.breakeven");
        QVERIFY(!project);
        QVERIFY2(project.error().text().find(where) != std::string::npos,
                 project.error().text().c_str());
    }

    void readsEveryFieldOfAConnection()
    {
        const Project project = parsed(full);
        const auto* c = project.alternatives.at(0).architecture.find(ConnectionId("c1"));
        QVERIFY(c != nullptr);
        const Connection expected{.id = ConnectionId("c1"),
                                  .from = ComponentId("fn"),
                                  .to = ComponentId("zz"),
                                  .label = "reads",
                                  .mode = CallMode::Asynchronous,
                                  .condition = CallCondition::OnFailure,
                                  .callsPerRequest = 2.3,
                                  .maxConcurrency = 4,
                                  .step = 2,
                                  .choice = "path",
                                  .operation = "read",
                                  .cacheable = false,
                                  .request = Bytes{300},
                                  .response = Bytes{4096},
                                  .payloadSpread = 0.5,
                                  .timeout = Seconds(1.5),
                                  .retries = 3,
                                  .backoff = Seconds(0.25),
                                  .extra = {{"future", "kept"}}};
        QVERIFY(*c == expected);
    }

    void omittedFieldsHaveTheirDefaults()
    {
        const Project project = parsed(R"({"format":"breakeven-project","version":1,
            "workload":{"sources":[{"id":"s"}]},
            "alternatives":[{"id":"a","components":[{"id":"p","kind":"k"},{"id":"q","kind":"k"}],
                             "connections":[{"id":"c","from":"p","to":"q"}]}]})");
        TrafficSource source;
        source.id = TrafficSourceId("s");
        QVERIFY(project.workload.sources.at(0) == source);
        const Assumptions usual;
        QVERIFY(project.assumptions == usual);
        QCOMPARE(project.alternatives.at(0).region, std::string("us-east-1"));
        const Connection connection{
            .id = ConnectionId("c"), .from = ComponentId("p"), .to = ComponentId("q")};
        QVERIFY(project.alternatives.at(0).architecture.connections.at(0) == connection);
    }

    void savingIsStable()
    {
        const Project project = parsed(full);
        const std::string once = projectText(project);
        QVERIFY(parsed(once) == project);
        QCOMPARE(projectText(parsed(once)), once);
        // Nothing of the hand-written file is lost: it differs in white space only.
        QVERIFY(nlohmann::json::parse(once) == nlohmann::json::parse(full));
    }

    void defaultsAreNotWritten()
    {
        Project project;
        project.workload.sources.push_back({.id = TrafficSourceId("s")});
        project.alternatives.push_back({.id = AlternativeId("a")});
        const std::string expected = R"({
  "alternatives": [
    {
      "components": [],
      "connections": [],
      "id": "a"
    }
  ],
  "format": "breakeven-project",
  "version": 1,
  "workload": {
    "sources": [
      {
        "id": "s"
      }
    ]
  }
}
)";
        QCOMPARE(projectText(project), expected);
    }

    /// A file says the oldest version that holds all of what is in it.
    void termsAndRegionsMakeVersionTwo()
    {
        Project project;
        project.alternatives.push_back({.id = AlternativeId("a")});
        QVERIFY(projectText(project).find("\"version\": 1") != std::string::npos);
        Project placed = project;
        placed.alternatives[0].architecture.insert(
            Component{.id = ComponentId("c"), .kind = "k", .region = "eu-west-1"});
        Project discounted = project;
        pricing::Terms& terms = discounted.assumptions.terms;
        terms.discounts = {{"aws", Quantity::parse("12.5").value()},
                           {"", Quantity::parse("0.1").value()}};
        terms.taxPercent = Quantity::fromWhole(19);
        terms.currency = {"EUR", Quantity::parse("0.923456789").value(), "2026-11-20"};
        for (const Project& each : {placed, discounted}) {
            const std::string text = projectText(each);
            QVERIFY(text.find("\"version\": 2") != std::string::npos);
            QVERIFY(parsed(text) == each);
            QCOMPARE(projectText(parsed(text)), text);
        }
    }

    void sortsPartsByIdAndKeepsTheAlternativesOrder()
    {
        const Project project = parsed(R"({"format":"breakeven-project","version":1,
            "workload":{"sources":[{"id":"t"},{"id":"s"}]},
            "alternatives":[{"id":"z","components":[{"id":"q","kind":"k"},{"id":"p","kind":"k"}]},
                            {"id":"a"}]})");
        QCOMPARE(project.workload.sources.at(0).id.text(), std::string("s"));
        QCOMPARE(project.alternatives.at(0).id.text(), std::string("z"));
        QCOMPARE(project.alternatives.at(0).architecture.components.at(0).id.text(),
                 std::string("p"));
    }

    void numbersSurviveExactly_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("third") << 1.0 / 3.0;
        QTest::newRow("tenth") << 0.1;
        QTest::newRow("tiny") << 5e-324;
        QTest::newRow("huge") << 1.7e299;
        QTest::newRow("2^53") << 9007199254740992.0;
        QTest::newRow("2^53 - 1") << 9007199254740991.0;
        QTest::newRow("negative") << -12.0;
    }
    void numbersSurviveExactly()
    {
        QFETCH(double, value);
        Project project;
        project.alternatives.push_back({.id = AlternativeId("a")});
        Component component{.id = ComponentId("c"), .kind = "k"};
        component.parameters["p"] = value;
        project.alternatives[0].architecture.insert(component);
        const Project again = parsed(projectText(project));
        QCOMPARE(
            std::get<double>(again.alternatives[0].architecture.components[0].parameters.at("p")),
            value);
    }
};

BREAKEVEN_TEST(projectfile, ProjectFileTest)
#include "tst_projectfile.moc"
