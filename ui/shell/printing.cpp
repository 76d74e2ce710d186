#include "ui/shell/printing.h"

#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include "ui/canvas/picture.h"
#include "ui/shell/format.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

void paintPage(QPainter& painter, const QRectF& page, const Printout& printout)
{
    const model::Alternative* alternative = printout.project.find(printout.alternative);
    if (alternative == nullptr) {
        return;
    }
    const Theme theme(printout.iconFolder, Theme::Mode::Light);
    // Lengths in logical pixels, however fine the paper's raster is.
    const double scale = page.height() / 1000;
    painter.save();
    painter.translate(page.topLeft());
    painter.scale(scale, scale);
    const QRectF sheet({0, 0}, page.size() / scale);
    painter.fillRect(sheet, Qt::white);
    painter.setPen(theme.tokens().text);
    painter.setFont(theme.font(20, QFont::DemiBold));
    painter.drawText(QRectF(16, 12, sheet.width() - 32, 28), Qt::AlignVCenter,
                     text(printout.project.name));
    painter.setPen(theme.tokens().muted);
    painter.setFont(theme.font(13));
    painter.drawText(QRectF(16, 42, sheet.width() - 32, 20), Qt::AlignVCenter,
                     text(alternative->name));
    paintPicture(
        painter, sheet.adjusted(16, 72, -16, -16),
        {printout.project, printout.alternative, printout.catalog, theme, printout.figures});
    painter.restore();
}

void printWithPreview(const Printout& printout, QWidget* parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setDocName(text(printout.project.name));
    QPrintPreviewDialog preview(&printer, parent);
    preview.setObjectName(QStringLiteral("printPreview"));
    preview.resize(960, 720);
    QObject::connect(
        &preview, &QPrintPreviewDialog::paintRequested, parent, [&printout](QPrinter* paper) {
            QPainter painter(paper);
            paintPage(painter, QRectF(paper->pageRect(QPrinter::DevicePixel)), printout);
        });
    preview.exec();
}

}  // namespace breakeven::ui
