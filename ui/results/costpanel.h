#pragma once

#include <set>

#include <QStringList>
#include <QWidget>

#include "ui/results/billtree.h"
#include "ui/results/reasoning.h"

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;
class QTreeView;

namespace breakeven::ui {

class CostCharts;

/// Where the money goes and why: left a bar per alternative or the steps from one bill to another,
/// right every bill as a tree down to the calls and hours that made each amount.
class CostPanel : public QWidget {
    Q_OBJECT

public:
    CostPanel(Document& document, const Analysis& analysis, const Theme& theme,
              QWidget* parent = nullptr);
    void setAlternative(const model::AlternativeId& alternative);
    void refresh();
    /// Opens and selects the first line that was priced with this key; whether there is one.
    bool showLinesOf(const pricing::RateKey& key);
    /// Opens what discounts, tax and currency are stated in, and puts the keyboard there.
    void editTerms();

signals:
    void componentActivated(const breakeven::model::ComponentId& component);
    void rateRequested(const breakeven::ui::RatePlace& place);

private:
    [[nodiscard]] QWidget* makeBill();
    void makeTree();
    void fillBill();
    void fillTotals();
    [[nodiscard]] QWidget* makeTerms();
    void showTerms(bool shown);
    [[nodiscard]] QStringList billFacts(const pricing::Bill& bill,
                                        const model::Explanation& why) const;
    void restoreTree();
    void openMenu(const QPoint& at);
    void addRegionOffer(QMenu& menu, const QModelIndex& index);
    void copyRow(const QModelIndex& index) const;
    void showHoursOf(const QModelIndex& index);

    Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    Reasoning* m_reasoning;
    model::AlternativeId m_alternative;
    CostCharts* m_charts;
    QComboBox* m_grouping;
    BillTree* m_bill;
    QLabel* m_title;
    QLabel* m_total;
    QLabel* m_summary;
    QTreeView* m_tree;
    QToolButton* m_termsButton;
    QWidget* m_terms;
    std::set<QString> m_open;  ///< paths of the rows that are expanded
};

}  // namespace breakeven::ui
