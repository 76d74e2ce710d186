#pragma once

#include <QGraphicsItem>

#include "model/architecture/architecture.h"

namespace breakeven::ui {

class Theme;

/// The frame of a group behind the cards. Only its title can be hit: what lies inside is canvas.
class GroupItem : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };

    GroupItem(model::GroupId id, const Theme& theme);

    [[nodiscard]] const model::GroupId& id() const { return m_id; }
    void setGroup(const model::Group& group);
    /// In scene coordinates; null hides it. Inner frames lie above outer ones.
    void setFrame(const QRectF& frame);
    [[nodiscard]] QRectF frame() const { return m_frame; }
    [[nodiscard]] QRectF title() const;
    /// Marks it as what is selected, or as where the dragged cards would go.
    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const { return m_marked; }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QString kindText() const;

    model::GroupId m_id;
    const Theme& m_theme;
    QString m_name;
    model::GroupKind m_kind = model::GroupKind::Plain;
    model::Tint m_tint = model::Tint::None;
    QRectF m_frame;
    bool m_marked = false;
};

}  // namespace breakeven::ui
