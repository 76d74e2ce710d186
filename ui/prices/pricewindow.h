#pragma once

#include <filesystem>

#include <QPointer>
#include <QWidget>

#include "ui/prices/pricefilter.h"
#include "ui/prices/pricestore.h"
#include "ui/prices/projectprices.h"
#include "ui/results/billtree.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace breakeven::ui {

class ImportDialog;
class ImportHistory;
class ListDialog;
class PriceDetails;
class UpdateDialog;

/// The price book in a window of its own: search, filters, every price with its source and history,
/// the user's own prices, copy and export; vendors' lists are imported, updated and undone from it.
class PriceWindow : public QWidget {
    Q_OBJECT

public:
    /// `project` says what the open project uses; it may be null, and must live longer.
    PriceWindow(PriceStore& store, const Theme& theme, const ProjectPrices* project = nullptr,
                QWidget* parent = nullptr);
    /// Chooses the price that a bill line was made with: that of its region, else the global one.
    /// Without any, the search shows what comes near.
    void showPlace(const RatePlace& place);
    /// Writes the rows that are shown as a price table, which `prices import` reads.
    [[nodiscard]] Result<void> exportCsv(const std::filesystem::path& file) const;

    /// Opens the dialog that imports lists from files; null while another import is going on, whose
    /// dialog comes to the front.
    ImportDialog* openImport();
    /// The same for a list from its vendor; of this service if one is named.
    UpdateDialog* openUpdate(const pricing::RateKey& key = {});
    ImportHistory* openHistory();

signals:
    void linesRequested(const breakeven::pricing::RateKey& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What the age filter offers.
    enum class AgeChoice { Any, Stale, StaleAndUsed, Old, Undated, Unverified };
    [[nodiscard]] static std::vector<PriceAge> agesOf(AgeChoice choice);
    [[nodiscard]] QWidget* makeActions();
    [[nodiscard]] QWidget* makeFilters();
    [[nodiscard]] QWidget* makeStaleLine();
    void connectChoices();
    QPushButton* addAction(QHBoxLayout& layout, const char* name, const QString& words);
    void makeTable();
    void fillChoices();
    void fillNames();
    void fillServices();
    void filterAges();
    void followStale();
    [[nodiscard]] std::set<std::pair<pricing::RateKey, std::string>> usedPrices() const;
    [[nodiscard]] std::set<std::pair<std::string, std::string>> listedByVendors() const;
    [[nodiscard]] pricing::RateKey staleKey() const;
    void nameUpdate();
    [[nodiscard]] bool makesRoomForDialog();
    template <class Dialog>
    Dialog* open();
    void clearFilters();
    void refresh();
    void follow();
    void copyRows() const;
    void exportWithDialog();
    QComboBox* addChoice(const char* name, const QString& label);

    PriceStore& m_store;
    const Theme& m_theme;
    const ProjectPrices* m_project;
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
    QLabel* m_stale;
    QPushButton* m_showStale = nullptr;
    QPushButton* m_updateStale = nullptr;
    std::set<std::pair<pricing::RateKey, std::string>> m_used;  ///< by the project's bills
    std::set<std::pair<std::string, std::string>> m_listed;     ///< by their vendors
    QPointer<ListDialog> m_dialog;
    QPointer<ImportHistory> m_history;
};

}  // namespace breakeven::ui
