#include "ui/results/chart.h"

#include <algorithm>

#include "ui/results/plot.h"

#include <QLabel>
#include <QRegularExpression>
#include <QToolTip>
#include <QVBoxLayout>

namespace breakeven::ui {

namespace {

constexpr int labelHeight = 15;

/// `$10` for `$10.0`: on an axis every digit is exact.
QString withoutTrailingZeros(QString label)
{
    static const QRegularExpression zeros(QStringLiteral("\\.0+(?!\\d)"));
    return label.remove(zeros);
}

/// Decades with labels as people write them (`$100`, `41 M`, `38 ms`).
class DecadeTicker : public QCPAxisTickerLog {
public:
    explicit DecadeTicker(QString (*format)(double)) : m_format(format) { setLogBase(10); }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return withoutTrailingZeros(m_format(tick));
    }

private:
    QString (*m_format)(double);
};

class PlainTicker : public QCPAxisTicker {
public:
    explicit PlainTicker(QString (*format)(double)) : m_format(format) {}

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return withoutTrailingZeros(m_format(tick));
    }

private:
    QString (*m_format)(double);
};

}  // namespace

Chart::Chart(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new QLabel(this)), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_plot, 1);
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_title->setWordWrap(true);
    m_plot->setMinimumSize(160, 80);
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 8, 8, 8));
    connect(m_plot, &QCustomPlot::mouseMove, this, &Chart::showReadout);
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] { placeLabels(); });
    connect(&theme, &Theme::changed, this, &Chart::rebuild);
}

QString Chart::title() const
{
    return m_title->text();
}

QString Chart::readoutAt(double) const
{
    return {};
}

void Chart::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Chart::rebuild()
{
    m_cursor = nullptr;
    m_plot->clearItems();
    m_plot->clearPlottables();
    restyle();
    populate();
    m_cursor = new QCPItemLine(m_plot);
    m_cursor->setPen(QPen(m_theme.tokens().faint, 1, Qt::DotLine));
    m_cursor->setVisible(false);
    m_plot->replot();
}

void Chart::restyle()
{
    m_title->setFont(m_theme.font(13, QFont::DemiBold));
    m_plot->setBackground(QBrush(m_theme.tokens().panel));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        styleAxis(axis);
    }
}

void Chart::styleAxis(QCPAxis* axis) const
{
    const Tokens& tokens = m_theme.tokens();
    axis->setBasePen(QPen(tokens.border, 1));
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelFont(m_theme.font(11));
    axis->setTickLabelColor(tokens.muted);
    axis->setLabelFont(m_theme.font(11));
    axis->setLabelColor(tokens.muted);
    axis->setLabelPadding(4);
    axis->grid()->setPen(QPen(mixed(tokens.border, tokens.panel, 0.7), 1));
    axis->grid()->setZeroLinePen(QPen(tokens.border, 1));
    axis->grid()->setSubGridVisible(false);
}

void Chart::setScale(QCPAxis* axis, Scale scale, NumberText format) const
{
    if (scale == Scale::Logarithmic) {
        axis->setScaleType(QCPAxis::stLogarithmic);
        axis->setTicker(QSharedPointer<DecadeTicker>::create(format));
    } else {
        axis->setScaleType(QCPAxis::stLinear);
        axis->setTicker(QSharedPointer<PlainTicker>::create(format));
    }
}

QCPItemText* Chart::addLabel(QPointF at, const QString& text, const QColor& color,
                             Qt::Alignment alignment) const
{
    auto* label = new QCPItemText(m_plot);
    label->setLayer(QStringLiteral("overlay"));
    label->setClipToAxisRect(false);
    label->setText(text);
    label->setColor(color);
    label->setFont(m_theme.font(11, QFont::DemiBold));
    label->setPositionAlignment(alignment);
    label->setTextAlignment(Qt::AlignLeft);
    label->setPadding(QMargins(6, 2, 6, 2));
    label->position->setCoords(at);
    return label;
}

void Chart::addDot(QPointF at, const QColor& color) const
{
    QCPGraph* dot = m_plot->addGraph();
    dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle,
                                         QPen(m_theme.tokens().panel, 1.5), QBrush(color), 9));
    dot->setLineStyle(QCPGraph::lsNone);
    dot->addData(at.x(), at.y());
}

QCPItemLine* Chart::addVertical(double x, const QColor& color, Qt::PenStyle style) const
{
    auto* line = new QCPItemLine(m_plot);
    line->setPen(QPen(color, 1, style));
    for (QCPItemPosition* end : {line->start, line->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->start->setCoords(x, 0);
    line->end->setCoords(x, 1);
    return line;
}

void Chart::spread(std::vector<QCPItemText*> labels) const
{
    const auto top = [](QCPItemText* label) { return label->position->pixelPosition().y(); };
    std::ranges::stable_sort(labels, {}, top);
    std::vector<QRectF> taken;
    for (QCPItemText* label : labels) {
        const QPointF at = label->position->pixelPosition();
        const double width = QFontMetrics(label->font()).horizontalAdvance(label->text()) + 12;
        QRectF area(at, QSizeF(width, labelHeight));
        for (const QRectF& other : taken) {
            if (area.intersects(other)) {
                area.moveTop(other.bottom());
            }
        }
        taken.push_back(area);
        label->position->setPixelPosition(area.topLeft());
    }
}

void Chart::showReadout(QMouseEvent* event)
{
    const double x = m_plot->xAxis->pixelToCoord(event->pos().x());
    const bool inside = m_plot->axisRect()->rect().contains(event->pos());
    const QString readout = inside ? readoutAt(x) : QString();
    if (m_cursor != nullptr && m_cursor->visible() != !readout.isEmpty()) {
        m_cursor->setVisible(!readout.isEmpty());
    }
    if (readout.isEmpty()) {
        QToolTip::hideText();
    } else {
        for (QCPItemPosition* end : {m_cursor->start, m_cursor->end}) {
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        m_cursor->start->setCoords(x, 0);
        m_cursor->end->setCoords(x, 1);
        QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 8), readout, m_plot);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace breakeven::ui
