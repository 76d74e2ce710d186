#include "ui/results/breakevenchart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/results/plot.h"

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

/// Free months cannot be drawn on a logarithmic axis: they run along its foot.
constexpr double footUsd = 0.01;

QPointF onAxis(QPointF point)
{
    return {point.x(), std::max(point.y(), footUsd)};
}

std::optional<double> costAt(const CostCurveData& curve, double requests, bool& feasible)
{
    for (const CurveStretch& stretch : curve.stretches) {
        for (std::size_t i = 1; i < stretch.points.size(); ++i) {
            const QPointF before = stretch.points[i - 1];
            const QPointF after = stretch.points[i];
            if (requests >= before.x() && requests <= after.x() && after.x() > before.x()) {
                const double weight =
                    std::log(requests / before.x()) / std::log(after.x() / before.x());
                feasible = stretch.feasible;
                return std::lerp(before.y(), after.y(), weight);
            }
        }
    }
    return std::nullopt;
}

}  // namespace

void BreakEvenChart::setChartData(BreakEvenChartData chartData)
{
    m_data = std::move(chartData);
    rebuild();
}

void BreakEvenChart::populate()
{
    m_ends.clear();
    setTitle(m_data.title);
    if (m_data.curves.empty()) {
        return;
    }
    styleAxes();
    if (m_data.currentRequests > 0) {
        addVertical(m_data.currentRequests, theme().tokens().faint, Qt::DashLine);
    }
    for (const CostCurveData& curve : m_data.curves) {
        addCurve(curve);
    }
    addMarks();
    addLimits();
}

/// Says what the dashed stretches mean, in the corner that no curve reaches.
void BreakEvenChart::addLimits()
{
    for (const CostCurveData& curve : m_data.curves) {
        for (const CurveStretch& stretch : curve.stretches) {
            if (!stretch.feasible) {
                QCPItemText* legend =
                    addLabel({}, tr("dashed: more than it can serve"), theme().tokens().muted,
                             Qt::AlignRight | Qt::AlignBottom);
                legend->position->setType(QCPItemPosition::ptAxisRectRatio);
                legend->position->setCoords(1, 1);
                return;
            }
        }
    }
}

void BreakEvenChart::styleAxes()
{
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    QCPRange requests(nothing, nothing);  // the first point replaces it
    QCPRange usd(nothing, nothing);
    for (const CostCurveData& curve : m_data.curves) {
        for (const CurveStretch& stretch : curve.stretches) {
            for (const QPointF& point : stretch.points) {
                requests.expand(point.x());
                usd.expand(onAxis(point).y());
            }
        }
    }
    setScale(plot().xAxis, Scale::Logarithmic, &count);
    setScale(plot().yAxis, Scale::Logarithmic, &money);
    plot().xAxis->setRange(requests.lower, requests.upper);
    plot().yAxis->setRange(usd.lower / 1.5, usd.upper * 3);
    plot().xAxis->setLabel(tr("Requests a month"));
    plot().yAxis->setLabel(tr("Cost a month"));
    plot().axisRect()->setMinimumMargins(QMargins(8, 8, 132, 8));
}

void BreakEvenChart::addCurve(const CostCurveData& curve)
{
    const QColor color = theme().alternativeColor(curve.index);
    for (const CurveStretch& stretch : curve.stretches) {
        QCPGraph* graph = plot().addGraph();
        graph->setName(curve.name);
        graph->setPen(stretch.feasible
                          ? QPen(color, 2)
                          : QPen(mixed(color, theme().tokens().panel, 0.6), 1.5, Qt::DashLine));
        for (const QPointF& point : stretch.points) {
            graph->addData(point.x(), onAxis(point).y());
        }
    }
    if (!curve.stretches.empty() && !curve.stretches.back().points.empty()) {
        const QPointF end = onAxis(curve.stretches.back().points.back());
        m_ends.push_back({addLabel(end, curve.name, color, Qt::AlignLeft | Qt::AlignVCenter), end});
    }
}

void BreakEvenChart::addMarks()
{
    const Tokens& tokens = theme().tokens();
    for (std::size_t i = 0; i < m_data.current.size() && i < m_data.curves.size(); ++i) {
        addDot(onAxis(m_data.current[i].at), theme().alternativeColor(m_data.curves[i].index));
    }
    // Crossings close together share the first one's label.
    constexpr double apart = 10;
    double labelled = 0;
    for (const Mark& mark : m_data.crossings) {
        addDot(onAxis(mark.at), tokens.text);
        if (mark.at.x() >= labelled * apart) {
            addLabel(onAxis(mark.at), mark.label, tokens.text, Qt::AlignRight | Qt::AlignBottom);
            labelled = mark.at.x();
        }
    }
    if (m_data.currentRequests > 0) {
        QCPItemText* now = addLabel({}, tr("now %1").arg(count(m_data.currentRequests)),
                                    tokens.muted, Qt::AlignLeft | Qt::AlignBottom);
        now->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        now->position->setCoords(m_data.currentRequests, 1);
    }
}

void BreakEvenChart::placeLabels()
{
    std::vector<QCPItemText*> labels;
    for (const EndLabel& end : m_ends) {
        end.label->position->setCoords(end.at);
        labels.push_back(end.label);
    }
    spread(labels);
}

QString BreakEvenChart::readoutAt(double x) const
{
    QStringList lines;
    for (const CostCurveData& curve : m_data.curves) {
        bool feasible = true;
        if (const std::optional<double> usd = costAt(curve, x, feasible)) {
            lines << QStringLiteral("%1: %2%3")
                         .arg(curve.name, money(*usd),
                              feasible ? QString() : tr(" (beyond what it can serve)"));
        }
    }
    if (!lines.isEmpty()) {
        lines.prepend(tr("%1 requests a month").arg(count(x)));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace breakeven::ui
