#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <QFile>
#include <QNetworkReply>
#include <QObject>
#include <QString>
#include <QUrl>

#include "pricing/base/error.h"

class QNetworkAccessManager;

namespace breakeven::ui {

/// How a download behaves.
struct DownloadOptions {
    std::chrono::milliseconds timeout{30'000};  ///< without a byte, after which it is tried again
    std::chrono::milliseconds pause{1'000};     ///< before the second attempt; doubles each time
    int attempts = 4;
    qint64 mostBytes = 20'000'000'000;  ///< more is refused
    QByteArray apiKey;                  ///< sent as X-Goog-Api-Key; kept nowhere
};

/// Fetches one file. It grows beside its target as `.part`; what is there already is not fetched
/// again, as long as the server says that the file is still the same one, so a download may be
/// interrupted at any time and taken up later. The target appears only when all of it has come: as
/// many bytes as the server stated and, where it states one, with its SHA-256. No cookies, no
/// compression, no redirection to a less secure address.
class ListDownload : public QObject {
    Q_OBJECT

public:
    ListDownload(QNetworkAccessManager& network, QUrl address, QString target,
                 DownloadOptions options, QObject* parent = nullptr);
    ~ListDownload() override;

    void start();
    /// Stops at once; what has come stays for the next time. `finished` says Cancelled.
    void cancel();

signals:
    /// `total` is -1 while it is not known.
    void progressed(qint64 received, qint64 total);
    /// Once; no error: the target is there.
    void finished(const std::optional<breakeven::Error>& error);

private:
    void attempt();
    [[nodiscard]] QNetworkRequest request() const;
    void readHeaders();
    void readBody();
    void endAttempt();
    void accept();
    void retryOr(Error error);
    void retryFromTheStart();
    void end(std::optional<Error> error);
    [[nodiscard]] bool hasStatedDigest() const;
    [[nodiscard]] Error failed(ErrorCode code, const QString& message, const char* remedy) const;
    [[nodiscard]] QString validatorFile() const;
    [[nodiscard]] QByteArray validator() const;
    void keepValidator(const QByteArray& text) const;

    QNetworkAccessManager& m_network;
    QUrl m_address;
    QString m_target;
    DownloadOptions m_options;
    QFile m_part;
    QNetworkReply* m_reply = nullptr;  ///< a child of ours while an attempt runs
    qint64 m_total = -1;
    int m_attempts = 0;
    bool m_hasHeaders = false;
    bool m_ended = false;
};

}  // namespace breakeven::ui
