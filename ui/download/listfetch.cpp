#include "ui/download/listfetch.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <QCryptographicHash>
#include <QStandardPaths>

namespace breakeven::ui {

namespace {

namespace fs = std::filesystem;

constexpr qint64 mostPageBytes = 64 << 20;
constexpr std::size_t mostPages = 10'000;

}  // namespace

ListFetch::ListFetch(ListWanted wanted, std::vector<std::string> offers, fs::path folder,
                     DownloadOptions options, QObject* parent)
    : QObject(parent),
      m_wanted(std::move(wanted)),
      m_offers(offers.rbegin(), offers.rend()),
      m_folder(std::move(folder)),
      m_options(std::move(options))
{
}

void ListFetch::start()
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error) {
        end(Error{ErrorCode::Unreadable, "the folder cannot be made: " + error.message(),
                  m_folder.string(), "check its permissions"});
        return;
    }
    nextOffer();
}

void ListFetch::cancel()
{
    if (m_download != nullptr) {
        m_download->cancel();
    }
}

void ListFetch::nextOffer()
{
    if (m_offers.empty()) {
        end(std::nullopt);
        return;
    }
    m_lists.push_back({m_offers.back(), {}});
    m_offers.pop_back();
    fetch(m_wanted.provider == "gcp" ? googleServices(m_wanted)
                                     : addressOf(m_wanted, m_lists.back().offer));
}

/// A name that says what it holds and differs for each address.
fs::path ListFetch::fileFor(const QUrl& address) const
{
    const QByteArray hash =
        QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256).toHex().left(12);
    std::string offer = m_lists.back().offer;
    std::ranges::replace(offer, ' ', '-');
    std::ranges::replace(offer, '/', '-');
    return m_folder / fmt::format("{}-{}-{}.json", m_wanted.provider, offer, hash.toStdString());
}

void ListFetch::fetch(const QUrl& address)
{
    m_address = address;
    m_file = fileFor(address);
    DownloadOptions options = m_options;
    if (m_wanted.provider != "aws") {
        options.mostBytes = std::min(options.mostBytes, mostPageBytes);
    }
    m_download = new ListDownload(m_network, address, QString::fromStdString(m_file.string()),
                                  options, this);
    connect(m_download, &ListDownload::progressed, this, [this](qint64 received, qint64 total) {
        emit progressed(QString::fromStdString(m_file.filename().string()), received, total);
    });
    connect(m_download, &ListDownload::finished, this, &ListFetch::took);
    m_download->start();
}

void ListFetch::took(const std::optional<Error>& error)
{
    std::exchange(m_download, nullptr)->deleteLater();
    if (error) {
        end(error);
    } else if (m_wanted.provider == "aws") {
        m_lists.back().files.push_back(m_file);
        nextOffer();
    } else {
        readOn();
    }
}

bool ListFetch::isServiceList() const
{
    return m_wanted.provider == "gcp" && m_address.path() == googleServices(m_wanted).path();
}

void ListFetch::readOn()
{
    QFile file(QString::fromStdString(m_file.string()));
    const QByteArray page = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto links = linksOf(page, m_address, m_lists.back().offer);
    if (!links) {
        end(links.error());
        return;
    }
    if (isServiceList()) {
        file.remove();
        if (!links->serviceId.empty()) {
            fetch(addressOf(m_wanted, links->serviceId));
            return;
        }
    } else {
        m_lists.back().files.push_back(m_file);
    }
    if (m_lists.back().files.size() > mostPages) {
        end(Error{ErrorCode::Invalid, "the list has no end",
                  m_address.toDisplayString().toStdString(), "try again later"});
    } else if (!links->next.isEmpty()) {
        fetch(links->next);
    } else if (m_lists.back().files.empty()) {
        end(Error{ErrorCode::NotFound,
                  fmt::format("the vendor lists no service {}", m_lists.back().offer),
                  m_address.toDisplayString().toStdString(), "import a list from a file"});
    } else {
        nextOffer();
    }
}

void ListFetch::end(const std::optional<Error>& error)
{
    if (!std::exchange(m_ended, true)) {
        emit finished(error);
    }
}

fs::path listFolder()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return fs::path(cache.toStdString()) / "breakeven" / "lists";
}

}  // namespace breakeven::ui
