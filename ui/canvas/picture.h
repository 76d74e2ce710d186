#pragma once

#include <QMimeData>
#include <QPixmap>

#include <map>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "ui/canvas/cardfigures.h"

namespace breakeven::ui {

class Theme;

/// An alternative to be drawn, with what its cards say beyond their names.
struct Pictured {
    const model::Project& project;
    model::AlternativeId alternative;
    const model::Catalog& catalog;
    const Theme& theme;
    std::map<model::ComponentId, CardFigures> figures = {};
};

/// Draws it as the canvas does, fitted into the target and never enlarged.
void paintPicture(QPainter& painter, const QRectF& target, const Pictured& pictured);

/// The same on the canvas's colour, so many logical pixels large.
[[nodiscard]] QPixmap pictureOf(const Pictured& pictured, QSize size, double devicePixelRatio);

/// Adds the whole drawing as a bitmap, twice as fine as on screen, and as SVG; false when there is
/// nothing to draw.
bool addPicture(QMimeData& data, const Pictured& pictured);

}  // namespace breakeven::ui
