#include "ui/canvas/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/shell/theme.h"

namespace breakeven::ui {

QColor markColor(DiffMark mark, const Theme& theme)
{
    const Tokens& tokens = theme.tokens();
    switch (mark) {
        case DiffMark::None:
            return tokens.muted;
        case DiffMark::Added:
            return tokens.good;
        case DiffMark::Removed:
            return tokens.bad;
        case DiffMark::Changed:
            return tokens.warn;
    }
    return tokens.muted;
}

QString markText(DiffMark mark)
{
    switch (mark) {
        case DiffMark::None:
            return {};
        case DiffMark::Added:
            return QCoreApplication::translate("Canvas", "+ added");
        case DiffMark::Removed:
            return QCoreApplication::translate("Canvas", "− removed");
        case DiffMark::Changed:
            return QCoreApplication::translate("Canvas", "≠ changed");
    }
    return {};
}

void paintMark(QPainter& painter, QPointF at, DiffMark mark, const Theme& theme)
{
    const QFont font = theme.font(11, QFont::DemiBold);
    const double width = QFontMetricsF(font).horizontalAdvance(markText(mark)) + 14;
    const QRectF pill(at.x(), at.y() - 9, width, 18);
    painter.setPen(QPen(theme.tokens().canvas, 2));
    painter.setBrush(markColor(mark, theme));
    painter.drawRoundedRect(pill, 9, 9);
    painter.setFont(font);
    painter.setPen(theme.isDark() ? theme.tokens().window : QColor(Qt::white));
    painter.drawText(pill, Qt::AlignCenter, markText(mark));
}

}  // namespace breakeven::ui
