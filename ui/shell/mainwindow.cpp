#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>

#include "ui/inspector/inspectorpanel.h"
#include "ui/outline/outlinepanel.h"
#include "ui/palette/palettepanel.h"
#include "ui/prices/pricewindow.h"
#include "ui/report/reportexport.h"
#include "ui/results/resultspanel.h"
#include "ui/shell/alternativesbar.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/chooser.h"
#include "ui/shell/compareview.h"
#include "ui/shell/filesession.h"
#include "ui/shell/format.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/recovery.h"
#include "ui/shell/startpage.h"
#include "ui/shell/windowmenus.h"
#include "ui/workload/workloadpanel.h"

namespace breakeven::ui {

namespace {

constexpr int layoutVersion = 1;  ///< raise it when docks come or go

QString droppedFile(const QMimeData* mime)
{
    const QList<QUrl> urls = mime->urls();
    const QString file = urls.isEmpty() ? QString() : urls.front().toLocalFile();
    return file.endsWith(QLatin1String(".breakeven")) ? file : QString();
}

}  // namespace

MainWindow::MainWindow(model::Catalog catalog, pricing::PriceBook book,
                       std::filesystem::path resources, const std::filesystem::path& userBook,
                       QWidget* parent)
    : QMainWindow(parent),
      m_resources(std::move(resources)),
      m_catalog(std::move(catalog)),
      m_prices(std::move(book), userBook, m_resources / "mapping"),
      m_theme(text((m_resources / "icons").string())),
      m_document(m_catalog),
      m_analysis(m_document, m_prices.book()),
      m_files(new FileSession(m_document, this)),
      m_docks(*this, layoutVersion)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(false);
    m_theme.applyTo(*qApp);
    setWindowIcon(QIcon(text((m_resources / "icons" / "breakeven.svg").string())));
    m_document.reset(blankProject());
    // The canvas before the bar: on a new project it must have dropped its views when the bar
    // asks for one of the new.
    buildCentre();
    buildBar();
    buildDocks();
    m_menus = std::make_unique<WindowMenus>(*this);
    connectParts();
    showAlternative(m_bar->current());
    updateTitle();
    restoreLayout();
}

MainWindow::~MainWindow()
{
    // The parts refer to the members; they go first, and what works for them on a worker.
    delete findChild<ReportExport*>();
    delete takeCentralWidget();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        delete dock;
    }
    delete m_bar;
    delete m_priceWindow;
}

void MainWindow::buildBar()
{
    m_bar = new AlternativesBar(m_document, m_analysis, m_theme);
    auto* tools = new QToolBar(tr("Alternatives"));
    tools->setObjectName(QStringLiteral("topBar"));
    tools->setMovable(false);
    tools->toggleViewAction()->setEnabled(false);
    tools->setContextMenuPolicy(Qt::PreventContextMenu);
    m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_bar->setMinimumHeight(44);
    tools->addWidget(m_bar);
    addToolBar(Qt::TopToolBarArea, tools);
}

void MainWindow::buildCentre()
{
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notice = new NoticeBar(m_theme);
    m_canvas = new CanvasStack(m_document, m_analysis, m_theme);
    layout->addWidget(m_notice);
    m_start = new StartPage(m_theme, m_catalog, text((m_resources / "examples").string()));
    m_centre = new QStackedWidget;
    m_centre->addWidget(m_canvas);
    m_centre->addWidget(m_start);
    m_compare = new CompareView(m_document, m_analysis, m_theme);
    m_centre->addWidget(m_compare);
    layout->addWidget(m_centre, 1);
    setCentralWidget(centre);
}

QDockWidget* MainWindow::addDock(const char* name, const QString& title, QWidget* content,
                                 Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setFeatures(QDockWidget::DockWidgetClosable);
    // The panels name themselves; a second title above each would only take room.
    dock->setTitleBarWidget(new QWidget(dock));
    content->setAttribute(Qt::WA_StyledBackground);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

QTabWidget* MainWindow::buildLeftTabs()
{
    auto* palette = new PalettePanel(m_catalog, m_theme);
    connect(palette, &PalettePanel::kindActivated, this, [this](const QString& kind) {
        showStartPage(false);
        if (m_canvas->view() != nullptr) {
            m_canvas->view()->addKind(kind);
        }
    });
    m_outline = new OutlinePanel(m_document, m_analysis, m_theme);
    auto* history = new QUndoView(&m_document.undoStack());
    history->setObjectName(QStringLiteral("history"));
    history->setAccessibleName(tr("History of changes"));
    history->setEmptyLabel(tr("As opened"));
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("leftTabs"));
    tabs->setDocumentMode(true);
    tabs->addTab(palette, tr("Services"));
    tabs->addTab(m_outline, tr("Outline"));
    tabs->addTab(history, tr("History"));
    return tabs;
}

void MainWindow::buildDocks()
{
    QTabWidget* tabs = buildLeftTabs();
    m_inspector = new InspectorPanel(m_document, m_analysis, m_theme);
    m_results = new ResultsPanel(m_document, m_analysis, m_theme);
    m_results->insertTab(m_results->count() - 1, new WorkloadPanel(m_document, m_theme),
                         tr("Workload"));
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    addDock("paletteDock", tr("Services"), tabs, Qt::LeftDockWidgetArea);
    addDock("inspectorDock", tr("Properties"), m_inspector, Qt::RightDockWidgetArea);
    addDock("resultsDock", tr("Results"), m_results, Qt::BottomDockWidgetArea);
    tabs->setMinimumWidth(220);
    m_inspector->setMinimumWidth(280);
    m_results->setMinimumHeight(170);
    sizeDocks();
}

void MainWindow::connectParts()
{
    connect(m_bar, &AlternativesBar::currentChanged, this, &MainWindow::showAlternative);
    connect(m_bar, &AlternativesBar::runRequested, this, &MainWindow::run);
    connect(m_bar, &AlternativesBar::cancelRequested, this, &MainWindow::cancelRun);
    connect(m_canvas, &CanvasStack::selectionChanged, this,
            [this](const auto& components, const auto& connections) {
                m_inspector->inspect(alternative(), components, connections);
                m_outline->showSelection(components, connections);
                m_results->setComponent(components.size() == 1 ? components.front()
                                                               : model::ComponentId());
            });
    connect(m_results, &ResultsPanel::replayed, m_canvas, &CanvasStack::showReplay);
    connect(m_canvas, &CanvasStack::noticed, m_notice, &NoticeBar::showInfo);
    connect(m_canvas, &CanvasStack::propertiesRequested, this, &MainWindow::focusProperties);
    connect(m_inspector, &InspectorPanel::helpRequested, this, &MainWindow::showHelp);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), m_inspector, nullptr, nullptr,
                          Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, [this] { m_canvas->view()->setFocus(); });
    connect(m_outline, &OutlinePanel::partsSelected, this,
            [this](const auto& components, const auto& connections) {
                m_canvas->view()->select(components, connections);
            });
    connect(m_outline, &OutlinePanel::componentActivated, this, &MainWindow::showComponent);
    connectStartPage();
    connectPrices();
    connectRecovery();
    connect(m_canvas, &CanvasStack::problemsRequested, this, &MainWindow::showProblems);
    connect(m_compare, &CompareView::closed, this, [this] { compareSideBySide(false); });
    connect(m_results, &ResultsPanel::placeActivated, this, &MainWindow::showPlace);
    connect(m_results, &ResultsPanel::componentActivated, this, &MainWindow::showComponent);
    connect(&m_analysis, &Analysis::runFinished, this, &MainWindow::finishRun);
    connect(m_files, &FileSession::failed, m_notice, &NoticeBar::showError);
    connect(&m_document, &Document::changed, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::fileChanged, this, &MainWindow::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::openRequested, m_files, &FileSession::openAsked);
    connect(m_start, &StartPage::tourRequested, this, &MainWindow::startTour);
    connect(m_start, &StartPage::dialogRequested, m_files, &FileSession::openWithDialog);
    connect(m_start, &StartPage::blankRequested, this, [this] {
        m_files->newProject();
        showStartPage(false);
    });
    // Whatever one begins with replaces it.
    connect(&m_document, &Document::changed, this, [this](const ChangeEvent& event) {
        showStartPage(false);
        if (std::holds_alternative<ProjectReset>(event)) {
            // Queued: the new project's canvas is made by who hears of it after us.
            QMetaObject::invokeMethod(
                this, [this] { m_canvas->view()->setFocus(); }, Qt::QueuedConnection);
        }
    });
    connect(m_files, &FileSession::recentFilesChanged, this,
            [this] { m_start->setRecentFiles(FileSession::recentFiles()); });
    m_start->setRecentFiles(FileSession::recentFiles());
    showStartPage(true);
}

void MainWindow::connectPrices()
{
    connect(m_results, &ResultsPanel::rateRequested, this, [this](const RatePlace& place) {
        showPrices();
        m_priceWindow->showPlace(place);
    });
    connect(&m_prices, &PriceStore::changed, this, [this] { m_analysis.setBook(m_prices.book()); });
    if (const std::optional<Error>& trouble = m_prices.trouble()) {
        m_notice->showError(*trouble);
    }
}

PriceWindow& MainWindow::priceWindow()
{
    if (m_priceWindow == nullptr) {
        m_priceWindow = new PriceWindow(m_prices, m_theme,
                                        new ProjectPrices(m_document, m_analysis, this), this);
        connect(m_priceWindow, &PriceWindow::linesRequested, this,
                [this](const pricing::RateKey& key) {
                    if (m_results->showLinesOf(key)) {
                        showStartPage(false);
                        activateWindow();
                    } else {
                        m_notice->showInfo(tr("No bill uses %1").arg(text(key.text())));
                    }
                });
    }
    return *m_priceWindow;
}

void MainWindow::showPrices()
{
    PriceWindow& window = priceWindow();
    window.show();
    window.raise();
    window.activateWindow();
}

void MainWindow::findComponent()
{
    const model::Alternative* drawn = m_document.project().find(alternative());
    std::vector<Choice> choices;
    for (const model::Component& component : drawn->architecture.components) {
        const CardContent content = cardContent(component, m_catalog);
        Choice choice;
        choice.title = content.name;
        choice.detail = content.kindName;
        choice.keywords = content.kindName;
        choice.icon =
            QIcon(m_theme.icons().badge(content.icon, m_theme.categoryColor(content.category), 20));
        choice.take = [this, id = component.id] {
            showComponent(id);
            m_canvas->view()->setFocus();
        };
        choices.push_back(std::move(choice));
    }
    (new Chooser(m_theme, tr("Find a component"), std::move(choices), this))->openInMiddle();
}

const model::AlternativeId& MainWindow::alternative() const
{
    return m_bar->current();
}

Result<void> MainWindow::openFile(const std::filesystem::path& file)
{
    Result<void> result = m_files->open(file);
    if (!result) {
        m_notice->showError(result.error());
    }
    return result;
}

void MainWindow::showAlternative(const model::AlternativeId& alternative)
{
    if (m_document.project().find(alternative) != nullptr) {
        m_results->setAlternative(alternative);  // ends a replay on the canvas still in view
        m_canvas->showAlternative(alternative);
        m_outline->setAlternative(alternative);
    }
}

void MainWindow::showComponent(const model::ComponentId& component)
{
    m_canvas->view()->select({component}, {});
    m_canvas->view()->centerOn(component);
}

void MainWindow::showPlace(const model::Problem& problem)
{
    m_bar->setCurrent(problem.alternative);
    if (const auto* component = std::get_if<model::ComponentId>(&problem.where)) {
        showComponent(*component);
    } else if (const auto* connection = std::get_if<model::ConnectionId>(&problem.where)) {
        m_canvas->view()->select({}, {*connection});
    }
}

void MainWindow::showNextProblem()
{
    const auto& problems = m_analysis.problems();
    if (!problems.empty()) {
        showStartPage(false);
        showPlace(problems[m_nextProblem++ % problems.size()]);
    }
}

void MainWindow::run()
{
    m_notice->hide();
    showStartPage(false);
    m_analysis.run(model::SimulationOptions{}.seed);
}

void MainWindow::cancelRun()
{
    m_analysis.cancel();
}

void MainWindow::focusProperties()
{
    m_inspector->parentWidget()->show();
    for (QWidget* field : m_inspector->findChildren<QWidget*>()) {
        const bool isField = qobject_cast<QAbstractScrollArea*>(field) == nullptr;
        if (isField && field->isVisible() && (field->focusPolicy() & Qt::TabFocus) != 0) {
            field->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::finishRun(const QString& error)
{
    if (!error.isEmpty()) {
        m_notice->showError({ErrorCode::Invalid, error.toStdString(), {}, {}});
    }
}

void MainWindow::updateTitle()
{
    const QString name = text(m_document.project().name);
    setWindowTitle(QStringLiteral("%1[*] – Breakeven").arg(name.isEmpty() ? tr("Untitled") : name));
    setWindowModified(m_document.isModified());
    setWindowFilePath(text(m_document.file().string()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files->confirmLeaving()) {
        event->ignore();
        return;
    }
    m_analysis.cancel();
    m_recovery->forget();
    storeLayout();
    rememberSession();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    const QString file = droppedFile(event->mimeData());
    if (file.isEmpty()) {
        m_notice->showInfo(tr("Only projects (files that end in .breakeven) can be dropped here."));
    } else {
        m_files->openAsked(file);
    }
}

}  // namespace breakeven::ui
