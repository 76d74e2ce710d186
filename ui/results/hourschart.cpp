#include "ui/results/hourschart.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

#include "ui/language/phrases.h"
#include "ui/results/plot.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

HoursChart::HoursChart(const Theme& theme, QWidget* parent) : Chart(theme, parent)
{
    // Below the plot in one line: over the bars it would hide some.
    auto* row = new QCPLayoutGrid;
    plot().plotLayout()->addElement(1, 0, row);
    plot().plotLayout()->setRowStretchFactor(1, 0.001);
    row->addElement(0, 0, plot().legend);
    plot().legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    plot().legend->setBorderPen(Qt::NoPen);
    plot().legend->setBrush(Qt::NoBrush);
    plot().legend->setIconSize(10, 10);
    plot().legend->setMargins({0, 0, 0, 4});
    plot().legend->setVisible(true);
}

void HoursChart::setChartData(HoursChartData chartData)
{
    m_data = std::move(chartData);
    rebuild();
}

void HoursChart::populate()
{
    setTitle(m_data.title);
    styleAxes();
    styleLegend();
    QVector<double> hours;
    for (std::size_t hour = 0; hour < m_data.total.size(); ++hour) {
        hours << static_cast<double>(hour) + 0.5;
    }
    QCPBars* below = nullptr;
    for (const HoursSeries& series : m_data.series) {
        auto* bars = new QCPBars(plot().xAxis, plot().yAxis);
        bars->setName(catalogText(series.category.toStdString()));
        bars->setWidth(m_data.span == HoursSpan::Day ? 0.8 : 1);
        bars->setPen(Qt::NoPen);
        bars->setBrush(theme().categoryColor(series.category));
        bars->setData(hours, QVector<double>(series.usd.begin(), series.usd.end()), true);
        if (below != nullptr) {
            bars->moveAbove(below);
        }
        below = bars;
    }
}

void HoursChart::styleAxes()
{
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    if (m_data.span == HoursSpan::Day) {
        for (std::size_t hour = 0; hour <= m_data.total.size(); hour += 3) {
            ticker->addTick(static_cast<double>(hour), hourText(hour, m_data.span));
        }
    } else {
        for (int day = 0; day < 7; ++day) {
            ticker->addTick(24 * day + 12, QLocale().dayName(day + 1, QLocale::ShortFormat));
        }
    }
    const double most = m_data.total.empty() ? 0 : std::ranges::max(m_data.total);
    QCPAxis* times = plot().xAxis;
    QCPAxis* values = plot().yAxis;
    setScale(values, Scale::Linear, &money);
    values->ticker()->setTickCount(4);
    values->setRange(0, most > 0 ? most * 1.1 : 1);
    times->setTicker(ticker);
    times->setRange(0, static_cast<double>(std::max<std::size_t>(m_data.total.size(), 1)));
    times->grid()->setVisible(false);
}

void HoursChart::styleLegend()
{
    plot().legend->setFont(theme().font(11));
    plot().legend->setTextColor(theme().tokens().muted);
}

QString HoursChart::readoutAt(double x) const
{
    if (m_data.series.empty() || x < 0 || x >= static_cast<double>(m_data.total.size())) {
        return {};
    }
    const auto hour = static_cast<std::size_t>(x);
    QStringList lines{
        tr("From %1: %2 a month at list prices")
            .arg(hourText(hour, m_data.span), moneyExact(Usd::fromDouble(m_data.total[hour])))};
    for (const HoursSeries& series : m_data.series) {
        lines << QStringLiteral("%1: %2").arg(catalogText(series.category.toStdString()),
                                              moneyExact(Usd::fromDouble(series.usd[hour])));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace breakeven::ui
