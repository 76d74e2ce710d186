#include "ui/results/replaychart.h"

#include <algorithm>

#include "ui/results/plot.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

double valueAt(const std::vector<QPointF>& points, double x)
{
    const auto next = std::ranges::upper_bound(points, x, {}, &QPointF::x);
    return next == points.begin() ? 0 : std::prev(next)->y();
}

double highestOf(const std::vector<QPointF>& points)
{
    return points.empty() ? 0 : std::ranges::max(points, {}, &QPointF::y).y();
}

}  // namespace

ReplayChart::ReplayChart(const Theme& theme, QWidget* parent) : Chart(theme, parent)
{
    connect(&plot(), &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { ask(*event); });
    connect(&plot(), &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton) {
            ask(*event);
        }
    });
}

void ReplayChart::setReplay(std::shared_ptr<const Replay> replay,
                            const model::ComponentId& component, const QString& name)
{
    m_replay = std::move(replay);
    m_component = component;
    m_name = name;
    rebuild();
}

void ReplayChart::setTime(double seconds)
{
    m_time = seconds;
    if (m_moment != nullptr) {
        m_moment->start->setCoords(seconds, 0);
        m_moment->end->setCoords(seconds, 1);
        plot().replot(QCustomPlot::rpQueuedReplot);
    }
}

void ReplayChart::populate()
{
    m_moment = nullptr;
    if (!m_replay) {
        setTitle({});
        return;
    }
    m_waiting = m_replay->waiting(m_component);
    m_instances = m_replay->instances(m_component);
    const std::vector<double> coldStarts = m_replay->coldStarts(m_component);
    setTitle(tr("%1: cold starts %2, most waiting %3")
                 .arg(m_name)
                 .arg(coldStarts.size())
                 .arg(highestOf(m_waiting)));
    setScale(plot().xAxis, Scale::Linear, &duration);
    setScale(plot().yAxis, Scale::Linear, &count);
    plot().xAxis->setRange(0, m_replay->seconds());
    plot().xAxis->setLabel(tr("Time since the first request"));
    const double highest = std::max({1.0, highestOf(m_waiting), highestOf(m_instances)});
    plot().yAxis->setRange(0, highest * 1.15);
    addCurve(m_instances, tr("Instances"), theme().alternativeColor(0), Qt::SolidLine);
    addCurve(m_waiting, tr("Waiting"), theme().alternativeColor(1), Qt::DashLine);
    addColdStarts(coldStarts, highest * 0.06);
    m_moment = addVertical(m_time, theme().tokens().text, Qt::SolidLine);
}

void ReplayChart::addCurve(const std::vector<QPointF>& points, const QString& name,
                           const QColor& color, Qt::PenStyle style)
{
    if (highestOf(points) == 0) {
        return;
    }
    QCPGraph* graph = plot().addGraph();
    graph->setName(name);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setPen(QPen(color, 1.5, style));
    for (const QPointF& point : points) {
        graph->addData(point.x(), point.y());
    }
    const QPointF peak = std::ranges::max(points, {}, &QPointF::y);
    const bool late = peak.x() > m_replay->seconds() * 0.85;
    QCPItemText* label =
        addLabel(peak, name, color, (late ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    // Other lines go up and down all the time: they must not strike it through.
    QColor ground = theme().tokens().panel;
    ground.setAlphaF(0.85F);
    label->setBrush(ground);
}

/// One short stroke each, at the foot; in one plottable, as they may be thousands.
void ReplayChart::addColdStarts(const std::vector<double>& times, double height)
{
    QCPGraph* strokes = plot().addGraph();
    strokes->setLineStyle(QCPGraph::lsImpulse);
    strokes->setPen(QPen(theme().tokens().accent, 1));
    for (const double time : times) {
        strokes->addData(time, height);
    }
}

QString ReplayChart::readoutAt(double x) const
{
    if (!m_replay) {
        return {};
    }
    return QStringList{tr("After %1").arg(duration(x)),
                       tr("Waiting: %1").arg(valueAt(m_waiting, x)),
                       tr("Instances: %1").arg(valueAt(m_instances, x))}
        .join(QLatin1Char('\n'));
}

void ReplayChart::ask(const QMouseEvent& event)
{
    if (m_replay) {
        emit timeWanted(
            std::clamp(plot().xAxis->pixelToCoord(event.pos().x()), 0.0, m_replay->seconds()));
    }
}

}  // namespace breakeven::ui
