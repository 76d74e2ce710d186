#include "ui/shell/windowmenus.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QTabWidget>

#include "model/interchange/projectfile.h"
#include "ui/canvas/architectureview.h"
#include "ui/canvas/quickinsert.h"
#include "ui/language/languagemenu.h"
#include "ui/language/phrases.h"
#include "ui/palette/palettepanel.h"
#include "ui/report/reportexport.h"
#include "ui/shell/alternativesbar.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/chooser.h"
#include "ui/shell/filesession.h"
#include "ui/shell/format.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/shortcuts.h"

namespace breakeven::ui {

namespace {

const char* const shortcutSheet = QT_TRANSLATE_NOOP(
    "breakeven::ui::WindowMenus",
    "<table cellspacing='6'>"
    "<tr><td>F5, Shift+F5</td><td>run the simulation, cancel it</td></tr>"
    "<tr><td>Ctrl+K</td><td>every command, by typing</td></tr>"
    "<tr><td>Double-click, type, Enter</td><td>add a service</td></tr>"
    "<tr><td>Ctrl+F</td><td>find a component</td></tr>"
    "<tr><td>F8</td><td>next problem</td></tr>"
    "<tr><td>F2</td><td>rename</td></tr>"
    "<tr><td>Ctrl+Z, Ctrl+Shift+Z</td><td>undo, redo</td></tr>"
    "<tr><td>Ctrl+D or Alt+drag, Delete</td><td>duplicate, delete</td></tr>"
    "<tr><td>Ctrl+Shift+arrow</td><td>align</td></tr>"
    "<tr><td>Ctrl+Shift+L</td><td>lay out automatically</td></tr>"
    "<tr><td>Ctrl+wheel, Ctrl+1, Ctrl+2</td><td>zoom, fit all, fit the selection</td></tr>"
    "<tr><td>Space or middle drag</td><td>pan</td></tr>"
    "<tr><td>Tab, arrow keys</td><td>next component, nudge</td></tr>"
    "<tr><td>Insert, C</td><td>add a service, connect the selected one to another</td></tr>"
    "<tr><td>Ctrl+G, N, Ctrl+L</td><td>group, note, lock</td></tr>"
    "<tr><td>F6</td><td>two alternatives side by side</td></tr>"
    "<tr><td>Ctrl+H</td><td>heat map: cost, latency, utilisation, errors</td></tr>"
    "<tr><td>F7</td><td>play or pause the replay</td></tr>"
    "<tr><td>F9</td><td>hide or show the panels</td></tr>"
    "</table>");

QString plainText(const QAction& action)
{
    return action.text().remove(QLatin1Char('&')).remove(QStringLiteral("..."));
}

/// Every action that can be used now, also those of submenus, with its menu and keys.
void addActions(std::vector<Choice>& choices, const QList<QAction*>& actions, const QString& menu)
{
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isEnabled()) {
            continue;
        }
        if (action->menu() != nullptr) {
            addActions(choices, action->menu()->actions(), plainText(*action));
            continue;
        }
        Choice choice;
        choice.title = plainText(*action);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        choice.detail = keys.isEmpty() ? menu : keys;
        choice.keywords = menu;
        choice.icon = action->icon();
        choice.take = [action] { action->trigger(); };
        choices.push_back(std::move(choice));
    }
}

}  // namespace

WindowMenus::WindowMenus(MainWindow& window) : m_window(window)
{
    buildFile();
    buildEdit();
    buildArrange();
    buildView();
    buildSimulate();
    buildHelp();
    fillCanvasActions();
    connect(window.m_canvas, &CanvasStack::viewChanged, this, &WindowMenus::fillCanvasActions);
    applyShortcuts(allActions());
    connect(&window.m_theme, &Theme::changed, this, &WindowMenus::paintIcons);
    paintIcons();
}

QAction* WindowMenus::add(QMenu* menu, const char* name, const QString& text,
                          const QKeySequence& key, const char* icon)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    if (icon != nullptr) {
        action->setProperty("stem", QLatin1String(icon));
        m_iconActions << action;
    }
    return action;
}

void WindowMenus::paintIcons()
{
    for (QAction* action : m_iconActions) {
        action->setIcon(m_window.m_theme.icons().icon(action->property("stem").toString(),
                                                      m_window.m_theme.tokens().muted));
    }
}

void WindowMenus::buildFile()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&File"));
    FileSession* files = m_window.m_files;
    connect(add(menu, "actionNew", tr("&New"), QKeySequence::New, "new"), &QAction::triggered,
            files, &FileSession::newProject);
    connect(add(menu, "actionNewWindow", tr("New &Window"), QKeySequence(tr("Ctrl+Shift+N"))),
            &QAction::triggered, &m_window, &MainWindow::openAnotherWindow);
    connect(add(menu, "actionOpen", tr("&Open..."), QKeySequence::Open, "open"),
            &QAction::triggered, files, &FileSession::openWithDialog);
    m_recent = menu->addMenu(tr("Open &Recent"));
    m_examples = menu->addMenu(tr("Open &Example"));
    connect(add(menu, "actionStart", tr("S&tart Page"), {}), &QAction::triggered, &m_window,
            [this] { m_window.showStartPage(true); });
    menu->addSeparator();
    connect(add(menu, "actionSave", tr("&Save"), QKeySequence::Save, "save"), &QAction::triggered,
            files, &FileSession::save);
    connect(add(menu, "actionSaveAs", tr("Save &As..."), QKeySequence(tr("Ctrl+Shift+S"))),
            &QAction::triggered, files, &FileSession::saveAs);
    menu->addSeparator();
    addReport(menu);
    addPrinting(menu);
    menu->addSeparator();
    addReopening(menu);
    connect(add(menu, "actionQuit", tr("&Quit"), QKeySequence::Quit), &QAction::triggered,
            &m_window, &QWidget::close);
    connect(files, &FileSession::recentFilesChanged, this, &WindowMenus::fillRecent);
    fillRecent();
    fillExamples();
}

void WindowMenus::addReport(QMenu* menu)
{
    auto* report = new ReportExport(m_window.m_document, m_window.m_analysis, &m_window);
    QAction* action =
        add(menu, "actionReport", tr("&Export Report..."), QKeySequence(tr("Ctrl+E")));
    action->setToolTip(tr("Write the comparison as a page, a text or a table; run it first"));
    connect(action, &QAction::triggered, report, &ReportExport::writeWithDialog);
    connect(report, &ReportExport::failed, m_window.m_notice, &NoticeBar::showError);
    connect(report, &ReportExport::written, m_window.m_notice, [this](const QString& file) {
        m_window.m_notice->showInfo(tr("The report is in %1").arg(file));
    });
    const auto follow = [action, report] { action->setEnabled(report->isReady()); };
    connect(&m_window.m_analysis, &Analysis::outcomesChanged, action, follow);
    connect(&m_window.m_document, &Document::changed, action, follow);
    follow();
}

void WindowMenus::fillRecent()
{
    m_recent->clear();
    const QStringList files = FileSession::recentFiles();
    for (const QString& file : files) {
        connect(m_recent->addAction(QFileInfo(file).fileName()), &QAction::triggered,
                m_window.m_files, [this, file] { m_window.m_files->openAsked(file); });
    }
    m_recent->setEnabled(!files.isEmpty());
}

void WindowMenus::fillExamples()
{
    const QDir folder(text((m_window.m_resources / "examples").string()));
    const QStringList files = folder.entryList({QStringLiteral("*.breakeven")});
    for (const QString& file : files) {
        const QString path = folder.filePath(file);
        const Result<model::Project> project = model::readProject(path.toStdString());
        QString name = project ? catalogText(project->name) : QFileInfo(file).baseName();
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        connect(m_examples->addAction(name), &QAction::triggered, m_window.m_files,
                [this, path] { m_window.m_files->openAsked(path); });
    }
    m_examples->setEnabled(!files.isEmpty());
}

void WindowMenus::buildEdit()
{
    m_edit = m_window.menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = m_window.m_document.undoStack();
    QAction* undo = stack.createUndoAction(&m_window, tr("&Undo"));
    QAction* redo = stack.createRedoAction(&m_window, tr("&Redo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    undo->setProperty("stem", QStringLiteral("undo"));
    redo->setProperty("stem", QStringLiteral("redo"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    m_iconActions << undo << redo;
    m_edit->addActions({undo, redo});
    m_edit->addSeparator();
    m_editEnd = m_edit->addSeparator();
    addPictureCopy();
    QAction* another = add(m_edit, "actionAddAlternative", tr("Add &Alternative"), {}, "add");
    connect(another, &QAction::triggered, m_window.m_bar, &AlternativesBar::addAlternative);
    QAction* copy =
        add(m_edit, "actionDuplicateAlternative", tr("Copy This Alternative"), {}, "duplicate");
    connect(copy, &QAction::triggered, m_window.m_bar, &AlternativesBar::duplicateCurrent);
}

void WindowMenus::buildView()
{
    m_view = m_window.menuBar()->addMenu(tr("&View"));
    m_viewEnd = m_view->addSeparator();
    const QList<QDockWidget*> docks = m_window.findChildren<QDockWidget*>();
    for (QDockWidget* dock : docks) {
        m_view->addAction(dock->toggleViewAction());
    }
    m_minimap = add(m_view, "actionMinimap", tr("Over&view Map"), {});
    m_minimap->setCheckable(true);
    m_minimap->setChecked(true);
    connect(m_minimap, &QAction::toggled, this, [this](bool shown) {
        if (ArchitectureView* view = m_window.m_canvas->view()) {
            view->setMinimapShown(shown);
        }
    });
    addOverlay();
    addComparing();
    addFinders();
    connect(add(m_view, "actionPrices", tr("&Price Book..."), QKeySequence(tr("Ctrl+Shift+B"))),
            &QAction::triggered, &m_window, &MainWindow::showPrices);
    connect(add(m_view, "actionTerms", tr("&Discount, Tax and Currency..."), {}),
            &QAction::triggered, &m_window, &MainWindow::editTerms);
    QAction* all = add(m_view, "actionPanels", tr("&All Panels"), QKeySequence(Qt::Key_F9));
    connect(all, &QAction::triggered, this, [docks] {
        const bool anyShown =
            std::ranges::any_of(docks, [](auto* dock) { return dock->isVisible(); });
        for (QDockWidget* dock : docks) {
            dock->setVisible(!anyShown);
        }
    });
    // The start page has none; which of them come back after it is settled already.
    connect(&m_window, &MainWindow::startPageShown, all, [all, docks](bool shown) {
        all->setDisabled(shown);
        for (const QDockWidget* dock : docks) {
            dock->toggleViewAction()->setDisabled(shown);
        }
    });
    m_view->addSeparator();
    addThemes(m_view->addMenu(tr("&Theme")));
    addLanguages(m_view->addMenu(tr("&Language")));
    QAction* full = add(m_view, "actionFullScreen", tr("&Full Screen"), QKeySequence(Qt::Key_F11));
    full->setCheckable(true);
    connect(full, &QAction::triggered, &m_window, [this](bool on) {
        m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, on));
    });
}

void WindowMenus::addFinders()
{
    m_view->addSeparator();
    QAction* commands = add(m_view, "actionCommands", tr("&Command Palette..."), {}, "search");
    commands->setShortcuts({QKeySequence(tr("Ctrl+K")), QKeySequence(tr("Ctrl+Shift+P"))});
    connect(commands, &QAction::triggered, this, &WindowMenus::openCommandPalette);
    QAction* find =
        add(m_view, "actionFind", tr("&Find a Component..."), QKeySequence::Find, "search");
    connect(find, &QAction::triggered, &m_window, &MainWindow::findComponent);
    QAction* search = add(m_view, "actionSearch", tr("Find a &Service"),
                          QKeySequence(tr("Ctrl+Shift+F")), "palette");
    connect(search, &QAction::triggered, this, [this] {
        m_window.showStartPage(false);
        m_window.findChild<QDockWidget*>(QStringLiteral("paletteDock"))->show();
        m_window.findChild<QTabWidget*>(QStringLiteral("leftTabs"))->setCurrentIndex(0);
        m_window.findChild<PalettePanel*>()->focusSearch();
    });
    const std::pair<const char*, QString> panels[] = {{"actionOutline", tr("&Outline")},
                                                      {"actionHistory", tr("&History")}};
    int tab = 1;
    for (const auto& [name, title] : panels) {
        connect(add(m_view, name, title, {}), &QAction::triggered, this, [this, tab] {
            auto* tabs = m_window.findChild<QTabWidget*>(QStringLiteral("leftTabs"));
            m_window.showStartPage(false);
            m_window.findChild<QDockWidget*>(QStringLiteral("paletteDock"))->show();
            tabs->setCurrentIndex(tab);
            tabs->currentWidget()->setFocus();
        });
        ++tab;
    }
}

void WindowMenus::buildArrange()
{
    m_arrange = m_window.menuBar()->addMenu(tr("&Arrange"));
    m_tints = new QMenu(tr("&Colour"), m_arrange);
    m_frames = new QMenu(tr("&Frame Is A"), m_arrange);
}

void WindowMenus::openCommandPalette()
{
    std::vector<Choice> choices;
    addActions(choices, m_window.menuBar()->actions(), {});
    if (ArchitectureView* view = m_window.m_canvas->view()) {
        const auto any = [](const model::ServiceKind&) { return true; };
        const auto place = [view](const std::string& kind) { view->addKind(text(kind)); };
        for (Choice& choice : kindChoices(m_window.m_catalog, m_window.m_theme, any, place)) {
            choice.title = tr("Add %1").arg(choice.title);
            choices.push_back(std::move(choice));
        }
    }
    addHelpChoices(choices);
    (new Chooser(m_window.m_theme, tr("What do you want to do?"), std::move(choices), &m_window))
        ->openInMiddle();
}

void WindowMenus::addThemes(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    const std::tuple<QString, const char*, Theme::Mode> modes[] = {
        {tr("&Light"), "actionLight", Theme::Mode::Light},
        {tr("&Dark"), "actionDark", Theme::Mode::Dark},
        {tr("High &Contrast"), "actionContrast", Theme::Mode::Contrast},
        {tr("Like the &System"), "actionSystem", Theme::Mode::System}};
    for (const auto& [label, name, mode] : modes) {
        QAction* action = add(menu, name, label, {});
        action->setCheckable(true);
        action->setChecked(m_window.m_theme.mode() == mode);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, wanted = mode] { m_window.m_theme.setMode(wanted); });
    }
}

void WindowMenus::addLanguages(QMenu* menu)
{
    fillLanguageMenu(*menu);
    connect(menu, &QMenu::triggered, this, [this] {
        m_window.m_notice->showInfo(
            tr("The language changes when Breakeven is started the next time."));
    });
}

void WindowMenus::fillCanvasActions()
{
    for (QAction* action : std::exchange(m_canvasActions, {})) {
        m_edit->removeAction(action);
        m_view->removeAction(action);
        m_arrange->removeAction(action);
    }
    const ArchitectureView* view = m_window.m_canvas->view();
    if (view == nullptr) {
        return;
    }
    const QList<QAction*> edit = view->canvasActions().edit();
    const QList<QAction*> zoom = view->canvasActions().view();
    m_edit->insertActions(m_editEnd, edit);
    m_view->insertActions(m_viewEnd, zoom);
    const QList<QAction*> arrange = view->canvasActions().arrange();
    m_arrange->addActions(arrange);
    for (QMenu* menu : {m_tints, m_frames}) {
        menu->clear();
        m_arrange->removeAction(menu->menuAction());
        m_arrange->addMenu(menu);
    }
    m_tints->addActions(view->canvasActions().tints());
    m_frames->addActions(view->canvasActions().groupKinds());
    applyShortcuts(edit + zoom + arrange);
    m_window.m_canvas->view()->setMinimapShown(m_minimap->isChecked());
    m_canvasActions = edit + zoom + arrange;
}

void WindowMenus::buildSimulate()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Simulate"));
    QAction* run = add(menu, "actionRun", tr("&Run"), QKeySequence(Qt::Key_F5), "run");
    QAction* stop = add(menu, "actionCancel", tr("&Cancel"), QKeySequence(tr("Shift+F5")), "stop");
    menu->addSeparator();
    QAction* next =
        add(menu, "actionNextProblem", tr("Next &Problem"), QKeySequence(Qt::Key_F8), "warning");
    connect(run, &QAction::triggered, &m_window, &MainWindow::run);
    connect(stop, &QAction::triggered, &m_window, &MainWindow::cancelRun);
    connect(next, &QAction::triggered, &m_window, &MainWindow::showNextProblem);
    addReplay(menu);
    const auto follow = [this, run, stop] {
        run->setEnabled(!m_window.m_analysis.isRunning());
        stop->setEnabled(m_window.m_analysis.isRunning());
    };
    connect(&m_window.m_analysis, &Analysis::runStarted, this, follow);
    connect(&m_window.m_analysis, &Analysis::runFinished, this, follow);
    follow();
}

void WindowMenus::buildHelp()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Help"));
    addHelp(menu);
    QAction* keys = add(menu, "actionKeys", tr("&Keyboard Shortcuts"), QKeySequence(tr("Ctrl+F1")));
    connect(keys, &QAction::triggered, &m_window, [this] {
        QMessageBox::information(&m_window, tr("Keyboard Shortcuts"), tr(shortcutSheet));
    });
    addShortcuts(menu);
    addTour(menu);
    QAction* about = add(menu, "actionAbout", tr("&About Breakeven"), {}, "info");
    connect(about, &QAction::triggered, &m_window, [this] {
        QMessageBox::about(&m_window, tr("About Breakeven"),
                           tr("<b>Breakeven</b><p>Serverless, or servers? Draw the architecture, "
                              "load it, and see what it costs and how fast it is.</p>"
                              "<p>Free software under the GNU General Public License, version 3 "
                              "or later.</p>"));
    });
}

}  // namespace breakeven::ui
