#include "ui/prices/importdialog.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

ImportDialog::ImportDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                           QWidget* parent)
    : ListDialog(store, theme, project, parent), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import List"));
    setAcceptDrops(true);
    QLabel* hint = makeLabel(
        theme,
        tr("An AWS offer file (JSON or CSV), pages of the Azure Retail Prices API or of the Google "
           "Cloud Billing Catalog, or a price table as the price book exports it. Pages of one "
           "vendor are one list. All files are imported or none."),
        Role::Muted, 12);
    hint->setWordWrap(true);
    form().addWidget(hint);
    m_list->setObjectName(QStringLiteral("importFiles"));
    m_list->setAccessibleName(tr("Files to import"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    form().addWidget(makeList(), 1);
    auto* row = new QHBoxLayout;
    auto* add = new QPushButton(tr("Choose Files..."));
    add->setObjectName(QStringLiteral("importChoose"));
    auto* remove = new QPushButton(tr("Remove"));
    remove->setObjectName(QStringLiteral("importRemove"));
    remove->setEnabled(false);
    for (QPushButton* button : {add, remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    form().addLayout(row);
    connect(add, &QPushButton::clicked, this, &ImportDialog::choose);
    connect(remove, &QPushButton::clicked, this, &ImportDialog::removeChosen);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this, remove] { remove->setEnabled(!m_list->selectedItems().isEmpty()); });
    add->setFocus();
    setActionText(tr("Import"));
}

/// In a frame, with a word about what belongs there while it is empty.
QWidget* ImportDialog::makeList()
{
    auto* frame = new QFrame;
    frame->setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_list);
    m_empty = makeLabel(theme(), tr("Drop files here, or choose them"), Role::Faint);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* inside = new QVBoxLayout(m_list->viewport());
    inside->addWidget(m_empty);
    return frame;
}

void ImportDialog::addFiles(const std::vector<std::filesystem::path>& files)
{
    for (const std::filesystem::path& file : files) {
        if (std::ranges::find(m_files, file) == m_files.end()) {
            m_files.push_back(file);
            auto* item = new QListWidgetItem(text(file.string()), m_list);
            item->setToolTip(item->text());
        }
    }
    followFiles();
}

void ImportDialog::followFiles()
{
    m_empty->setVisible(m_files.empty());
    formChanged();
}

void ImportDialog::choose()
{
    const QStringList chosen = QFileDialog::getOpenFileNames(
        this, tr("Import List"), {}, tr("Price lists (*.json *.csv);;All files (*)"));
    std::vector<std::filesystem::path> files;
    for (const QString& file : chosen) {
        files.emplace_back(file.toStdString());
    }
    addFiles(files);
}

void ImportDialog::removeChosen()
{
    for (int row = m_list->count() - 1; row >= 0; --row) {
        if (m_list->item(row)->isSelected()) {
            m_files.erase(m_files.begin() + row);
            delete m_list->takeItem(row);
        }
    }
    followFiles();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && step() == Step::Form) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            files.emplace_back(url.toLocalFile().toStdString());
        }
    }
    addFiles(files);
}

void ImportDialog::start()
{
    auto lists = pricing::listsAmong(m_files);
    if (lists) {
        importLists(std::move(*lists));
    } else {
        fail(lists.error());
    }
}

}  // namespace breakeven::ui
