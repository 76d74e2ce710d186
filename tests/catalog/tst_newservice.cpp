#include "model/catalog/catalog.h"
#include "model/catalog/validate.h"
#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/report/kindhelp.h"
#include "model/report/writers.h"
#include "model/simulation/compile.h"
#include "model/simulation/kernel/simulate.h"
#include "pricing/book/ratecsv.h"
#include "tests/catalog/newservice.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

/// A service is data: one file and a few prices, and it is there, simulates and bills.
class NewServiceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto catalog = tests::newServiceCatalog();
        QVERIFY2(catalog, catalog ? "" : catalog.error().text().c_str());
        m_catalog = std::move(*catalog);

        auto rows = pricing::parseRateRows(newServicePrices, "acme.csv");
        QVERIFY2(rows, rows ? "" : rows.error().text().c_str());
        auto rates = pricing::groupedRates(std::move(*rows));
        QVERIFY2(rates, rates ? "" : rates.error().text().c_str());
        m_book = pricing::PriceBook::fromRates(std::move(*rates));
    }

    void isInTheCatalog()
    {
        const ServiceKind* kind = m_catalog.find("acme.stamp");
        QVERIFY(kind);
        QCOMPARE(kind->parameters.size(), std::size_t(2));
        QCOMPARE(kind->parameter("press_ms")->provenance.confidence, std::string("measured"));
        for (const Problem& problem : validate(project(), m_catalog)) {
            QFAIL(problem.text.c_str());
        }
    }

    void simulates()
    {
        const auto model = compile(project(), project().alternatives.front(), m_catalog);
        QVERIFY2(model, model ? "" : model.error().text().c_str());
        const auto result = simulate(*model, {.replications = 1, .duration = 60, .warmup = 0});
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        QVERIFY(std::abs(estimate(*model).meanLatency - 0.005) < 1e-9);
    }

    /// Two million requests of two pages each: a million pages at the first price.
    void bills()
    {
        const Project planned = project();
        const Alternative& alternative = planned.alternatives.front();
        const auto model = compile(planned, alternative, m_catalog);
        QVERIFY(model.has_value());
        const auto usage = usageOf(planned, alternative, m_catalog, *model, estimate(*model).flows);
        QVERIFY2(usage, usage ? "" : usage.error().text().c_str());
        const pricing::Bill bill = pricing::priceUsage(m_book, *usage);
        QVERIFY(bill.complete());
        QCOMPARE(bill.lines.size(), std::size_t(2));
        QCOMPARE(bill.total.text(), std::string("57"));
    }

    /// A colour whose price was forgotten is named, not free.
    void namesAMissingPrice()
    {
        Project planned = project();
        Alternative& alternative = planned.alternatives.front();
        alternative.architecture.find(ComponentId("stamp"))->parameters["ink"] = "red";
        const auto model = compile(planned, alternative, m_catalog);
        QVERIFY(model.has_value());
        const auto usage = usageOf(planned, alternative, m_catalog, *model, estimate(*model).flows);
        const pricing::Bill bill = pricing::priceUsage(m_book, *usage);
        QCOMPARE(bill.missing.size(), std::size_t(1));
        QCOMPARE(bill.missing.front().key.sku, std::string("red"));
        QCOMPARE(bill.total.text(), std::string("7"));
    }

    void hasItsHelp()
    {
        const report::Document help =
            report::helpOf(*m_catalog.find("acme.stamp"), {m_catalog, m_book, {}});
        const std::string text = report::textOf(help, report::Notes::Below);
        for (const char* part :
             {"Puts a stamp on each request", "Ink", "Black · Red", "Mean time of a stamp",
              "0–1,000", "example.org · 2026 · measured", "calls * ceil(request_kb / 4)",
              "Size of a request in KB", "acme stamp black pages", "$0.00002", "> 1,000,000",
              "acme stamp plan_months", "press_ms / 1000"}) {
            QVERIFY2(text.find(part) != std::string::npos, part);
        }
        const report::Document index = report::helpIndex(m_catalog, "stamp");
        QCOMPARE(index.sections.size(), std::size_t(1));
    }

private:
    static Project project()
    {
        Project project;
        project.workload.sources.push_back(
            {.id = TrafficSourceId("s"), .name = "S", .requestsPerSecond = 2e6 / (730.0 * 3600)});
        Alternative& alternative = project.alternatives.emplace_back();
        alternative.id = AlternativeId("a");
        alternative.name = "A";
        alternative.architecture.insert(
            Component{.id = ComponentId("users"), .kind = "traffic.source", .name = "Users"});
        alternative.architecture.insert(
            Component{.id = ComponentId("stamp"), .kind = "acme.stamp", .name = "Stamp"});
        alternative.architecture.insert(Connection{.id = ConnectionId("c"),
                                                   .from = ComponentId("users"),
                                                   .to = ComponentId("stamp"),
                                                   .request = Bytes(5000)});
        return project;
    }

    Catalog m_catalog;
    pricing::PriceBook m_book = pricing::PriceBook::fromRates({});
};

BREAKEVEN_TEST(newservice, NewServiceTest)
#include "tst_newservice.moc"
