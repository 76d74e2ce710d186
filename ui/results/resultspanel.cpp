#include "ui/results/resultspanel.h"

#include <QLabel>
#include <QStackedWidget>

#include "ui/results/breakevenchart.h"
#include "ui/results/costcharts.h"
#include "ui/results/costpanel.h"
#include "ui/results/latencychart.h"
#include "ui/results/problemspanel.h"
#include "ui/results/replaypanel.h"
#include "ui/results/summarypanel.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

ResultsPanel::ResultsPanel(Document& document, const Analysis& analysis, const Theme& theme,
                           QWidget* parent)
    : QTabWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_cost(new CostPanel(document, analysis, theme)),
      m_latency(new LatencyChart(theme)),
      m_breakEven(new BreakEvenChart(theme)),
      m_replay(new ReplayPanel(document, analysis, theme))
{
    setObjectName(QStringLiteral("resultsTabs"));
    setDocumentMode(true);
    auto* problems = new ProblemsPanel(document, analysis, theme);
    m_latencyPage = withEmptyState(
        m_latency, makeEmptyState(theme, QStringLiteral("chart"), tr("No simulation yet"),
                                  tr("Press Run (F5) to simulate the load. The distribution of "
                                     "response times appears here, one curve per alternative.")));
    m_breakEvenPage = withEmptyState(
        m_breakEven, makeEmptyState(theme, QStringLiteral("chart"), tr("No break-even yet"),
                                    tr("It needs at least one alternative with traffic and no "
                                       "errors under Problems.")));
    addTab(new SummaryPanel(document, analysis, theme), tr("Summary"));
    addTab(m_cost, tr("Cost"));
    addTab(m_latencyPage, tr("Latency"));
    addTab(m_breakEvenPage, tr("Break-even"));
    addTab(m_replay, tr("Replay"));
    m_problems = problems;
    addTab(problems, tr("Problems"));
    connect(m_cost, &CostPanel::componentActivated, this, &ResultsPanel::componentActivated);
    connect(m_cost, &CostPanel::rateRequested, this, &ResultsPanel::rateRequested);
    connect(m_replay, &ReplayPanel::frameChanged, this, &ResultsPanel::replayed);
    connect(problems, &ProblemsPanel::placeActivated, this, &ResultsPanel::placeActivated);
    connect(&analysis, &Analysis::outcomesChanged, this, &ResultsPanel::refresh);
    refresh();
}

QStackedWidget* ResultsPanel::withEmptyState(QWidget* page, QWidget* empty)
{
    auto* stack = new QStackedWidget;
    stack->setProperty("role", QStringLiteral("panel"));
    stack->addWidget(empty);
    stack->addWidget(page);
    return stack;
}

void ResultsPanel::setAlternative(const model::AlternativeId& alternative)
{
    m_cost->setAlternative(alternative);
    m_replay->setAlternative(alternative);
}

void ResultsPanel::setComponent(const model::ComponentId& component)
{
    m_replay->setComponent(component);
}

void ResultsPanel::playOrPause()
{
    setCurrentWidget(m_replay);
    m_replay->isPlaying() ? m_replay->pause() : m_replay->play();
}

bool ResultsPanel::showLinesOf(const pricing::RateKey& key)
{
    setCurrentWidget(m_cost);
    return m_cost->showLinesOf(key);
}

void ResultsPanel::editTerms()
{
    setCurrentWidget(m_cost);
    m_cost->editTerms();
}

void ResultsPanel::refresh()
{
    const auto problems = m_analysis.problems().size();
    // Looked up each time: the window adds a tab of its own before this one.
    setTabText(indexOf(m_problems),
               problems == 0 ? tr("Problems") : tr("Problems (%1)").arg(problems));
    refreshLatency();
    refreshBreakEven();
}

void ResultsPanel::refreshLatency()
{
    LatencyChartData chartData = latencyChart(chartSubjects(m_document, m_analysis));
    m_latencyPage->setCurrentIndex(chartData.curves.empty() ? 0 : 1);
    m_latency->setChartData(std::move(chartData));
}

void ResultsPanel::refreshBreakEven()
{
    BreakEvenChartData chartData = breakEvenChart(m_analysis.breakEven(), m_document.project());
    m_breakEvenPage->setCurrentIndex(chartData.curves.empty() ? 0 : 1);
    if (auto* hint = m_breakEvenPage->findChild<QLabel*>(QStringLiteral("emptyHint"));
        hint != nullptr && m_analysis.breakEvenFailure()) {
        hint->setText(text(m_analysis.breakEvenFailure()->text()));
    }
    m_breakEven->setChartData(std::move(chartData));
}

}  // namespace breakeven::ui
