#include "model/comparison/comparison.h"

#include <cmath>

#include "model/comparison/sizing.h"
#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

double amountOf(const pricing::Bill& bill, const std::string& meter)
{
    double total = 0;
    for (const pricing::BillLine& line : bill.lines) {
        total += line.key.meter == meter ? line.amount.toDouble() : 0;
    }
    return total;
}

}  // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void billsByHand()
    {
        Project project = sampleProject(10);
        project.assumptions.freeTier = false;
        const auto outcome =
            estimateAlternative(project, project.alternatives[0], shippedCatalog(), shippedBook());
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
        const double requests = 10 * 730 * 3600.0;
        QVERIFY(outcome->estimatedBill.complete());
        QVERIFY(std::abs(outcome->estimate.requestsPerMonth - requests) < 1);
        // HTTP API at $1.00 and Lambda at $0.20 a million requests.
        QVERIFY(std::abs(amountOf(outcome->estimatedBill, "requests") - requests * 1.2e-6) < 0.001);
        // One item of 1 KB written in a quarter of the requests, at $0.625 a million.
        QVERIFY(std::abs(amountOf(outcome->estimatedBill, "write_request_units") -
                         requests * 0.25 * 0.625e-6) < 0.001);
    }

    /// Two t3.micro, which earn 0.4 cores together, under a load that asks for 0.58 of their four.
    void cpuAboveTheBaselineIsPaidForOrNotGiven()
    {
        Project project = sampleProject(15);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["instance_type"] = std::string("t3.micro");
        parameters["framework"] = std::string("other-async");
        parameters["request_cpu_ms"] = 38.0;
        parameters["queue_limit"] = 50.0;
        const auto outcomeOf = [&project, &parameters](const char* credits) {
            parameters["credits"] = std::string(credits);
            return valueOrThrow(simulateAlternative(project, project.alternatives[1],
                                                    shippedCatalog(), shippedBook(), {.seed = 7}));
        };
        const char* surplus = "surplus_cpu_credit_vcpu_hours";
        const Outcome paid = outcomeOf("unlimited");
        // What is used beyond the baseline, at 0.05 USD a vCPU-hour.
        const double beyond = (15 * 0.038 - 0.4) * 730 * 0.05;
        QVERIFY(std::abs(amountOf(*paid.simulatedBill, surplus) / beyond - 1) < 0.05);
        const Outcome slowed = outcomeOf("standard");
        QCOMPARE(amountOf(*slowed.simulatedBill, surplus), 0.0);
        QCOMPARE(amountOf(slowed.estimatedBill, surplus), 0.0);
        const double served = paid.simulation->sources[0].throughput.mean;
        const double baseline = slowed.simulation->sources[0].throughput.mean;
        QVERIFY2(std::abs(served - 15) < 0.3, std::to_string(served).c_str());
        QVERIFY2(std::abs(baseline - 0.4 / 0.038) < 0.3, std::to_string(baseline).c_str());
    }

    void freeAllowancesLowerTheBill()
    {
        Project project = sampleProject(10);
        const auto with =
            estimateAlternative(project, project.alternatives[0], shippedCatalog(), shippedBook());
        project.assumptions.freeTier = false;
        const auto without =
            estimateAlternative(project, project.alternatives[0], shippedCatalog(), shippedBook());
        QVERIFY(with && without);
        QVERIFY(with->estimatedBill.total < without->estimatedBill.total);
    }

    void simulationAgreesWithTheEstimate()
    {
        const Project project = sampleProject(20);
        for (const Alternative& alternative : project.alternatives) {
            const auto outcome = simulateAlternative(project, alternative, shippedCatalog(),
                                                     shippedBook(), {.seed = 7});
            QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
            const double simulated = outcome->simulatedBill->total.toDouble();
            const double estimated = outcome->estimatedBill.total.toDouble();
            QVERIFY2(
                std::abs(simulated / estimated - 1) < 0.02,
                qPrintable(
                    QStringLiteral("%1 simulated, %2 estimated").arg(simulated).arg(estimated)));
            const double mean = outcome->simulation->latency.mean.mean;
            QVERIFY2(std::abs(mean / outcome->estimate.meanLatency - 1) < 0.1,
                     qPrintable(QStringLiteral("%1 s simulated, %2 s estimated")
                                    .arg(mean)
                                    .arg(outcome->estimate.meanLatency)));
        }
    }

    void sizesServersToTheLoad()
    {
        const Project project = sampleProject(2000);
        const auto sized = sizedFor(project, project.alternatives[1], shippedCatalog());
        QVERIFY2(sized.has_value(), sized ? "" : sized.error().text().c_str());
        const Component* pool = sized->alternative.architecture.find(ComponentId("pool"));
        QVERIFY(std::get<double>(pool->parameters.at("instances")) > 2);
        for (std::size_t i = 0; i < sized->model.stations.size(); ++i) {
            if (sized->model.stations[i].id == "pool") {
                QVERIFY(sized->estimate.stations[i].peakUtilisation <= 0.6);
            }
        }
    }

    void findsWhereTheCurvesCross()
    {
        const Project project = sampleProject(20);
        const auto curves = breakEven(project, shippedCatalog(), shippedBook());
        QVERIFY2(curves.has_value(), curves ? "" : curves.error().text().c_str());
        QCOMPARE(curves->curves.size(), 2U);
        QVERIFY(!curves->crossings.empty());
        const Crossing& crossing = curves->crossings.front();
        QCOMPARE(crossing.cheaperBelow.text(), std::string("serverless"));
        // At the crossing, both cost the same: priced anew from both sides of it.
        Project at = project;
        at.workload.sources[0].requestsPerSecond *= crossing.factor;
        at.workload.sources[0].usersPerMonth *= crossing.factor;
        const auto outcome =
            estimateAlternative(at, at.alternatives[0], shippedCatalog(), shippedBook());
        QVERIFY(outcome.has_value());
        QVERIFY(std::abs(outcome->estimatedBill.total.toDouble() / crossing.usd - 1) < 0.005);
    }

    void verdictNamesFiguresAndTheBreakEven()
    {
        const Project project = sampleProject(20);
        std::vector<Outcome> outcomes;
        for (const Alternative& alternative : project.alternatives) {
            outcomes.push_back(valueOrThrow(
                estimateAlternative(project, alternative, shippedCatalog(), shippedBook())));
        }
        const auto curves = breakEven(project, shippedCatalog(), shippedBook());
        const std::string verdict = verdictOf(outcomes, *curves);
        QVERIFY2(verdict.find("52.6 M requests a month") != std::string::npos, verdict.c_str());
        QVERIFY2(verdict.find("becomes the cheaper one") != std::string::npos, verdict.c_str());
    }

    void verdictWithoutABreakEvenNamesTheLimit()
    {
        const Project project = sampleProject(20);
        std::vector<Outcome> outcomes;
        for (const Alternative& alternative : project.alternatives) {
            outcomes.push_back(valueOrThrow(
                estimateAlternative(project, alternative, shippedCatalog(), shippedBook())));
        }
        BreakEven curves;
        QVERIFY(verdictOf(outcomes, curves).find("to a thousand times this load") !=
                std::string::npos);
        curves.curves = {
            {.alternative = project.alternatives[1].id,
             .name = "Servers",
             .points = {{.requestsPerMonth = 1e6},
                        {.requestsPerMonth = 2e9, .feasible = false, .bottleneck = "Pool"}}}};
        const std::string verdict = verdictOf(outcomes, curves);
        QVERIFY2(verdict.find("at 2 G requests a month Pool of Servers is too small") !=
                     std::string::npos,
                 verdict.c_str());
    }

    void costsAddUpByComponent()
    {
        const Project project = sampleProject(20);
        const auto outcome =
            estimateAlternative(project, project.alternatives[1], shippedCatalog(), shippedBook());
        QVERIFY(outcome.has_value());
        Usd sum;
        for (const auto& [id, usd] : costByComponent(outcome->estimatedBill)) {
            sum += usd;
        }
        QCOMPARE(sum.nanos(), outcome->estimatedBill.total.nanos());
    }
};

BREAKEVEN_TEST(comparison, ComparisonTest)
#include "tst_comparison.moc"
