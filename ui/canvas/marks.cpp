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

namespace {

void paintPill(QPainter& painter, const QRectF& pill, const QString& words, const QColor& color,
               const Theme& theme)
{
    painter.setPen(QPen(theme.tokens().canvas, 2));
    painter.setBrush(color);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(theme.isDark() ? theme.tokens().window : QColor(Qt::white));
    painter.drawText(pill, Qt::AlignCenter, words);
}

}  // namespace

void paintMark(QPainter& painter, QPointF at, DiffMark mark, const Theme& theme)
{
    const QFont font = theme.font(11, QFont::DemiBold);
    const double width = QFontMetricsF(font).horizontalAdvance(markText(mark)) + 14;
    painter.setFont(font);
    paintPill(painter, {at.x(), at.y() - 9, width, 18}, markText(mark), markColor(mark, theme),
              theme);
}

void paintMarkFromAfar(QPainter& painter, QPointF at, DiffMark mark, const Theme& theme)
{
    painter.setFont(theme.font(26, QFont::Bold));
    paintPill(painter, {at.x() - 17, at.y() - 17, 34, 34}, markText(mark).left(1),
              markColor(mark, theme), theme);
}

}  // namespace breakeven::ui
