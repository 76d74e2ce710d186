#include "model/catalog/catalog.h"
#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/simulation/compile.h"
#include "model/simulation/kernel/simulate.h"
#include "pricing/base/textfile.h"
#include "tests/catalog/parametervalue.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

#include <fmt/format.h>

using namespace breakeven;
using namespace breakeven::model;

namespace {

const nlohmann::json& cases()
{
    static const nlohmann::json list = [] {
        const auto text = readTextFile(BREAKEVEN_SOURCE_DIR "/tests/data/kindbills.json");
        return text ? nlohmann::json::parse(*text) : nlohmann::json();
    }();
    return list;
}

Component componentOf(const nlohmann::json& given)
{
    Component component{.id = ComponentId("it"), .kind = given.at("kind"), .name = "It"};
    const auto parameters = given.value("parameters", nlohmann::json::object());
    for (const auto& [name, value] : parameters.items()) {
        component.parameters[name] = parameterValue(value);
    }
    return component;
}

/// Users reach the component through a service without a price, so that no egress is charged.
Project projectOf(const nlohmann::json& given)
{
    Project project;
    project.assumptions.hoursPerMonth = given.value("hours", 730.0);
    const double seconds = project.assumptions.hoursPerMonth * 3600;
    project.workload.sources.push_back(
        {.id = TrafficSourceId("s"),
         .name = "S",
         .requestsPerSecond = given.at("calls").get<double>() / seconds,
         .usersPerMonth = given.value("users", 0.0)});
    Alternative& alternative = project.alternatives.emplace_back();
    alternative.id = AlternativeId("a");
    alternative.region = given.value("region", alternative.region);
    Architecture& architecture = alternative.architecture;
    architecture.insert(
        Component{.id = ComponentId("users"), .kind = "traffic.source", .name = "Users"});
    architecture.insert(Component{.id = ComponentId("caller"),
                                  .kind = "custom.service",
                                  .name = "Caller",
                                  .parameters = {{"latency_ms", 0.0}}});
    architecture.insert(componentOf(given));
    architecture.insert(Connection{
        .id = ConnectionId("a"), .from = ComponentId("users"), .to = ComponentId("caller")});
    architecture.insert(Connection{.id = ConnectionId("b"),
                                   .from = ComponentId("caller"),
                                   .to = ComponentId("it"),
                                   .mode = CallMode::Asynchronous,
                                   .operation = given.value("operation", std::string()),
                                   .request = Bytes(given.value("request_bytes", 1)),
                                   .response = Bytes(given.value("response_bytes", 1)),
                                   .payloadSpread = given.value("payload_spread", 0.0)});
    return project;
}

std::string toCents(Usd amount)
{
    constexpr std::int64_t cent = 10'000'000;
    const std::int64_t cents = (amount.nanos() + cent / 2) / cent;
    return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

std::string linesOf(const pricing::Bill& bill)
{
    std::string text;
    for (const pricing::BillLine& line : bill.lines) {
        text += fmt::format("\n{}: {} = {}", line.label, line.quantity.text(), line.amount.text());
    }
    return text;
}

}  // namespace

/// Kinds under a given load against bills worked out by others (`example` names its file in
/// tests/data/bills) or by hand: what the kind meters, how it rounds each call, what is free.
class KindBillsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_catalog = tests::shippedCatalog();
        m_book =
            tests::valueOrThrow(pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite"));
    }

    void bills_data()
    {
        QTest::addColumn<int>("index");
        QVERIFY(cases().size() >= 35);
        int index = 0;
        for (const nlohmann::json& given : cases()) {
            const auto name =
                given.at("kind").get<std::string>() + ": " + given.at("name").get<std::string>();
            QTest::newRow(name.c_str()) << index++;
        }
    }

    void bills()
    {
        QFETCH(int, index);
        const nlohmann::json& given = cases()[static_cast<std::size_t>(index)];
        const Project project = projectOf(given);
        const Alternative& alternative = project.alternatives.front();
        const auto model = compile(project, alternative, m_catalog);
        QVERIFY2(model, model ? "" : model.error().text().c_str());
        const auto usage = usageOf(project, alternative, m_catalog, *model, estimate(*model).flows);
        QVERIFY2(usage, usage ? "" : usage.error().text().c_str());
        const pricing::Bill bill =
            pricing::priceUsage(m_book, *usage, {.freeTier = given.value("free_tier", true)});
        QVERIFY2(bill.complete(), bill.complete() ? "" : bill.missing.front().reason.c_str());
        const std::string expected = given.at("expected_usd");
        QVERIFY2(toCents(bill.total) == expected,
                 (expected + " expected, ours" + linesOf(bill)).c_str());
    }

    /// A table that is asked for twice its quota charges for what it takes, in the simulation and
    /// in the estimate.
    void refusedCallsCostNothing()
    {
        Project project = projectOf({{"kind", "aws.dynamodb.ondemand"},
                                     {"calls", 200.0 * 730 * 3600},
                                     {"operation", "write"},
                                     {"parameters", {{"quota", 100}}}});
        const Alternative& alternative = project.alternatives.front();
        const auto model = compile(project, alternative, m_catalog);
        QVERIFY2(model, model ? "" : model.error().text().c_str());
        SimulationOptions options;
        options.replications = 1;
        options.duration = 600;
        options.warmup = 10;
        const auto result = simulate(*model, options);
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        const auto table = static_cast<std::size_t>(
            std::ranges::find(model->stations, "it", &StationSpec::id) - model->stations.begin());
        const double admitted = result->flows.stations[table].requests;
        QVERIFY(std::abs(admitted / (730 * 3600) - 100) < 0.5);
        for (const Flows& flows : {result->flows, estimate(*model).flows}) {
            const auto usage = usageOf(project, alternative, m_catalog, *model, flows);
            QVERIFY2(usage, usage ? "" : usage.error().text().c_str());
            const auto line = std::ranges::find(*usage, "write_request_units",
                                                [](const auto& each) { return each.key.meter; });
            QVERIFY(line != usage->end());
            const double metered = line->quantity.toDouble();
            QVERIFY(std::abs(metered / flows.stations[table].requests - 1) < 1e-6);
        }
    }

private:
    Catalog m_catalog;
    pricing::PriceBook m_book = pricing::PriceBook::fromRates({});
};

BREAKEVEN_TEST(kindbills, KindBillsTest)
#include "tst_kindbills.moc"
