#pragma once

#include <atomic>
#include <mutex>
#include <thread>

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

class QTcpSocket;

namespace breakeven::tests {

/// A small web server of a test's own, on the loopback interface and a thread of its own.
class LoopbackServer {
public:
    /// What it answers to one path.
    struct Answer {
        QByteArray body;
        QByteArray etag = {};
        int status = 200;
        bool ranges = true;    ///< continues where `Range` asks for it
        qint64 cutAfter = -1;  ///< closes after so many bytes of the body, while `cuts` last
        int cuts = 0;
        bool stalls = false;  ///< sends the head and then nothing, while `cuts` last
        QList<QByteArray> headers = {};
    };

    LoopbackServer();
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    /// `path` is as it is asked for, with its query where `withQuery` distinguishes pages.
    void answer(const QByteArray& path, Answer answer);
    /// The heads of the requests so far.
    [[nodiscard]] QList<QByteArray> requests() const;
    [[nodiscard]] QUrl address(const QByteArray& path = {}) const;

private:
    void serve(std::atomic<quint16>& port);
    void respond(QTcpSocket& socket);
    [[nodiscard]] Answer take(const QByteArray& path);

    std::atomic<bool> m_stop{false};
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QMap<QByteArray, Answer> m_answers;
    QList<QByteArray> m_requests;
    std::thread m_thread;
};

}  // namespace breakeven::tests
