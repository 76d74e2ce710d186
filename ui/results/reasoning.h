#pragma once

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include <QObject>

#include "model/explain/change.h"
#include "model/explain/hours.h"
#include "ui/document/analysis.h"
#include "ui/document/latestjob.h"

namespace breakeven::ui {

/// Explains every bill that the analysis shows, on a worker thread, and keeps what an alternative
/// cost before the last edit or run, so that the two can be held side by side.
class Reasoning : public QObject {
    Q_OBJECT

public:
    /// An alternative's bill with its reasons; all of one moment.
    struct State {
        model::Alternative alternative;
        model::Outcome outcome;  ///< without a simulation that is stale
        model::Explanation explanation;
        std::optional<model::YearCost> year;
        std::optional<model::CostHours> hours;  ///< only when they are wanted
        int undoIndex = 0;
        [[nodiscard]] model::ExplainedAnswer answer() const
        {
            return {alternative, outcome, explanation};
        }
    };

    Reasoning(Document& document, const Analysis& analysis, QObject* parent = nullptr);

    /// Whether bills are taken apart by hour as well, which takes an estimate for each hour of the
    /// week that differs from the others.
    void setHoursWanted(bool wanted);
    /// Null before it is known, and when the alternative has no outcome.
    [[nodiscard]] const State* present(const model::AlternativeId& alternative) const;
    /// As it was before the last edit or run that changed the bill; null when there was none.
    [[nodiscard]] const State* former(const model::AlternativeId& alternative) const;

signals:
    void changed();

private:
    using States = std::map<model::AlternativeId, State>;
    /// What tells two moments apart; the analysis also reports what does not change a bill.
    using Mark = std::vector<std::tuple<model::AlternativeId, Usd, bool>>;

    void follow(const ChangeEvent& event);
    void schedule();
    void take(States states);
    [[nodiscard]] Mark markOf() const;

    Document& m_document;
    const Analysis& m_analysis;
    States m_present;
    States m_former;
    Mark m_mark;
    quint64 m_revision = 0;
    bool m_hoursWanted = false;
    LatestJob<States> m_job;  // last, so that it is destroyed first
};

}  // namespace breakeven::ui
