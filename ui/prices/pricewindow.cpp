#include "ui/prices/pricewindow.h"

#include <algorithm>
#include <set>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
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

PriceWindow::PriceWindow(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                         QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_store(store),
      m_theme(theme),
      m_project(project),
      m_table(new PriceTable(theme, this)),
      m_filter(new PriceFilter(this)),
      m_view(new QTableView),
      m_details(new PriceDetails(store, theme)),
      m_search(new QLineEdit),
      m_count(makeLabel(theme, {}, Role::Muted, 12)),
      m_stale(makeLabel(theme, {}, Role::Muted, 12))
{
    setObjectName(QStringLiteral("priceWindow"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Price Book"));
    resize(1280, 720);
    m_listed = listedByVendors();
    m_filter->setSourceModel(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeActions());
    layout->addWidget(makeFilters());
    layout->addWidget(makeStaleLine());
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    makeTable();
    splitter->addWidget(m_view);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({980, 290});
    layout->addWidget(splitter, 1);
    connect(m_details, &PriceDetails::linesRequested, this, &PriceWindow::linesRequested);
    connect(m_details, &PriceDetails::updateRequested, this, &PriceWindow::openUpdate);
    connect(&store, &PriceStore::changed, this, &PriceWindow::refresh);
    if (project != nullptr) {
        connect(project, &ProjectPrices::changed, this, &PriceWindow::followStale);
    }
    refresh();
    fillChoices();
    connectChoices();
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

QPushButton* PriceWindow::addAction(QHBoxLayout& layout, const char* name, const QString& words)
{
    auto* button = new QPushButton(words);
    button->setObjectName(QLatin1String(name));
    layout.addWidget(button);
    return button;
}

QWidget* PriceWindow::makeActions()
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
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        follow();
    });
    connect(addAction(*layout, "priceImport", tr("Import List...")), &QPushButton::clicked, this,
            &PriceWindow::openImport);
    connect(addAction(*layout, "priceUpdate", tr("Update from Vendor...")), &QPushButton::clicked,
            this, [this] { openUpdate(staleKey()); });
    connect(addAction(*layout, "priceHistory", tr("Imports...")), &QPushButton::clicked, this,
            &PriceWindow::openHistory);
    connect(addAction(*layout, "priceExport", tr("Export CSV...")), &QPushButton::clicked, this,
            &PriceWindow::exportWithDialog);
    return bar;
}

QWidget* PriceWindow::makeFilters()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    m_provider = addChoice("priceProvider", tr("Provider"));
    m_service = addChoice("priceService", tr("Service"));
    m_region = addChoice("priceRegion", tr("Region"));
    m_age = addChoice("priceAge", tr("Age"));
    m_layer = addChoice("priceLayer", tr("Layer"));
    for (QComboBox* box : {m_provider, m_service, m_region, m_age, m_layer}) {
        layout->addWidget(box, 1);
    }
    m_count->setObjectName(QStringLiteral("priceCount"));
    layout->addSpacing(8);
    layout->addWidget(m_count);
    return bar;
}

void PriceWindow::makeTable()
{
    m_view->setObjectName(QStringLiteral("priceTable"));
    m_view->setAccessibleName(tr("Prices"));
    m_view->setModel(m_filter);
    styleRows(*m_view);
    const int widths[] = {110, 132, 132, 100, 100, 75, 102, 110};
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
                nameUpdate();
            });
}

/// Providers and regions of the book, which an import may add to; what is chosen stays so.
void PriceWindow::fillNames()
{
    std::set<std::string> providers;
    std::set<std::string> regions;
    for (const pricing::Rate& rate : m_store.book().rates()) {
        providers.insert(rate.key.provider);
        regions.insert(rate.region);
    }
    const auto fill = [](QComboBox& box, const QString& all, const std::set<std::string>& names) {
        const QSignalBlocker quiet(box);
        const QVariant chosen = box.currentData();
        box.clear();
        box.addItem(all, QString());
        for (const std::string& name : names) {
            box.addItem(text(name), text(name));
        }
        box.setCurrentIndex(std::max(0, box.findData(chosen)));
    };
    fill(*m_provider, tr("All providers"), providers);
    fill(*m_region, tr("All regions"), regions);
    fillServices();
    // A choice that is gone, as when an import was undone, is none.
    m_filter->setProvider(m_provider->currentData().toString());
    m_filter->setService(m_service->currentData().toString());
    m_filter->setRegion(m_region->currentData().toString());
}

void PriceWindow::fillChoices()
{
    const auto addAge = [this](const QString& words, AgeChoice choice) {
        m_age->addItem(words, static_cast<int>(choice));
    };
    addAge(tr("Any age"), AgeChoice::Any);
    addAge(tr("Not fresh"), AgeChoice::Stale);
    if (m_project != nullptr) {
        addAge(tr("Not fresh, in my project"), AgeChoice::StaleAndUsed);
    }
    addAge(tr("Older than a year"), AgeChoice::Old);
    addAge(tr("Undated"), AgeChoice::Undated);
    addAge(tr("Unverified"), AgeChoice::Unverified);
    m_layer->addItem(tr("All layers"), -1);
    m_layer->addItem(tr("The list's"), static_cast<int>(pricing::Layer::Bundled));
    m_layer->addItem(tr("Imported"), static_cast<int>(pricing::Layer::Imported));
    m_layer->addItem(tr("Yours"), static_cast<int>(pricing::Layer::User));
}

void PriceWindow::connectChoices()
{
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setProvider(m_provider->currentData().toString());
        fillServices();
        m_filter->setService(m_service->currentData().toString());
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
    connect(m_age, &QComboBox::currentIndexChanged, this, &PriceWindow::filterAges);
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
    const QSignalBlocker quiet(m_service);
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
    fillNames();
    follow();
    followStale();
}

/// The number of what is shown.
void PriceWindow::follow()
{
    nameUpdate();
    m_count->setText(tr("%Ln price(s)", nullptr, m_filter->rowCount()));
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
    std::vector<pricing::Rate> rates;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        rates.push_back(m_table->rate(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    }
    return model::writeFileAtomically(file, pricing::priceTableText(rates));
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
