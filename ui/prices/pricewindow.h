#pragma once

#include <filesystem>

#include <QWidget>

#include "ui/prices/pricefilter.h"
#include "ui/prices/pricestore.h"
#include "ui/results/billtree.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace breakeven::ui {

class PriceDetails;

/// The price book in a window of its own: search, filters, every price with its source and history,
/// the user's own prices, copy and export.
class PriceWindow : public QWidget {
    Q_OBJECT

public:
    PriceWindow(PriceStore& store, const Theme& theme, QWidget* parent = nullptr);
    /// Chooses the price that a bill line was made with: that of its region, else the global one.
    /// Without any, the search shows what comes near.
    void showPlace(const RatePlace& place);
    /// Writes the rows that are shown as a price table, which `prices import` reads.
    [[nodiscard]] Result<void> exportCsv(const std::filesystem::path& file) const;

signals:
    void linesRequested(const breakeven::pricing::RateKey& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makeFilters();
    void makeTable();
    void fillChoices();
    void fillServices();
    void clearFilters();
    void refresh();
    void follow();
    void copyRows() const;
    void exportWithDialog();
    QComboBox* addChoice(const char* name, const QString& label);

    PriceStore& m_store;
    const Theme& m_theme;
    PriceTable* m_table;
    PriceFilter* m_filter;
    QTableView* m_view;
    PriceDetails* m_details;
    QLineEdit* m_search;
    QComboBox* m_provider;
    QComboBox* m_service;
    QComboBox* m_region;
    QComboBox* m_age;
    QComboBox* m_layer;
    QLabel* m_count;
};

}  // namespace breakeven::ui
