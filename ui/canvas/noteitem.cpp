#include "ui/canvas/noteitem.h"

#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/tints.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double notePadding = 10;
constexpr double smallestHeight = 40;
constexpr int noteWrap = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

}  // namespace

NoteItem::NoteItem(model::NoteId id, const Theme& theme) : m_id(std::move(id)), m_theme(theme)
{
    setFlag(ItemIsSelectable);
    setZValue(-0.5);
}

QString NoteItem::text() const
{
    return m_note.text.empty() ? QCoreApplication::translate("Canvas", "Note")
                               : QString::fromStdString(m_note.text);
}

void NoteItem::setNote(const model::Note& note)
{
    m_note = note;
    setPos(toPoint(note.position));
    const QRectF room(0, 0, note.width - 2 * notePadding, 100'000);
    const QRectF used = QFontMetricsF(m_theme.font(12)).boundingRect(room, noteWrap, text());
    prepareGeometryChange();
    m_size = {note.width, std::max(smallestHeight, std::ceil(used.height()) + 2 * notePadding)};
    update();
}

QRectF NoteItem::sheet() const
{
    return {pos(), m_size};
}

QRectF NoteItem::boundingRect() const
{
    return QRectF({0, 0}, m_size).adjusted(-3, -3, 3, 3);
}

void NoteItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const QColor color = m_note.tint == model::Tint::None ? tintColor(model::Tint::Amber, m_theme)
                                                          : tintColor(m_note.tint, m_theme);
    const QRectF sheet({0, 0}, m_size);
    painter->setPen(selected ? QPen(m_theme.tokens().accent, 2)
                             : QPen(mixed(color, m_theme.tokens().canvas, 0.45), 1));
    painter->setBrush(mixed(color, m_theme.tokens().panel, m_theme.isDark() ? 0.16 : 0.10));
    painter->drawRoundedRect(sheet, 6, 6);
    painter->setFont(m_theme.font(12));
    painter->setPen(m_note.text.empty() ? m_theme.tokens().muted : m_theme.tokens().text);
    painter->drawText(sheet.adjusted(notePadding, notePadding, -notePadding, -notePadding),
                      noteWrap, text());
}

}  // namespace breakeven::ui
