#include "ui/canvas/cardpainter.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/heat.h"
#include "ui/canvas/marks.h"
#include "ui/canvas/tints.h"
#include "ui/language/phrases.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double cardRadius = 10;
constexpr double padding = 12;
constexpr double iconSide = 32;
constexpr double chipTop = 47;
constexpr double chipHeight = 17;
constexpr double nameDetail = 0.5;
constexpr double iconDetail = 0.25;

const QRectF cardRect(QPointF(0, 0), cardSize);

/// Glyphs are pixmaps: render them at the resolution they are seen in, in few steps.
double pixelRatio(const QPainter& painter, double detail)
{
    const double wanted = detail * painter.device()->devicePixelRatioF();
    return wanted <= 1 ? 1 : wanted <= 2 ? 2 : 4;
}

/// The room for chips is given to the rest when there are none.
double dropWithoutChips(const CardFigures& figures)
{
    return figures.costText.isEmpty() && figures.secondText.isEmpty() ? 10 : 0;
}

void paintShadow(QPainter& painter, const Theme& theme, bool lifted)
{
    constexpr int layers = 7;
    QColor shade(Qt::black);
    shade.setAlphaF((theme.isDark() ? 0.060F : 0.016F) * (lifted ? 1.6F : 1.0F));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    for (int i = 0; i < layers; ++i) {
        const double grow = i;
        painter.drawRoundedRect(cardRect.adjusted(-grow, 2 - grow, grow, 4 + grow),
                                cardRadius + grow, cardRadius + grow);
    }
}

void paintGlow(QPainter& painter, QColor color)
{
    painter.setBrush(Qt::NoBrush);
    for (const double width : {9.0, 6.0, 3.0}) {
        color.setAlphaF(0.18F);
        painter.setPen(QPen(color, width));
        painter.drawRoundedRect(cardRect, cardRadius, cardRadius);
    }
}

QPen borderPen(const CardContent& content, const CardState& state, const Theme& theme)
{
    const Tokens& tokens = theme.tokens();
    if (state.drop == DropState::Valid) {
        return {tokens.good, 2};
    }
    if (state.selected) {
        return {tokens.accent, 2};
    }
    if (state.mark != DiffMark::None) {
        return {markColor(state.mark, theme), 2, Qt::DashLine};
    }
    if (!content.known) {
        return {tokens.warn, 1.2, Qt::DashLine};
    }
    if (content.tint != model::Tint::None) {
        return {mixed(tintColor(content.tint, theme), tokens.panel, 0.7), 1.2};
    }
    return {state.hovered ? tokens.faint : mixed(tokens.faint, tokens.border, 0.35), 1};
}

void paintBody(QPainter& painter, const CardContent& content, const CardState& state,
               const Theme& theme)
{
    if (state.drop == DropState::Valid) {
        paintGlow(painter, theme.tokens().good);
    } else if (state.selected) {
        paintGlow(painter, mixed(theme.tokens().accent, theme.tokens().canvas, 0.5));
    }
    const QPen pen = borderPen(content, state, theme);
    const double inset = pen.widthF() > 1.5 ? 0 : 0.5;
    painter.setPen(pen);
    const QColor& panel = theme.tokens().panel;
    painter.setBrush(content.tint == model::Tint::None
                         ? panel
                         : mixed(tintColor(content.tint, theme), panel, 0.10));
    painter.drawRoundedRect(cardRect.adjusted(inset, inset, -inset, -inset), cardRadius,
                            cardRadius);
}

void paintIcon(QPainter& painter, const CardContent& content, const Theme& theme,
               const QRectF& square, double detail)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(content.known ? theme.categoryColor(content.category) : theme.tokens().faint);
    painter.drawRoundedRect(square, square.width() / 4, square.width() / 4);
    const double side = square.width() * 5 / 8;
    const double offset = (square.width() - side) / 2;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QPixmap glyph = theme.icons().glyph(content.icon, static_cast<int>(side), Qt::white,
                                              pixelRatio(painter, detail));
    painter.drawPixmap(square.topLeft() + QPointF(offset, offset), glyph);
}

void paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
               const QColor& color, Qt::TextElideMode elide)
{
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetricsF(font).elidedText(text, elide, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, shown);
}

/// In high contrast borders are dark: what is mixed of them would hide the text.
QColor chipFill(const Theme& theme)
{
    const Tokens& tokens = theme.tokens();
    const QColor fill = mixed(tokens.border, tokens.panel, theme.isDark() ? 0.75 : 0.55);
    const double least = theme.mode() == Theme::Mode::Contrast ? 7 : 4.5;
    return contrastRatio(tokens.muted, fill) >= least ? fill : tokens.hover;
}

/// Returns the right edge of the chip.
double paintChip(QPainter& painter, double left, const QString& text, const QColor& ink,
                 const Theme& theme)
{
    const QFont font = theme.font(11, QFont::Medium);
    const double room = cardRect.width() - padding - left;
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, room - 12);
    const double width = QFontMetricsF(font).horizontalAdvance(shown) + 12;
    const QRectF chip(left, chipTop, width, chipHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chipFill(theme));
    painter.drawRoundedRect(chip, 5, 5);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(chip, Qt::AlignCenter, shown);
    return chip.right();
}

void paintChips(QPainter& painter, const CardFigures& figures, const Theme& theme)
{
    double left = padding;
    if (!figures.costText.isEmpty()) {
        left = paintChip(painter, left, figures.costText, theme.tokens().text, theme) + 6;
    }
    if (!figures.secondText.isEmpty() && left < cardRect.width() - 48) {
        paintChip(painter, left, figures.secondText, theme.tokens().muted, theme);
    }
}

/// A thin bar along the lower edge; its length says the same as its colour.
void paintUtilisation(QPainter& painter, double utilisation, const Theme& theme)
{
    if (utilisation < 0) {
        return;
    }
    const Tokens& tokens = theme.tokens();
    const QColor color = utilisation < 0.7   ? tokens.good
                         : utilisation < 0.9 ? tokens.warn
                                             : tokens.bad;
    const QRectF track(padding, cardRect.height() - 4.5, cardRect.width() - 2 * padding, 2.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.border);
    painter.drawRoundedRect(track, 1.25, 1.25);
    QRectF bar = track;
    bar.setWidth(std::max(track.width() * std::min(utilisation, 1.0), 2.5));
    painter.setBrush(color);
    painter.drawRoundedRect(bar, 1.25, 1.25);
}

QString badgeText(const CardFigures& figures)
{
    return figures.problemCount > 99 ? QStringLiteral("99+")
                                     : QString::number(figures.problemCount);
}

void paintBadge(QPainter& painter, const CardFigures& figures, const Theme& theme)
{
    const QRectF badge = badgeRect(figures, theme);
    if (badge.isNull()) {
        return;
    }
    painter.setPen(QPen(theme.tokens().canvas, 2));
    painter.setBrush(figures.hasError ? theme.tokens().bad : theme.tokens().warn);
    painter.drawRoundedRect(badge, 9, 9);
    painter.setFont(theme.font(11, QFont::DemiBold));
    painter.setPen(theme.isDark() ? theme.tokens().window : QColor(Qt::white));
    painter.drawText(badge, Qt::AlignCenter, badgeText(figures));
}

/// A column at the left edge: its colour is the share, and so is its height.
void paintHeat(QPainter& painter, double heat, const Theme& theme)
{
    if (heat < 0) {
        return;
    }
    const QRectF track(-12, 4, 8, cardRect.height() - 8);
    painter.setPen(QPen(theme.tokens().muted, 1));
    painter.setBrush(theme.tokens().panel);
    painter.drawRoundedRect(track, 3, 3);
    QRectF column = track.adjusted(1, 1, -1, -1);
    column.setTop(column.bottom() - std::max(2.0, column.height() * std::min(heat, 1.0)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(heatColor(heat));
    painter.drawRoundedRect(column, 2, 2);
}

void paintLock(QPainter& painter, const Theme& theme, double detail)
{
    constexpr int side = 12;
    painter.drawPixmap(cardRect.bottomRight() - QPointF(side + 6, side + 8),
                       theme.icons().glyph(QStringLiteral("lock"), side, theme.tokens().muted,
                                           pixelRatio(painter, detail)));
}

void paintPorts(QPainter& painter, const Theme& theme)
{
    const QPointF middle = cardRect.center();
    const std::array ports{QPointF(0, middle.y()), QPointF(cardRect.right(), middle.y()),
                           QPointF(middle.x(), 0), QPointF(middle.x(), cardRect.bottom())};
    painter.setPen(QPen(theme.tokens().accent, 1.5));
    painter.setBrush(theme.tokens().panel);
    for (const QPointF& port : ports) {
        painter.drawEllipse(port, portRadius - 0.75, portRadius - 0.75);
    }
}

void paintFull(QPainter& painter, const CardContent& content, const CardFigures& figures,
               const Theme& theme, double detail)
{
    const double drop = dropWithoutChips(figures);
    paintIcon(painter, content, theme, {padding, 9 + drop, iconSide, iconSide}, detail);
    const QRectF name = nameRect(figures);
    paintText(painter, name, content.name, theme.font(13, QFont::DemiBold), theme.tokens().text,
              Qt::ElideMiddle);
    const QRectF kind(name.left(), name.bottom(), name.width(), 15);
    paintText(painter, kind, content.kindName, theme.font(11),
              content.known ? theme.tokens().muted : theme.tokens().warn, Qt::ElideRight);
    paintChips(painter, figures, theme);
    paintUtilisation(painter, figures.utilisation, theme);
}

/// Seen from afar: a larger icon, and the name in letters that can still be read.
void paintFromAfar(QPainter& painter, const CardContent& content, const Theme& theme, double detail)
{
    const double side = 48;
    const double top = (cardRect.height() - side) / 2;
    if (detail < iconDetail) {
        const QRectF square((cardRect.width() - side) / 2, top, side, side);
        paintIcon(painter, content, theme, square, detail);
        return;
    }
    paintIcon(painter, content, theme, {padding, top, side, side}, detail);
    const QRectF name = cardRect.adjusted(side + 2 * padding - 2, 4, -8, -4);
    painter.setFont(theme.font(20, QFont::DemiBold));
    painter.setPen(theme.tokens().text);
    painter.save();
    painter.setClipRect(cardRect, Qt::IntersectClip);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, content.name);
    painter.restore();
}

}  // namespace

CardContent cardContent(const model::Component& component, const model::Catalog& catalog)
{
    const model::ServiceKind* kind = catalog.find(component.kind);
    CardContent content;
    content.name = QString::fromStdString(component.name);
    content.tint = component.look.tint;
    content.locked = component.look.locked;
    if (!kind) {
        content.known = false;
        content.icon = QStringLiteral("service");
        content.kindName = QCoreApplication::translate("Canvas", "Unknown: %1")
                               .arg(QString::fromStdString(component.kind));
        return content;
    }
    content.kindName = catalogText(kind->name);
    content.icon = QString::fromStdString(kind->icon);
    content.category = QString::fromStdString(kind->category);
    content.makesCalls = kind->makesCalls;
    return content;
}

QRectF badgeRect(const CardFigures& figures, const Theme& theme)
{
    if (figures.problemCount <= 0) {
        return {};
    }
    const double words =
        QFontMetricsF(theme.font(11, QFont::DemiBold)).horizontalAdvance(badgeText(figures));
    const double width = std::max(18.0, words + 10);
    return {cardRect.right() - width + 7, -7, width, 18};
}

QRectF nameRect(const CardFigures& figures)
{
    const double left = padding + iconSide + 10;
    return {left, 8 + dropWithoutChips(figures), cardRect.width() - left - 8, 18};
}

void paintCard(QPainter& painter, const CardContent& content, const CardFigures& figures,
               const CardState& state, const Theme& theme, double detail)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.selected || state.lifted) {
        paintShadow(painter, theme, state.lifted);
    }
    if (state.drop == DropState::Invalid) {
        painter.setOpacity(0.45);
    }
    paintBody(painter, content, state, theme);
    paintHeat(painter, figures.heat, theme);
    if (detail < nameDetail) {
        paintFromAfar(painter, content, theme, detail);
    } else {
        paintFull(painter, content, figures, theme, detail);
        paintBadge(painter, figures, theme);
        if (content.locked) {
            paintLock(painter, theme, detail);
        }
    }
    if (state.mark != DiffMark::None) {
        detail < nameDetail ? paintMarkFromAfar(painter, {6, 6}, state.mark, theme)
                            : paintMark(painter, {14, 0}, state.mark, theme);
    }
    if (state.hovered && !state.lifted && content.makesCalls && detail >= iconDetail) {
        paintPorts(painter, theme);
    }
    painter.restore();
}

}  // namespace breakeven::ui
