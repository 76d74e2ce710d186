#pragma once

#include <vector>

#include <QWidget>

#include "ui/shell/theme.h"

namespace breakeven::ui {

/// A row of bars whose heights are dragged: relative rates by hour or by day. Arrow keys do the
/// same: left and right choose a bar, up and down change it by a tenth.
class ProfileBars : public QWidget {
    Q_OBJECT

public:
    ProfileBars(const Theme& theme, QStringList labels, QWidget* parent = nullptr);

    void setValues(std::vector<double> values);
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] QRectF barArea(int bar) const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    /// The user has let go of a bar, or pressed a key.
    void edited(const std::vector<double>& values);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] double ceiling() const;
    [[nodiscard]] QRectF plotArea() const;
    void dragTo(QPointF position);
    void change(int bar, double value);
    void paintBar(QPainter& painter, int bar) const;

    const Theme& m_theme;
    QStringList m_labels;
    std::vector<double> m_values;
    std::vector<double> m_before;
    double m_ceiling = 2;  ///< kept during a drag, so that the bars do not run away
    int m_current = 0;
};

}  // namespace breakeven::ui
