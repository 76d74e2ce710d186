#include "ui/shell/icons.h"

#include <cmath>

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace breakeven::ui {

namespace {

const QString fallbackStem = QStringLiteral("service");

QPixmap blank(int px, qreal ratio)
{
    const int side = static_cast<int>(std::lround(px * ratio));
    QPixmap pixmap(side, side);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

}  // namespace

Icons::Icons(QString folder) : m_folder(std::move(folder))
{
}

bool Icons::contains(const QString& stem) const
{
    return QFile::exists(m_folder + QLatin1Char('/') + stem + QLatin1String(".svg"));
}

QByteArray Icons::source(const QString& stem) const
{
    const auto known = m_sources.constFind(stem);
    if (known != m_sources.constEnd()) {
        return *known;
    }
    const QString& existing = contains(stem) ? stem : fallbackStem;
    QFile file(m_folder + QLatin1Char('/') + existing + QLatin1String(".svg"));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    m_sources.insert(stem, text);
    return text;
}

QPixmap Icons::glyph(const QString& stem, int px, const QColor& color, qreal devicePixelRatio) const
{
    const QString key = QStringLiteral("%1|%2|%3|%4")
                            .arg(stem)
                            .arg(px)
                            .arg(color.name(QColor::HexArgb))
                            .arg(devicePixelRatio);
    const auto known = m_pixmaps.constFind(key);
    if (known != m_pixmaps.constEnd()) {
        return *known;
    }
    QPixmap pixmap = blank(px, devicePixelRatio);
    QByteArray svg = source(stem);
    svg.replace("currentColor", color.name().toLatin1());
    if (QSvgRenderer renderer(svg); renderer.isValid()) {
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, px, px));
    }
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

QIcon Icons::icon(const QString& stem, const QColor& color) const
{
    QColor disabled = color;
    disabled.setAlphaF(0.4F);
    QIcon icon;
    for (const int px : {16, 20, 24, 32}) {
        for (const qreal ratio : {1.0, 2.0}) {
            icon.addPixmap(glyph(stem, px, color, ratio), QIcon::Normal);
            icon.addPixmap(glyph(stem, px, disabled, ratio), QIcon::Disabled);
        }
    }
    return icon;
}

QPixmap Icons::badge(const QString& stem, const QColor& fill, int px, qreal devicePixelRatio) const
{
    QPixmap pixmap = blank(px, devicePixelRatio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(0, 0, px, px), px / 4.0, px / 4.0);
    const int inner = px * 5 / 8;
    const int margin = (px - inner) / 2;
    painter.drawPixmap(margin, margin, glyph(stem, inner, Qt::white, devicePixelRatio));
    return pixmap;
}

}  // namespace breakeven::ui
