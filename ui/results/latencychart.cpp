#include "ui/results/latencychart.h"

#include <algorithm>
#include <cmath>

#include "ui/results/plot.h"

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

/// Share answered within `seconds`, by straight lines between the curve's points.
double shareWithin(const LatencyCurve& curve, double seconds)
{
    const auto next = std::ranges::lower_bound(curve.points, seconds, {}, &QPointF::x);
    if (next == curve.points.begin()) {
        return 0;
    }
    if (next == curve.points.end()) {
        return 1;
    }
    const QPointF before = *std::prev(next);
    const double span = next->x() - before.x();
    const double weight = span > 0 ? (seconds - before.x()) / span : 1;
    return std::lerp(before.y(), next->y(), weight);
}

/// The two decimal steps around the times worth showing: 0.1 % to the slowest request.
QCPRange timeRange(const std::vector<LatencyCurve>& curves)
{
    double lower = 1e9;
    double upper = 1e-6;
    for (const LatencyCurve& curve : curves) {
        for (const QPointF& point : curve.points) {
            if (point.y() > 0.001 && point.y() < 0.9995) {
                lower = std::min(lower, point.x());
                upper = std::max(upper, point.x());
            }
        }
        lower = std::min(lower, curve.percentiles.front().at.x());
        upper = std::max(upper, curve.percentiles.back().at.x());
    }
    return {std::max(lower * 0.7, 1e-5), upper * 2.2};
}

}  // namespace

void LatencyChart::setChartData(LatencyChartData chartData)
{
    m_data = std::move(chartData);
    rebuild();
}

void LatencyChart::populate()
{
    m_labels.clear();
    setTitle(m_data.title);
    if (m_data.curves.empty()) {
        return;
    }
    styleAxes();
    for (const LatencyCurve& curve : m_data.curves) {
        addCurve(curve);
    }
}

void LatencyChart::styleAxes()
{
    setScale(plot().xAxis, Scale::Logarithmic, &duration);
    plot().xAxis->setRange(timeRange(m_data.curves));
    plot().xAxis->setLabel(tr("Response time"));
    setScale(plot().yAxis, Scale::Linear, &share);
    plot().yAxis->setRange(0, 1.15);
    plot().yAxis->setLabel(tr("Requests answered"));
}

void LatencyChart::addCurve(const LatencyCurve& curve)
{
    const QColor color = theme().alternativeColor(curve.index);
    QCPGraph* graph = plot().addGraph();
    graph->setName(curve.name);
    graph->setPen(QPen(color, 2, theme().alternativeDash(curve.index)));
    for (const QPointF& point : curve.points) {
        graph->addData(point.x(), point.y());
    }
    const QString name = curve.stale ? curve.name + tr(" (before the last edits)") : curve.name;
    for (const Mark& mark : curve.percentiles) {
        addDot(mark.at, color);
        const bool last = mark.at == curve.percentiles.back().at;
        const bool first = mark.at == curve.percentiles.front().at;
        // The curve runs from below left to above right: the last label has room only above it.
        m_labels.push_back(
            addLabel(mark.at, first ? name + QStringLiteral("  ") + mark.label : mark.label, color,
                     Qt::AlignLeft | (last ? Qt::AlignBottom : Qt::AlignTop)));
    }
}

void LatencyChart::placeLabels()
{
    for (std::size_t level = 0; level < 3; ++level) {
        std::vector<QCPItemText*> atLevel;
        for (std::size_t i = level; i < m_labels.size(); i += 3) {
            const Mark& mark = m_data.curves[i / 3].percentiles[level];
            m_labels[i]->position->setCoords(mark.at);
            atLevel.push_back(m_labels[i]);
        }
        spread(atLevel);
    }
}

QString LatencyChart::readoutAt(double x) const
{
    if (m_data.curves.empty()) {
        return {};
    }
    QStringList lines{tr("Within %1").arg(duration(x))};
    for (const LatencyCurve& curve : m_data.curves) {
        lines << QStringLiteral("%1: %2").arg(curve.name, share(shareWithin(curve, x)));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace breakeven::ui
