#include "ui/workload/profilebars.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace breakeven::ui {

namespace {

constexpr double labelStrip = 16;
constexpr double keyStep = 0.1;

}  // namespace

ProfileBars::ProfileBars(const Theme& theme, QStringList labels, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_labels(std::move(labels)),
      m_values(static_cast<std::size_t>(m_labels.size()), 1)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void ProfileBars::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    m_ceiling = ceiling();
    update();
}

double ProfileBars::ceiling() const
{
    const double most = m_values.empty() ? 1 : *std::ranges::max_element(m_values);
    return std::max(most * 1.25, 0.1);
}

QSize ProfileBars::minimumSizeHint() const
{
    return {static_cast<int>(m_labels.size()) * 11 + 4, 72};
}

QRectF ProfileBars::plotArea() const
{
    return QRectF(rect()).adjusted(2, 4, -2, -labelStrip);
}

QRectF ProfileBars::barArea(int bar) const
{
    const QRectF plot = plotArea();
    const double width = plot.width() / static_cast<double>(m_values.size());
    const double share = m_values[static_cast<std::size_t>(bar)] / m_ceiling;
    const double height = std::max(2.0, plot.height() * std::clamp(share, 0.0, 1.0));
    const double gap = std::min(3.0, width / 5);
    return {plot.left() + bar * width + gap / 2, plot.bottom() - height, width - gap, height};
}

void ProfileBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().border, 1));
    const QRectF plot = plotArea();
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    for (int bar = 0; bar < static_cast<int>(m_values.size()); ++bar) {
        paintBar(painter, bar);
    }
}

void ProfileBars::paintBar(QPainter& painter, int bar) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRectF area = barArea(bar);
    const bool current = hasFocus() && bar == m_current;
    painter.setPen(Qt::NoPen);
    painter.setBrush(current ? tokens.accent : mixed(tokens.accent, tokens.panel, 0.65));
    painter.drawRoundedRect(area, 2, 2);
    if (!m_labels.at(bar).isEmpty()) {
        painter.setPen(tokens.muted);
        painter.setFont(m_theme.font(10));
        const QRectF strip(area.center().x() - 20, plotArea().bottom() + 2, 40, labelStrip - 2);
        painter.drawText(strip, Qt::AlignCenter, m_labels.at(bar));
    }
}

void ProfileBars::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_before = m_values;
        dragTo(event->position());
    }
}

void ProfileBars::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0) {
        dragTo(event->position());
    }
}

void ProfileBars::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_values != m_before) {
        m_ceiling = ceiling();
        update();
        emit edited(m_values);
    }
}

void ProfileBars::dragTo(QPointF position)
{
    const QRectF plot = plotArea();
    const double count = static_cast<double>(m_values.size());
    const double at = (position.x() - plot.left()) / plot.width() * count;
    const int bar = static_cast<int>(std::clamp(std::floor(at), 0.0, count - 1));
    const double share = (plot.bottom() - position.y()) / plot.height();
    change(bar, std::round(std::clamp(share, 0.0, 1.0) * m_ceiling * 100) / 100);
}

void ProfileBars::change(int bar, double value)
{
    std::vector<double> next = m_values;
    next[static_cast<std::size_t>(bar)] = value;
    m_current = bar;
    // A week without any traffic has no shape: the last bar stays.
    if (std::ranges::any_of(next, [](double some) { return some > 0; })) {
        m_values = std::move(next);
    }
    update();
}

void ProfileBars::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_values.size()) - 1;
    const double value = m_values[static_cast<std::size_t>(m_current)];
    switch (event->key()) {
        case Qt::Key_Left:
            m_current = std::max(0, m_current - 1);
            break;
        case Qt::Key_Right:
            m_current = std::min(last, m_current + 1);
            break;
        case Qt::Key_Up:
            change(m_current, value + keyStep);
            break;
        case Qt::Key_Down:
            change(m_current, std::max(0.0, value - keyStep));
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    update();
    if (value != m_values[static_cast<std::size_t>(m_current)] &&
        (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        m_ceiling = ceiling();
        emit edited(m_values);
    }
}

}  // namespace breakeven::ui
