#pragma once

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace breakeven::ui {

/// Our own line icons: `<folder>/<stem>.svg`, drawn in `currentColor` on a 24 px grid. Rendered in
/// any size and colour and kept. An unknown stem gives the icon `service`.
class Icons {
public:
    explicit Icons(QString folder);

    [[nodiscard]] bool contains(const QString& stem) const;
    /// `px` logical pixels square, for a screen of the given device pixel ratio.
    [[nodiscard]] QPixmap glyph(const QString& stem, int px, const QColor& color,
                                qreal devicePixelRatio = 1) const;
    /// For actions: normal and disabled (at 40 %), in 16 to 32 px and for double density.
    [[nodiscard]] QIcon icon(const QString& stem, const QColor& color) const;
    /// A category square with the white glyph on it, as on a card: `px` square, radius px / 4.
    [[nodiscard]] QPixmap badge(const QString& stem, const QColor& fill, int px,
                                qreal devicePixelRatio = 1) const;

private:
    [[nodiscard]] QByteArray source(const QString& stem) const;

    QString m_folder;
    mutable QHash<QString, QByteArray> m_sources;
    mutable QHash<QString, QPixmap> m_pixmaps;
};

}  // namespace breakeven::ui
