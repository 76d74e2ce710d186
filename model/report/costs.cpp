#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/report/sections.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

struct ComponentCost {
    std::string name;
    Usd amount;
};

/// Dearest first; equal ones by name.
std::vector<ComponentCost> rankedCosts(const Project& project, const Outcome& outcome)
{
    std::vector<ComponentCost> costs;
    for (const auto& [id, amount] : costByComponent(outcome.bill())) {
        costs.push_back({id.empty() ? std::string("(not tied to a component)")
                                    : componentName(architectureOf(project, outcome), id),
                         amount});
    }
    std::ranges::sort(costs, [](const ComponentCost& a, const ComponentCost& b) {
        return a.amount != b.amount ? a.amount > b.amount : a.name < b.name;
    });
    return costs;
}

Table costTable(const ReportInput& input, const Outcome& outcome)
{
    Table table{.title = nameOr(outcome.name, outcome.alternative.text()),
                .columns = {{"Component"}, {"USD a month", Align::Right}, {"Share", Align::Right}}};
    const pricing::Bill& bill = outcome.bill();
    const double listed = bill.listTotal.toDouble();
    for (const ComponentCost& cost : rankedCosts(input.project, outcome)) {
        const double usd = cost.amount.toDouble();
        table.rows.push_back(
            {cost.name, moneyExactText(usd), listed > 0 ? shareText(usd / listed) : "–"});
    }
    for (const pricing::Adjustment& adjustment : bill.adjustments) {
        table.rows.push_back({adjustment.text(), moneyExactText(adjustment.amount.toDouble()), ""});
    }
    table.total = {"Total", {moneyExactText(bill.total.toDouble()), convertedText(bill)}, ""};
    return table;
}

std::string nameOfAlternative(const ReportInput& input, const AlternativeId& id)
{
    const Alternative* alternative = input.project.find(id);
    return alternative == nullptr ? id.text() : nameOr(alternative->name, id.text());
}

std::string crossingText(const ReportInput& input, const Crossing& crossing)
{
    return fmt::format(
        "{} is cheaper below {} requests a month ({} times this load, {} a month), "
        "{} above.",
        nameOfAlternative(input, crossing.cheaperBelow), countText(crossing.requestsPerMonth),
        groupedText(std::round(crossing.factor * 1000) / 1000), moneyText(crossing.usd),
        nameOfAlternative(input, crossing.cheaperAbove));
}

/// The crossing nearest to the load, in proportion.
const Crossing* nearestCrossing(const BreakEven& breakEven)
{
    const auto nearest =
        std::ranges::min_element(breakEven.crossings, {}, [](const Crossing& crossing) {
            return std::abs(std::log(std::max(crossing.factor, 1e-9)));
        });
    return nearest == breakEven.crossings.end() ? nullptr : &*nearest;
}

std::string breakEvenTitle(const ReportInput& input)
{
    const Crossing* crossing = nearestCrossing(input.comparison.breakEven);
    if (crossing == nullptr) {
        return "No break-even from a thousandth to a thousand times this load";
    }
    const Crossing* back = crossingAfter(input.comparison.breakEven, *crossing);
    return fmt::format("{} is cheaper above {} requests a month{}",
                       nameOfAlternative(input, crossing->cheaperAbove),
                       countText(crossing->requestsPerMonth),
                       back ? fmt::format(", up to {}", countText(back->requestsPerMonth)) : "");
}

CurveFigure::Curve curveOf(const CostCurve& cost)
{
    CurveFigure::Curve curve{.name = cost.name};
    for (const CostPoint& point : cost.points) {
        if (point.requestsPerMonth > 0 && std::isfinite(point.usd)) {
            curve.points.push_back({point.requestsPerMonth, point.usd, point.feasible});
        }
    }
    return curve;
}

/// Loads beyond which an alternative cannot serve at any size known.
std::vector<Paragraph> limitsOf(const ReportInput& input)
{
    std::vector<Paragraph> limits;
    for (const CostCurve& curve : input.comparison.breakEven.curves) {
        const auto first = std::ranges::find(curve.points, false, &CostPoint::feasible);
        if (first != curve.points.end()) {
            limits.push_back(
                {fmt::format("{} cannot serve {} requests a month: {} is too small at any size "
                             "known here.",
                             nameOfAlternative(input, curve.alternative),
                             countText(first->requestsPerMonth), first->bottleneck),
                 Tone::Muted});
        }
    }
    return limits;
}

}  // namespace

BarFigure costFigure(const ReportInput& input)
{
    BarFigure figure{.title = "Cost by component, USD a month", .unit = Unit::Money};
    std::size_t series = 0;
    for (const Outcome& outcome : input.comparison.outcomes) {
        BarFigure::Group group{.title = nameOr(outcome.name, outcome.alternative.text()),
                               .series = series++};
        for (const ComponentCost& cost : rankedCosts(input.project, outcome)) {
            group.bars.push_back({cost.name, cost.amount.toDouble()});
        }
        figure.groups.push_back(std::move(group));
    }
    return figure;
}

Section costSection(const ReportInput& input, bool withFigures)
{
    Section section{.title = "Cost by component"};
    if (withFigures) {
        section.blocks.push_back(costFigure(input));
    }
    for (const Outcome& outcome : input.comparison.outcomes) {
        section.blocks.push_back(costTable(input, outcome));
    }
    return section;
}

CurveFigure breakEvenFigure(const ReportInput& input)
{
    const BreakEven& breakEven = input.comparison.breakEven;
    CurveFigure figure{.title = breakEvenTitle(input),
                       .xLabel = "requests a month",
                       .yLabel = "USD a month",
                       .xUnit = Unit::Count,
                       .yUnit = Unit::Money,
                       .logX = true,
                       .logY = true};
    for (const CostCurve& curve : breakEven.curves) {
        figure.curves.push_back(curveOf(curve));
        figure.curves.back().name = nameOfAlternative(input, curve.alternative);
    }
    for (const Crossing& crossing : breakEven.crossings) {
        figure.markers.push_back(
            {crossing.requestsPerMonth, crossing.usd,
             fmt::format("{}, {}", countText(crossing.requestsPerMonth), moneyText(crossing.usd))});
    }
    if (!input.comparison.outcomes.empty()) {
        figure.reference = input.comparison.outcomes.front().estimate.requestsPerMonth;
        figure.referenceLabel = "this load";
    }
    return figure;
}

Section breakEvenSection(const ReportInput& input, bool withFigures)
{
    Section section{.title = "Break-even"};
    const BreakEven& breakEven = input.comparison.breakEven;
    if (withFigures && !breakEven.curves.empty()) {
        section.blocks.push_back(breakEvenFigure(input));
    }
    for (const Crossing& crossing : breakEven.crossings) {
        section.blocks.push_back(Paragraph{crossingText(input, crossing)});
    }
    if (breakEven.crossings.empty()) {
        section.blocks.push_back(Paragraph{
            "From a thousandth to a thousand times this load no alternative overtakes another."});
    }
    for (Paragraph& limit : limitsOf(input)) {
        section.blocks.push_back(std::move(limit));
    }
    return section;
}

}  // namespace breakeven::model::report
