#pragma once

#include <QWidget>

#include "ui/results/chartdata.h"
#include "ui/results/hoursdata.h"
#include "ui/results/reasoning.h"

class QComboBox;
class QStackedWidget;

namespace breakeven::ui {

class CostChart;
class HoursChart;
class WaterfallChart;

/// The pictures beside the bill, one at a time: what each alternative costs by category, in which
/// hours the money of the chosen row is spent, and why one bill differs from another.
class CostCharts : public QWidget {
    Q_OBJECT

public:
    CostCharts(Document& document, const Analysis& analysis, Reasoning& reasoning,
               const Theme& theme, QWidget* parent = nullptr);
    void setAlternative(const model::AlternativeId& alternative);
    /// What the hours are shown of: a row of some alternative's bill.
    void setSubject(const model::AlternativeId& alternative, HoursSubject subject);
    void refresh();

private:
    void fillChoices();
    void fillChart();
    void fillHours(HoursSpan span);
    [[nodiscard]] QString nameOf(const model::AlternativeId& alternative) const;

    Document& m_document;
    const Analysis& m_analysis;
    Reasoning& m_reasoning;
    model::AlternativeId m_alternative;
    model::AlternativeId m_subjectOf;
    HoursSubject m_subject;
    QComboBox* m_choice;
    QStackedWidget* m_charts;
    CostChart* m_cost;
    HoursChart* m_hours;
    WaterfallChart* m_change;
};

/// Every alternative that has an outcome, as the charts take it.
[[nodiscard]] std::vector<ChartSubject> chartSubjects(const Document& document,
                                                      const Analysis& analysis);
/// An alternative's name, or its id when it has none.
[[nodiscard]] QString alternativeName(const model::Project& project,
                                      const model::AlternativeId& alternative);

}  // namespace breakeven::ui
