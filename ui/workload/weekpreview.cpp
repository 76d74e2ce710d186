#include "ui/workload/weekpreview.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr int hoursOfDay = 24;
constexpr int daysOfWeek = 7;
constexpr int mostDayNames = 14;

QString dayName(int day)
{
    return QLocale().dayName(day % daysOfWeek + 1, QLocale::ShortFormat);
}

/// By minute where hours do not say all.
std::vector<double> ratesOf(const model::TrafficSource& source)
{
    if (model::variesWithinHours(source)) {
        return model::minuteRates(source);
    }
    const auto hourly = model::hourlyRates(source);
    return {hourly.begin(), hourly.end()};
}

}  // namespace

std::vector<double> thinned(const std::vector<double>& values, std::size_t most)
{
    if (values.size() <= most || most == 0) {
        return values;
    }
    std::vector<double> few(most, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        double& greatest = few[i * most / values.size()];
        greatest = std::max(greatest, values[i]);
    }
    return few;
}

WeekPreview::WeekPreview(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void WeekPreview::setSource(const model::TrafficSource& source)
{
    const bool byMinute = model::variesWithinHours(source);
    std::vector<double> rates = ratesOf(source);
    const auto steps = static_cast<double>(rates.size());
    setRates(std::move(rates), byMinute ? steps / 60 : steps);
}

void WeekPreview::setRates(std::vector<double> perSecond, double hours)
{
    m_rates = std::move(perSecond);
    m_hours = hours;
    const double most = m_rates.empty() ? 0 : std::ranges::max(m_rates);
    setAccessibleName(tr("Rate over time, at most %1 a second").arg(count(most)));
    update();
}

QString WeekPreview::describe(const model::TrafficSource& source, double hoursPerMonth)
{
    const std::vector<double> rates = ratesOf(source);
    const bool byMinute = model::variesWithinHours(source);
    const auto peak = std::ranges::max_element(rates);
    double mean = 0;
    for (const double rate : rates) {
        mean += rate / static_cast<double>(rates.size());
    }
    const QString perMonth = count(mean * hoursPerMonth * 3600);
    const QString most =
        source.process == model::ArrivalProcess::Closed ? tr("at most ") : QString();
    if (rates.empty() || *peak <= 0 || *peak == *std::ranges::min_element(rates)) {
        return tr("%1%2 requests a month, at a steady %3 a second")
            .arg(most, perMonth, count(mean));
    }
    const int minute = static_cast<int>(peak - rates.begin()) * (byMinute ? 1 : 60);
    const QString time = QStringLiteral("%1:%2")
                             .arg(minute / 60 % hoursOfDay, 2, 10, QLatin1Char('0'))
                             .arg(minute % 60, 2, 10, QLatin1Char('0'));
    const int day = minute / (60 * hoursOfDay);
    const QString name =
        QLocale().dayName(day % daysOfWeek + 1, QLocale::LongFormat);
    return tr("%1%2 requests a month; peak %3 a second on %4 at %5")
        .arg(most, perMonth, count(*peak), name, time);
}

void WeekPreview::paintDays(QPainter& painter, const QRectF& area) const
{
    const double days = m_hours / hoursOfDay;
    painter.setFont(m_theme.font(11));
    for (int day = 0; day <= static_cast<int>(days); ++day) {
        const double x = area.left() + area.width() * day / days;
        painter.setPen(QPen(m_theme.tokens().border, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        if (days <= mostDayNames && day < days - 0.5) {
            painter.setPen(m_theme.tokens().muted);
            painter.drawText(QRectF(x + 4, area.bottom() + 1, area.width() / days, 14),
                             Qt::AlignLeft | Qt::AlignVCenter, dayName(day));
        }
    }
}

void WeekPreview::paintLine(QPainter& painter, const QRectF& area, double most) const
{
    const std::vector<double> rates =
        thinned(m_rates, static_cast<std::size_t>(std::max(2.0, area.width())));
    const double steps = std::max(1.0, static_cast<double>(rates.size()) - 1);
    QPainterPath line;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const QPointF point(area.left() + area.width() * static_cast<double>(i) / steps,
                            area.bottom() - area.height() * rates[i] / most);
        i == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    QPainterPath fill = line;
    fill.lineTo(area.bottomRight());
    fill.lineTo(area.bottomLeft());
    painter.fillPath(fill, mixed(m_theme.tokens().accent, m_theme.tokens().panel, 0.15));
    painter.setPen(QPen(m_theme.tokens().accent, 1.5));
    painter.drawPath(line);
}

void WeekPreview::paintEvent(QPaintEvent*)
{
    if (m_rates.empty() || m_hours <= 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 16, -1, -16);
    const double most = std::max(std::ranges::max(m_rates), 1e-9);
    paintDays(painter, area);
    paintLine(painter, area, most);
    painter.setFont(m_theme.font(11));
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(QRectF(area.left() + 4, 0, area.width(), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%1 a second").arg(count(most)));
}

}  // namespace breakeven::ui
