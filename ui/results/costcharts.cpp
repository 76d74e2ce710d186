#include "ui/results/costcharts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/results/costchart.h"
#include "ui/results/hourschart.h"
#include "ui/results/waterfallchart.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString byCategory = QStringLiteral("category");
const QString byHourOfDay = QStringLiteral("day");
const QString byHourOfWeek = QStringLiteral("week");
const QString sinceChange = QStringLiteral("since");
const QString against = QStringLiteral("against ");  ///< before the id of another alternative

}  // namespace

std::vector<ChartSubject> chartSubjects(const Document& document, const Analysis& analysis)
{
    std::vector<ChartSubject> subjects;
    int index = 0;
    for (const model::Alternative& alternative : document.project().alternatives) {
        if (const model::Outcome* outcome = analysis.outcome(alternative.id)) {
            subjects.push_back({index, &alternative, outcome, analysis.bill(alternative.id),
                                analysis.isSimulationStale(alternative.id)});
        }
        ++index;
    }
    return subjects;
}

QString alternativeName(const model::Project& project, const model::AlternativeId& alternative)
{
    const model::Alternative* found = project.find(alternative);
    return text(found == nullptr || found->name.empty() ? alternative.text() : found->name);
}

CostCharts::CostCharts(Document& document, const Analysis& analysis, Reasoning& reasoning,
                       const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_reasoning(reasoning),
      m_choice(new ChoiceBox),
      m_charts(new QStackedWidget),
      m_cost(new CostChart(theme)),
      m_hours(new HoursChart(theme)),
      m_change(new WaterfallChart(theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    m_choice->setObjectName(QStringLiteral("costChartChoice"));
    m_choice->setAccessibleName(tr("What the chart shows"));
    m_choice->setMinimumContentsLength(26);
    m_hours->setObjectName(QStringLiteral("costHours"));
    m_change->setObjectName(QStringLiteral("waterfall"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(m_choice);
    head->addStretch();
    layout->addLayout(head);
    for (QWidget* chart : {static_cast<QWidget*>(m_cost), static_cast<QWidget*>(m_hours),
                           static_cast<QWidget*>(m_change)}) {
        m_charts->addWidget(chart);
    }
    layout->addWidget(m_charts, 1);
    connect(m_choice, &QComboBox::activated, this, &CostCharts::fillChart);
    connect(&analysis, &Analysis::outcomesChanged, this, &CostCharts::fillChart);
    connect(&reasoning, &Reasoning::changed, this, &CostCharts::refresh);
    fillChoices();
}

QString CostCharts::nameOf(const model::AlternativeId& alternative) const
{
    return alternativeName(m_document.project(), alternative);
}

void CostCharts::setAlternative(const model::AlternativeId& alternative)
{
    m_alternative = alternative;
    m_subjectOf = alternative;
    m_subject = {};
    refresh();
}

void CostCharts::setSubject(const model::AlternativeId& alternative, HoursSubject subject)
{
    if (alternative != m_subjectOf || !(subject == m_subject)) {
        m_subjectOf = alternative;
        m_subject = std::move(subject);
        fillChart();
    }
}

void CostCharts::refresh()
{
    fillChoices();
    fillChart();
}

/// The choice stays where it was as long as it is still there.
void CostCharts::fillChoices()
{
    const QVariant chosen = m_choice->currentData();
    m_choice->clear();
    m_choice->addItem(tr("By category"), byCategory);
    m_choice->addItem(tr("By hour of the day"), byHourOfDay);
    m_choice->addItem(tr("By hour of the week"), byHourOfWeek);
    for (const model::Alternative& other : m_document.project().alternatives) {
        if (other.id != m_alternative && m_reasoning.present(other.id) != nullptr) {
            m_choice->addItem(tr("Why it differs from %1").arg(nameOf(other.id)),
                              against + text(other.id.text()));
        }
    }
    if (m_reasoning.former(m_alternative) != nullptr) {
        m_choice->addItem(tr("What the last change did"), sinceChange);
    }
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
}

void CostCharts::fillChart()
{
    const QString choice = m_choice->currentData().toString();
    const bool hourly = choice == byHourOfDay || choice == byHourOfWeek;
    m_reasoning.setHoursWanted(hourly);
    if (hourly) {
        fillHours(choice == byHourOfDay ? HoursSpan::Day : HoursSpan::Week);
        return;
    }
    const Reasoning::State* present = m_reasoning.present(m_alternative);
    const bool since = choice == sinceChange;
    const Reasoning::State* other =
        since ? m_reasoning.former(m_alternative)
              : m_reasoning.present(model::AlternativeId(choice.mid(against.size()).toStdString()));
    if (choice == byCategory || present == nullptr || other == nullptr) {
        m_cost->setChartData(costChart(chartSubjects(m_document, m_analysis), m_document.catalog(),
                                       m_document.project().assumptions.terms));
        m_charts->setCurrentWidget(m_cost);
        return;
    }
    m_change->setChartData(waterfall(model::changeBetween(other->answer(), present->answer()),
                                     since ? tr("Before") : nameOf(other->alternative.id),
                                     since ? tr("Now") : nameOf(m_alternative)));
    m_charts->setCurrentWidget(m_change);
}

void CostCharts::fillHours(HoursSpan span)
{
    const Reasoning::State* state = m_reasoning.present(m_subjectOf);
    HoursChartData shown{.title = m_analysis.bill(m_subjectOf) == nullptr
                                     ? tr("No bill yet")
                                     : tr("Taking the bill apart by hour ..."),
                        .span = span,
                        .series = {},
                        .total = {}};
    if (state != nullptr && state->hours) {
        shown = hoursChart(state->alternative, state->outcome.bill(), *state->hours,
                          m_document.catalog(), m_subject, span);
    }
    m_hours->setChartData(std::move(shown));
    m_charts->setCurrentWidget(m_hours);
}

}  // namespace breakeven::ui
