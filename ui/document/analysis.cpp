#include "ui/document/analysis.h"

#include <algorithm>
#include <tuple>

#include "model/catalog/refusal.h"
#include "model/catalog/validate.h"
#include "model/simulation/compile.h"
#include "ui/language/phrases.h"

namespace breakeven::ui {

namespace {

/// Problems that both the validation and an estimate report are listed once.
void addProblems(std::vector<model::Problem>& all, const std::vector<model::Problem>& more)
{
    const auto key = [](const model::Problem& problem) {
        return std::tie(problem.code, problem.alternative, problem.where);
    };
    for (const model::Problem& problem : more) {
        if (std::ranges::none_of(all,
                                 [&](const auto& known) { return key(known) == key(problem); })) {
            all.push_back(problem);
        }
    }
}

void keepSimulation(model::Outcome& outcome, const model::Outcome& previous)
{
    outcome.simulation = previous.simulation;
    outcome.simulatedBill = previous.simulatedBill;
    outcome.simulatedCost = previous.simulatedCost;
}

void dropSimulation(model::Outcome& outcome)
{
    outcome.simulation.reset();
    outcome.simulatedBill.reset();
}

}  // namespace

model::Project resultInputs(const model::Project& project, const model::AlternativeId& alternative)
{
    model::Project inputs;
    inputs.workload = project.workload;
    inputs.assumptions = project.assumptions;
    if (const model::Alternative* chosen = project.find(alternative)) {
        inputs.alternatives.push_back(*chosen);
        inputs.alternatives.front().name.clear();
        for (model::Component& component : inputs.alternatives.front().architecture.components) {
            component.position = {};
            component.name.clear();
            component.look = {};
        }
        for (model::Connection& connection : inputs.alternatives.front().architecture.connections) {
            connection.label.clear();
        }
        inputs.alternatives.front().architecture.groups.clear();
        inputs.alternatives.front().architecture.notes.clear();
    }
    return inputs;
}

Analysis::Analysis(Document& document, pricing::PriceBook book, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_book(std::make_shared<const pricing::PriceBook>(std::move(book))),
      m_estimates([this](Estimates estimates) { takeEstimates(std::move(estimates)); }),
      m_curves([this](Curves curves) { takeCurves(std::move(curves)); }),
      m_run([this](Run run) { takeRun(std::move(run)); })
{
    connect(&m_document, &Document::changed, this, &Analysis::follow);
    scheduleEstimates();
}

Analysis::~Analysis()
{
    m_stop = true;
}

void Analysis::follow(const ChangeEvent& event)
{
    if (std::holds_alternative<ProjectReset>(event)) {
        cancel();
        m_entries.clear();
        m_breakEven = {};
        m_breakEvenError.reset();
        m_verdict.clear();
        m_problems.clear();
    }
    if (affectsResults(event)) {
        scheduleEstimates();
    }
}

void Analysis::setBook(pricing::PriceBook book)
{
    cancel();
    m_book = std::make_shared<const pricing::PriceBook>(std::move(book));
    for (auto& [id, entry] : m_entries) {
        if (entry.outcome) {
            dropSimulation(*entry.outcome);
        }
        entry.simulatedInputs.reset();
    }
    emit bookChanged();
    scheduleEstimates();
}

void Analysis::scheduleEstimates()
{
    ++m_revision;
    m_estimates.request([project = m_document.project(), revision = m_revision,
                         &catalog = m_document.catalog(), book = m_book] {
        Estimates estimates = estimateAll(project, catalog, *book);
        estimates.revision = revision;
        return estimates;
    });
}

Analysis::Estimates Analysis::estimateAll(const model::Project& project,
                                          const model::Catalog& catalog,
                                          const pricing::PriceBook& book)
{
    Estimates estimates;
    estimates.problems = model::validate(project, catalog);
    for (const model::Alternative& alternative : project.alternatives) {
        Entry& entry = estimates.entries[alternative.id];
        Result<model::Outcome> outcome =
            model::estimateAlternative(project, alternative, catalog, book);
        Result<model::SimulationModel> model = model::compile(project, alternative, catalog);
        if (!outcome || !model) {
            entry.error = outcome ? model.error() : outcome.error();
            model::addRefusal(estimates.problems, alternative.id, *entry.error);
            continue;
        }
        addProblems(estimates.problems, outcome->problems);
        entry.outcome = std::move(*outcome);
        entry.model = std::move(*model);
    }
    if (isBlank(project)) {
        // Nobody has done anything wrong who has not begun yet.
        std::erase_if(estimates.problems, [](const model::Problem& problem) {
            return problem.code == "empty-alternative";
        });
    }
    return estimates;
}

void Analysis::takeEstimates(Estimates estimates)
{
    if (estimates.revision != m_revision) {
        return;
    }
    for (auto& [id, entry] : estimates.entries) {
        const auto previous = m_entries.find(id);
        if (previous != m_entries.end() && previous->second.simulatedInputs && entry.outcome &&
            previous->second.outcome) {
            keepSimulation(*entry.outcome, *previous->second.outcome);
            entry.simulatedInputs = std::move(previous->second.simulatedInputs);
        }
    }
    m_entries = std::move(estimates.entries);
    m_problems = std::move(estimates.problems);
    markStale();
    updateVerdict();
    emit outcomesChanged();
    m_curves.request([project = m_document.project(), revision = m_revision,
                      &catalog = m_document.catalog(), book = m_book] {
        return Curves{revision, model::breakEven(project, catalog, *book)};
    });
}

void Analysis::takeCurves(Curves curves)
{
    if (curves.revision != m_revision) {
        return;
    }
    m_breakEvenError = curves.breakEven ? std::nullopt : std::optional(curves.breakEven.error());
    m_breakEven = curves.breakEven ? std::move(*curves.breakEven) : model::BreakEven{};
    updateVerdict();
    emit outcomesChanged();
}

void Analysis::markStale()
{
    for (auto& [id, entry] : m_entries) {
        entry.stale = entry.simulatedInputs &&
                      !(*entry.simulatedInputs == resultInputs(m_document.project(), id));
    }
}

void Analysis::updateVerdict()
{
    std::vector<model::Outcome> outcomes;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        const auto found = m_entries.find(alternative.id);
        if (found == m_entries.end() || !found->second.outcome) {
            m_verdict.clear();
            return;
        }
        outcomes.push_back(*found->second.outcome);
        if (found->second.stale) {
            dropSimulation(outcomes.back());
        }
    }
    m_verdict = outcomes.empty() ? std::string() : model::verdictOf(outcomes, m_breakEven);
}

const model::Outcome* Analysis::outcome(const model::AlternativeId& alternative) const
{
    const auto found = m_entries.find(alternative);
    return found == m_entries.end() || !found->second.outcome ? nullptr : &*found->second.outcome;
}

const pricing::Bill* Analysis::bill(const model::AlternativeId& alternative) const
{
    const model::Outcome* found = outcome(alternative);
    if (found == nullptr) {
        return nullptr;
    }
    return isSimulationStale(alternative) ? &found->estimatedBill : &found->bill();
}

std::optional<Error> Analysis::failure(const model::AlternativeId& alternative) const
{
    const auto found = m_entries.find(alternative);
    return found == m_entries.end() ? std::nullopt : found->second.error;
}

const model::SimulationModel* Analysis::model(const model::AlternativeId& alternative) const
{
    const auto found = m_entries.find(alternative);
    return found == m_entries.end() || !found->second.model ? nullptr : &*found->second.model;
}

bool Analysis::isSimulationStale(const model::AlternativeId& alternative) const
{
    const auto found = m_entries.find(alternative);
    return found != m_entries.end() && found->second.stale;
}

void Analysis::run(quint64 seed)
{
    if (isRunning()) {
        return;
    }
    m_stop = false;
    m_run.request([this, project = m_document.project(), book = m_book, seed] {
        return simulateAll(project, *book, seed);
    });
    emit runStarted();
}

void Analysis::cancel()
{
    m_stop = true;
}

Analysis::Run Analysis::simulateAll(const model::Project& project, const pricing::PriceBook& book,
                                    quint64 seed)
{
    Run run{project, {}};
    const double count = static_cast<double>(project.alternatives.size());
    double done = 0;
    for (const model::Alternative& alternative : project.alternatives) {
        model::SimulationOptions options;
        options.seed = seed;
        options.stop = &m_stop;
        options.progress = [this, done, count](double share) {
            QMetaObject::invokeMethod(
                this, [this, all = (done + share) / count] { emit runProgress(all); },
                Qt::QueuedConnection);
        };
        run.outcomes.emplace(
            alternative.id,
            model::simulateAlternative(project, alternative, m_document.catalog(), book, options));
        ++done;
    }
    return run;
}

void Analysis::takeRun(Run run)
{
    QString error;
    if (!m_stop) {
        for (auto& [id, outcome] : run.outcomes) {
            const auto entry = m_entries.find(id);
            if (!outcome) {
                error = error.isEmpty() ? errorText(outcome.error()) : error;
            } else if (entry != m_entries.end() && entry->second.outcome) {
                keepSimulation(*entry->second.outcome, *outcome);
                entry->second.simulatedInputs = resultInputs(run.project, id);
            }
        }
        markStale();
        updateVerdict();
        emit outcomesChanged();
    }
    emit runFinished(error);
}

}  // namespace breakeven::ui
