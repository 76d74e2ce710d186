#include "ui/download/listdownload.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSaveFile>
#include <QTimer>

namespace breakeven::ui {

namespace {

constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;
constexpr int mostRedirections = 5;

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// `bytes 100-999/1000`: where the piece begins and how long the whole is; -1 where not stated.
std::pair<qint64, qint64> contentRange(const QNetworkReply& reply)
{
    const QByteArray text = reply.rawHeader("Content-Range");
    const auto dash = text.indexOf('-');
    const auto slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 0 || slash < dash) {
        return {-1, -1};
    }
    bool known = false;
    const qint64 total = text.mid(slash + 1).toLongLong(&known);
    return {text.mid(6, dash - 6).toLongLong(), known ? total : -1};
}

/// The SHA-256 that the server states of the whole file (RFC 9530 and, before it, RFC 3230).
QByteArray statedDigest(const QNetworkReply& reply)
{
    for (const char* header : {"Repr-Digest", "Digest"}) {
        for (const QByteArray& each : reply.rawHeader(header).split(',')) {
            const QByteArray digest = each.trimmed();
            const auto equals = digest.indexOf('=');
            if (equals > 0 && digest.left(equals).toLower() == "sha-256") {
                return QByteArray::fromBase64(digest.mid(equals + 1).replace(':', ""));
            }
        }
    }
    return {};
}

/// Whether it is worth trying again: the way to the server failed, or the server for a while.
bool mayPass(const QNetworkReply& reply)
{
    const int status = statusOf(reply);
    return status == 0 || status == 408 || status == 429 || status >= 500 || status < 300;
}

}  // namespace

ListDownload::ListDownload(QNetworkAccessManager& network, QUrl address, QString target,
                           DownloadOptions options, QObject* parent)
    : QObject(parent),
      m_network(network),
      m_address(std::move(address)),
      m_target(std::move(target)),
      m_options(std::move(options)),
      m_part(m_target + QStringLiteral(".part"))
{
}

ListDownload::~ListDownload() = default;

void ListDownload::start()
{
    attempt();
}

void ListDownload::cancel()
{
    end(failed(ErrorCode::Cancelled, tr("the download was stopped"),
               "start it again to take it up where it was"));
}

void ListDownload::attempt()
{
    if (m_ended) {
        return;
    }
    if (!m_part.isOpen() && !m_part.open(QIODevice::ReadWrite | QIODevice::Append)) {
        end(failed(ErrorCode::Unreadable, m_part.errorString(), "check the folder's permissions"));
        return;
    }
    ++m_attempts;
    m_hasHeaders = false;
    m_total = -1;
    m_reply = m_network.get(request());
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &ListDownload::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &ListDownload::endAttempt);
}

QNetworkRequest ListDownload::request() const
{
    QNetworkRequest request(m_address);
    request.setTransferTimeout(static_cast<int>(m_options.timeout.count()));
    // A key is for the server that was asked, not for one that it names.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         m_options.apiKey.isEmpty() ? QNetworkRequest::NoLessSafeRedirectPolicy
                                                    : QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(mostRedirections);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    // A part of a compressed file could not be taken up.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!m_options.apiKey.isEmpty()) {
        request.setRawHeader("X-Goog-Api-Key", m_options.apiKey);
    }
    const QByteArray known = validator();
    if (m_part.size() > 0 && !known.isEmpty()) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_part.size()) + "-");
        request.setRawHeader("If-Range", known);
    }
    return request;
}

/// Decides from the first piece whether it continues what is there or begins anew.
void ListDownload::readHeaders()
{
    m_hasHeaders = true;
    const int status = statusOf(*m_reply);
    if (status == partialContent) {
        const auto [from, total] = contentRange(*m_reply);
        m_total = total;
        if (from != m_part.size()) {
            retryFromTheStart();
        }
        return;
    }
    m_part.resize(0);
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    m_total = length.isValid() ? length.toLongLong() : -1;
    const QByteArray tag = m_reply->rawHeader("ETag");
    // A weak tag does not promise the same bytes.
    keepValidator(tag.startsWith("W/") || tag.isEmpty() ? m_reply->rawHeader("Last-Modified")
                                                        : tag);
}

void ListDownload::readBody()
{
    if (m_ended || m_reply == nullptr || statusOf(*m_reply) / 100 != 2) {
        return;
    }
    if (!m_hasHeaders) {
        readHeaders();
    }
    if (m_ended || m_reply == nullptr) {
        return;
    }
    const QByteArray piece = m_reply->readAll();
    if (m_part.size() + piece.size() > m_options.mostBytes || m_total > m_options.mostBytes) {
        end(failed(ErrorCode::Invalid, tr("the file is too large"),
                   "download the list of one region, and import it from a file"));
    } else if (m_part.write(piece) != piece.size() || !m_part.flush()) {
        end(failed(ErrorCode::Unreadable, m_part.errorString(), "make room on the disk"));
    } else {
        emit progressed(m_part.size(), m_total);
    }
}

void ListDownload::endAttempt()
{
    if (m_ended || m_reply == nullptr) {
        return;
    }
    readBody();
    if (m_ended || m_reply == nullptr) {
        return;
    }
    const int status = statusOf(*m_reply);
    if (status == rangeNotSatisfiable && m_part.size() > 0) {
        retryFromTheStart();
    } else if (m_reply->error() != QNetworkReply::NoError || status / 100 != 2) {
        Error error = failed(ErrorCode::Unreadable, m_reply->errorString(),
                             "check the network, and try again");
        mayPass(*m_reply) ? retryOr(std::move(error)) : end(std::move(error));
    } else if (m_total >= 0 && m_part.size() != m_total) {
        retryOr(failed(ErrorCode::Malformed,
                       tr("%1 of %2 bytes came").arg(m_part.size()).arg(m_total), "try again"));
    } else if (!hasStatedDigest()) {
        m_part.resize(0);
        retryOr(failed(ErrorCode::Malformed, tr("the checksum is not the one the server states"),
                       "try again"));
    } else {
        accept();
    }
}

bool ListDownload::hasStatedDigest() const
{
    const QByteArray stated = statedDigest(*m_reply);
    if (stated.isEmpty()) {
        return true;
    }
    QFile whole(m_part.fileName());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return whole.open(QIODevice::ReadOnly) && hash.addData(&whole) && hash.result() == stated;
}

void ListDownload::accept()
{
    m_part.close();
    QFile::remove(m_target);
    if (!QFile::rename(m_part.fileName(), m_target)) {
        end(failed(ErrorCode::Unreadable, tr("the file cannot be renamed"),
                   "check the folder's permissions"));
        return;
    }
    QFile::remove(validatorFile());
    end(std::nullopt);
}

void ListDownload::retryOr(Error error)
{
    if (m_attempts >= m_options.attempts) {
        end(std::move(error));
        return;
    }
    m_reply->deleteLater();
    m_reply = nullptr;
    const auto pause = m_options.pause * (1 << (m_attempts - 1));
    QTimer::singleShot(pause, this, &ListDownload::attempt);
}

void ListDownload::retryFromTheStart()
{
    m_part.resize(0);
    keepValidator({});
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->abort();
    reply->deleteLater();
    if (m_attempts >= m_options.attempts) {
        end(failed(ErrorCode::Malformed, tr("the server sends other parts than those asked for"),
                   "try again later"));
        return;
    }
    QTimer::singleShot(m_options.pause, this, &ListDownload::attempt);
}

void ListDownload::end(std::optional<Error> error)
{
    if (std::exchange(m_ended, true)) {
        return;
    }
    if (QNetworkReply* reply = std::exchange(m_reply, nullptr)) {
        reply->abort();
        reply->deleteLater();
    }
    m_part.close();
    emit finished(error);
}

Error ListDownload::failed(ErrorCode code, const QString& message, const char* remedy) const
{
    return {code, message.toStdString(), m_address.toDisplayString().toStdString(), remedy};
}

QString ListDownload::validatorFile() const
{
    return m_target + QStringLiteral(".part.tag");
}

QByteArray ListDownload::validator() const
{
    QFile file(validatorFile());
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

void ListDownload::keepValidator(const QByteArray& text) const
{
    // Without it the file is merely fetched from its start the next time.
    QSaveFile file(validatorFile());
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
        (void)file.commit();
    }
}

}  // namespace breakeven::ui
