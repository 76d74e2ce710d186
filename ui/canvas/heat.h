#pragma once

#include <QColor>
#include <QWidget>

namespace breakeven::ui {

class Theme;

/// What the heat map shows of each component.
enum class Heat { None, Cost, Latency, Utilisation, Errors };

/// The colour of a share of the highest value (0 to 1) on the cividis map, which people see alike
/// whether they are colour-blind or not. From Nuñez, Anderton and Renslow, PLoS ONE 13(7), 2018.
[[nodiscard]] QColor heatColor(double share);

[[nodiscard]] QString heatName(Heat heat);

/// What the heat map's colours and the lines' widths mean, in a corner of the canvas; lets every
/// click through.
class HeatLegend : public QWidget {
    Q_OBJECT

public:
    HeatLegend(const Theme& theme, QWidget* parent);
    /// `highest` is the value at the upper end, in words. None hides the legend.
    void show(Heat heat, const QString& highest);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Heat m_heat = Heat::None;
    QString m_highest;
};

}  // namespace breakeven::ui
