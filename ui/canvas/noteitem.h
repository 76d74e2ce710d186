#pragma once

#include <QGraphicsItem>

#include "model/architecture/architecture.h"

namespace breakeven::ui {

class Theme;

/// A note's sheet on the canvas, as high as its text.
class NoteItem : public QGraphicsItem {
public:
    enum { Type = UserType + 4 };

    NoteItem(model::NoteId id, const Theme& theme);

    [[nodiscard]] const model::NoteId& id() const { return m_id; }
    [[nodiscard]] const model::Note& note() const { return m_note; }
    void setNote(const model::Note& note);
    [[nodiscard]] QRectF sheet() const;  ///< in scene coordinates

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QString text() const;

    model::NoteId m_id;
    const Theme& m_theme;
    model::Note m_note;
    QSizeF m_size;
};

}  // namespace breakeven::ui
