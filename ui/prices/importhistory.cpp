#include "ui/prices/importhistory.h"

#include <algorithm>
#include <filesystem>

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/prices/importsummary.h"
#include "ui/shell/errorbox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

enum Column { Number, When, Vendor, List, Published, Prices, File, ColumnCount };

/// `2026-11-24 08:03`, in the time of the place.
QString whenText(const std::string& at)
{
    const QDateTime time = QDateTime::fromString(text(at), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                          : text(at);
}

QStringList cellsOf(const pricing::ImportRecord& import)
{
    return {QString::number(import.id),
            whenText(import.at),
            text(import.vendor),
            sentence(import.offer),
            text(import.published),
            text(groupedText(static_cast<double>(import.rates))),
            text(std::filesystem::path(import.file).filename().string())};
}

}  // namespace

ImportHistory::ImportHistory(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                             QWidget* parent)
    : QDialog(parent),
      m_store(store),
      m_pages(new QStackedWidget),
      m_table(new QTableWidget),
      m_summary(new ImportSummary(store, theme, project)),
      m_error(new ErrorBox),
      m_undo(new QPushButton(tr("Undo Import")))
{
    setObjectName(QStringLiteral("importHistory"));
    setWindowTitle(tr("Imports"));
    resize(960, 640);
    makeTable();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_summary);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({190, 380});
    m_summary->setContentsMargins(0, 10, 0, 0);
    m_pages->addWidget(splitter);
    m_pages->addWidget(makeEmptyState(theme, QStringLiteral("open"),
                                      tr("No list has been imported"),
                                      tr("“Import List” takes prices from a file, “Update from "
                                         "Vendor” from the vendor itself.")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_error);
    auto* row = new QHBoxLayout;
    m_undo->setObjectName(QStringLiteral("historyUndo"));
    m_undo->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    row->addWidget(m_undo);
    row->addStretch();
    row->addWidget(close);
    layout->addLayout(row);
    connect(m_undo, &QPushButton::clicked, this, &ImportHistory::undoChosen);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&store, &PriceStore::changed, this, &ImportHistory::fill);
    fill();
}

void ImportHistory::makeTable()
{
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("Imports"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("No."), tr("When"), tr("Vendor"), tr("List"),
                                        tr("Prices of"), tr("Prices"), tr("File")});
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {52, 140, 90, 160, 110, 90};
    for (int column = 0; column < File; ++column) {
        m_table->setColumnWidth(column, widths[column]);
    }
    connect(m_table, &QTableWidget::currentCellChanged, this, &ImportHistory::showChosen);
}

void ImportHistory::fill()
{
    const QSignalBlocker quiet(m_table);
    // An older one that was chosen stays so, as Undo means it; else the newest is looked at.
    const pricing::ImportRecord* before = m_table->currentRow() > 0 ? chosen() : nullptr;
    const auto id = before == nullptr ? 0 : before->id;
    m_imports = m_store.imports();
    std::ranges::reverse(m_imports);
    m_table->setRowCount(static_cast<int>(m_imports.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const pricing::ImportRecord& import = m_imports[static_cast<std::size_t>(row)];
        const QStringList cells = cellsOf(import);
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(column == File ? text(import.file) : cells[column]);
            m_table->setItem(row, column, item);
        }
    }
    m_pages->setCurrentIndex(m_imports.empty() ? 1 : 0);
    m_undo->setVisible(!m_imports.empty());
    const auto still = std::ranges::find(m_imports, id, &pricing::ImportRecord::id);
    const auto row = still == m_imports.end() ? 0 : still - m_imports.begin();
    m_table->setCurrentCell(m_imports.empty() ? -1 : static_cast<int>(row), 0);
    showChosen();
}

const pricing::ImportRecord* ImportHistory::chosen() const
{
    const int row = m_table->currentRow();
    return row < 0 || row >= static_cast<int>(m_imports.size())
               ? nullptr
               : &m_imports[static_cast<std::size_t>(row)];
}

void ImportHistory::showChosen()
{
    m_error->hide();
    if (const pricing::ImportRecord* import = chosen()) {
        m_summary->showRecord(*import, m_store.changesOf(import->id));
    } else {
        m_summary->clear();
    }
}

void ImportHistory::undoChosen()
{
    const pricing::ImportRecord* import = chosen();
    if (import == nullptr) {
        return;
    }
    if (const auto undone = m_store.undo(import->id); !undone) {
        m_error->showError(tr("The import is still in the price book."), undone.error());
    }
}

}  // namespace breakeven::ui
