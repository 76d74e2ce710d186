// What MainWindow can do beside drawing: compare, print, recover, help, and tell of problems.
#include <QApplication>
#include <QMenu>
#include <QProcess>
#include <QStackedWidget>

#include "model/interchange/projectfile.h"
#include "ui/help/helpwindow.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/results/problemspanel.h"
#include "ui/results/resultspanel.h"
#include "ui/shell/alternativesbar.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/compareview.h"
#include "ui/shell/format.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/printing.h"
#include "ui/shell/recovery.h"
#include "ui/shell/startpage.h"

namespace breakeven::ui {

void MainWindow::compareSideBySide(bool shown)
{
    const auto& alternatives = m_document.project().alternatives;
    const auto other = std::ranges::find_if(
        alternatives, [this](const auto& each) { return each.id != alternative(); });
    if (shown && other == alternatives.end()) {
        m_notice->showInfo(
            tr("There is one alternative only. Add another to compare it with "
               "(Edit > Copy This Alternative)."));
        emit comparing(false);
        return;
    }
    if (shown) {
        showStartPage(false);
        m_compare->compare(alternative(), other->id);
        m_centre->setCurrentWidget(m_compare);
    } else if (m_centre->currentWidget() == m_compare) {
        m_centre->setCurrentWidget(m_canvas);
    }
    emit comparing(shown);
}

void MainWindow::print()
{
    printWithPreview(
        {m_document.project(), m_catalog, alternative(), cardFigures(m_analysis, alternative()),
         text((m_resources / "icons").string())},
        this);
}

void MainWindow::editTerms()
{
    showStartPage(false);
    m_results->parentWidget()->show();
    m_results->editTerms();
}

void MainWindow::showHelp(const std::string& kind, const std::string& region)
{
    if (m_help == nullptr) {
        m_help = new HelpWindow(m_document, m_analysis, m_theme, this);
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
    m_help->showKind(kind, region);
}

void MainWindow::showHelpOnSelection()
{
    const model::Component* component = m_inspector->component();
    const model::Alternative* drawn = m_document.project().find(alternative());
    if (component == nullptr || drawn == nullptr || m_catalog.find(component->kind) == nullptr) {
        showHelp();
    } else {
        showHelp(component->kind, component->region.empty() ? drawn->region : component->region);
    }
}

void MainWindow::openAnotherWindow()
{
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                 {QStringLiteral("--new")})) {
        m_notice->showInfo(
            tr("Another window could not be started. Start Breakeven once more instead."));
    }
}

void MainWindow::showProblems(const model::ComponentId& component, QPoint globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("problemMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const model::Problem& problem : m_analysis.problems()) {
        const auto* where = std::get_if<model::ComponentId>(&problem.where);
        if (where == nullptr || *where != component || problem.alternative != alternative()) {
            continue;
        }
        const QString sentence =
            menu->fontMetrics().elidedText(text(problem.text), Qt::ElideRight, 520);
        QAction* told =
            menu->addAction(QString(sentence).replace(QLatin1Char('&'), QStringLiteral("&&")));
        told->setToolTip(text(problem.text));
        told->setEnabled(false);
        if (problem.fix.kind != model::Fix::Kind::None) {
            connect(menu->addAction(tr("Fix: %1").arg(text(problem.fix.label))),
                    &QAction::triggered, this, [this, problem] { applyFix(m_document, problem); });
        }
    }
    menu->popup(globalPosition);
}

void MainWindow::connectRecovery()
{
    m_recovery = new Recovery(m_document, Recovery::defaultFolder(), this);
    const auto refresh = [this] { m_start->setRecovered(m_recovery->leftBehind()); };
    connect(m_start, &StartPage::recoverRequested, this, &MainWindow::takeUp);
    connect(m_start, &StartPage::discardRequested, this, [refresh](const RecoveredWork& work) {
        Recovery::discard(work);
        refresh();
    });
    refresh();
}

void MainWindow::takeUp(const RecoveredWork& work)
{
    Result<model::Project> project = model::readProject(work.copy.toStdString());
    if (!project) {
        m_notice->showError(project.error());
        return;
    }
    m_document.recover(std::move(*project), work.original.toStdString());
    // Kept under this window's own name before the old copy goes.
    m_recovery->write();
    Recovery::discard(work);
    m_start->setRecovered(m_recovery->leftBehind());
}

}  // namespace breakeven::ui
