#include "ui/prices/pricewindow.h"

#include <set>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "model/interchange/atomicfile.h"
#include "pricing/book/ratecsv.h"
#include "ui/prices/pricedetails.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

std::string csvField(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

template <class Cells>
std::string csvRow(const Cells& cells)
{
    std::string row;
    for (const auto& cell : cells) {
        row += (row.empty() ? "" : ",") + csvField(cell);
    }
    return row + "\n";
}

pricing::RateCells cellsOf(const pricing::Rate& rate, const pricing::RateTier& tier)
{
    return {rate.key.provider, rate.key.service,
            rate.key.sku,      rate.key.meter,
            rate.unit,         rate.region,
            tier.from.text(),  tier.to ? tier.to->text() : std::string(),
            tier.price.text(), tier.asOf,
            tier.source,       std::string(pricing::confidenceName(tier.confidence))};
}

}  // namespace

PriceWindow::PriceWindow(PriceStore& store, const Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_store(store),
      m_theme(theme),
      m_table(new PriceTable(theme, this)),
      m_filter(new PriceFilter(this)),
      m_view(new QTableView),
      m_details(new PriceDetails(store, theme)),
      m_search(new QLineEdit),
      m_count(makeLabel(theme, {}, Role::Muted, 12))
{
    setObjectName(QStringLiteral("priceWindow"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Price Book"));
    resize(1180, 680);
    m_filter->setSourceModel(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 0, 0);
    layout->addWidget(makeFilters());
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    makeTable();
    splitter->addWidget(m_view);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({840, 330});
    layout->addWidget(splitter, 1);
    connect(m_details, &PriceDetails::linesRequested, this, &PriceWindow::linesRequested);
    connect(&store, &PriceStore::changed, this, &PriceWindow::refresh);
    refresh();
    fillChoices();
}

QComboBox* PriceWindow::addChoice(const char* name, const QString& label)
{
    auto* box = new ChoiceBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setToolTip(label);
    box->setMinimumContentsLength(11);
    return box;
}

QWidget* PriceWindow::makeFilters()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    m_search->setObjectName(QStringLiteral("priceSearch"));
    m_search->setPlaceholderText(tr("Search prices"));
    m_search->setAccessibleName(tr("Search prices"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(180);
    layout->addWidget(m_search, 1);
    m_provider = addChoice("priceProvider", tr("Provider"));
    m_service = addChoice("priceService", tr("Service"));
    m_region = addChoice("priceRegion", tr("Region"));
    m_age = addChoice("priceAge", tr("Age"));
    m_layer = addChoice("priceLayer", tr("Layer"));
    for (QComboBox* box : {m_provider, m_service, m_region, m_age, m_layer}) {
        layout->addWidget(box);
    }
    m_count->setObjectName(QStringLiteral("priceCount"));
    layout->addWidget(m_count);
    auto* save = new QPushButton(tr("Export CSV..."));
    save->setObjectName(QStringLiteral("priceExport"));
    layout->addWidget(save);
    connect(save, &QPushButton::clicked, this, &PriceWindow::exportWithDialog);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        follow();
    });
    return bar;
}

void PriceWindow::makeTable()
{
    m_view->setObjectName(QStringLiteral("priceTable"));
    m_view->setAccessibleName(tr("Prices"));
    m_view->setModel(m_filter);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(28);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {150, 140, 160, 120, 160, 100, 100, 110};
    for (int column = 0; column < PriceTable::ColumnCount - 1; ++column) {
        m_view->setColumnWidth(column, widths[column]);
    }
    // As an action, because the view's own copy takes one cell.
    auto* copy = new QAction(tr("Copy"), m_view);
    copy->setObjectName(QStringLiteral("priceCopy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &PriceWindow::copyRows);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                m_details->showRate(current.isValid() ? std::optional(m_table->rate(
                                                            m_filter->mapToSource(current).row()))
                                                      : std::nullopt);
            });
}

void PriceWindow::fillChoices()
{
    std::set<std::string> providers;
    std::set<std::string> regions;
    for (const pricing::Rate& rate : m_store.book().rates()) {
        providers.insert(rate.key.provider);
        regions.insert(rate.region);
    }
    m_provider->addItem(tr("All providers"), QString());
    for (const std::string& provider : providers) {
        m_provider->addItem(text(provider), text(provider));
    }
    m_region->addItem(tr("All regions"), QString());
    for (const std::string& region : regions) {
        m_region->addItem(text(region), text(region));
    }
    m_age->addItem(tr("Any age"), -1);
    m_age->addItem(tr("Older than a year"), static_cast<int>(PriceAge::Old));
    m_age->addItem(tr("Undated"), static_cast<int>(PriceAge::Undated));
    m_age->addItem(tr("Unverified"), static_cast<int>(PriceAge::Unverified));
    m_layer->addItem(tr("All layers"), -1);
    m_layer->addItem(tr("The list's"), static_cast<int>(pricing::Layer::Bundled));
    m_layer->addItem(tr("Imported"), static_cast<int>(pricing::Layer::Imported));
    m_layer->addItem(tr("Yours"), static_cast<int>(pricing::Layer::User));
    fillServices();
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setProvider(m_provider->currentData().toString());
        fillServices();
        follow();
    });
    connect(m_service, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setService(m_service->currentData().toString());
        follow();
    });
    connect(m_region, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setRegion(m_region->currentData().toString());
        follow();
    });
    connect(m_age, &QComboBox::currentIndexChanged, this, [this] {
        const int age = m_age->currentData().toInt();
        m_filter->setAge(age < 0 ? std::nullopt : std::optional(static_cast<PriceAge>(age)));
        follow();
    });
    connect(m_layer, &QComboBox::currentIndexChanged, this, [this] {
        const int layer = m_layer->currentData().toInt();
        m_filter->setLayer(layer < 0 ? std::nullopt
                                     : std::optional(static_cast<pricing::Layer>(layer)));
        follow();
    });
}

/// Those of the provider that is chosen.
void PriceWindow::fillServices()
{
    const std::string provider = m_provider->currentData().toString().toStdString();
    std::set<std::string> services;
    for (const pricing::Rate& rate : m_store.book().rates()) {
        if (provider.empty() || rate.key.provider == provider) {
            services.insert(rate.key.service);
        }
    }
    const QVariant chosen = m_service->currentData();
    m_service->clear();
    m_service->addItem(tr("All services"), QString());
    for (const std::string& service : services) {
        m_service->addItem(text(service), text(service));
    }
    m_service->setCurrentIndex(std::max(0, m_service->findData(chosen)));
}

void PriceWindow::clearFilters()
{
    for (QComboBox* box : {m_provider, m_service, m_region, m_age, m_layer}) {
        box->setCurrentIndex(0);
    }
    m_search->clear();
}

void PriceWindow::refresh()
{
    const QModelIndex current = m_filter->mapToSource(m_view->currentIndex());
    const std::optional<pricing::Rate> chosen =
        current.isValid() ? std::optional(m_table->rate(current.row())) : std::nullopt;
    m_table->setBook(m_store.book(),
                     QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString());
    if (chosen) {
        const int row = m_table->rowOf(chosen->key, chosen->region);
        m_view->setCurrentIndex(m_filter->mapFromSource(m_table->index(row, 0)));
    }
    follow();
}

void PriceWindow::follow()
{
    m_count->setText(tr("%n price(s)", nullptr, m_filter->rowCount()));
}

void PriceWindow::showPlace(const RatePlace& place)
{
    clearFilters();
    const pricing::Rate* rate = m_store.book().find(place.key, place.region);
    const int row = rate == nullptr ? -1 : m_table->rowOf(rate->key, rate->region);
    if (row >= 0) {
        const QModelIndex index = m_filter->mapFromSource(m_table->index(row, 0));
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
        m_view->setFocus();
    } else {
        m_view->setCurrentIndex({});
        m_details->showRate(std::nullopt);
        m_search->setText(text(place.key.service + ' ' + place.key.meter));
    }
}

void PriceWindow::copyRows() const
{
    QStringList rows;
    for (const QModelIndex& row : m_view->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < PriceTable::ColumnCount; ++column) {
            cells << row.siblingAtColumn(column).data().toString();
        }
        rows << cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(rows.join(QLatin1Char('\n')));
}

void PriceWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find)) {
        m_search->setFocus();
        m_search->selectAll();
    } else if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

Result<void> PriceWindow::exportCsv(const std::filesystem::path& file) const
{
    std::string content = csvRow(pricing::rateColumns);
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const pricing::Rate& rate =
            m_table->rate(m_filter->mapToSource(m_filter->index(row, 0)).row());
        for (const pricing::RateTier& tier : rate.tiers) {
            content += csvRow(cellsOf(rate, tier));
        }
    }
    return model::writeFileAtomically(file, content);
}

void PriceWindow::exportWithDialog()
{
    QString file = QFileDialog::getSaveFileName(this, tr("Export Prices"), tr("prices.csv"),
                                                tr("Price tables (*.csv)"));
    if (file.isEmpty()) {
        return;
    }
    if (const auto done = exportCsv(file.toStdString()); !done) {
        QMessageBox::warning(this, tr("Export Prices"), text(done.error().text()));
    }
}

}  // namespace breakeven::ui
