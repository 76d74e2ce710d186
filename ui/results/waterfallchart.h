#pragma once

#include "ui/results/chart.h"
#include "ui/results/waterfall.h"

namespace breakeven::ui {

/// Why one bill became another: totals at both ends, between them a bar for each step.
class WaterfallChart : public Chart {
    Q_OBJECT

public:
    using Chart::Chart;
    void setChartData(WaterfallData data);
    [[nodiscard]] const WaterfallData& chartData() const { return m_data; }

protected:
    void populate() override;

private:
    void styleAxes();
    void addBars(WaterfallBar::Kind kind, const QColor& color);

    WaterfallData m_data;
};

}  // namespace breakeven::ui
