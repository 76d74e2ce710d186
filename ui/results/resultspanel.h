#pragma once

#include <QTabWidget>

#include "ui/document/analysis.h"
#include "ui/results/billtree.h"
#include "ui/shell/theme.h"

class QStackedWidget;

namespace breakeven::ui {

class BreakEvenChart;
class CostPanel;
class LatencyChart;

/// The bottom dock: what the analysis found, one tab per question.
class ResultsPanel : public QTabWidget {
    Q_OBJECT

public:
    ResultsPanel(Document& document, const Analysis& analysis, const Theme& theme,
                 QWidget* parent = nullptr);
    /// The alternative in view; the bill is its.
    void setAlternative(const model::AlternativeId& alternative);
    /// Shows the bill lines that were priced with this key; whether there are any.
    bool showLinesOf(const pricing::RateKey& key);

signals:
    void componentActivated(const breakeven::model::ComponentId& component);
    /// The price of a bill line is asked for.
    void rateRequested(const breakeven::ui::RatePlace& place);
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
    QStackedWidget* m_latencyPage = nullptr;
    QStackedWidget* m_breakEvenPage = nullptr;
    QWidget* m_problems = nullptr;
};

}  // namespace breakeven::ui
