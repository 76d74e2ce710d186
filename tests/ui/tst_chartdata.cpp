#include "ui/results/chartdata.h"

#include "ui/results/hoursdata.h"

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::ui;

namespace {

model::Alternative alternativeNamed(const char* id, const char* name)
{
    model::Alternative alternative;
    alternative.id = model::AlternativeId(id);
    alternative.name = name;
    return alternative;
}

model::Outcome simulated(double p50, double p95, double p99)
{
    model::Outcome outcome;
    model::SimulationResult result;
    result.latency.p50.mean = p50;
    result.latency.p95.mean = p95;
    result.latency.p99.mean = p99;
    result.latency.histogram = {{0.01, 0.02, 0.25}, {0.02, 0.04, 0.5}, {0.08, 0.16, 0.25}};
    outcome.simulation = result;
    return outcome;
}

pricing::BillLine lineOf(const char* component, std::int64_t dollars)
{
    pricing::BillLine line;
    line.component = component;
    line.amount = Usd::fromNanos(dollars * 1'000'000'000);
    return line;
}

model::Project twoAlternatives()
{
    model::Project project;
    project.alternatives = {alternativeNamed("a", "Serverless"), alternativeNamed("b", "Servers")};
    return project;
}

model::CostCurve curveOf(const char* id, const char* name, double base, double slope)
{
    model::CostCurve curve{model::AlternativeId(id), name, {}};
    for (const double factor : {0.01, 0.1, 1.0, 10.0, 100.0}) {
        curve.points.push_back({factor, 1e6 * factor, base + slope * factor, factor < 50, ""});
    }
    return curve;
}

}  // namespace

class ChartDataTest : public QObject {
    Q_OBJECT

private slots:
    void latencyCurveAccumulates()
    {
        const model::Alternative alternative = alternativeNamed("a", "Serverless");
        const model::Outcome outcome = simulated(0.03, 0.12, 0.15);
        const LatencyChartData data =
            latencyChart({{0, &alternative, &outcome, &outcome.estimatedBill, false}});
        QCOMPARE(data.curves.size(), 1U);
        const LatencyCurve& curve = data.curves.front();
        QCOMPARE(curve.points.front(), QPointF(0.01, 0));
        QCOMPARE(curve.points.at(3), QPointF(0.04, 0.75));
        QCOMPARE(curve.points.back(), QPointF(0.16, 1));
        QCOMPARE(curve.percentiles.at(1).at, QPointF(0.12, 0.95));
        QCOMPARE(curve.percentiles.at(2).label, QStringLiteral("p99 150 ms"));
        QCOMPARE(data.title, QStringLiteral("Serverless answers 99 % of requests within 150 ms"));
    }

    void latencyTitleNamesTheFasterFirst()
    {
        const model::Alternative slow = alternativeNamed("a", "Slow");
        const model::Alternative fast = alternativeNamed("b", "Fast");
        const model::Outcome slowly = simulated(0.1, 0.2, 0.3);
        const model::Outcome quickly = simulated(0.01, 0.02, 0.03);
        const LatencyChartData data =
            latencyChart({{0, &slow, &slowly, &slowly.estimatedBill, false},
                          {1, &fast, &quickly, &quickly.estimatedBill, false}});
        QCOMPARE(data.title,
                 QStringLiteral("Fast answers 99 % of requests within 30 ms, Slow within 300 ms"));
    }

    void withoutSimulationThereIsNoCurve()
    {
        const model::Alternative alternative = alternativeNamed("a", "Serverless");
        const model::Outcome outcome;
        QVERIFY(latencyChart({{0, &alternative, &outcome, &outcome.estimatedBill, false}})
                    .curves.empty());
    }

    void costBarsSumByCategory()
    {
        model::Alternative alternative = alternativeNamed("a", "Serverless");
        alternative.architecture.insert(
            model::Component{model::ComponentId("fn"), "no.such.kind", "Orders fn", {}, {}});
        pricing::Bill bill;
        bill.lines = {lineOf("fn", 30), lineOf("fn", 2), lineOf("gone", 1)};
        bill.total = Usd::fromNanos(33'000'000'000);
        const model::Outcome outcome;
        const CostChartData data =
            costChart({{0, &alternative, &outcome, &bill, false}}, model::Catalog(), {});
        QCOMPARE(data.bars.size(), 1U);
        QCOMPARE(data.bars.front().usd, 33.0);
        QCOMPARE(data.bars.front().segments.size(), 1U);
        QCOMPARE(data.bars.front().segments.front().usd, 33.0);
        QCOMPARE(data.bars.front().segments.front().parts.front(),
                 QStringLiteral("Orders fn  $32.00"));
    }

    /// A quarter off, a fifth of tax: of 33 dollars 29.70 are paid, by the bar and by its segments.
    void costBarsSayWhatIsPaid()
    {
        const model::Alternative alternative = alternativeNamed("a", "Serverless");
        pricing::Bill bill;
        bill.lines = {lineOf("fn", 32), lineOf("gone", 1)};
        bill.total = Usd::fromNanos(29'700'000'000);
        const pricing::Terms terms{.discounts = {{{}, Quantity::fromWhole(25)}},
                                   .taxPercent = Quantity::fromWhole(20)};
        const model::Outcome outcome;
        const CostBar bar =
            costChart({{0, &alternative, &outcome, &bill, false}}, model::Catalog(), terms)
                .bars.front();
        QCOMPARE(bar.usd, 29.7);
        QCOMPARE(bar.segments.front().usd, 29.7);
        QCOMPARE(bar.segments.front().parts.front(), QStringLiteral("fn  $28.80"));
    }

    /// A dollar more in the hour from 20:00 on Saturdays, for a function that else costs one an
    /// hour.
    void hoursOfTheChosenLine()
    {
        const model::Alternative alternative = alternativeNamed("a", "Serverless");
        pricing::Bill bill;
        bill.lines = {lineOf("fn", 169), lineOf("table", 168)};
        bill.lines.front().label = "Requests";
        model::CostHours hours;
        hours.lines.resize(2);
        for (model::HoursOfWeek& week : hours.lines) {
            week.fill(Usd::fromNanos(1'000'000'000));
        }
        hours.lines.front()[5 * 24 + 20] += Usd::fromNanos(1'000'000'000);
        const auto shown = [&](const HoursSubject& of, HoursSpan span) {
            return hoursChart(alternative, bill, hours, model::Catalog(), of, span);
        };
        const HoursChartData all = shown({}, HoursSpan::Day);
        QCOMPARE(all.total.size(), std::size_t(24));
        QCOMPARE(all.total[20], 15.0);
        QCOMPARE(all.total[19], 14.0);
        QCOMPARE(all.series.size(), std::size_t(1));
        QCOMPARE(all.series.front().usd, all.total);
        QCOMPARE(all.title, QStringLiteral("Serverless costs most in the hour from 20:00: $15.0, "
                                           "against $14.0 in the cheapest"));
        const HoursChartData table = shown({"table", {}}, HoursSpan::Week);
        QCOMPARE(table.total.size(), std::size_t(168));
        QCOMPARE(table.title, QStringLiteral("table costs the same in every hour"));
        const HoursChartData line = shown({"fn", bill.lines.front().key}, HoursSpan::Week);
        QCOMPARE(line.total[5 * 24 + 20], 2.0);
        QVERIFY(line.title.startsWith(QStringLiteral("fn · Requests costs most in the hour from")));
        QCOMPARE(shown({"nobody", {}}, HoursSpan::Day).title,
                 QStringLiteral("Nothing is charged at this load"));
    }

    void freeMonthSaysSo()
    {
        QCOMPARE(costChart({}, model::Catalog(), {}).title,
                 QStringLiteral("Nothing is charged at this load"));
    }

    void breakEvenNamesTheNearestCrossing()
    {
        model::BreakEven breakEven;
        breakEven.curves = {curveOf("a", "Serverless", 0, 40), curveOf("b", "Servers", 200, 2)};
        breakEven.crossings = {
            {model::AlternativeId("a"), model::AlternativeId("b"), 41e6, 41, 310},
            {model::AlternativeId("b"), model::AlternativeId("a"), 9e8, 900, 9}};
        const BreakEvenChartData data = breakEvenChart(breakEven, twoAlternatives());
        QCOMPARE(data.title,
                 QStringLiteral("Servers is cheaper above 41 M requests a month, up to 900 M. "
                                "Serverless can serve no more than 10 M requests a "
                                "month"));
        QCOMPARE(data.crossings.front().label, QStringLiteral("41 M / $310"));
        QCOMPARE(data.currentRequests, 1e6);
        QCOMPARE(data.current.at(1).at, QPointF(1e6, 202));
        QCOMPARE(data.curves.at(1).index, 1);
    }

    void infeasibleStretchesJoinTheFeasible()
    {
        model::BreakEven breakEven;
        breakEven.curves = {curveOf("a", "Serverless", 0, 40)};
        const CostCurveData curve = breakEvenChart(breakEven, twoAlternatives()).curves.front();
        QCOMPARE(curve.stretches.size(), 2U);
        QVERIFY(curve.stretches.front().feasible);
        QVERIFY(!curve.stretches.back().feasible);
        QCOMPARE(curve.stretches.back().points.front(), curve.stretches.front().points.back());
    }

    void withoutCrossingTheCheaperIsNamed()
    {
        model::BreakEven breakEven;
        breakEven.curves = {curveOf("a", "Serverless", 0, 1), curveOf("b", "Servers", 500, 2)};
        for (model::CostPoint& point : breakEven.curves.front().points) {
            point.feasible = true;
        }
        QCOMPARE(breakEvenChart(breakEven, twoAlternatives()).title,
                 QStringLiteral("Serverless is cheaper at every load that both can serve, from a "
                                "thousandth to a thousand times the present. Servers can serve no "
                                "more than 10 M requests a month"));
    }
};

BREAKEVEN_TEST(chartdata, ChartDataTest)
#include "tst_chartdata.moc"
