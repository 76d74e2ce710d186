#pragma once

#include <vector>

#include <QPointF>
#include <QWidget>

#include "ui/shell/theme.h"

class QCPAxis;
class QCPItemText;
class QCPItemLine;
class QCustomPlot;
class QLabel;

namespace breakeven::ui {

/// A chart in the window's colours: a title that states the finding, the plot below it, and a
/// readout of every series under the mouse. Derived classes turn chart data into plottables.
class Chart : public QWidget {
    Q_OBJECT

public:
    explicit Chart(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }

protected:
    enum class Scale { Linear, Logarithmic };
    using NumberText = QString (*)(double);

    /// Clears the plot, lets populate() fill it and paints it; call it when the data changed.
    void rebuild();
    virtual void populate() = 0;
    /// What to show for the mouse at x (plot coordinates); empty = nothing.
    [[nodiscard]] virtual QString readoutAt(double x) const;
    /// Places what depends on the plot's size in pixels; called after each layout.
    virtual void placeLabels() {}

    void setTitle(const QString& title);
    void setScale(QCPAxis* axis, Scale scale, NumberText format) const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// A label at a point of the plot; `alignment` says which part of the text is at the point.
    QCPItemText* addLabel(QPointF at, const QString& text, const QColor& color,
                          Qt::Alignment alignment) const;
    void addDot(QPointF at, const QColor& color) const;
    QCPItemLine* addVertical(double x, const QColor& color, Qt::PenStyle style) const;
    /// Moves labels apart vertically so that their texts do not overlap; keeps their order.
    void spread(std::vector<QCPItemText*> labels) const;

private:
    void restyle();
    void styleAxis(QCPAxis* axis) const;
    void showReadout(QMouseEvent* event);

    const Theme& m_theme;
    QLabel* m_title;
    QCustomPlot* m_plot;
    QCPItemLine* m_cursor = nullptr;
};

}  // namespace breakeven::ui
