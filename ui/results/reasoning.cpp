#include "ui/results/reasoning.h"

#include <QUndoStack>

namespace breakeven::ui {

namespace {

void dropSimulation(model::Outcome& outcome)
{
    outcome.simulation.reset();
    outcome.simulatedBill.reset();
}

bool sameBill(const Reasoning::State& left, const Reasoning::State& right)
{
    const auto& before = left.outcome.bill().lines;
    const auto& after = right.outcome.bill().lines;
    return left.outcome.bill().total == right.outcome.bill().total &&
           std::ranges::equal(before, after, {}, &pricing::BillLine::amount,
                              &pricing::BillLine::amount);
}

}  // namespace

Reasoning::Reasoning(Document& document, const Analysis& analysis, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_analysis(analysis),
      m_job([this](States states) { take(std::move(states)); })
{
    connect(&document, &Document::changed, this, &Reasoning::follow);
    connect(&analysis, &Analysis::outcomesChanged, this, &Reasoning::schedule);
    schedule();
}

void Reasoning::follow(const ChangeEvent& event)
{
    if (std::holds_alternative<ProjectReset>(event)) {
        m_present.clear();
        m_former.clear();
        m_mark.clear();
        emit changed();
    }
}

Reasoning::Mark Reasoning::markOf() const
{
    Mark mark;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        if (const pricing::Bill* bill = m_analysis.bill(alternative.id)) {
            mark.emplace_back(alternative.id, bill->total,
                              m_analysis.isSimulationStale(alternative.id));
        }
    }
    return mark;
}

void Reasoning::setHoursWanted(bool wanted)
{
    const bool more = wanted && !m_hoursWanted;
    m_hoursWanted = wanted;
    if (more) {
        m_mark.clear();
        schedule();
    }
}

void Reasoning::schedule()
{
    Mark mark = markOf();
    if (mark == m_mark && m_revision == m_document.revision()) {
        return;
    }
    m_mark = std::move(mark);
    m_revision = m_document.revision();
    States states;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        if (const model::Outcome* outcome = m_analysis.outcome(alternative.id)) {
            State& state = states[alternative.id];
            state = {alternative, *outcome, {}, {}, {}, m_document.undoStack().index()};
            if (m_analysis.isSimulationStale(alternative.id)) {
                dropSimulation(state.outcome);
            }
        }
    }
    m_job.request([project = m_document.project(), states = std::move(states),
                   &catalog = m_document.catalog(), book = m_analysis.bookInUse(),
                   byHour = m_hoursWanted]() mutable {
        for (auto it = states.begin(); it != states.end();) {
            State& state = it->second;
            auto explanation = model::explain(project, state.alternative, catalog, state.outcome);
            if (!explanation) {
                it = states.erase(it);
                continue;
            }
            state.explanation = std::move(*explanation);
            if (auto year = model::firstYear(project, state.alternative, catalog, *book)) {
                state.year = std::move(*year);
            }
            auto hours =
                byHour ? model::hoursOf(project, state.alternative, catalog, state.outcome.bill())
                       : Result<model::CostHours>();
            if (byHour && hours) {
                state.hours = std::move(*hours);
            }
            ++it;
        }
        return std::move(states);
    });
}

void Reasoning::take(States states)
{
    for (auto& [id, state] : states) {
        const auto known = m_present.find(id);
        if (known == m_present.end() || sameBill(known->second, state)) {
            continue;
        }
        // Edits that merge into one step on the undo stack are one edit here too.
        const bool merged =
            known->second.undoIndex == state.undoIndex &&
            known->second.outcome.simulation.has_value() == state.outcome.simulation.has_value() &&
            m_former.contains(id);
        if (!merged) {
            m_former.insert_or_assign(id, std::move(known->second));
        }
    }
    std::erase_if(m_former, [&](const auto& entry) { return !states.contains(entry.first); });
    m_present = std::move(states);
    emit changed();
}

const Reasoning::State* Reasoning::present(const model::AlternativeId& alternative) const
{
    const auto it = m_present.find(alternative);
    return it == m_present.end() ? nullptr : &it->second;
}

const Reasoning::State* Reasoning::former(const model::AlternativeId& alternative) const
{
    const auto it = m_former.find(alternative);
    return it == m_former.end() ? nullptr : &it->second;
}

}  // namespace breakeven::ui
