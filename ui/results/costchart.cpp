#include "ui/results/costchart.h"

#include <algorithm>

#include "ui/language/phrases.h"
#include "ui/results/plot.h"

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

double amountOf(const CostBar& bar, const QString& category)
{
    const auto it = std::ranges::find(bar.segments, category, &CostSegment::category);
    return it == bar.segments.end() ? 0 : it->usd;
}

}  // namespace

void CostChart::setChartData(CostChartData chartData)
{
    m_data = std::move(chartData);
    rebuild();
}

void CostChart::populate()
{
    m_labels.clear();
    setTitle(m_data.title);
    styleAxes();
    std::vector<double> reached(m_data.bars.size(), 0);
    for (const QString& category : categoryOrder()) {
        addSegments(category, reached);
    }
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        const CostBar& bar = m_data.bars[row];
        const QString total =
            (bar.complete ? QString() : QStringLiteral("≥ ")) + money(bar.usd) + tr(" /mo");
        addLabel({reached[row], static_cast<double>(row)}, total, theme().tokens().text,
                 Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void CostChart::styleAxes()
{
    QCPAxis* values = plot().xAxis;
    QCPAxis* names = plot().yAxis;
    double most = 0;
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        most = std::max(most, m_data.bars[row].usd);
        ticker->addTick(static_cast<double>(row), m_data.bars[row].name);
    }
    setScale(values, Scale::Linear, &money);
    values->ticker()->setTickCount(4);
    values->setRange(0, most > 0 ? most * 1.25 : 1);
    names->setTicker(ticker);
    names->setRangeReversed(true);
    names->setRange(-0.6, static_cast<double>(m_data.bars.size()) - 0.4);
    names->setTickLabelColor(theme().tokens().text);
    names->setTickLabelFont(theme().font(12));
    names->grid()->setVisible(false);
    names->setBasePen(Qt::NoPen);
}

void CostChart::addSegments(const QString& category, std::vector<double>& reached)
{
    QVector<double> rows;
    QVector<double> amounts;
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        const double usd = amountOf(m_data.bars[row], category);
        rows << static_cast<double>(row);
        amounts << usd;
        addSegmentLabel(category, static_cast<double>(row), reached[row], reached[row] + usd);
        reached[row] += usd;
    }
    QCPAbstractPlottable* below = plot().plottable();
    auto* bars = new QCPBars(plot().yAxis, plot().xAxis);
    bars->setName(catalogText(category.toStdString()));
    bars->setWidth(0.56);
    bars->setPen(QPen(theme().tokens().panel, 1));
    bars->setBrush(theme().categoryColor(category));
    bars->setData(rows, amounts, true);
    if (below != nullptr) {
        bars->moveAbove(qobject_cast<QCPBars*>(below));
    }
}

void CostChart::addSegmentLabel(const QString& category, double row, double from, double to)
{
    if (to <= from) {
        return;
    }
    QCPItemText* label = addLabel({(from + to) / 2, row}, catalogText(category.toStdString()),
                                  Qt::white, Qt::AlignHCenter | Qt::AlignVCenter);
    m_labels.push_back({label, from, to});
}

void CostChart::placeLabels()
{
    for (const SegmentLabel& segment : m_labels) {
        const double width =
            plot().xAxis->coordToPixel(segment.to) - plot().xAxis->coordToPixel(segment.from);
        const QFontMetrics metrics(segment.label->font());
        segment.label->setVisible(metrics.horizontalAdvance(segment.label->text()) + 10 < width);
    }
}

}  // namespace breakeven::ui
