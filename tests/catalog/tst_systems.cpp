#include <algorithm>

#include "model/catalog/catalog.h"
#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/simulation/compile.h"
#include "model/simulation/kernel/simulate.h"
#include "pricing/base/textfile.h"
#include "tests/catalog/parametervalue.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

const nlohmann::json& systems()
{
    static const nlohmann::json list = [] {
        const auto text = readTextFile(BREAKEVEN_SOURCE_DIR "/tests/data/systems.json");
        return text ? nlohmann::json::parse(*text) : nlohmann::json();
    }();
    return list;
}

/// A region that the provider's prices know.
std::string regionOf(const std::string& provider)
{
    if (provider == "azure") {
        return "eastus";
    }
    return provider == "gcp" || provider == "firebase" ? "us-central1" : "us-east-1";
}

/// A thousand users who send ten requests a second straight to the one component.
Project projectWith(Component component, const ServiceKind& kind)
{
    Project project;
    project.workload.sources.push_back(
        {.id = TrafficSourceId("s"), .name = "S", .requestsPerSecond = 10, .usersPerMonth = 1000});
    Alternative& alternative = project.alternatives.emplace_back();
    alternative.id = AlternativeId("a");
    alternative.region = regionOf(kind.provider);
    Architecture& architecture = alternative.architecture;
    architecture.insert(
        Component{.id = ComponentId("users"), .kind = "traffic.source", .name = "Users"});
    component.id = ComponentId("it");
    architecture.insert(std::move(component));
    Connection call{.id = ConnectionId("c"), .from = ComponentId("users"), .to = ComponentId("it")};
    if (kind.behaviour == Behaviour::Monitor) {
        call.mode = CallMode::Asynchronous;
    }
    architecture.insert(std::move(call));
    return project;
}

}  // namespace

/// Every system that the program says it covers, by name: in the catalog, simulating and billing.
class SystemsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_catalog = tests::shippedCatalog();
        m_book =
            tests::valueOrThrow(pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite"));
    }

    void isCovered_data()
    {
        QTest::addColumn<int>("index");
        QVERIFY(systems().size() >= 120);
        for (int i = 0; i < static_cast<int>(systems().size()); ++i) {
            QTest::newRow(systems()[static_cast<std::size_t>(i)]
                              .at("system")
                              .get_ref<const std::string&>()
                              .c_str())
                << i;
        }
    }

    void isCovered()
    {
        QFETCH(int, index);
        const nlohmann::json& system = systems()[static_cast<std::size_t>(index)];
        if (system.contains("gap")) {
            QVERIFY2(!system.contains("kind"), "a gap has no kind");
            QVERIFY2(system.at("gap").get<std::string>().size() > 20, "says what was sought");
            return;
        }
        const std::string id = system.at("kind");
        const ServiceKind* kind = m_catalog.find(id);
        QVERIFY2(kind, id.c_str());
        Component component{.kind = id, .name = "It"};
        const auto parameters = system.value("parameters", nlohmann::json::object());
        for (const auto& [name, value] : parameters.items()) {
            QVERIFY2(kind->parameter(name), name.c_str());
            component.parameters[name] = parameterValue(value);
        }
        works(projectWith(std::move(component), *kind), system.value("billed", std::string()));
    }

private:
    void works(const Project& project, const std::string& billed)
    {
        const Alternative& alternative = project.alternatives.front();
        const auto model = compile(project, alternative, m_catalog);
        QVERIFY2(model, model ? "" : model.error().text().c_str());
        const auto simulated =
            simulate(*model, {.replications = 1, .duration = 5, .warmup = 0, .threads = 1});
        QVERIFY2(simulated, simulated ? "" : simulated.error().text().c_str());
        const Estimate answer = estimate(*model);
        QVERIFY(answer.requestsPerMonth > 0);
        QVERIFY(answer.errorRate < 0.5);
        const auto usage = usageOf(project, alternative, m_catalog, *model, answer.flows);
        QVERIFY2(usage, usage ? "" : usage.error().text().c_str());
        const pricing::Bill bill = pricing::priceUsage(m_book, *usage, {.freeTier = false});
        const auto isPriced = [&](const pricing::BillLine& line) {
            return line.component == "it" && !line.source.empty() &&
                   (billed.empty() ? line.amount.nanos() > 0 : line.key.meter == billed);
        };
        QVERIFY2(std::ranges::any_of(bill.lines, isPriced),
                 billed.empty() ? "nothing is charged" : billed.c_str());
    }

    Catalog m_catalog;
    pricing::PriceBook m_book = pricing::PriceBook::fromRates({});
};

BREAKEVEN_TEST(systems, SystemsTest)
#include "tst_systems.moc"
