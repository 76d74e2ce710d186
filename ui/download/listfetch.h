#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QNetworkAccessManager>
#include <QObject>

#include "ui/download/listaddress.h"
#include "ui/download/listdownload.h"

namespace breakeven::ui {

/// One list that was fetched: what `readPriceList` reads.
struct FetchedList {
    std::string offer;
    std::vector<std::filesystem::path> files;
};

/// Fetches a vendor's own lists of one service into a folder: an offer file of AWS, or page after
/// page of Azure's or Google's. Only on a user's explicit request: nothing else of Breakeven goes
/// to the network.
class ListFetch : public QObject {
    Q_OBJECT

public:
    /// `folder` keeps unfinished files, so that a later fetch takes them up; it is made if needed.
    ListFetch(ListWanted wanted, std::vector<std::string> offers, std::filesystem::path folder,
              DownloadOptions options, QObject* parent = nullptr);

    void start();
    void cancel();

    [[nodiscard]] const std::vector<FetchedList>& lists() const { return m_lists; }

signals:
    /// `total` is -1 while it is not known.
    void progressed(const QString& file, qint64 received, qint64 total);
    /// Once; no error: `lists` are whole.
    void finished(const std::optional<breakeven::Error>& error);

private:
    void nextOffer();
    void fetch(const QUrl& address);
    void took(const std::optional<Error>& error);
    void readOn();
    void end(const std::optional<Error>& error);
    [[nodiscard]] std::filesystem::path fileFor(const QUrl& address) const;
    [[nodiscard]] bool isServiceList() const;

    ListWanted m_wanted;
    std::vector<std::string> m_offers;  ///< still to be fetched, the next one last
    std::filesystem::path m_folder;
    DownloadOptions m_options;
    QNetworkAccessManager m_network;
    ListDownload* m_download = nullptr;
    QUrl m_address;
    std::filesystem::path m_file;
    std::vector<FetchedList> m_lists;
    bool m_ended = false;
};

/// Where unfinished and fetched lists lie: `breakeven/lists` in $XDG_CACHE_HOME or ~/.cache.
[[nodiscard]] std::filesystem::path listFolder();

}  // namespace breakeven::ui
