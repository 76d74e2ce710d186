#pragma once

#include "ui/results/chart.h"
#include "ui/results/chartdata.h"

namespace breakeven::ui {

/// Monthly cost per alternative, one horizontal bar each, split by category.
class CostChart : public Chart {
    Q_OBJECT

public:
    using Chart::Chart;
    void setChartData(CostChartData data);

protected:
    void populate() override;
    void placeLabels() override;

private:
    struct SegmentLabel {
        QCPItemText* label;
        double from;
        double to;
    };
    void addSegments(const QString& category, std::vector<double>& reached);
    void addSegmentLabel(const QString& category, double row, double from, double to);
    void styleAxes();

    CostChartData m_data;
    std::vector<SegmentLabel> m_labels;
};

}  // namespace breakeven::ui
