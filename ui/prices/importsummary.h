#pragma once

#include <vector>

#include <QWidget>

#include "ui/prices/changetable.h"

class QCheckBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace breakeven::ui {

/// What an import changed, or would change: in a sentence, in the bills of the project, and price
/// by price with the components that it concerns.
class ImportSummary : public QWidget {
    Q_OBJECT

public:
    /// `project` may be null: then no components are named and no bills compared.
    ImportSummary(const PriceStore& store, const Theme& theme, const ProjectPrices* project,
                  QWidget* parent = nullptr);

    /// What has just come; the bills are compared with `before`, those from before the import.
    void showOutcome(const ImportOutcome& outcome, std::vector<AlternativeTotal> before);
    /// An import of the past.
    void showRecord(const pricing::ImportRecord& record, std::vector<pricing::PriceChange> changes);
    void clear();

private:
    void makeTable();
    void fill(std::vector<pricing::PriceChange> changes, bool taken);
    void followBills();
    void fitColumns();

    const PriceStore& m_store;
    const ProjectPrices* m_project;
    ChangeTable* m_table;
    QSortFilterProxyModel* m_shown;
    QLabel* m_headline;
    QLabel* m_list;
    QLabel* m_bills;
    QLabel* m_notes;
    QCheckBox* m_onlyUsed;
    QTableView* m_view;
    std::vector<AlternativeTotal> m_before;
};

/// `aws AWSLambda of 2026-11-01, 8,123 prices`: what an import was.
[[nodiscard]] QString importTitle(const pricing::ImportRecord& record);

}  // namespace breakeven::ui
