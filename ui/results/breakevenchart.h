#pragma once

#include "ui/results/chart.h"
#include "ui/results/chartdata.h"

namespace breakeven::ui {

/// Monthly cost against traffic, both logarithmic, one curve per alternative; where they cross and
/// where the project stands now. Loads that a design cannot serve are dashed.
class BreakEvenChart : public Chart {
    Q_OBJECT

public:
    using Chart::Chart;
    void setChartData(BreakEvenChartData data);

protected:
    void populate() override;
    void placeLabels() override;
    [[nodiscard]] QString readoutAt(double x) const override;

private:
    void addCurve(const CostCurveData& curve);
    void addMarks();
    void addLimits();
    void styleAxes();

    BreakEvenChartData m_data;
    struct EndLabel {
        QCPItemText* label;
        QPointF at;
    };
    std::vector<EndLabel> m_ends;
};

}  // namespace breakeven::ui
