#include "ui/shell/gallery.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "model/interchange/projectfile.h"
#include "ui/canvas/picture.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr QSize tilePicture(240, 132);
constexpr int tileMargin = 8;
constexpr int tileGap = 12;
constexpr int tileWidth = tilePicture.width() + 2 * tileMargin;

/// `Serverless or EC2 + RDS`: what an example compares.
QString comparisonIn(const model::Project& project)
{
    QStringList names;
    for (const model::Alternative& alternative : project.alternatives) {
        names += catalogText(alternative.name);
    }
    return names.join(QObject::tr(" or "));
}

void setElided(QLabel* label, const QString& words)
{
    label->setText(label->fontMetrics().elidedText(words, Qt::ElideRight, tilePicture.width()));
}

}  // namespace

Gallery::Gallery(const Theme& theme, const model::Catalog& catalog, const QString& folder,
                 QWidget* parent)
    : QWidget(parent), m_theme(theme), m_catalog(catalog)
{
    setObjectName(QStringLiteral("gallery"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const QDir examples(folder);
    for (const QString& name : examples.entryList({QStringLiteral("*.breakeven")})) {
        addTile(examples.filePath(name));
    }
    arrange();
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &Gallery::drawNext);
    connect(&theme, &Theme::changed, this, [this] {
        m_next = 0;
        if (isVisible()) {
            m_timer.start();
        }
    });
}

void Gallery::addTile(const QString& file)
{
    Tile tile;
    tile.file = file;
    const QString stem = QFileInfo(file).completeBaseName();
    tile.button = new QPushButton(this);
    tile.button->setObjectName(QStringLiteral("start-") + stem);
    tile.button->setAccessibleName(tr("Open %1").arg(stem));
    tile.button->setProperty("kind", QStringLiteral("row"));
    tile.button->setCursor(Qt::PointingHandCursor);
    auto* layout = new QVBoxLayout(tile.button);
    layout->setContentsMargins(tileMargin, tileMargin, tileMargin, tileMargin);
    layout->setSpacing(2);
    tile.picture = new QLabel;
    tile.picture->setFixedSize(tilePicture);
    tile.name = makeLabel(m_theme, stem, Role::Text, 13, QFont::DemiBold);
    tile.detail = makeLabel(m_theme, {}, Role::Muted, 11);
    layout->addWidget(tile.picture);
    layout->addSpacing(4);
    layout->addWidget(tile.name);
    layout->addWidget(tile.detail);
    for (QLabel* label : {tile.picture, tile.name, tile.detail}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    tile.button->setFixedSize(tileWidth, layout->sizeHint().height());
    connect(tile.button, &QPushButton::clicked, this, [this, file] { emit openRequested(file); });
    m_tiles.push_back(tile);
}

int Gallery::columnsIn(int width)
{
    return std::max(1, (width + tileGap) / (tileWidth + tileGap));
}

QSize Gallery::tileSize() const
{
    return m_tiles.empty() ? QSize(tileWidth, 0) : m_tiles.front().button->maximumSize();
}

QSize Gallery::sizeHint() const
{
    return tileSize();
}

QSize Gallery::minimumSizeHint() const
{
    return tileSize();
}

int Gallery::heightForWidth(int width) const
{
    const int rows = (static_cast<int>(m_tiles.size()) - 1) / columnsIn(width) + 1;
    return rows * (tileSize().height() + tileGap) - tileGap;
}

void Gallery::arrange()
{
    const int columns = columnsIn(width());
    const QSize step = tileSize() + QSize(tileGap, tileGap);
    int number = 0;
    for (const Tile& tile : m_tiles) {
        const QPoint corner(number % columns * step.width(), number / columns * step.height());
        tile.button->setGeometry(QRect(corner, tileSize()));
        ++number;
    }
}

void Gallery::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!isComplete()) {
        m_timer.start();
    }
}

void Gallery::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Gallery::drawNext()
{
    if (isComplete() || !isVisible()) {
        m_timer.stop();
        return;
    }
    draw(m_tiles[m_next++]);
}

void Gallery::draw(const Tile& tile)
{
    const Result<model::Project> project = model::readProject(tile.file.toStdString());
    if (!project || project->alternatives.empty()) {
        tile.detail->setText(tr("This file cannot be read."));
        return;
    }
    const QString name = catalogText(project->name);
    const QString comparison = comparisonIn(*project);
    setElided(tile.name, name);
    setElided(tile.detail, comparison);
    tile.button->setAccessibleName(tr("Open %1, %2").arg(name, comparison));
    tile.button->setToolTip(QStringLiteral("%1\n%2").arg(name, comparison));
    tile.picture->setPixmap(
        pictureOf({*project, project->alternatives.front().id, m_catalog, m_theme}, tilePicture,
                  devicePixelRatioF()));
}

}  // namespace breakeven::ui
