#pragma once

#include <QDialog>

#include "ui/prices/pricestore.h"
#include "ui/prices/projectprices.h"
#include "ui/shell/theme.h"

class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace breakeven::ui {

class ErrorBox;
class ImportSummary;

/// The imports that are in the price book, newest first: when, from what file, whose list, and what
/// each changed; each can be undone.
class ImportHistory : public QDialog {
    Q_OBJECT

public:
    ImportHistory(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                  QWidget* parent = nullptr);

private:
    void makeTable();
    void fill();
    void showChosen();
    void undoChosen();
    [[nodiscard]] const pricing::ImportRecord* chosen() const;

    PriceStore& m_store;
    std::vector<pricing::ImportRecord> m_imports;  ///< newest first
    QStackedWidget* m_pages;
    QTableWidget* m_table;
    ImportSummary* m_summary;
    ErrorBox* m_error;
    QPushButton* m_undo;
};

}  // namespace breakeven::ui
