#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/download/listfetch.h"
#include "ui/prices/listdialog.h"

class QComboBox;
class QGridLayout;

namespace breakeven::ui {

/// Fetches a vendor's own list of a service from its public server, and imports it. The only part
/// of the window that uses the network, and only when its button is pressed.
class UpdateDialog : public ListDialog {
    Q_OBJECT

public:
    UpdateDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                 QWidget* parent = nullptr);
    ~UpdateDialog() override;

    /// Chooses a service, where its vendor lists it, and a region; empty = all.
    void choose(const std::string& provider, const std::string& service, const std::string& region);
    /// Another server in the vendor's place, for tests.
    void setMirror(const QUrl& mirror) { m_mirror = mirror; }
    void setDownloadOptions(const DownloadOptions& options) { m_options = options; }

protected:
    void start() override;
    void stop() override;
    [[nodiscard]] bool isReady() const override;
    void discard() override;

private:
    [[nodiscard]] QComboBox* addChoice(const char* name, const QString& label, int row);
    void fillServices();
    void fillRegions(const std::string& chosen);
    void showTerms();
    [[nodiscard]] ListWanted wanted() const;
    void fetch(const ListWanted& wanted, std::vector<std::string> offers);
    void showFetched(const QString& file, qint64 received, qint64 total);
    void takeFetched(const std::optional<Error>& error);
    [[nodiscard]] bool hasFetched(const ListWanted& wanted) const;
    void importFetched();

    QUrl m_mirror;
    DownloadOptions m_options;
    std::unique_ptr<ListFetch> m_fetch;
    ListWanted m_fetching;
    std::optional<ListWanted> m_fetchedFor;  ///< what `m_lists` are the lists of
    std::vector<pricing::ListFiles> m_lists;
    QGridLayout* m_grid;
    QComboBox* m_provider;
    QComboBox* m_service;
    QComboBox* m_region;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    QLabel* m_network;
    QLabel* m_size;
};

/// The services whose prices the vendor lists, as far as the mapping knows them; sorted.
[[nodiscard]] std::vector<std::string> updatableServices(const PriceStore& store,
                                                         const std::string& provider);

}  // namespace breakeven::ui
