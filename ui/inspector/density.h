#pragma once

#include <vector>

#include <QPointF>
#include <QWidget>

#include "model/simulation/kernel/simulationmodel.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// The density of a distribution from zero to where little is left, at evenly spaced points, scaled
/// so that its greatest value is 1; empty for a constant, which has none.
[[nodiscard]] std::vector<QPointF> densityOf(const model::Distribution& time, int points = 96);

/// A time as a small picture: its density, with the mean marked and said.
class DensityView : public QWidget {
    Q_OBJECT

public:
    DensityView(const Theme& theme, QString title, QWidget* parent = nullptr);
    void setDistribution(const model::Distribution& time);
    [[nodiscard]] QSize sizeHint() const override { return {200, 64}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString description() const;

    const Theme& m_theme;
    QString m_title;
    model::Distribution m_time;
    std::vector<QPointF> m_points;
};

}  // namespace breakeven::ui
