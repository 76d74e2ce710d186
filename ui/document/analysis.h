#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "model/comparison/comparison.h"
#include "ui/document/document.h"
#include "ui/document/latestjob.h"

namespace breakeven::ui {

/// What an alternative's answer depends on: the project with that alternative alone, without the
/// places and names of its parts. Equal inputs and seeds give equal results.
[[nodiscard]] model::Project resultInputs(const model::Project& project,
                                          const model::AlternativeId& alternative);

/// The results that belong to the document: follows every edit with the estimate of each
/// alternative and the break-even (at once, on worker threads, coalesced), and runs simulations
/// on demand with progress and cancel. Estimates of an older revision are dropped; simulations
/// are kept and marked stale, until an undo makes them fit again.
class Analysis : public QObject {
    Q_OBJECT

public:
    Analysis(Document& document, pricing::PriceBook book, QObject* parent = nullptr);
    ~Analysis() override;

    /// The newest outcome of an alternative, or null before the first estimate is ready or when it
    /// failed. Its simulation may be stale. Valid until the next outcomesChanged().
    [[nodiscard]] const model::Outcome* outcome(const model::AlternativeId& alternative) const;
    /// The bill to show: the simulated one when it is fresh, else the estimated one; null when
    /// there is no outcome.
    [[nodiscard]] const pricing::Bill* bill(const model::AlternativeId& alternative) const;
    /// Why an alternative has no outcome; nothing when it has one.
    [[nodiscard]] std::optional<Error> failure(const model::AlternativeId& alternative) const;
    /// The compiled model the outcome's indices refer to; null when there is no outcome.
    [[nodiscard]] const model::SimulationModel* model(
        const model::AlternativeId& alternative) const;
    [[nodiscard]] const model::BreakEven& breakEven() const { return m_breakEven; }
    /// Why there is no break-even; nothing when there is one or it is still being computed.
    [[nodiscard]] const std::optional<Error>& breakEvenFailure() const { return m_breakEvenError; }
    [[nodiscard]] const std::string& verdict() const { return m_verdict; }
    [[nodiscard]] const std::vector<model::Problem>& problems() const { return m_problems; }
    /// True when there is a simulation and it was made of other inputs than the project's present.
    [[nodiscard]] bool isSimulationStale(const model::AlternativeId& alternative) const;
    [[nodiscard]] bool isRunning() const { return m_run.isBusy(); }
    /// True while an estimate or break-even of the present revision is still to come.
    [[nodiscard]] bool isSettling() const { return m_estimates.isBusy() || m_curves.isBusy(); }
    [[nodiscard]] const pricing::PriceBook& book() const { return *m_book; }
    /// The same, to be held by work that may outlive a setBook().
    [[nodiscard]] std::shared_ptr<const pricing::PriceBook> bookInUse() const { return m_book; }
    /// Prices everything anew; simulations are dropped, as their bills were made of other prices.
    void setBook(pricing::PriceBook book);

    /// Simulates every alternative in the background with the seed and the defaults of the command
    /// line; nothing happens when a run is in progress.
    void run(quint64 seed);
    void cancel();

signals:
    void bookChanged();
    void outcomesChanged();
    void runStarted();
    void runProgress(double share);
    /// `error` is empty on success; a cancelled run keeps the previous results.
    void runFinished(const QString& error);

private:
    /// An alternative's newest estimate, and its newest simulation with what it was made of.
    struct Entry {
        std::optional<model::Outcome> outcome;
        std::optional<Error> error;
        std::optional<model::SimulationModel> model;
        std::optional<model::Project> simulatedInputs;
        bool stale = false;
    };
    struct Estimates {
        quint64 revision = 0;
        std::map<model::AlternativeId, Entry> entries;
        std::vector<model::Problem> problems;
    };
    struct Curves {
        quint64 revision = 0;
        Result<model::BreakEven> breakEven;
    };
    struct Run {
        model::Project project;
        std::map<model::AlternativeId, Result<model::Outcome>> outcomes;
    };

    void follow(const ChangeEvent& event);
    void scheduleEstimates();
    void takeEstimates(Estimates estimates);
    void takeCurves(Curves curves);
    void takeRun(Run run);
    void markStale();
    void updateVerdict();
    [[nodiscard]] Run simulateAll(const model::Project& project, const pricing::PriceBook& book,
                                  quint64 seed);
    [[nodiscard]] static Estimates estimateAll(const model::Project& project,
                                               const model::Catalog& catalog,
                                               const pricing::PriceBook& book);

    Document& m_document;
    std::shared_ptr<const pricing::PriceBook> m_book;
    std::map<model::AlternativeId, Entry> m_entries;
    model::BreakEven m_breakEven;
    std::optional<Error> m_breakEvenError;
    std::string m_verdict;
    std::vector<model::Problem> m_problems;
    quint64 m_revision = 0;  ///< counts the changes that affect results
    std::atomic<bool> m_stop = false;
    // Last, so that they are destroyed first: their jobs use the members above.
    LatestJob<Estimates> m_estimates;
    LatestJob<Curves> m_curves;
    LatestJob<Run> m_run;
};

}  // namespace breakeven::ui
