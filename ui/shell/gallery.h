#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

#include "model/catalog/catalog.h"
#include "ui/shell/theme.h"

class QLabel;
class QPushButton;

namespace breakeven::ui {

/// The example projects of a folder as tiles: a picture, a name, and what is compared. Each is read
/// and drawn by the canvas itself once the page is seen, one at a time between events, so that the
/// pictures never go stale and nobody waits for them. As many stand in a row as there is room for;
/// the width it asks for is always that of one, so that what it is in comes to rest at every size.
class Gallery : public QWidget {
    Q_OBJECT

public:
    Gallery(const Theme& theme, const model::Catalog& catalog, const QString& folder,
            QWidget* parent = nullptr);

    /// Whether every tile has its picture.
    [[nodiscard]] bool isComplete() const { return m_next == m_tiles.size(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void openRequested(const QString& file);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Tile {
        QString file;
        QPushButton* button = nullptr;
        QLabel* picture = nullptr;
        QLabel* name = nullptr;
        QLabel* detail = nullptr;
    };

    [[nodiscard]] static int columnsIn(int width);
    [[nodiscard]] QSize tileSize() const;
    void addTile(const QString& file);
    void arrange();
    void drawNext();
    void draw(const Tile& tile);

    const Theme& m_theme;
    const model::Catalog& m_catalog;
    std::vector<Tile> m_tiles;
    std::size_t m_next = 0;  ///< the first tile without a picture
    QTimer m_timer;
};

}  // namespace breakeven::ui
