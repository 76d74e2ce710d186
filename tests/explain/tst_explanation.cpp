#include "model/explain/explanation.h"

#include <cmath>

#include "model/explain/attribution.h"
#include "model/simulation/compile.h"
#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

struct Explained {
    Outcome outcome;
    Explanation explanation;
};

Explained explained(const Project& project, std::size_t alternative)
{
    const Alternative& which = project.alternatives.at(alternative);
    Outcome outcome =
        valueOrThrow(estimateAlternative(project, which, shippedCatalog(), shippedBook()));
    Explanation explanation = valueOrThrow(explain(project, which, shippedCatalog(), outcome));
    return {std::move(outcome), std::move(explanation)};
}

Usd sumOf(const std::vector<CostGroup>& groups)
{
    Usd sum;
    for (const CostGroup& group : groups) {
        sum += group.amount;
    }
    return sum;
}

/// The quantity of a line's parts that have the cause (and come over the connection, if named).
double quantityOf(const Explained& answer, const std::string& component, const std::string& label,
                  Cause cause, const std::string& connection = {})
{
    double quantity = 0;
    for (std::size_t i = 0; i < answer.explanation.lines.size(); ++i) {
        const pricing::BillLine& line = answer.outcome.bill().lines[i];
        if (line.component != component || !line.label.starts_with(label)) {
            continue;
        }
        for (const CostPart& part : answer.explanation.lines[i]) {
            const bool over = connection.empty() || part.connection.text() == connection;
            quantity += part.cause == cause && over ? part.quantity.toDouble() : 0;
        }
    }
    return quantity;
}

Component& componentOf(Project& project, std::size_t alternative, const char* id)
{
    return *project.alternatives.at(alternative).architecture.find(ComponentId(id));
}

Connection& connectionOf(Project& project, std::size_t alternative, const char* id)
{
    return *project.alternatives.at(alternative).architecture.find(ConnectionId(id));
}

bool near(double actual, double expected, double relative = 1e-6)
{
    return std::abs(actual - expected) <= relative * std::max(1e-12, std::abs(expected));
}

}  // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private slots:
    void partsAndGroupsSumExactly_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("alternative");
        for (const double rate : {0.001, 0.37, 12.0, 900.0}) {
            QTest::addRow("serverless at %g", rate) << rate << 0;
            QTest::addRow("servers at %g", rate) << rate << 1;
        }
    }

    void partsAndGroupsSumExactly()
    {
        QFETCH(double, rate);
        QFETCH(int, alternative);
        Project project = sampleProject(rate);
        connectionOf(project, 0, "c3").retries = 2;
        componentOf(project, 0, "fn").parameters["error_percent"] = 7.0;
        const Explained answer = explained(project, static_cast<std::size_t>(alternative));
        const auto& lines = answer.outcome.bill().lines;
        QVERIFY(!lines.empty());
        QCOMPARE(answer.explanation.lines.size(), lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Usd amount;
            Quantity quantity;
            for (const CostPart& part : answer.explanation.lines[i]) {
                amount += part.amount;
                quantity = quantity + part.quantity;
            }
            QVERIFY(amount == lines[i].amount);
            QVERIFY(quantity == lines[i].quantity);
        }
        for (const auto* groups :
             {&answer.explanation.byCause, &answer.explanation.byComponent,
              &answer.explanation.byCategory, &answer.explanation.byProvider}) {
            QVERIFY(sumOf(*groups) == answer.outcome.bill().total);
        }
    }

    void callsAreTakenApartByConnection()
    {
        const Explained answer = explained(sampleProject(10), 0);
        const double requests = answer.outcome.estimate.requestsPerMonth;
        QVERIFY(
            near(quantityOf(answer, "api", "Requests (per started 512 KB)", Cause::Requests, "c1"),
                 requests));
        QVERIFY(near(quantityOf(answer, "fn", "Requests", Cause::Requests, "c2"), requests));
    }

    void retriesAreTheirOwnPart()
    {
        Project project = sampleProject(10);
        componentOf(project, 0, "fn").parameters["error_percent"] = 20.0;
        connectionOf(project, 0, "c2").retries = 1;
        const Explained answer = explained(project, 0);
        const double requests = answer.outcome.estimate.requestsPerMonth;
        QVERIFY(near(quantityOf(answer, "fn", "Requests", Cause::Requests), requests));
        QVERIFY(near(quantityOf(answer, "fn", "Requests", Cause::Retries, "c2"), requests * 0.2));
    }

    void coldStartsAreBilledTimeOfInit()
    {
        // One request an hour: nearly every one starts cold.
        const Explained answer = explained(sampleProject(1.0 / 3600), 0);
        const auto model = valueOrThrow(
            compile(sampleProject(1.0 / 3600), sampleProject(1).alternatives[0], shippedCatalog()));
        const auto& flows = answer.outcome.estimate.flows.stations;
        for (std::size_t i = 0; i < model.stations.size(); ++i) {
            if (model.stations[i].id == "fn") {
                QVERIFY(flows[i].initSeconds > 0);
                QVERIFY(near(quantityOf(answer, "fn", "Duration", Cause::ColdStarts),
                             flows[i].initSeconds * 0.5));
            }
        }
    }

    void idleIsWhatUtilisationLeaves()
    {
        const Explained answer = explained(sampleProject(10), 1);
        double capacity = 0;
        double idle = 0;
        for (std::size_t i = 0; i < answer.explanation.lines.size(); ++i) {
            for (const CostPart& part : answer.explanation.lines[i]) {
                const bool pool = answer.outcome.bill().lines[i].component == "pool";
                capacity += pool && part.cause == Cause::Capacity ? part.amount.toDouble() : 0;
                idle += pool && part.cause == Cause::Idle ? part.amount.toDouble() : 0;
            }
        }
        double use = 0;
        const auto model = valueOrThrow(
            compile(sampleProject(10), sampleProject(10).alternatives[1], shippedCatalog()));
        for (std::size_t i = 0; i < model.stations.size(); ++i) {
            use = model.stations[i].id == "pool" ? answer.outcome.estimate.stations[i].utilisation
                                                 : use;
        }
        QVERIFY(use > 0 && use < 1);
        QVERIFY(near(capacity / (capacity + idle), use, 1e-6));
    }

    void provisionedConcurrencyIsIdleWhenNobodyCalls()
    {
        Project project = sampleProject(0.001);
        componentOf(project, 0, "fn").parameters["provisioned_concurrency"] = 10.0;
        const Explained answer = explained(project, 0);
        Usd idle;
        for (const CostGroup& cause : answer.explanation.byCause) {
            idle += cause.id == "idle" ? cause.amount : Usd();
        }
        // 10 × 0.5 GB × 730 h × 3,600 s at $0.0000041667.
        QVERIFY2(near(idle.toDouble(), 54.75, 0.01), qPrintable(QString::number(idle.toDouble())));
    }

    void perRequestAndPerUser()
    {
        const Explained answer = explained(sampleProject(10), 0);
        const double usd = answer.outcome.bill().total.toDouble();
        QVERIFY(near(answer.explanation.perThousandRequests(), usd / (10 * 730 * 3.6)));
        QVERIFY(near(answer.explanation.perThousandUsers(), usd));
    }

    void noLoadNoDivision()
    {
        Project project = sampleProject(0);
        project.workload.sources[0].usersPerMonth = 0;
        const Explained answer = explained(project, 1);
        QCOMPARE(answer.explanation.perThousandRequests(), 0.0);
        QCOMPARE(answer.explanation.perThousandUsers(), 0.0);
        QVERIFY(answer.outcome.bill().total > Usd());
    }

    void groupsTouchNoComponentTwice()
    {
        SimulationModel model;
        model.stations.resize(4);
        model.calls = {{.id = "a", .from = 0, .to = 1},
                       {.id = "b", .from = 0, .to = 2},
                       {.id = "c", .from = 2, .to = 3},
                       {.id = "d", .from = 1, .to = 3}};
        const auto groups = groupsApart(model);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0], (std::vector<std::size_t>{0, 2}));
        QCOMPARE(groups[1], (std::vector<std::size_t>{1, 3}));
    }

    void yearFollowsGrowth()
    {
        Project project = sampleProject(100);
        const auto flat = valueOrThrow(
            firstYear(project, project.alternatives[0], shippedCatalog(), shippedBook()));
        project.workload.sources[0].growthPercent = 10;
        const auto growing = valueOrThrow(
            firstYear(project, project.alternatives[0], shippedCatalog(), shippedBook()));
        QCOMPARE(flat.months.size(), std::size_t(12));
        QVERIFY(flat.months.front() == flat.months.back());
        QVERIFY(growing.months.front() == flat.months.front());
        QVERIFY(growing.months.back() > growing.months.front());
        Usd sum;
        for (const Usd month : growing.months) {
            sum += month;
        }
        QVERIFY(sum == growing.total);
    }
};

BREAKEVEN_TEST(explanation, ExplanationTest)
#include "tst_explanation.moc"
