#include "ui/canvas/picture.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include "ui/canvas/architecturescene.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double pictureMargin = 24;  ///< scene units around the content
constexpr double bitmapScale = 2;
constexpr double largestBitmap = 12000;  ///< pixels a side; a larger drawing is made smaller

/// The content with a margin, widened so that it is shown at its own size at most.
QRectF sourceFor(const QRectF& content, QSizeF size)
{
    QRectF source = content.adjusted(-pictureMargin, -pictureMargin, pictureMargin, pictureMargin);
    const double scale =
        std::max({1.0, source.width() / size.width(), source.height() / size.height()});
    const QSizeF room = size * scale;
    source.adjust((source.width() - room.width()) / 2, (source.height() - room.height()) / 2,
                  (room.width() - source.width()) / 2, (room.height() - source.height()) / 2);
    return source;
}

/// A scene of its own: nothing is selected there, and nothing is dragged.
class PictureScene {
public:
    explicit PictureScene(const Pictured& pictured)
        : m_document(pictured.catalog),
          m_scene(loaded(pictured), pictured.theme, pictured.alternative)
    {
        m_scene.setFigures(pictured.figures);
    }

    [[nodiscard]] QRectF content() { return m_scene.contentRect(); }
    void paint(QPainter& painter, const QRectF& target, const QRectF& source)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        m_scene.render(&painter, target, source);
    }

private:
    Document& loaded(const Pictured& pictured)
    {
        m_document.reset(pictured.project);
        return m_document;
    }

    Document m_document;
    ArchitectureScene m_scene;
};

}  // namespace

void paintPicture(QPainter& painter, const QRectF& target, const Pictured& pictured)
{
    PictureScene scene(pictured);
    if (const QRectF content = scene.content(); !content.isNull()) {
        scene.paint(painter, target, sourceFor(content, target.size()));
    }
}

QPixmap pictureOf(const Pictured& pictured, QSize size, double devicePixelRatio)
{
    QPixmap picture(size * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(pictured.theme.tokens().canvas);
    QPainter painter(&picture);
    paintPicture(painter, QRectF({0, 0}, size), pictured);
    return picture;
}

bool addPicture(QMimeData& data, const Pictured& pictured)
{
    PictureScene scene(pictured);
    const QRectF content = scene.content();
    if (content.isNull()) {
        return false;
    }
    const QRectF source =
        content.adjusted(-pictureMargin, -pictureMargin, pictureMargin, pictureMargin);
    const double scale =
        std::min(bitmapScale, largestBitmap / std::max(source.width(), source.height()));
    QImage bitmap((source.size() * scale).toSize(), QImage::Format_RGB32);
    bitmap.fill(pictured.theme.tokens().canvas);
    QPainter onBitmap(&bitmap);
    scene.paint(onBitmap, QRectF({0, 0}, QSizeF(bitmap.size())), source);
    data.setImageData(bitmap);

    QBuffer svg;
    QSvgGenerator generator;
    generator.setOutputDevice(&svg);
    generator.setSize(source.size().toSize());
    generator.setViewBox(QRectF({0, 0}, source.size()));
    QPainter onSvg(&generator);
    scene.paint(onSvg, QRectF({0, 0}, source.size()), source);
    onSvg.end();
    data.setData(QStringLiteral("image/svg+xml"), svg.data());
    return true;
}

}  // namespace breakeven::ui
