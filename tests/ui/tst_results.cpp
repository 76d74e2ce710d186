#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>

#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/commands/componentcommands.h"
#include "ui/results/billtext.h"
#include "ui/results/headline.h"
#include "ui/results/problemspanel.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

pricing::BillLine requestsLine()
{
    pricing::BillLine line;
    line.component = "fn";
    line.label = "Requests";
    line.unit = "request";
    line.region = "us-east-1";
    line.priceRegion = "us-east-1";
    line.quantity = Quantity::fromWhole(3'000'000);
    line.free = Quantity::fromWhole(1'000'000);
    line.freeReason = "aws.lambda.free";
    line.amount = Usd::fromNanos(400'000'000);
    line.tiers = {{Quantity::fromWhole(2'000'000), UnitPrice::fromPicos(200'000), line.amount}};
    line.asOf = "2026-05-01";
    line.source = "https://aws.amazon.com/lambda/pricing/";
    return line;
}

}  // namespace

class ResultsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void billModelShowsDearestFirstThenGaps()
    {
        const Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        BillModel bill(theme);
        const QAbstractItemModelTester tester(&bill);
        pricing::BillLine cheap = requestsLine();
        cheap.amount = Usd::fromNanos(1'000'000);
        pricing::MissingPrice gap;
        gap.component = "cdn";
        gap.region = "mars-1";
        gap.reason = "no price for CloudFront in mars-1";
        bill.setBill({{cheap, requestsLine()}, {gap}, {}}, {{"fn", QStringLiteral("Orders fn")}});
        QCOMPARE(bill.rowCount(), 3);
        const auto cell = [&](int row, BillModel::Column column) {
            return bill.index(row, column).data().toString();
        };
        QCOMPARE(cell(0, BillModel::Component), QStringLiteral("Orders fn"));
        QCOMPARE(cell(0, BillModel::Amount), QStringLiteral("$0.40"));
        QCOMPARE(cell(0, BillModel::Price), QStringLiteral("$0.0000002"));
        QCOMPARE(cell(2, BillModel::Price), QStringLiteral("no price for mars-1"));
        QCOMPARE(bill.index(2, 0).data(BillModel::ComponentIdRole).toString(),
                 QStringLiteral("cdn"));
    }

    void explanationsNameEverything()
    {
        const QString facts = explanationOf(requestsLine()).join(QLatin1Char('\n'));
        for (const char* wanted : {"3,000,000 request", "less 1,000,000 request free",
                                   "2,000,000 request × $0.0000002 = $0.4", "published, 2026-05-01",
                                   "https://aws.amazon.com/lambda/pricing/"}) {
            QVERIFY2(facts.contains(QString::fromUtf8(wanted)), wanted);
        }
    }

    void headlinePrefersTheFreshSimulation()
    {
        model::Outcome outcome;
        outcome.estimate.p99Latency = 0.5;
        outcome.estimatedBill.total = Usd::fromNanos(10'000'000'000);
        outcome.simulation.emplace();
        outcome.simulation->latency.p99.mean = 0.25;
        outcome.simulatedCost = {12, 0.5};
        QCOMPARE(headlineOf(outcome, false).p99, 0.25);
        QCOMPARE(headlineOf(outcome, false).usd, 12.0);
        QVERIFY(headlineOf(outcome, false).simulated);
        QCOMPARE(headlineOf(outcome, true).p99, 0.5);
        QCOMPARE(headlineOf(outcome, true).usd, 10.0);
        QVERIFY(headlineOf(outcome, true).stale);
    }

    void fixesAreUndoSteps()
    {
        const auto window = tests::makeWindow();
        Document& document = window->document();
        const model::ComponentId id = document.newComponentId("aws.lambda");
        model::Component component{id, "aws.lambda", "Orders", {}, {{"memory_mb", 7.0}}};
        document.undoStack().push(new AddComponent(document, window->alternative(), component));
        model::Problem problem;
        problem.alternative = window->alternative();
        problem.where = id;
        problem.fix = {model::Fix::Kind::ResetParameter, "Reset", "memory_mb"};
        QVERIFY(applyFix(document, problem));
        const auto& architecture = document.project().find(problem.alternative)->architecture;
        QVERIFY(architecture.find(id)->parameters.empty());
        document.undoStack().undo();
        QCOMPARE(architecture.find(id)->parameters.size(), 1U);
        problem.where = model::ComponentId("gone");
        QVERIFY(!applyFix(document, problem));
        document.undoStack().clear();
    }

    void intervals()
    {
        QCOMPARE(plusMinus(412), QStringLiteral("± 412"));
        QCOMPARE(plusMinus(9), QStringLiteral("± 9.0"));
        QCOMPARE(plusMinus(0.0929), QStringLiteral("± 0.09"));
        QCOMPARE(plusMinus(0.0004), QStringLiteral("± < 0.01"));
        QCOMPARE(plusMinus(0), QString());
        QCOMPARE(plusMinus(std::numeric_limits<double>::infinity()), QString());
        QCOMPARE(duration(0.00035), QStringLiteral("350 µs"));
    }
};

BREAKEVEN_TEST(results, ResultsTest)
#include "tst_results.moc"
