#include "ui/canvas/minimap.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>

#include "ui/canvas/architectureview.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr QSize mapSize(176, 112);
constexpr int edge = 12;     ///< to the canvas's edge
constexpr double inset = 8;  ///< of the picture in the map

}  // namespace

Minimap::Minimap(ArchitectureView& view) : QWidget(&view), m_view(view)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview of the architecture"));
    setCursor(Qt::PointingHandCursor);
    setFixedSize(mapSize);
    hide();
}

void Minimap::setWanted(bool wanted)
{
    m_wanted = wanted;
    follow();
}

void Minimap::followContent()
{
    m_content = m_view.architectureScene().contentRect();
    follow();
}

void Minimap::follow()
{
    const bool needed = m_wanted && !m_content.isNull() && !visible().contains(m_content);
    setVisible(needed);
    move(m_view.width() - width() - edge, m_view.height() - height() - edge);
    update();
}

QRectF Minimap::visible() const
{
    return m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
}

QTransform Minimap::transform() const
{
    const QRectF shown = m_content.united(visible());
    const QRectF room = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    const double scale = std::min(room.width() / shown.width(), room.height() / shown.height());
    QTransform transform;
    transform.translate(room.center().x(), room.center().y());
    transform.scale(scale, scale);
    transform.translate(-shown.center().x(), -shown.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent*)
{
    const ArchitectureScene& scene = m_view.architectureScene();
    const Tokens& tokens = scene.theme().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.border, 1));
    painter.setBrush(tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QTransform toMap = transform();
    painter.setPen(Qt::NoPen);
    for (const auto& [id, card] : scene.cards()) {
        const CardContent& content = scene.item(id)->content();
        painter.setBrush(content.known ? scene.theme().categoryColor(content.category)
                                       : tokens.faint);
        const QRectF small = toMap.mapRect(card);
        painter.drawRoundedRect(small.adjusted(0, 0, std::max(0.0, 2 - small.width()), 0), 1, 1);
    }
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(toMap.mapRect(visible()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    m_view.showPlace(transform().inverted().map(event->position()));
    event->accept();
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        mousePressEvent(event);
    }
}

}  // namespace breakeven::ui
