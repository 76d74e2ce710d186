#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QString>
#include <QStringList>

#include "model/catalog/catalog.h"
#include "model/comparison/comparison.h"

namespace breakeven::ui {

// From results to what a chart draws: no widgets, no colours, no computing of answers.

/// An alternative's outcome as the charts take it; `index` is its place in the project.
struct ChartSubject {
    int index = 0;
    const model::Alternative* alternative = nullptr;
    const model::Outcome* outcome = nullptr;
    const pricing::Bill* bill = nullptr;
    bool stale = false;
};

/// A part of a bar: what is paid a month for one category of components.
struct CostSegment {
    QString category;
    double usd = 0;
    QStringList parts;  ///< `Orders fn $12.30`, dearest first
};

/// One alternative's bar, its segments in the order that all bars share.
struct CostBar {
    int index = 0;
    QString name;
    double usd = 0;
    bool complete = true;
    std::vector<CostSegment> segments;
};

struct CostChartData {
    QString title;
    std::vector<CostBar> bars;
};
/// What is paid: with the discounts and the tax of `terms`, so that segments make their bar.
[[nodiscard]] CostChartData costChart(const std::vector<ChartSubject>& subjects,
                                      const model::Catalog& catalog, const pricing::Terms& terms);

/// The order of categories in every stacked bar, from the axis outwards.
[[nodiscard]] const QStringList& categoryOrder();
/// The category of what costs; `other` when it is of no component or kind that is known.
[[nodiscard]] std::string costCategory(const model::Alternative& alternative,
                                       const std::string& component, const model::Catalog& catalog);

/// A labelled point of a curve.
struct Mark {
    QPointF at;
    QString label;
};

/// Share of requests (0..1) answered within x seconds; steps at the histogram's bounds.
struct LatencyCurve {
    int index = 0;
    QString name;
    bool stale = false;
    std::vector<QPointF> points;
    std::vector<Mark> percentiles;  ///< p50, p95, p99
};

struct LatencyChartData {
    QString title;
    std::vector<LatencyCurve> curves;
};
[[nodiscard]] LatencyChartData latencyChart(const std::vector<ChartSubject>& subjects);

/// A stretch of a cost curve, all of it feasible or not; stretches share their end points.
struct CurveStretch {
    bool feasible = true;
    std::vector<QPointF> points;  ///< requests a month, USD a month
};

struct CostCurveData {
    int index = 0;
    QString name;
    std::vector<CurveStretch> stretches;
};

struct BreakEvenChartData {
    QString title;
    std::vector<CostCurveData> curves;
    std::vector<Mark> crossings;
    double currentRequests = 0;  ///< a month; 0 = no load
    std::vector<Mark> current;   ///< where the curves stand at the current load
};
[[nodiscard]] BreakEvenChartData breakEvenChart(const model::BreakEven& breakEven,
                                                const model::Project& project);

}  // namespace breakeven::ui
