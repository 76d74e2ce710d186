#pragma once

#include <memory>

#include "ui/canvas/replay.h"
#include "ui/results/chart.h"

namespace breakeven::ui {

/// Waiting calls, instances and cold starts over the time of a replay, with the moment shown on
/// the canvas. A click or a drag asks for another moment.
class ReplayChart : public Chart {
    Q_OBJECT

public:
    explicit ReplayChart(const Theme& theme, QWidget* parent = nullptr);

    /// `component` empty: all together. Null takes the curves away.
    void setReplay(std::shared_ptr<const Replay> replay, const model::ComponentId& component,
                   const QString& name);
    void setTime(double seconds);

signals:
    void timeWanted(double seconds);

protected:
    void populate() override;
    [[nodiscard]] QString readoutAt(double x) const override;

private:
    void addCurve(const std::vector<QPointF>& points, const QString& name, const QColor& color,
                  Qt::PenStyle style);
    void addColdStarts(const std::vector<double>& times, double height);
    void ask(const QMouseEvent& event);

    std::shared_ptr<const Replay> m_replay;
    model::ComponentId m_component;
    QString m_name;
    std::vector<QPointF> m_waiting;
    std::vector<QPointF> m_instances;
    double m_time = 0;
    QCPItemLine* m_moment = nullptr;
};

}  // namespace breakeven::ui
