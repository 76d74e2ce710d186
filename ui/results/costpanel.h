#pragma once

#include <QWidget>

#include "ui/document/analysis.h"
#include "ui/results/chartdata.h"
#include "ui/shell/theme.h"

class QLabel;
class QTableView;

namespace breakeven::ui {

class BillModel;
class CostChart;

/// Where the money goes: a bar per alternative, and the bill of the one in view.
class CostPanel : public QWidget {
    Q_OBJECT

public:
    CostPanel(const Document& document, const Analysis& analysis, const Theme& theme,
              QWidget* parent = nullptr);
    void setAlternative(const model::AlternativeId& alternative);
    void refresh();

signals:
    void componentActivated(const breakeven::model::ComponentId& component);

private:
    [[nodiscard]] QWidget* makeBill();
    void fillBill();

    const Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    model::AlternativeId m_alternative;
    CostChart* m_chart;
    BillModel* m_bill;
    QLabel* m_title;
    QLabel* m_total;
    QTableView* m_table;
};

/// Every alternative that has an outcome, as the charts take it.
[[nodiscard]] std::vector<ChartSubject> chartSubjects(const Document& document,
                                                      const Analysis& analysis);

}  // namespace breakeven::ui
