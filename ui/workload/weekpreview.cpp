#include "ui/workload/weekpreview.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr int hoursOfDay = 24;
constexpr int daysOfWeek = 7;

}  // namespace

WeekPreview::WeekPreview(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void WeekPreview::setSource(const model::TrafficSource& source)
{
    m_rates = model::hourlyRates(source);
    update();
}

QString WeekPreview::describe(const model::TrafficSource& source, double hoursPerMonth)
{
    const auto rates = model::hourlyRates(source);
    const auto peak = std::ranges::max_element(rates);
    const int hour = static_cast<int>(peak - rates.begin());
    const QString perMonth = count(meanRate(source) * hoursPerMonth * 3600);
    if (*peak <= 0 || *peak == *std::ranges::min_element(rates)) {
        return tr("%1 requests a month, at a steady %2 a second")
            .arg(perMonth, count(meanRate(source)));
    }
    return tr("%1 requests a month; peak %2 a second on %3 at %4:00")
        .arg(perMonth, count(*peak), QLocale().dayName(hour / hoursOfDay + 1, QLocale::LongFormat))
        .arg(hour % hoursOfDay, 2, 10, QLatin1Char('0'));
}

void WeekPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    const QRectF area = QRectF(rect()).adjusted(1, 4, -1, -2);
    const double most = std::max(*std::ranges::max_element(m_rates), 1e-9);
    QPainterPath line;
    for (std::size_t hour = 0; hour < m_rates.size(); ++hour) {
        const QPointF point(area.left() + area.width() * static_cast<double>(hour) / 167.0,
                            area.bottom() - area.height() * m_rates[hour] / most);
        hour == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    painter.setPen(QPen(tokens.border, 1));
    for (int day = 0; day <= daysOfWeek; ++day) {
        const double x = area.left() + area.width() * day / daysOfWeek;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    QPainterPath fill = line;
    fill.lineTo(area.bottomRight());
    fill.lineTo(area.bottomLeft());
    painter.fillPath(fill, mixed(tokens.accent, tokens.panel, 0.15));
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.drawPath(line);
}

}  // namespace breakeven::ui
