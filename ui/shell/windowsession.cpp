// What MainWindow begins and ends with: the start page, the tour, where one left off and what the
// window looked like; and its picture for other programs.
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLayout>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

#include "ui/canvas/picture.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/results/resultspanel.h"
#include "ui/shell/alternativesbar.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/format.h"
#include "ui/shell/lastsession.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/startpage.h"

namespace breakeven::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");

}  // namespace

void MainWindow::showStartPage(bool shown)
{
    if (!shown && m_centre->currentWidget() != m_start) {
        return;
    }
    if (shown) {
        m_docks.putAway();
    } else {
        if (!m_docks.bringBack()) {
            sizeDocks();
        }
        // At once: a canvas fits its drawing into the room that it has when it is first shown.
        layout()->activate();
    }
    m_centre->setCurrentIndex(shown ? 1 : 0);
    emit comparing(false);
    emit startPageShown(shown);
}

void MainWindow::sizeDocks()
{
    const auto dock = [this](const char* name) {
        return findChild<QDockWidget*>(QLatin1String(name));
    };
    resizeDocks({dock("paletteDock"), dock("inspectorDock")}, {240, 330}, Qt::Horizontal);
    resizeDocks({dock("resultsDock")}, {270}, Qt::Vertical);
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray())) {
        resize(1440, 900);
    }
    m_docks.restore(settings.value(layoutKey).toByteArray());
}

void MainWindow::storeLayout()
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    if (const QByteArray state = m_docks.state(); !state.isEmpty()) {
        settings.setValue(layoutKey, state);
    }
}

void MainWindow::rememberSession()
{
    LastSession last{.file = text(m_document.file().string()),
                     .alternative = text(alternative().text())};
    if (const ArchitectureView* view = m_canvas->view()) {
        last.zoom = view->zoom();
        last.middle = view->middle();
    }
    last.remember();
}

void MainWindow::restoreSession()
{
    const std::optional<LastSession> last = LastSession::load();
    if (!last || !openFile(last->file.toStdString())) {
        return;
    }
    const model::AlternativeId wanted(last->alternative.toStdString());
    if (m_document.project().find(wanted) != nullptr) {
        m_bar->setCurrent(wanted);
    }
    // Queued: a canvas fits its drawing into view when it is first shown.
    QMetaObject::invokeMethod(
        this,
        [this, zoom = last->zoom, middle = last->middle] {
            m_canvas->view()->zoomTo(zoom);
            m_canvas->view()->showPlace(middle);
        },
        Qt::QueuedConnection);
}

void MainWindow::copyPicture()
{
    const Pictured pictured{m_document.project(), alternative(), m_catalog, m_theme,
                            cardFigures(m_analysis, alternative())};
    auto picture = std::make_unique<QMimeData>();
    if (!addPicture(*picture, pictured)) {
        m_notice->showInfo(tr("There is nothing to copy: the canvas is empty."));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(picture.release());
    m_notice->showInfo(tr("The drawing is on the clipboard as a picture."));
}

std::vector<TourStop> MainWindow::tourStops()
{
    const auto part = [this](const char* name) { return findChild<QWidget*>(QLatin1String(name)); };
    return {
        {nullptr, tr("Serverless, or servers?"),
         tr("Draw a system once, and see what it costs a month and how fast it answers in each of "
            "the ways to build it. This takes two minutes; the arrow keys move on, Escape ends "
            "it.")},
        {part("topBar"), tr("Alternatives"),
         tr("Each tab is one way to serve the same load. The verdict beside them says which is "
            "cheaper, and from which load on the other one is.")},
        {part("leftTabs"), tr("Services"),
         tr("Drag a service onto the canvas, or double-click there and type its name. Drag from "
            "the edge of a card to another to say who calls whom.")},
        {m_canvas, tr("The canvas"),
         tr("Cards show what each part costs and how busy it is; thicker lines carry more calls. "
            "Ctrl+H colours the cards by cost, latency, load or errors.")},
        {m_inspector, tr("Properties"),
         tr("Everything about the selected part, with its source and date. Below each value stands "
            "the formula of the bill that it moves.")},
        {part("workloadPanel"), tr("Workload"),
         tr("How many requests come, by hour and day: steady, in bursts, growing, or from a "
            "recorded trace.")},
        {part("costPanel"), tr("Cost"),
         tr("The bill, line by line. Open a line to see the calls, retries and idle hours that "
            "made "
            "it; each price leads to where it comes from.")},
        {part("runButton"), tr("Run"),
         tr("The estimate follows every edit. Run (F5) simulates the load, request by request, and "
            "says how sure the figures are.")},
        {part("replayPanel"), tr("Replay"),
         tr("Watch requests flow, queues fill and instances start cold, at any speed.")},
        {nullptr, tr("That is all"),
         tr("Ctrl+K finds every command, and Help > Keyboard Shortcuts lists the keys. Begin with "
            "an example from the start page, or with an empty canvas.")}};
}

void MainWindow::startTour()
{
    if (m_document.project().alternatives.front().architecture.components.empty() &&
        !m_document.isModified()) {
        (void)openFile(m_resources / "examples" / "web-app.breakeven");
    }
    showStartPage(false);
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        dock->show();
    }
    const std::vector<TourStop> stops = tourStops();
    auto* tour = new Tour(m_theme, this);
    connect(tour, &Tour::arrived, this, [this](QWidget* part) {
        if (const int tab = m_results->indexOf(part); tab >= 0) {
            m_results->setCurrentIndex(tab);
        }
    });
    tour->start(stops);
}

}  // namespace breakeven::ui
