#pragma once

#include <map>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "ui/canvas/cardfigures.h"

class QPainter;
class QRectF;
class QWidget;

namespace breakeven::ui {

/// What goes on paper: one alternative with its figures, if any are to be seen.
struct Printout {
    const model::Project& project;
    const model::Catalog& catalog;
    model::AlternativeId alternative;
    std::map<model::ComponentId, CardFigures> figures;
    QString iconFolder;
};

/// Fits the drawing with its title on a page: dark on white, whatever the window's theme.
void paintPage(QPainter& painter, const QRectF& page, const Printout& printout);

/// Opens a preview, from which it can be printed or written as PDF.
void printWithPreview(const Printout& printout, QWidget* parent);

}  // namespace breakeven::ui
