#include "ui/canvas/heat.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QLinearGradient>
#include <QPainter>

#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr QSize legendSize(220, 84);
constexpr std::array<QRgb, 9> cividis{0x00224E, 0x1B3A70, 0x414D6B, 0x5E616E, 0x7B7B78,
                                      0x9A9578, 0xBBAF71, 0xDFCB5F, 0xFEE838};

}  // namespace

QColor heatColor(double share)
{
    const double place = std::clamp(share, 0.0, 1.0) * (cividis.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(place), cividis.size() - 2);
    return mixed(QColor(cividis[lower + 1]), QColor(cividis[lower]),
                 place - static_cast<double>(lower));
}

QString heatName(Heat heat)
{
    static const std::array<const char*, 5> names{
        QT_TRANSLATE_NOOP("Canvas", "No Heat Map"), QT_TRANSLATE_NOOP("Canvas", "Monthly Cost"),
        QT_TRANSLATE_NOOP("Canvas", "Latency (p95)"), QT_TRANSLATE_NOOP("Canvas", "Utilisation"),
        QT_TRANSLATE_NOOP("Canvas", "Errors")};
    return QCoreApplication::translate("Canvas", names[static_cast<std::size_t>(heat)]);
}

HeatLegend::HeatLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("heatLegend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(legendSize);
    hide();
}

void HeatLegend::show(Heat heat, const QString& highest)
{
    m_heat = heat;
    m_highest = highest;
    setAccessibleName(tr("Heat map of %1, up to %2").arg(heatName(heat), highest));
    setVisible(heat != Heat::None);
    update();
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.border, 1));
    painter.setBrush(tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QRect room = rect().adjusted(12, 8, -12, -8);
    painter.setFont(m_theme.font(12, QFont::DemiBold));
    painter.setPen(tokens.text);
    painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignVCenter,
                     heatName(m_heat));
    QLinearGradient gradient(room.topLeft(), room.topRight());
    for (int i = 0; i <= 8; ++i) {
        gradient.setColorAt(i / 8.0, heatColor(i / 8.0));
    }
    painter.setPen(QPen(tokens.border, 1));
    painter.setBrush(gradient);
    painter.drawRoundedRect(QRectF(room.left(), room.top() + 21, room.width(), 10), 3, 3);
    painter.setFont(m_theme.font(11));
    painter.setPen(tokens.muted);
    const QRect ends(room.left(), room.top() + 33, room.width(), 16);
    painter.drawText(ends, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(ends, Qt::AlignRight | Qt::AlignVCenter, m_highest);
    painter.drawText(ends.translated(0, 17), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Thicker lines carry more calls"));
}

}  // namespace breakeven::ui
