#include "tests/support/loopbackserver.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace breakeven::tests {

namespace {

/// The line of a head that begins with the name.
QByteArray header(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith(name + ':')) {
            return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

/// Where the answer begins: what `Range` asks for when the file is still the same.
qint64 startOf(const QByteArray& head, const LoopbackServer::Answer& answer)
{
    const QByteArray range = header(head, "range");
    if (!answer.ranges || range.isEmpty() || header(head, "if-range") != answer.etag) {
        return 0;
    }
    return range.mid(6, range.indexOf('-') - 6).toLongLong();
}

QByteArray headOf(const LoopbackServer::Answer& answer, qint64 start)
{
    const bool part = start > 0;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(part ? 206 : answer.status) + " x\r\n";
    head += "Content-Length: " + QByteArray::number(answer.body.size() - start) + "\r\n";
    if (part) {
        head += "Content-Range: bytes " + QByteArray::number(start) + '-' +
                QByteArray::number(answer.body.size() - 1) + '/' +
                QByteArray::number(answer.body.size()) + "\r\n";
    }
    if (!answer.etag.isEmpty()) {
        head += "ETag: " + answer.etag + "\r\n";
    }
    for (const QByteArray& line : answer.headers) {
        head += line + "\r\n";
    }
    return head + "Connection: close\r\n\r\n";
}

}  // namespace

LoopbackServer::LoopbackServer()
{
    std::atomic<quint16> port{0};
    m_thread = std::thread([this, &port] { serve(port); });
    port.wait(0);
    m_port = port;
}

LoopbackServer::~LoopbackServer()
{
    m_stop = true;
    m_thread.join();
}

void LoopbackServer::answer(const QByteArray& path, Answer answer)
{
    const std::scoped_lock lock(m_mutex);
    m_answers[path] = std::move(answer);
}

QList<QByteArray> LoopbackServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

QUrl LoopbackServer::address(const QByteArray& path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(QString::fromUtf8(path)));
}

void LoopbackServer::serve(std::atomic<quint16>& port)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    port = server.serverPort();
    port.notify_all();
    while (!m_stop) {
        if (server.waitForNewConnection(20)) {
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            respond(*socket);
        }
    }
}

/// The answer as it is now; one cut fewer is left.
LoopbackServer::Answer LoopbackServer::take(const QByteArray& path)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_answers.find(path);
    if (found == m_answers.end()) {
        return {.body = "no such page", .status = 404};
    }
    Answer answer = *found;
    if (found->cuts > 0) {
        --found->cuts;
    } else {
        answer.cutAfter = -1;
        answer.stalls = false;
    }
    return answer;
}

void LoopbackServer::respond(QTcpSocket& socket)
{
    QByteArray head;
    while (!head.contains("\r\n\r\n") && socket.waitForReadyRead(2000)) {
        head += socket.readAll();
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.append(head);
    }
    const Answer answer = take(head.split(' ').value(1));
    const qint64 start = startOf(head, answer);
    socket.write(headOf(answer, start));
    QByteArray body = answer.body.mid(start);
    if (answer.cutAfter >= 0) {
        body.truncate(answer.cutAfter);
    }
    if (!answer.stalls) {
        socket.write(body);
    }
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(2000)) {
    }
    if (answer.stalls) {
        socket.waitForDisconnected(5000);
    }
    socket.disconnectFromHost();
    if (socket.state() != QAbstractSocket::UnconnectedState) {
        socket.waitForDisconnected(2000);
    }
}

}  // namespace breakeven::tests
