#pragma once

#include "ui/results/chart.h"
#include "ui/results/chartdata.h"

namespace breakeven::ui {

/// Share of requests answered within a time, one curve per simulated alternative.
class LatencyChart : public Chart {
    Q_OBJECT

public:
    using Chart::Chart;
    void setChartData(LatencyChartData data);

protected:
    void populate() override;
    void placeLabels() override;
    [[nodiscard]] QString readoutAt(double x) const override;

private:
    void addCurve(const LatencyCurve& curve);
    void styleAxes();

    LatencyChartData m_data;
    std::vector<QCPItemText*> m_labels;
};

}  // namespace breakeven::ui
