#include "ui/canvas/replaypainter.h"

#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double stripHeight = 18;
constexpr double stripPadding = 8;
constexpr double stripOverlap = 7;  ///< onto the card, so that it is seen whose it is

}  // namespace

QPointF pointAlong(const QPolygonF& corners, double share)
{
    double length = 0;
    for (qsizetype i = 1; i < corners.size(); ++i) {
        length += QLineF(corners[i - 1], corners[i]).length();
    }
    double left = share * length;
    for (qsizetype i = 1; i < corners.size(); ++i) {
        const QLineF piece(corners[i - 1], corners[i]);
        if (left <= piece.length()) {
            return piece.length() > 0 ? piece.pointAt(left / piece.length()) : piece.p1();
        }
        left -= piece.length();
    }
    return corners.isEmpty() ? QPointF() : corners.last();
}

void paintDot(QPainter& painter, QPointF at, std::uint32_t calls, const Theme& theme)
{
    const double radius = std::min(9.0, 4 + std::log2(static_cast<double>(calls)));
    painter.setPen(QPen(theme.tokens().canvas, 1.5));
    painter.setBrush(theme.tokens().accent);
    painter.drawEllipse(at, radius, radius);
}

QString replayText(const ReplayCard& card)
{
    QStringList words;
    if (card.refuses) {
        words += QCoreApplication::translate("Canvas", "refuses calls");
    }
    if (card.startsCold) {
        words += QCoreApplication::translate("Canvas", "cold start");
    }
    if (card.waiting > 0) {
        words += QCoreApplication::translate("Canvas", "%1 waiting").arg(card.waiting);
    }
    if (card.working > 0) {
        words += QCoreApplication::translate("Canvas", "%1 at work").arg(card.working);
    }
    if (card.instances > 0) {
        words += card.instances == 1
                     ? QCoreApplication::translate("Canvas", "1 instance")
                     : QCoreApplication::translate("Canvas", "%1 instances").arg(card.instances);
    }
    return words.join(QStringLiteral(" · "));
}

void paintReplayCard(QPainter& painter, const QRectF& card, const ReplayCard& state,
                     const Theme& theme)
{
    const QString words = replayText(state);
    if (words.isEmpty()) {
        return;
    }
    const Tokens& tokens = theme.tokens();
    const QFont font = theme.font(11, QFont::Medium);
    const double width = QFontMetricsF(font).horizontalAdvance(words) + 2 * stripPadding;
    const QRectF strip(card.center().x() - width / 2, card.bottom() - stripOverlap, width,
                       stripHeight);
    const QColor edge = state.refuses       ? tokens.bad
                        : state.startsCold  ? tokens.accent
                        : state.waiting > 0 ? tokens.warn
                                            : tokens.border;
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(tokens.panel);
    painter.drawRoundedRect(strip, stripHeight / 2, stripHeight / 2);
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(strip, Qt::AlignCenter, words);
}

}  // namespace breakeven::ui
