#include "ui/results/chartdata.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString slash = QStringLiteral(" / ");

QString nameOf(const model::Alternative& alternative)
{
    return text(alternative.name.empty() ? alternative.id.text() : alternative.name);
}

int indexIn(const model::Project& project, const model::AlternativeId& id)
{
    const auto it = std::ranges::find(project.alternatives, id, &model::Alternative::id);
    return static_cast<int>(it - project.alternatives.begin());
}

// --- cost by component

QString componentName(const model::Alternative& alternative, const std::string& component)
{
    const model::Component* found = alternative.architecture.find(model::ComponentId(component));
    return found == nullptr ? text(component) : text(found->name);
}

CostBar costBar(const ChartSubject& subject, const model::Catalog& catalog,
                const pricing::Terms& terms)
{
    using Part = std::pair<Usd, QString>;
    std::map<std::string, std::vector<Part>> byCategory;
    for (const auto& [component, amount] : model::paidByComponent(*subject.bill, terms)) {
        byCategory[costCategory(*subject.alternative, component, catalog)].emplace_back(
            amount, componentName(*subject.alternative, component));
    }
    CostBar bar{subject.index,
                nameOf(*subject.alternative),
                subject.bill->total.toDouble(),
                subject.bill->complete(),
                {}};
    for (auto& [category, parts] : byCategory) {
        std::ranges::sort(parts, std::greater{}, &Part::first);
        CostSegment segment{text(category), 0, {}};
        for (const auto& [amount, name] : parts) {
            segment.usd += amount.toDouble();
            segment.parts << QStringLiteral("%1  %2").arg(name, moneyExact(amount));
        }
        bar.segments.push_back(std::move(segment));
    }
    return bar;
}

QString titled(const QString& words)
{
    return words.left(1).toUpper() + words.mid(1);
}

/// The dearest segment over all bars, in words.
QString costTitle(const std::vector<CostBar>& bars)
{
    QString title;
    double most = 0;
    for (const CostBar& bar : bars) {
        for (const CostSegment& segment : bar.segments) {
            if (segment.usd > most && bar.usd > 0) {
                most = segment.usd;
                title = QObject::tr("%1 is %2 of the cost of %3")
                            .arg(titled(catalogText(segment.category.toStdString())),
                                 share(segment.usd / bar.usd), bar.name);
            }
        }
    }
    return title.isEmpty() ? QObject::tr("Nothing is charged at this load") : title;
}

// --- latency

std::vector<QPointF> cumulative(const std::vector<model::HistogramBar>& histogram)
{
    std::vector<QPointF> points;
    double sum = 0;
    for (const model::HistogramBar& bar : histogram) {
        points.emplace_back(bar.lower, sum);
        sum += bar.share;
        points.emplace_back(bar.upper, std::min(sum, 1.0));
    }
    return points;
}

LatencyCurve latencyCurve(const ChartSubject& subject)
{
    const model::LatencySummary& latency = subject.outcome->simulation->latency;
    LatencyCurve curve{subject.index,
                       nameOf(*subject.alternative),
                       subject.stale,
                       cumulative(latency.histogram),
                       {}};
    const auto mark = [&curve](const char* name, double level, double seconds) {
        curve.percentiles.push_back(
            {{seconds, level},
             QStringLiteral("%1 %2").arg(QLatin1String(name), duration(seconds))});
    };
    mark("p50", 0.50, latency.p50.mean);
    mark("p95", 0.95, latency.p95.mean);
    mark("p99", 0.99, latency.p99.mean);
    return curve;
}

QString latencyTitle(std::vector<LatencyCurve> curves)
{
    if (curves.empty()) {
        return {};
    }
    std::ranges::sort(curves, {}, [](const auto& curve) { return curve.percentiles[2].at.x(); });
    QString title = QObject::tr("%1 answers 99 % of requests within %2")
                        .arg(curves.front().name, duration(curves.front().percentiles[2].at.x()));
    if (curves.size() > 1) {
        title += QObject::tr(", %1 within %2")
                     .arg(curves[1].name, duration(curves[1].percentiles[2].at.x()));
    }
    return title;
}

// --- break-even

std::vector<CurveStretch> stretchesOf(const std::vector<model::CostPoint>& points)
{
    std::vector<CurveStretch> stretches;
    for (const model::CostPoint& point : points) {
        const QPointF at(point.requestsPerMonth, point.usd);
        if (stretches.empty() || stretches.back().feasible != point.feasible) {
            CurveStretch next{point.feasible, {}};
            if (!stretches.empty()) {
                next.points.push_back(stretches.back().points.back());
            }
            stretches.push_back(std::move(next));
        }
        stretches.back().points.push_back(at);
    }
    return stretches;
}

/// Cost at `factor` times the load, on a straight line in logarithms between the points.
std::optional<QPointF> pointAt(const std::vector<model::CostPoint>& points, double factor)
{
    for (std::size_t i = 0; i < points.size(); ++i) {
        const model::CostPoint& point = points[i];
        if (std::abs(point.factor - factor) < 1e-9 * factor) {
            return QPointF(point.requestsPerMonth, point.usd);
        }
        if (i > 0 && points[i - 1].factor < factor && point.factor > factor) {
            const double weight = std::log(factor / points[i - 1].factor) /
                                  std::log(point.factor / points[i - 1].factor);
            const double requests =
                points[i - 1].requestsPerMonth *
                std::pow(point.requestsPerMonth / points[i - 1].requestsPerMonth, weight);
            return QPointF(requests, std::lerp(points[i - 1].usd, point.usd, weight));
        }
    }
    return std::nullopt;
}

QString cheapestNow(const model::BreakEven& breakEven)
{
    QString name;
    double least = 0;
    for (const model::CostCurve& curve : breakEven.curves) {
        const std::optional<QPointF> now = pointAt(curve.points, 1);
        if (now && (name.isEmpty() || now->y() < least)) {
            name = text(curve.name);
            least = now->y();
        }
    }
    return name;
}

/// The load up to which a curve can be served; nothing when it can at every load of the sweep.
std::optional<double> servedUpTo(const model::CostCurve& curve)
{
    const auto beyond = std::ranges::find(curve.points, false, &model::CostPoint::feasible);
    if (beyond == curve.points.end()) {
        return std::nullopt;
    }
    return beyond == curve.points.begin() ? 0 : std::prev(beyond)->requestsPerMonth;
}

/// ` EC2 + RDS can serve no more than 1.2 G requests a month.` for the first that gives up.
QString limitText(const model::BreakEven& breakEven)
{
    const model::CostCurve* first = nullptr;
    double least = 0;
    for (const model::CostCurve& curve : breakEven.curves) {
        const std::optional<double> limit = servedUpTo(curve);
        if (limit && (first == nullptr || *limit < least)) {
            first = &curve;
            least = *limit;
        }
    }
    if (first == nullptr) {
        return {};
    }
    return QStringLiteral(". ") +
           (least > 0 ? QObject::tr("%1 can serve no more than %2 requests a month")
                            .arg(text(first->name), count(least))
                      : QObject::tr("%1 cannot serve even a thousandth of the present load")
                            .arg(text(first->name)));
}

/// The finding: the crossing nearest to the present load, or that there is none.
QString breakEvenTitle(const model::BreakEven& breakEven, const model::Project& project)
{
    if (breakEven.curves.size() < 2) {
        return QObject::tr("Add a second alternative to see where the two cost the same");
    }
    const auto distance = [](const model::Crossing& crossing) {
        return std::abs(std::log(crossing.factor));
    };
    const auto nearest = std::ranges::min_element(breakEven.crossings, {}, distance);
    if (nearest == breakEven.crossings.end()) {
        return QObject::tr(
                   "%1 is cheaper at every load that both can serve, from a thousandth to "
                   "a thousand times the present")
                   .arg(cheapestNow(breakEven)) +
               limitText(breakEven);
    }
    const model::Alternative* above = project.find(nearest->cheaperAbove);
    const model::Crossing* back = model::crossingAfter(breakEven, *nearest);
    return QObject::tr("%1 is cheaper above %2 requests a month")
               .arg(above == nullptr ? text(nearest->cheaperAbove.text()) : nameOf(*above),
                    count(nearest->requestsPerMonth)) +
           (back == nullptr ? QString()
                            : QObject::tr(", up to %1").arg(count(back->requestsPerMonth))) +
           limitText(breakEven);
}

}  // namespace

const QStringList& categoryOrder()
{
    static const QStringList order =
        QStringLiteral(
            "compute api data events servers network identity payments observability "
            "traffic other")
            .split(QLatin1Char(' '));
    return order;
}

std::string costCategory(const model::Alternative& alternative, const std::string& component,
                         const model::Catalog& catalog)
{
    const model::Component* found = alternative.architecture.find(model::ComponentId(component));
    const model::ServiceKind* kind = found == nullptr ? nullptr : catalog.find(found->kind);
    return kind == nullptr ? std::string("other") : kind->category;
}

CostChartData costChart(const std::vector<ChartSubject>& subjects, const model::Catalog& catalog,
                        const pricing::Terms& terms)
{
    CostChartData data;
    for (const ChartSubject& subject : subjects) {
        data.bars.push_back(costBar(subject, catalog, terms));
    }
    data.title = costTitle(data.bars);
    return data;
}

LatencyChartData latencyChart(const std::vector<ChartSubject>& subjects)
{
    LatencyChartData data;
    for (const ChartSubject& subject : subjects) {
        if (subject.outcome->simulation &&
            !subject.outcome->simulation->latency.histogram.empty()) {
            data.curves.push_back(latencyCurve(subject));
        }
    }
    data.title = latencyTitle(data.curves);
    return data;
}

BreakEvenChartData breakEvenChart(const model::BreakEven& breakEven, const model::Project& project)
{
    BreakEvenChartData data;
    data.title = breakEvenTitle(breakEven, project);
    for (const model::CostCurve& curve : breakEven.curves) {
        data.curves.push_back(
            {indexIn(project, curve.alternative), text(curve.name), stretchesOf(curve.points)});
        if (const std::optional<QPointF> now = pointAt(curve.points, 1)) {
            data.currentRequests = now->x();
            data.current.push_back({*now, money(now->y())});
        }
    }
    for (const model::Crossing& crossing : breakEven.crossings) {
        data.crossings.push_back({{crossing.requestsPerMonth, crossing.usd},
                                  count(crossing.requestsPerMonth) + slash + money(crossing.usd)});
    }
    return data;
}

}  // namespace breakeven::ui
