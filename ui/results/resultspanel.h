#pragma once

#include <QTabWidget>

#include "ui/canvas/replay.h"
#include "ui/document/analysis.h"
#include "ui/results/billtree.h"
#include "ui/shell/theme.h"

class QStackedWidget;

namespace breakeven::ui {

class BreakEvenChart;
class CostPanel;
class LatencyChart;
class ReplayPanel;

/// The bottom dock: what the analysis found, one tab per question.
class ResultsPanel : public QTabWidget {
    Q_OBJECT

public:
    ResultsPanel(Document& document, const Analysis& analysis, const Theme& theme,
                 QWidget* parent = nullptr);
    /// The alternative in view; the bill is its.
    void setAlternative(const model::AlternativeId& alternative);
    /// The component selected alone, or none; the replay's chart is its.
    void setComponent(const model::ComponentId& component);
    /// Shows the bill lines that were priced with this key; whether there are any.
    bool showLinesOf(const pricing::RateKey& key);
    /// Opens what discounts, tax and currency are stated in.
    void editTerms();

public slots:
    /// Plays the replay, or pauses it, and brings it to the front.
    void playOrPause();

signals:
    void componentActivated(const breakeven::model::ComponentId& component);
    /// The price of a bill line is asked for.
    void rateRequested(const breakeven::ui::RatePlace& place);
    /// A moment of the replay is to be shown on the canvas, or no longer any.
    void replayed(const std::optional<breakeven::ui::ReplayFrame>& frame);
    void placeActivated(const breakeven::model::Problem& problem);

private:
    void refresh();
    void refreshLatency();
    void refreshBreakEven();
    [[nodiscard]] QStackedWidget* withEmptyState(QWidget* page, QWidget* empty);

    Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    CostPanel* m_cost;
    LatencyChart* m_latency;
    BreakEvenChart* m_breakEven;
    ReplayPanel* m_replay;
    QStackedWidget* m_latencyPage = nullptr;
    QStackedWidget* m_breakEvenPage = nullptr;
    QWidget* m_problems = nullptr;
};

}  // namespace breakeven::ui
