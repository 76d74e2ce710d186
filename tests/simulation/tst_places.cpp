#include "model/simulation/compile.h"
#include "model/simulation/network.h"
#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

bool near(double actual, double expected, double tolerance = 1e-9)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

CallSpec callOf(const Project& project, const Alternative& alternative, const char* id)
{
    const auto model = valueOrThrow(compile(project, alternative, shippedCatalog()));
    return *std::ranges::find(model.calls, id, &CallSpec::id);
}

/// users -> CDN -> HTTP API -> Lambda.
Alternative atTheEdge()
{
    Alternative alternative{.id = AlternativeId("edge"), .name = "Edge"};
    Architecture& architecture = alternative.architecture;
    architecture.insert(component("users", "traffic.source", {{"source", std::string("users")}}));
    architecture.insert(component("cdn", "aws.cloudfront"));
    architecture.insert(component("api", "aws.apigateway.http"));
    architecture.insert(component("fn", "aws.lambda"));
    architecture.insert(connection("c1", "users", "cdn"));
    architecture.insert(connection("c2", "cdn", "api"));
    architecture.insert(connection("c3", "api", "fn"));
    return alternative;
}

void setPlace(Alternative& alternative, const char* place)
{
    alternative.architecture.find(ComponentId("users"))->parameters["place"] = std::string(place);
}

}  // namespace

/// Where components and users are, and what the way between them takes.
class PlacesTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAPlaceManagedServicesAreAsTheirCallersSeeThem()
    {
        const Project project = sampleProject(10);
        for (const char* id : {"c1", "c2", "c3", "c4"}) {
            const CallSpec call = callOf(project, project.alternatives[0], id);
            QCOMPARE(call.network, 0.0);
            QCOMPARE(call.setup, 0.0);
        }
    }

    void serversAreHalfAMillisecondAway()
    {
        const Project project = sampleProject(10);
        const CallSpec call = callOf(project, project.alternatives[1], "c3");
        // 2 KiB at 5 Gbit/s beside it.
        QVERIFY(near(call.network, 0.0005 + 2048 * 8 / 5e9, 1e-12));
        QVERIFY(near(call.setup, 0.001));
        QVERIFY(near(call.setupShare, 0.01));
    }

    void regionsAreAsFarAsMeasured_data()
    {
        QTest::addColumn<QString>("caller");
        QTest::addColumn<QString>("callee");
        QTest::addColumn<double>("milliseconds");
        QTest::addRow("across the Atlantic") << "us-east-1"
                                             << "eu-west-1" << 68.1;
        QTest::addRow("and back") << "eu-west-1"
                                  << "us-east-1" << 68.1;
        QTest::addRow("Tokyo and Osaka") << "ap-northeast-1"
                                         << "ap-northeast-3" << 10.5;
    }

    void regionsAreAsFarAsMeasured()
    {
        QFETCH(QString, caller);
        QFETCH(QString, callee);
        QFETCH(double, milliseconds);
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        alternative.region = caller.toStdString();
        alternative.architecture.find(ComponentId("table"))->region = callee.toStdString();
        const CallSpec call = callOf(project, alternative, "c3");
        QVERIFY2(near(call.network, milliseconds / 1000 + 2048 * 8 / 5e9, 1e-6),
                 std::to_string(call.network).c_str());
        QVERIFY(near(call.setup, 2 * milliseconds / 1000, 1e-6));
        QCOMPARE(callOf(project, alternative, "c2").network, 0.0);
    }

    void whatNobodyMeasuredGoesByDistance()
    {
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        alternative.architecture.find(ComponentId("table"))->kind = "gcp.firestore";
        alternative.architecture.find(ComponentId("table"))->region = "europe-west2";
        // Northern Virginia to London: 5,900 km at 200 km/ms both ways, 1.8 times as far.
        const Network network(alternative, shippedCatalog());
        const double trip = network.roundTrip(*alternative.architecture.find(ComponentId("fn")),
                                              *alternative.architecture.find(ComponentId("table")));
        QVERIFY2(near(trip, 5900 * 2 / 200.0 * 1.8, 0.02), std::to_string(trip).c_str());
    }

    void aGivenRoundTripCounts()
    {
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        Component& table = *alternative.architecture.find(ComponentId("table"));
        table.parameters["far_round_trip_ms"] = 40.0;
        QCOMPARE(callOf(project, alternative, "c3").network, 0.0);
        table.region = "eu-west-1";
        table.parameters["call_bandwidth_mbps"] = 8.0;
        table.parameters["connections_kept"] = std::string("new");
        const CallSpec call = callOf(project, alternative, "c3");
        QVERIFY(near(call.network, 0.040 + 2048 / 1e6, 1e-9));
        QCOMPARE(call.setupShare, 1.0);
    }

    void messagesGoOneWay()
    {
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        Component& table = *alternative.architecture.find(ComponentId("table"));
        table.region = "eu-west-1";
        table.parameters["far_round_trip_ms"] = 40.0;
        Connection& read = *alternative.architecture.find(ConnectionId("c3"));
        read.mode = CallMode::Asynchronous;
        QVERIFY(near(callOf(project, alternative, "c3").network, 0.020 + 1024 * 8 / 5e9, 1e-9));
    }

    void serversNearerToTheUsersAnswerSooner()
    {
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        setPlace(alternative, "london");
        alternative.region = "us-east-1";
        const CallSpec far = callOf(project, alternative, "c1");
        alternative.region = "eu-west-2";
        const CallSpec close = callOf(project, alternative, "c1");
        // In London there is the last mile alone: 20 ms, and 2 KiB at 50 Mbit/s.
        QVERIFY(near(close.network, 0.020 + 2048 * 8 / 50e6, 1e-6));
        QVERIFY(far.network > close.network + 0.08);
        QVERIFY(near(close.setup, 0.040));
        QVERIFY(near(close.setupShare, 0.1));
    }

    void theEdgeIsNearTheUsersAndTheOriginIsNot()
    {
        Project project = sampleProject(10);
        project.alternatives.push_back(atTheEdge());
        Alternative& alternative = project.alternatives.back();
        QCOMPARE(callOf(project, alternative, "c1").network, 0.0);
        QCOMPARE(callOf(project, alternative, "c2").network, 0.0);
        setPlace(alternative, "tokyo");
        const CallSpec toEdge = callOf(project, alternative, "c1");
        const CallSpec toOrigin = callOf(project, alternative, "c2");
        QVERIFY(near(toEdge.network, 0.025 + 2048 * 8 / 50e6, 1e-6));
        QVERIFY(toOrigin.network > 0.15);
        QCOMPARE(callOf(project, alternative, "c3").network, 0.0);
        alternative.region = "ap-northeast-1";
        QVERIFY(callOf(project, alternative, "c2").network < 0.001);
    }

    void servicesOfUnknownPlaceAreNearTheirCallers()
    {
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[0];
        alternative.region = "ap-southeast-2";
        alternative.architecture.find(ComponentId("table"))->kind = "stripe";
        QCOMPARE(callOf(project, alternative, "c3").network, 0.0);
    }

    void everyMeasuredPairIsPlausible()
    {
        const NetworkFacts& facts = shippedCatalog().network();
        QVERIFY(facts.roundTrips.size() > 1000);
        for (const auto& [key, trip] : facts.roundTrips) {
            const auto& [provider, from, to] = key;
            const pricing::Region* one = pricing::findRegion(facts.regions, provider, from);
            const pricing::Region* two = pricing::findRegion(facts.regions, provider, to);
            QVERIFY2(one != nullptr && two != nullptr, (from + ' ' + to).c_str());
            // Nothing is faster than light in fibre, where the places are known to a tenth of a
            // degree and are not next to each other.
            const double kilometres = pricing::distanceKm(*one, *two);
            QVERIFY2(kilometres < 300 || trip.milliseconds > facts.byDistance(kilometres, 1),
                     (from + ' ' + to).c_str());
            QVERIFY(trip.milliseconds < 500 && !trip.provenance.source.empty() &&
                    !trip.provenance.asOf.empty());
        }
    }

    void refusesABadTable_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addRow("negative") << "aws,a,b,-5,2026-01-01,s,measured";
        QTest::addRow("no number") << "aws,a,b,fast,2026-01-01,s,measured";
        QTest::addRow("to itself") << "aws,a,a,5,2026-01-01,s,measured";
        QTest::addRow("no source") << "aws,a,b,5,2026-01-01,,measured";
        QTest::addRow("twice")
            << "aws,a,b,5,2026-01-01,s,measured\naws,b,a,6,2026-01-01,s,measured";
    }

    void refusesABadTable()
    {
        QFETCH(QString, row);
        const std::string head = "provider,from,to,round_trip_ms,as_of,source,confidence\n";
        const auto table = parseRoundTrips(head + row.toStdString() + "\n", "roundtrips.csv");
        QVERIFY(!table.has_value());
        QVERIFY(table.error().where.starts_with("roundtrips.csv:"));
        QVERIFY(parseRoundTrips(head + "aws,a,b,5,2026-01-01,s,measured\n", "t").has_value());
    }
};

BREAKEVEN_TEST(places, PlacesTest)
#include "tst_places.moc"
