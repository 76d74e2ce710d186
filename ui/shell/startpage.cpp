#include "ui/shell/startpage.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "model/interchange/projectfile.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int startColumn = 320;
constexpr int startIcon = 20;

/// `Serverless or EC2 + RDS`: what an example compares.
QString comparisonIn(const model::Project& project)
{
    QStringList names;
    for (const model::Alternative& alternative : project.alternatives) {
        names += catalogText(alternative.name);
    }
    return names.join(QObject::tr(" or "));
}

QVBoxLayout* column(QHBoxLayout* columns, const Theme& theme, const QString& title)
{
    auto* layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(makeLabel(theme, title, Role::Heading, 12, QFont::DemiBold));
    columns->addLayout(layout, 1);
    return layout;
}

}  // namespace

StartPage::StartPage(const Theme& theme, const QString& examples, QWidget* parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("startPage"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* content = nullptr;
    QScrollArea* scroll = makeScroll(content);
    scroll->widget()->setProperty("role", QStringLiteral("canvas"));
    outer->addWidget(scroll);
    content->setContentsMargins(32, 32, 32, 32);
    content->addStretch(1);
    addHead(content);
    content->addSpacing(16);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    addExamples(column(columns, theme, tr("Begin with an example")), examples);
    m_recent = column(columns, theme, tr("Continue where you were"));
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
    buttons->addStretch();
    layout->addSpacing(8);
    layout->addLayout(buttons);
    connect(blank, &QPushButton::clicked, this, &StartPage::blankRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::dialogRequested);
}

void StartPage::addExamples(QVBoxLayout* layout, const QString& folder)
{
    const QDir examples(folder);
    for (const QString& name : examples.entryList({QStringLiteral("*.breakeven")})) {
        const QString file = examples.filePath(name);
        if (const auto project = model::readProject(file.toStdString())) {
            addFile(layout, file, catalogText(project->name), comparisonIn(*project));
        }
    }
    layout->addStretch();
}

void StartPage::addFile(QVBoxLayout* layout, const QString& file, const QString& name,
                        const QString& detail)
{
    auto* row = new QPushButton;
    row->setObjectName(QStringLiteral("start-") + QFileInfo(file).completeBaseName());
    row->setAccessibleName(tr("Open %1, %2").arg(name, detail));
    row->setToolTip(QDir::toNativeSeparators(file));
    row->setProperty("kind", QStringLiteral("row"));
    row->setCursor(Qt::PointingHandCursor);
    row->setMaximumWidth(2 * startColumn);
    auto* inside = new QHBoxLayout(row);
    inside->setContentsMargins(10, 4, 10, 4);
    inside->setSpacing(10);
    auto* picture = new QLabel;
    picture->setPixmap(m_theme.icons().glyph(QStringLiteral("workflow"), startIcon,
                                             m_theme.tokens().accent, devicePixelRatioF()));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(m_theme, name, Role::Text, 13, QFont::DemiBold));
    words->addWidget(makeLabel(m_theme, detail, Role::Muted, 11));
    inside->addWidget(picture);
    inside->addLayout(words, 1);
    for (QLabel* label : row->findChildren<QLabel*>()) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    layout->addWidget(row);
    connect(row, &QPushButton::clicked, this, [this, file] { emit openRequested(file); });
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
        addFile(m_recent, file, QFileInfo(file).completeBaseName(),
                QDir::toNativeSeparators(QFileInfo(file).absolutePath()));
    }
    if (files.isEmpty()) {
        m_recent->addWidget(
            makeLabel(m_theme, tr("The projects you open appear here."), Role::Muted));
    }
    m_recent->addStretch();
}

}  // namespace breakeven::ui
