#pragma once

#include <vector>

#include <QWidget>

#include "model/workload/workload.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// Requests per second over a week (or as long as a trace is) as one line: a pure drawing of the
/// data, with its peak and its scale named.
class WeekPreview : public QWidget {
    Q_OBJECT

public:
    explicit WeekPreview(const Theme& theme, QWidget* parent = nullptr);
    void setSource(const model::TrafficSource& source);
    /// Evenly spaced rates from a Monday 00:00 on.
    void setRates(std::vector<double> perSecond, double hours);
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 72}; }
    /// `Peak 34 /s on Monday at 18:00, 12.3 M requests a month`.
    [[nodiscard]] static QString describe(const model::TrafficSource& source, double hoursPerMonth);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintDays(QPainter& painter, const QRectF& area) const;
    void paintLine(QPainter& painter, const QRectF& area, double most) const;

    const Theme& m_theme;
    std::vector<double> m_rates;
    double m_hours = 168;
};

/// At most `most` values, each the greatest of those it stands for, so that no spike is lost.
[[nodiscard]] std::vector<double> thinned(const std::vector<double>& values, std::size_t most);

}  // namespace breakeven::ui
