#include "ui/shell/startpage.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/shell/gallery.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int startColumn = 264;
constexpr int rowMargin = 10;
constexpr int startIcon = 20;

QVBoxLayout* column(QHBoxLayout* columns, const Theme& theme, const QString& title)
{
    auto* layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(makeLabel(theme, title, Role::Heading, 12, QFont::DemiBold));
    columns->addLayout(layout, 1);
    return layout;
}

}  // namespace

StartPage::StartPage(const Theme& theme, const model::Catalog& catalog, const QString& examples,
                     QWidget* parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("startPage"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* content = nullptr;
    QScrollArea* scroll = makeScroll(content);
    scroll->widget()->setProperty("role", QStringLiteral("canvas"));
    outer->addWidget(scroll);
    content->setContentsMargins(32, 24, 32, 24);
    addHead(content);
    m_recovered = new QVBoxLayout;
    m_recovered->setSpacing(4);
    content->addLayout(m_recovered);
    content->addSpacing(8);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(24);
    auto* gallery = new Gallery(theme, catalog, examples);
    connect(gallery, &Gallery::openRequested, this, &StartPage::openRequested);
    QVBoxLayout* begin = column(columns, theme, tr("Begin with an example"));
    begin->addWidget(gallery);
    begin->addStretch();
    m_recent = column(columns, theme, tr("Continue where you were"));
    m_recent->itemAt(0)->widget()->setFixedWidth(startColumn);
    columns->setStretch(1, 0);
    content->addLayout(columns);
    content->addStretch(2);
    setRecentFiles({});
}

void StartPage::addHead(QVBoxLayout* layout)
{
    layout->addWidget(
        makeLabel(m_theme, tr("Serverless, or servers?"), Role::Text, 28, QFont::DemiBold));
    QLabel* lead = makeLabel(m_theme,
                             tr("Draw the architecture, give it a load, and see what it costs a "
                                "month and how fast it answers, beside the other way to build it."),
                             Role::Muted, 13);
    lead->setWordWrap(true);
    layout->addWidget(lead);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* blank = new QPushButton(tr("New project"));
    blank->setObjectName(QStringLiteral("startBlank"));
    blank->setProperty("kind", QStringLiteral("primary"));
    auto* open = new QPushButton(tr("Open..."));
    open->setObjectName(QStringLiteral("startOpen"));
    buttons->addWidget(blank);
    buttons->addWidget(open);
    auto* tour = makeFlatButton(tr("Take the tour (two minutes)"));
    tour->setObjectName(QStringLiteral("startTour"));
    buttons->addWidget(tour);
    connect(tour, &QPushButton::clicked, this, &StartPage::tourRequested);
    buttons->addStretch();
    layout->addSpacing(8);
    layout->addLayout(buttons);
    connect(blank, &QPushButton::clicked, this, &StartPage::blankRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::dialogRequested);
}

QPushButton* StartPage::addFile(QVBoxLayout* layout, const QString& file, const QString& name,
                                const QString& detail)
{
    auto* row = new QPushButton;
    row->setObjectName(QStringLiteral("start-") + QFileInfo(file).completeBaseName());
    row->setAccessibleName(tr("Open %1, %2").arg(name, detail));
    row->setToolTip(QDir::toNativeSeparators(file));
    row->setProperty("kind", QStringLiteral("row"));
    row->setCursor(Qt::PointingHandCursor);
    row->setMaximumWidth(startColumn);
    auto* inside = new QHBoxLayout(row);
    inside->setContentsMargins(rowMargin, 4, rowMargin, 4);
    inside->setSpacing(rowMargin);
    auto* picture = new QLabel;
    picture->setPixmap(m_theme.icons().glyph(QStringLiteral("workflow"), startIcon,
                                             m_theme.tokens().accent, devicePixelRatioF()));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(m_theme, name, Role::Text, 13, QFont::DemiBold));
    words->addWidget(makeLabel(m_theme, detail, Role::Muted, 11));
    // A path says most at its ends; the tool tip has all of it.
    for (QLabel* label : row->findChildren<QLabel*>()) {
        label->setText(label->fontMetrics().elidedText(label->text(), Qt::ElideMiddle,
                                                       startColumn - startIcon - 3 * rowMargin));
    }
    inside->addWidget(picture);
    inside->addLayout(words, 1);
    for (QLabel* label : row->findChildren<QLabel*>()) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    layout->addWidget(row);
    return row;
}

void StartPage::setRecovered(const std::vector<RecoveredWork>& works)
{
    clearLayout(m_recovered);
    if (!works.empty()) {
        m_recovered->addSpacing(12);
        m_recovered->addWidget(makeLabel(m_theme, tr("Unsaved work of a window that ended unasked"),
                                         Role::Heading, 12, QFont::DemiBold));
    }
    for (const RecoveredWork& work : works) {
        auto* line = new QHBoxLayout;
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        const QString of =
            work.original.isEmpty() ? tr("never saved") : QDir::toNativeSeparators(work.original);
        const QPushButton* take =
            addFile(words, work.copy, work.name,
                    tr("%1, %2").arg(QLocale().toString(work.when, QLocale::ShortFormat), of));
        line->addLayout(words);
        QPushButton* discard = makeFlatButton(tr("Discard"));
        discard->setObjectName(QStringLiteral("discardRecovered"));
        line->addWidget(discard);
        line->addStretch();
        m_recovered->addLayout(line);
        connect(take, &QPushButton::clicked, this, [this, work] { emit recoverRequested(work); });
        connect(discard, &QPushButton::clicked, this,
                [this, work] { emit discardRequested(work); });
    }
}

void StartPage::setRecentFiles(const QStringList& files)
{
    while (m_recent->count() > 1) {
        QLayoutItem* item = m_recent->takeAt(1);
        delete item->widget();
        delete item;
    }
    constexpr qsizetype most = 6;
    for (const QString& file : files.mid(0, most)) {
        const QPushButton* row = addFile(m_recent, file, QFileInfo(file).completeBaseName(),
                                         QDir::toNativeSeparators(QFileInfo(file).absolutePath()));
        connect(row, &QPushButton::clicked, this, [this, file] { emit openRequested(file); });
    }
    if (files.isEmpty()) {
        m_recent->addWidget(
            makeLabel(m_theme, tr("The projects you open appear here."), Role::Muted));
    }
    m_recent->addStretch();
}

}  // namespace breakeven::ui
