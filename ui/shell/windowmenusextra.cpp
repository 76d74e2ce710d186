// The menus of WindowMenus that came with printing, the overlay, comparing, shortcuts and help.
#include <QActionGroup>
#include <QMenuBar>

#include "ui/canvas/quickinsert.h"
#include "ui/results/resultspanel.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/chooser.h"
#include "ui/shell/lastsession.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/windowmenus.h"

namespace breakeven::ui {

namespace {

void gather(const QList<QAction*>& actions, QList<QAction*>& all)
{
    for (QAction* action : actions) {
        if (action->menu() != nullptr) {
            gather(action->menu()->actions(), all);
        } else if (!action->isSeparator()) {
            all.append(action);
        }
    }
}

}  // namespace

QList<QAction*> WindowMenus::allActions() const
{
    QList<QAction*> all;
    gather(m_window.menuBar()->actions(), all);
    return all;
}

void WindowMenus::addPrinting(QMenu* menu)
{
    QAction* print =
        add(menu, "actionPrint", tr("&Print..."), QKeySequence(QKeySequence::Print), "print");
    connect(print, &QAction::triggered, &m_window, &MainWindow::print);
}

void WindowMenus::addOverlay()
{
    m_view->addSeparator();
    QAction* figures = add(m_view, "actionOverlay", tr("Costs and Times on the Can&vas"),
                           QKeySequence(tr("Ctrl+Shift+O")));
    figures->setCheckable(true);
    figures->setChecked(true);
    connect(figures, &QAction::toggled, m_window.m_canvas, &CanvasStack::setOverlayShown);
    QMenu* menu = m_view->addMenu(tr("&Heat Map"));
    auto* group = new QActionGroup(menu);
    const std::pair<const char*, Heat> heats[] = {{"actionHeatNone", Heat::None},
                                                  {"actionHeatCost", Heat::Cost},
                                                  {"actionHeatLatency", Heat::Latency},
                                                  {"actionHeatUtilisation", Heat::Utilisation},
                                                  {"actionHeatErrors", Heat::Errors}};
    for (const auto& [name, heat] : heats) {
        QAction* action = add(menu, name, heatName(heat), {});
        action->setCheckable(true);
        action->setChecked(heat == Heat::None);
        group->addAction(action);
        connect(action, &QAction::triggered, m_window.m_canvas,
                [this, wanted = heat] { m_window.m_canvas->setHeat(wanted); });
    }
    QAction* next =
        add(m_view, "actionHeatNext", tr("Next Heat Map"), QKeySequence(tr("Ctrl+H")), "heat");
    connect(next, &QAction::triggered, group, [group] {
        const QList<QAction*> actions = group->actions();
        actions.at((actions.indexOf(group->checkedAction()) + 1) % actions.size())->trigger();
    });
}

void WindowMenus::addComparing()
{
    QAction* compare = add(m_view, "actionCompare", tr("Alternatives Side &by Side"),
                           QKeySequence(Qt::Key_F6), "compare");
    compare->setCheckable(true);
    connect(compare, &QAction::triggered, &m_window, &MainWindow::compareSideBySide);
    connect(&m_window, &MainWindow::comparing, compare, &QAction::setChecked);
}

void WindowMenus::addShortcuts(QMenu* menu)
{
    QAction* action = add(menu, "actionShortcuts", tr("&Change Shortcuts..."), {});
    connect(action, &QAction::triggered, &m_window, [this] {
        auto* dialog = new ShortcutsDialog(allActions(), &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void WindowMenus::addTour(QMenu* menu)
{
    connect(add(menu, "actionTour", tr("&Tour of the Window"), {}), &QAction::triggered, &m_window,
            &MainWindow::startTour);
}

void WindowMenus::addReopening(QMenu* menu)
{
    QAction* action = add(menu, "actionReopen", tr("Begin &Where I Left Off"), {});
    action->setCheckable(true);
    action->setChecked(LastSession::isWanted());
    connect(action, &QAction::toggled, &m_window, &LastSession::setWanted);
}

void WindowMenus::addPictureCopy()
{
    QAction* action = add(m_edit, "actionCopyPicture", tr("Copy Drawing as &Picture"),
                          QKeySequence(tr("Ctrl+Shift+C")));
    connect(action, &QAction::triggered, &m_window, &MainWindow::copyPicture);
    m_edit->addSeparator();
}

void WindowMenus::addReplay(QMenu* menu)
{
    QAction* action =
        add(menu, "actionReplay", tr("Play or Pause the &Replay"), QKeySequence(Qt::Key_F7));
    connect(action, &QAction::triggered, m_window.m_results, &ResultsPanel::playOrPause);
}

void WindowMenus::addHelp(QMenu* menu)
{
    QAction* kind = add(menu, "actionHelp", tr("&Help on the Selected Service"),
                        QKeySequence(QKeySequence::HelpContents), "info");
    connect(kind, &QAction::triggered, &m_window, &MainWindow::showHelpOnSelection);
    QAction* index = add(menu, "actionHelpIndex", tr("Help on &All Services"), {});
    connect(index, &QAction::triggered, &m_window, [this] { m_window.showHelp(); });
}

void WindowMenus::addHelpChoices(std::vector<Choice>& choices) const
{
    const auto any = [](const model::ServiceKind&) { return true; };
    const auto show = [this](const std::string& kind) { m_window.showHelp(kind); };
    for (Choice& choice : kindChoices(m_window.m_catalog, m_window.m_theme, any, show)) {
        choice.title = tr("Help on %1").arg(choice.title);
        choices.push_back(std::move(choice));
    }
}

}  // namespace breakeven::ui
