#include "model/estimate/transfer.h"

#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/simulation/compile.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

const double requestsPerMonth = 1048576;
constexpr double kilobytes = 1024;

}  // namespace

/// Users call a function; the function calls what each test adds. A gibibyte of requests a month.
class TransferTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_project = {};
        m_project.workload.sources.push_back(
            {.id = TrafficSourceId("s"), .requestsPerSecond = requestsPerMonth / (730.0 * 3600)});
        Alternative& alternative = m_project.alternatives.emplace_back();
        alternative.id = AlternativeId("a");
        add("users", "traffic.source");
        add("fn", "aws.lambda");
        connect("in", "users", "fn");
    }

    /// Answers to users are a meter of the function's own; nothing else leaves.
    void usersPayByTheFunctionsMeter()
    {
        add("table", "aws.dynamodb.ondemand");
        connect("read", "fn", "table");
        QVERIFY(transfers().empty());
        const auto lines = usage();
        const auto egress = std::ranges::find(lines, "data_transfer_out_gb", [](const auto& line) {
            return std::string_view(line.key.meter);
        });
        QVERIFY(egress != lines.end());
        QCOMPARE(egress->component, std::string("fn"));
        QCOMPARE(egress->connection, std::string("in"));
        QCOMPARE(egress->label, std::string("Internet egress, from users"));
        QVERIFY(std::abs(egress->quantity.toDouble() - 2) < 1e-6);
    }

    void requestsToOtherProvidersGoOut()
    {
        add("pay", "stripe");
        connect("charge", "fn", "pay");
        const auto lines = transfers();
        QCOMPARE(lines.size(), std::size_t{1});
        QVERIFY((lines[0].key ==
                 pricing::RateKey{"aws", "datatransfer", "internet-out", "data_transfer_out_gb"}));
        QCOMPARE(lines[0].component, std::string("fn"));
        QCOMPARE(lines[0].connection, std::string("charge"));
        QCOMPARE(lines[0].label, std::string("Internet egress, requests to pay"));
        QVERIFY(std::abs(lines[0].quantity.toDouble() - 1) < 1e-6);
        QVERIFY(!lines[0].formula.empty());
    }

    /// The gateway bills what passes it, so the call behind it must not pay once more.
    void aGatewayOutPaysOnce()
    {
        add("nat", "aws.nat");
        add("pay", "stripe");
        connect("out", "fn", "nat");
        connect("charge", "nat", "pay");
        QVERIFY(transfers().empty());
        QCOMPARE(std::ranges::count_if(usage(),
                                       [](const pricing::UsageLine& line) {
                                           return line.key.sku == "internet-out" &&
                                                  line.component == "nat";
                                       }),
                 std::ptrdiff_t{1});
    }

    void regionsPayBothWays()
    {
        add("table", "aws.dynamodb.ondemand", "eu-west-1");
        connect("read", "fn", "table");
        const auto lines = transfers();
        QCOMPARE(lines.size(), std::size_t{2});
        for (const pricing::UsageLine& line : lines) {
            QVERIFY((line.key == pricing::RateKey{"aws", "datatransfer", "inter-region",
                                                  "data_transfer_out_gb"}));
            QCOMPARE(line.connection, std::string("read"));
        }
        QCOMPARE(lines[0].component, std::string("fn"));
        QCOMPARE(lines[0].region, std::string("us-east-1"));
        QCOMPARE(lines[0].label, std::string("Transfer to eu-west-1, requests to table"));
        QVERIFY(std::abs(lines[0].quantity.toDouble() - 1) < 1e-6);
        QCOMPARE(lines[1].component, std::string("table"));
        QCOMPARE(lines[1].region, std::string("eu-west-1"));
        QVERIFY(std::abs(lines[1].quantity.toDouble() - 2) < 1e-6);
    }

    /// What is billed between regions is not billed between zones as well; and what runs in
    /// another region is priced there.
    void regionsStandInForZones()
    {
        add("near", "aws.rds.postgresql");
        add("far", "aws.rds.postgresql", "eu-west-1");
        connect("a", "fn", "near");
        connect("b", "fn", "far");
        const auto lines = usage();
        const auto crossZone = [&](const char* component) {
            return std::ranges::count_if(lines, [&](const pricing::UsageLine& line) {
                return line.component == component && line.key.sku == "cross-az";
            });
        };
        QCOMPARE(crossZone("near"), std::ptrdiff_t{1});
        QCOMPARE(crossZone("far"), std::ptrdiff_t{0});
        for (const pricing::UsageLine& line : lines) {
            QCOMPARE(line.region, std::string(line.component == "far" ? "eu-west-1" : "us-east-1"));
        }
    }

    /// One connection, one line: what each caller costs can be seen.
    void callersAreToldApart()
    {
        add("other", "aws.lambda");
        add("table", "aws.dynamodb.ondemand");
        connect("in2", "users", "other");
        connect("a", "fn", "table");
        connect("b", "other", "table");
        std::vector<std::string> connections;
        for (const pricing::UsageLine& line : usage()) {
            if (line.component == "table" && !line.connection.empty()) {
                connections.push_back(line.connection);
            }
        }
        std::ranges::sort(connections);
        QVERIFY((connections == std::vector<std::string>{"a", "b"}));
    }

    void readsRules_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << QByteArray("aws,internet,s,k,m,1000,aws.nat") << true;
        QTest::newRow("unknown route") << QByteArray("aws,moon,s,k,m,1000,") << false;
        QTest::newRow("no size") << QByteArray("aws,region,s,k,m,0,") << false;
        QTest::newRow("a cell short") << QByteArray("aws,region,s,k,m,5") << false;
    }
    void readsRules()
    {
        QFETCH(QByteArray, row);
        QFETCH(bool, good);
        const auto rules = parseTransferRules(
            "provider,route,service,sku,meter,unit_bytes,except\n" + row.toStdString() + "\n",
            "t.csv");
        QCOMPARE(rules.has_value(), good);
    }

private:
    Architecture& architecture() { return m_project.alternatives.front().architecture; }

    void add(const char* id, const char* kind, const char* region = "")
    {
        QVERIFY2(m_catalog.find(kind) != nullptr, kind);
        architecture().insert(Component{.id = ComponentId(id), .kind = kind, .region = region});
    }

    void connect(const char* id, const char* from, const char* to)
    {
        architecture().insert(Connection{.id = ConnectionId(id),
                                         .from = ComponentId(from),
                                         .to = ComponentId(to),
                                         .request = Bytes(kilobytes),
                                         .response = Bytes(2 * kilobytes)});
    }

    SimulationModel compiled()
    {
        return compile(m_project, m_project.alternatives.front(), m_catalog).value();
    }

    std::vector<pricing::UsageLine> transfers()
    {
        const SimulationModel model = compiled();
        return transferOf(m_project.alternatives.front(), m_catalog, model, estimate(model).flows);
    }

    std::vector<pricing::UsageLine> usage()
    {
        const SimulationModel model = compiled();
        return usageOf(m_project, m_project.alternatives.front(), m_catalog, model,
                       estimate(model).flows)
            .value();
    }

    Project m_project;
    const Catalog& m_catalog = tests::shippedCatalog();
};

BREAKEVEN_TEST(transfer, TransferTest)
#include "tst_transfer.moc"
