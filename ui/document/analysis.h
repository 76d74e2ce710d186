#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>

#include <QFutureWatcher>
#include <QObject>

#include "model/comparison/comparison.h"
#include "ui/document/document.h"

namespace breakeven::ui {

/// The results that belong to the document: follows every edit with the estimate of each
/// alternative and the break-even (at once, on a worker thread, coalesced), and runs simulations
/// on demand with progress and cancel. Results of an older revision are dropped, or kept and
/// marked stale where they were simulated.
class Analysis : public QObject {
    Q_OBJECT

public:
    Analysis(Document& document, const pricing::PriceBook& book, QObject* parent = nullptr);
    ~Analysis() override;

    /// The newest outcome of an alternative, or null before the first estimate is ready or when it
    /// failed. Valid until the next outcomesChanged().
    [[nodiscard]] const model::Outcome* outcome(const model::AlternativeId& alternative) const;
    /// Why an alternative has no outcome; nothing when it has one.
    [[nodiscard]] std::optional<Error> failure(const model::AlternativeId& alternative) const;
    /// The compiled model the outcome's indices refer to; null when there is no outcome.
    [[nodiscard]] const model::SimulationModel* model(const model::AlternativeId& alternative) const;
    [[nodiscard]] const model::BreakEven& breakEven() const { return m_breakEven; }
    [[nodiscard]] const std::string& verdict() const { return m_verdict; }
    [[nodiscard]] const std::vector<model::Problem>& problems() const { return m_problems; }
    /// True when the alternative's simulation was made of an older revision of the project.
    [[nodiscard]] bool isSimulationStale(const model::AlternativeId& alternative) const;
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const pricing::PriceBook& book() const { return m_book; }

    /// Simulates every alternative in the background with the seed and the defaults of the command
    /// line; nothing happens when a run is in progress.
    void run(quint64 seed);
    void cancel();

signals:
    void outcomesChanged();
    void runStarted();
    void runProgress(double share);
    /// `error` is empty on success; a cancelled run keeps the previous results.
    void runFinished(const QString& error);

private:
    struct Entry {
        std::optional<model::Outcome> outcome;
        std::optional<Error> error;
        std::optional<model::SimulationModel> model;
        quint64 simulatedRevision = 0;
    };
    struct Batch;
    void scheduleEstimates();
    void takeEstimates(Batch batch);

    Document& m_document;
    const pricing::PriceBook& m_book;
    std::map<model::AlternativeId, Entry> m_entries;
    model::BreakEven m_breakEven;
    std::string m_verdict;
    std::vector<model::Problem> m_problems;
    bool m_running = false;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

}  // namespace breakeven::ui
