#pragma once

#include <array>

#include <QWidget>

#include "model/workload/workload.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// The 168 hours of a week as one line: what the rate and the two profiles make together.
class WeekPreview : public QWidget {
    Q_OBJECT

public:
    explicit WeekPreview(const Theme& theme, QWidget* parent = nullptr);
    void setSource(const model::TrafficSource& source);
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 60}; }
    /// `Peak 34 /s on Monday at 18:00, 12.3 M requests a month`.
    [[nodiscard]] static QString describe(const model::TrafficSource& source, double hoursPerMonth);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::array<double, 168> m_rates{};
};

}  // namespace breakeven::ui
