#pragma once

#include <QWidget>

namespace breakeven::ui {

class ArchitectureView;

/// The whole architecture in a corner of the canvas, with a frame around what is in view; a click
/// or drag goes there. Shows only while something is out of sight.
class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(ArchitectureView& view);

    /// Whether it may show at all; on at first.
    void setWanted(bool wanted);
    /// The view was scrolled, zoomed or resized.
    void follow();
    /// What is drawn changed.
    void followContent();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF visible() const;
    /// From scene to this widget.
    [[nodiscard]] QTransform transform() const;

    ArchitectureView& m_view;
    bool m_wanted = true;
    QRectF m_content;
};

}  // namespace breakeven::ui
