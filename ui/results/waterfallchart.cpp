#include "ui/results/waterfallchart.h"

#include <algorithm>

#include "ui/results/plot.h"

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr int longestLabel = 30;

QString shortened(const QString& label)
{
    return label.size() <= longestLabel ? label
                                        : label.left(longestLabel - 1) + QStringLiteral("…");
}

}  // namespace

void WaterfallChart::setChartData(WaterfallData chartData)
{
    m_data = std::move(chartData);
    rebuild();
}

void WaterfallChart::populate()
{
    setTitle(m_data.title);
    styleAxes();
    const Tokens& tokens = theme().tokens();
    addBars(WaterfallBar::Kind::Total, tokens.muted);
    addBars(WaterfallBar::Kind::More, tokens.bad);
    addBars(WaterfallBar::Kind::Less, tokens.good);
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        const WaterfallBar& bar = m_data.bars[row];
        addLabel({std::max(bar.from, bar.to), static_cast<double>(row)}, bar.amount, tokens.text,
                 Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void WaterfallChart::styleAxes()
{
    double least = 0;
    double most = 0;
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        const WaterfallBar& bar = m_data.bars[row];
        least = std::min({least, bar.from, bar.to});
        most = std::max({most, bar.from, bar.to});
        ticker->addTick(static_cast<double>(row), shortened(bar.label));
    }
    QCPAxis* values = plot().xAxis;
    QCPAxis* names = plot().yAxis;
    setScale(values, Scale::Linear, &money);
    values->ticker()->setTickCount(4);
    values->setRange(least, most > 0 ? most + (most - least) * 0.25 : 1);
    names->setTicker(ticker);
    names->setRangeReversed(true);
    names->setRange(-0.6, static_cast<double>(m_data.bars.size()) - 0.4);
    names->setTickLabelColor(theme().tokens().text);
    names->setTickLabelFont(theme().font(11));
    names->grid()->setVisible(false);
    names->setBasePen(Qt::NoPen);
}

/// A bar that hovers is one on top of an invisible one that carries it.
void WaterfallChart::addBars(WaterfallBar::Kind kind, const QColor& color)
{
    QVector<double> rows;
    QVector<double> bases;
    QVector<double> lengths;
    for (std::size_t row = 0; row < m_data.bars.size(); ++row) {
        const WaterfallBar& bar = m_data.bars[row];
        if (bar.kind == kind) {
            rows << static_cast<double>(row);
            bases << std::min(bar.from, bar.to);
            lengths << std::abs(bar.to - bar.from);
        }
    }
    auto* carrier = new QCPBars(plot().yAxis, plot().xAxis);
    carrier->setPen(Qt::NoPen);
    carrier->setBrush(Qt::NoBrush);
    carrier->setData(rows, bases, true);
    auto* bars = new QCPBars(plot().yAxis, plot().xAxis);
    bars->setWidth(0.62);
    bars->setPen(Qt::NoPen);
    bars->setBrush(color);
    bars->setData(rows, lengths, true);
    bars->moveAbove(carrier);
}

}  // namespace breakeven::ui
