#pragma once

#include "ui/results/chart.h"
#include "ui/results/hoursdata.h"

namespace breakeven::ui {

/// When the money is spent: a bar for each hour of the day or the week, split by category.
class HoursChart : public Chart {
    Q_OBJECT

public:
    explicit HoursChart(const Theme& theme, QWidget* parent = nullptr);
    void setChartData(HoursChartData data);
    [[nodiscard]] const HoursChartData& chartData() const { return m_data; }

protected:
    void populate() override;
    [[nodiscard]] QString readoutAt(double x) const override;

private:
    void styleAxes();
    void styleLegend();

    HoursChartData m_data;
};

}  // namespace breakeven::ui
