#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include <numeric>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/commands/componentcommands.h"
#include "ui/results/billtext.h"
#include "ui/results/billtree.h"
#include "ui/results/headline.h"
#include "ui/results/hourschart.h"
#include "ui/results/problemspanel.h"
#include "ui/results/waterfallchart.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

pricing::BillLine requestsLine()
{
    pricing::BillLine line;
    line.key = {"aws", "lambda", "x86_64", "requests"};
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

/// A dear line and a cheap one of the same price, and one without any.
struct BillOfTwo {
    model::Alternative alternative;
    pricing::Bill bill;
    model::Explanation explanation;

    BillOfTwo()
    {
        alternative.id = model::AlternativeId("a");
        alternative.name = "Serverless";
        alternative.architecture.insert(
            model::Component{model::ComponentId("fn"), "aws.lambda", "Orders fn", {}, {}});
        pricing::BillLine cheap = requestsLine();
        cheap.amount = Usd::fromNanos(1'000'000);
        pricing::MissingPrice gap;
        gap.component = "cdn";
        gap.region = "mars-1";
        gap.reason = "no price for CloudFront in mars-1";
        bill.lines = {cheap, requestsLine()};
        bill.missing = {gap};
        explanation.lines = {{{model::Cause::Requests, {}, cheap.quantity, cheap.amount}},
                             {{model::Cause::Retries, {}, cheap.quantity, bill.lines[1].amount}}};
    }
    [[nodiscard]] BillSubject subject() const { return {&alternative, &bill, &explanation}; }
};

}  // namespace

class ResultsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void billTreeShowsDearestFirstThenGaps()
    {
        const Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        BillTree tree(tests::shippedCatalog(), theme);
        const QAbstractItemModelTester tester(&tree);
        const BillOfTwo given;
        tree.setBills({given.subject()}, BillTree::Grouping::Component);
        const QModelIndex alternative = tree.index(0, 0);
        QCOMPARE(alternative.data().toString(), QStringLiteral("Serverless"));
        QCOMPARE(tree.rowCount(alternative), 2);
        const QModelIndex group = tree.index(0, 0, alternative);
        QCOMPARE(group.data().toString(), QStringLiteral("Orders fn"));
        QCOMPARE(tree.rowCount(group), 2);
        const QModelIndex line = tree.index(0, 0, group);
        const auto cell = [&](const QModelIndex& row, BillTree::Column column) {
            return row.siblingAtColumn(column).data().toString();
        };
        QCOMPARE(cell(line, BillTree::Amount), QStringLiteral("$0.40"));
        QCOMPARE(cell(line, BillTree::Price), QStringLiteral("$0.0000002"));
        QCOMPARE(tree.index(0, 0, line).data().toString(), QStringLiteral("Retries"));
        QCOMPARE(cell(tree.index(0, 0, line), BillTree::Amount), QStringLiteral("$0.40"));
        QVERIFY(tree.index(1, 0, line).data(BillTree::FactRole).toBool());
        const QModelIndex gap = tree.index(0, 0, tree.index(1, 0, alternative));
        QCOMPARE(cell(gap, BillTree::Price), QStringLiteral("no price for mars-1"));
        QCOMPARE(gap.data(BillTree::ComponentIdRole).toString(), QStringLiteral("cdn"));
    }

    /// The rows of an alternative add up to its total, whatever stands between.
    void billTreeHoldsDiscountAndTax()
    {
        const Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        BillTree tree(tests::shippedCatalog(), theme);
        const QAbstractItemModelTester tester(&tree);
        BillOfTwo given;
        given.bill.missing.clear();
        given.bill.listTotal = Usd::fromNanos(401'000'000);
        given.bill.adjustments = {
            {pricing::AdjustmentKind::Discount, "aws", Quantity::fromWhole(10),
             given.bill.listTotal, Usd::fromNanos(-40'100'000)},
            {pricing::AdjustmentKind::Tax, "", Quantity::fromWhole(20), Usd::fromNanos(360'900'000),
             Usd::fromNanos(72'180'000)}};
        given.bill.total = Usd::fromNanos(433'080'000);
        given.bill.converted =
            pricing::converted(given.bill.total, {"EUR", Quantity::fromWhole(2), "2026-11-20"});
        tree.setBills({given.subject()}, BillTree::Grouping::Component);
        const QModelIndex alternative = tree.index(0, 0);
        const auto amount = [](const QModelIndex& row) {
            return row.siblingAtColumn(BillTree::Amount).data().toString();
        };
        QCOMPARE(tree.rowCount(alternative), 3);
        QCOMPARE(amount(alternative), QStringLiteral("$0.43"));
        QCOMPARE(amount(tree.index(0, 0, alternative)), QStringLiteral("$0.40"));
        const QModelIndex terms = tree.index(1, 0, alternative);
        QCOMPARE(terms.data().toString(), QStringLiteral("Discount and tax"));
        QCOMPARE(amount(terms), QStringLiteral("$0.03"));
        QCOMPARE(tree.index(0, 0, terms).data().toString(),
                 QStringLiteral("Discount of aws, 10 %"));
        QCOMPARE(amount(tree.index(0, 0, terms)), QStringLiteral("-$0.04"));
        QCOMPARE(tree.index(1, 0, terms).data().toString(), QStringLiteral("Tax, 20 %"));
        QVERIFY(!tree.rateOf(tree.index(1, 0, terms)));
        QVERIFY(tree.index(2, 0, alternative).data().toString().contains(QStringLiteral("EUR")));
    }

    void billTreeFindsTheLinesOfAPrice()
    {
        const Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        BillTree tree(tests::shippedCatalog(), theme);
        const BillOfTwo given;
        tree.setBills({given.subject()}, BillTree::Grouping::Provider);
        const pricing::RateKey key = given.bill.lines.front().key;
        const QModelIndexList lines = tree.linesOf(key);
        QCOMPARE(lines.size(), 2);
        QVERIFY(tree.rateOf(tree.index(0, 0, lines.front()))->key == key);
        QVERIFY(tree.linesOf({"aws", "lambda", "arm64", "requests"}).isEmpty());
    }

    void billTreeByCause()
    {
        const Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        BillTree tree(tests::shippedCatalog(), theme);
        const QAbstractItemModelTester tester(&tree);
        const BillOfTwo given;
        tree.setBills({given.subject()}, BillTree::Grouping::Cause);
        const QModelIndex alternative = tree.index(0, 0);
        QStringList groups;
        for (int row = 0; row < tree.rowCount(alternative); ++row) {
            groups << tree.index(row, 0, alternative).data().toString();
        }
        QCOMPARE(groups.front(), QStringLiteral("Retries"));
        QVERIFY(groups.contains(QStringLiteral("Without a price")));
    }

    void waterfallStepsJoin()
    {
        model::CostChange change;
        change.before = Usd::fromNanos(10'000'000'000);
        change.after = Usd::fromNanos(7'000'000'000);
        change.steps = {{model::CostStep::Kind::Removed, "db", "Database", model::Cause::Requests,
                         Usd::fromNanos(-5'000'000'000)},
                        {model::CostStep::Kind::Volume, "fn", "Orders fn", model::Cause::Retries,
                         Usd::fromNanos(2'000'000'000)}};
        const WaterfallData chart =
            waterfall(change, QStringLiteral("Before"), QStringLiteral("Now"));
        QCOMPARE(chart.bars.size(), std::size_t(4));
        for (std::size_t i = 2; i + 1 < chart.bars.size(); ++i) {
            QCOMPARE(chart.bars[i].from, chart.bars[i - 1].to);
        }
        QCOMPARE(chart.bars[2].to, 7.0);
        QCOMPARE(chart.bars[1].label, QStringLiteral("Database is gone"));
        QCOMPARE(chart.bars[2].amount, QStringLiteral("+$2.00"));
        QVERIFY(chart.title.startsWith(QStringLiteral("Now costs $3.00 a month less than Before")));
    }

    void manySmallStepsAreOne()
    {
        model::CostChange change;
        for (int i = 0; i < 30; ++i) {
            change.steps.push_back({model::CostStep::Kind::Added, "c", "Part",
                                    model::Cause::Requests, Usd::fromNanos(1'000'000'000)});
            change.after += change.steps.back().amount;
        }
        const WaterfallData chart =
            waterfall(change, QStringLiteral("Before"), QStringLiteral("Now"));
        QCOMPARE(chart.bars.size(), std::size_t(10));
        QCOMPARE(chart.bars[8].label, QStringLiteral("23 smaller steps"));
        QCOMPARE(chart.bars[8].to, 30.0);
    }

    void anEditIsExplained()
    {
        const auto window = tests::makeWindow();
        window->document().reset(tests::sampleProject());
        auto* choice = child<QComboBox>(*window, "costChartChoice");
        const auto canShowTheChange = [choice] {
            return choice->findData(QStringLiteral("since")) >= 0;
        };
        QTRY_VERIFY(child<QLabel>(*window, "billTotal")->text().contains(QLatin1Char('$')));
        QVERIFY(!canShowTheChange());
        window->document().undoStack().push(new SetParameter(window->document(), tests::serverless,
                                                             model::ComponentId("orders"),
                                                             "memory_mb", 4096.0));
        QTRY_VERIFY(canShowTheChange());
        choice->setCurrentIndex(choice->findData(QStringLiteral("since")));
        emit choice->activated(choice->currentIndex());
        const auto* chart = child<WaterfallChart>(*window, "waterfall");
        QVERIFY(!chart->isHidden());
        QVERIFY(chart->title().startsWith(QStringLiteral("Now costs")));
        window->document().undoStack().clear();
    }

    /// The chart takes apart by hour what is chosen in the bill.
    void hoursFollowTheChosenRow()
    {
        const auto window = tests::makeWindow();
        window->document().reset(tests::sampleProject());
        QTRY_VERIFY(child<QLabel>(*window, "billTotal")->text().contains(QLatin1Char('$')));
        auto* choice = child<QComboBox>(*window, "costChartChoice");
        choice->setCurrentIndex(choice->findData(QStringLiteral("day")));
        emit choice->activated(choice->currentIndex());
        const auto* chart = child<HoursChart>(*window, "costHours");
        QTRY_COMPARE(chart->chartData().total.size(), std::size_t(24));
        const auto sum = [chart] {
            const auto& total = chart->chartData().total;
            return std::accumulate(total.begin(), total.end(), 0.0);
        };
        const double all = sum();
        auto* tree = child<QTreeView>(*window, "billTree");
        const QModelIndex first = tree->model()->index(0, 0, tree->model()->index(0, 0));
        tree->setCurrentIndex(first);
        const QString name = first.data().toString();
        QVERIFY2(chart->title().startsWith(name), qPrintable(chart->title()));
        QVERIFY(sum() > 0 && sum() < all);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QCOMPARE(sum(), all);
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
