#include "ui/canvas/canvashints.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QPainter>

#include "ui/shell/theme.h"

namespace breakeven::ui {

PointerHint::PointerHint(const Theme& theme, QWidget* parent) : QLabel(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("pointerHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAutoFillBackground(true);
    setMargin(6);
    hide();
}

void PointerHint::say(const QString& text, QPoint pointer)
{
    if (text.isEmpty()) {
        hide();
        return;
    }
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.tokens().text);
    colors.setColor(QPalette::WindowText, m_theme.tokens().canvas);
    setPalette(colors);
    setFont(m_theme.font(12));
    setText(text);
    adjustSize();
    const QRect room = parentWidget()->rect();
    move(std::min(pointer.x() + 14, room.right() - width() - 4),
         std::min(pointer.y() + 18, room.bottom() - height() - 4));
    show();
    raise();
}

EmptyHint::EmptyHint(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("emptyHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("The canvas is empty. Drag a service here from the palette."));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EmptyHint::paintEvent(QPaintEvent*)
{
    const std::array<std::pair<QString, QString>, 3> ways{
        std::pair{QStringLiteral("palette"), tr("Drag a service from the palette to this place")},
        std::pair{QStringLiteral("add"),
                  tr("Double-click here and type what you want: lambda, sqs, ...")},
        std::pair{QStringLiteral("open"), tr("Open a project or an example with Ctrl+O")}};
    constexpr int rowHeight = 48;
    constexpr int blockWidth = 360;
    const int left = (width() - blockWidth) / 2;
    int top = (height() - rowHeight * 4) / 2;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(20, QFont::DemiBold));
    painter.setPen(m_theme.tokens().text);
    painter.drawText(QRect(left, top, blockWidth, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Draw an architecture"));
    painter.setFont(m_theme.font(13));
    for (const auto& [icon, text] : ways) {
        top += rowHeight;
        const QPixmap badge =
            m_theme.icons().badge(icon, m_theme.tokens().accent, 32, devicePixelRatioF());
        painter.drawPixmap(left, top + 8, badge);
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(QRect(left + 44, top, blockWidth - 44, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

}  // namespace breakeven::ui
