#include "ui/inspector/density.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

using Shape = model::Distribution::Shape;

/// Densities are up to a factor: the picture is scaled to its peak.
double lognormal(double x, double mean, double cv)
{
    const double variance = std::log1p(cv * cv);
    const double location = std::log(mean) - variance / 2;
    const double z = std::log(x) - location;
    return std::exp(-z * z / (2 * variance)) / x;
}

double erlang(double x, double mean, double cv)
{
    const double phases = std::max(1.0, std::round(1 / (cv * cv)));
    const double rate = phases / mean;
    return std::exp((phases - 1) * std::log(x * rate) - x * rate - std::lgamma(phases));
}

/// Two exponential phases that each carry half of the mean.
double hyperExponential(double x, double mean, double cv)
{
    const double square = cv * cv;
    const double share = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
    const double fast = 2 * share / mean;
    const double slow = 2 * (1 - share) / mean;
    return share * fast * std::exp(-fast * x) + (1 - share) * slow * std::exp(-slow * x);
}

double densityAt(const model::Distribution& time, double x)
{
    switch (time.shape) {
        case Shape::LogNormal:
            return lognormal(x, time.mean, time.cv);
        case Shape::Uniform:
            return x <= 2 * time.mean ? 1 : 0;
        case Shape::Erlang:
            return erlang(x, time.mean, time.cv);
        case Shape::HyperExponential:
            return hyperExponential(x, time.mean, std::max(1.0, time.cv));
        case Shape::Exponential:
        case Shape::SometimesExponential:
        case Shape::Constant:
            break;
    }
    return std::exp(-x / time.mean);
}

bool isConstant(const model::Distribution& time)
{
    const bool byVariation = time.shape == Shape::LogNormal || time.shape == Shape::Erlang;
    return time.shape == Shape::Constant || (byVariation && time.cv <= 0);
}

}  // namespace

std::vector<QPointF> densityOf(const model::Distribution& time, int points)
{
    std::vector<QPointF> curve;
    if (time.mean <= 0 || isConstant(time)) {
        return curve;
    }
    const double spread = time.shape == Shape::Uniform ? 1.2 : 2.5 * std::max(0.4, time.cv);
    const double end = time.mean * (1 + spread);
    double peak = 0;
    for (int i = 1; i <= points; ++i) {
        const double x = end * i / points;
        curve.emplace_back(x, densityAt(time, x));
        peak = std::max(peak, curve.back().y());
    }
    for (QPointF& point : curve) {
        point.setY(peak > 0 ? point.y() / peak : 0);
    }
    return curve;
}

DensityView::DensityView(const Theme& theme, QString title, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(std::move(title))
{
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QString DensityView::description() const
{
    const QString mean = duration(m_time.mean);
    return m_points.empty() ? tr("%1: always %2").arg(m_title, mean)
                            : tr("%1: mean %2").arg(m_title, mean);
}

void DensityView::setDistribution(const model::Distribution& time)
{
    m_time = time;
    m_points = densityOf(time);
    setAccessibleName(description());
    setToolTip(description());
    setVisible(time.mean > 0);
    update();
}

void DensityView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(m_theme.font(11));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(0, 0, width(), 15), Qt::AlignLeft | Qt::AlignVCenter, description());
    const QRectF area = QRectF(rect()).adjusted(0, 18, 0, -15);
    painter.setPen(QPen(tokens.border, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const double end = m_points.empty() ? 2 * m_time.mean : m_points.back().x();
    const auto at = [&](double x, double y) {
        return QPointF(area.left() + area.width() * x / end, area.bottom() - area.height() * y);
    };
    if (!m_points.empty()) {
        QPainterPath shape(at(0, 0));
        for (const QPointF& point : m_points) {
            shape.lineTo(at(point.x(), point.y()));
        }
        shape.lineTo(area.bottomRight());
        painter.fillPath(shape, mixed(tokens.accent, tokens.panel, 0.35));
    }
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.drawLine(at(m_time.mean, 0), at(m_time.mean, 1));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(0, height() - 14, width(), 14), Qt::AlignLeft, QStringLiteral("0"));
    painter.drawText(QRectF(0, height() - 14, width(), 14), Qt::AlignRight, duration(end));
}

}  // namespace breakeven::ui
