#include "ui/download/listdownload.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include "tests/support/filecontent.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::tests;
using ui::DownloadOptions;
using ui::ListDownload;

namespace {

QByteArray someBytes(int count)
{
    QByteArray bytes;
    for (int index = 0; bytes.size() < count; ++index) {
        bytes += QByteArray::number(index) + ' ';
    }
    return bytes.left(count);
}

QByteArray digestOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64();
}

}  // namespace

class ListDownloadTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LoopbackServer>();
        m_target = m_folder->filePath(QStringLiteral("list.json"));
    }

    void fetchesAWholeFile()
    {
        m_server->answer("/list", {.body = m_body});
        QVERIFY(!fetch());
        QCOMPARE(tests::contentOf(m_target), m_body);
        QVERIFY(m_received.last() == std::pair(qint64(m_body.size()), qint64(m_body.size())));
        // Neither a part nor a note of one stays behind.
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        const QByteArray request = m_server->requests().first().toLower();
        QVERIFY(request.contains("accept-encoding: identity"));
        QVERIFY(!request.contains("cookie") && !request.contains("x-goog-api-key"));
    }

    void takesUpWhatWasCutOff()
    {
        m_server->answer("/list",
                         {.body = m_body, .etag = "\"one\"", .cutAfter = 30000, .cuts = 2});
        QVERIFY(!fetch());
        QCOMPARE(tests::contentOf(m_target), m_body);
        // Qt may send a request once more by itself when the connection is lost early: the first
        // one too, which asks for no range.
        const auto requests = m_server->requests();
        QVERIFY(requests.size() >= 3);
        const auto first = std::ranges::find_if(requests, [](const QByteArray& request) {
            return request.toLower().contains("range: bytes=");
        });
        QVERIFY(first != requests.begin() && first - requests.begin() <= 2);
        QVERIFY(first != requests.end());
        for (const QByteArray& later : requests.mid(first - requests.begin())) {
            QVERIFY(later.toLower().contains("range: bytes=30000-") ||
                    later.toLower().contains("range: bytes=60000-"));
            QVERIFY(later.toLower().contains("if-range: \"one\""));
        }
    }

    /// As after the program was stopped.
    void takesUpAnEarlierDownload()
    {
        m_server->answer("/list",
                         {.body = m_body, .etag = "\"one\"", .cutAfter = 50000, .cuts = 1});
        m_options.attempts = 1;
        QVERIFY(fetch());
        QVERIFY(!QFile::exists(m_target));
        QVERIFY(!fetch());
        QCOMPARE(tests::contentOf(m_target), m_body);
        QVERIFY(m_server->requests().last().toLower().contains("range: bytes=50000-"));
    }

    void beginsAnewWhenTheFileChanged()
    {
        m_server->answer("/list",
                         {.body = m_body, .etag = "\"one\"", .cutAfter = 50000, .cuts = 1});
        m_options.attempts = 1;
        QVERIFY(fetch());
        const QByteArray newer = "newer " + m_body;
        m_server->answer("/list", {.body = newer, .etag = "\"two\""});
        QVERIFY(!fetch());
        QCOMPARE(tests::contentOf(m_target), newer);
    }

    void beginsAnewWithoutRanges()
    {
        m_server->answer(
            "/list",
            {.body = m_body, .etag = "\"one\"", .ranges = false, .cutAfter = 50000, .cuts = 1});
        QVERIFY(!fetch());
        QCOMPARE(tests::contentOf(m_target), m_body);
    }

    void givesUpOnASilentServer()
    {
        m_server->answer("/list", {.body = m_body, .cuts = 100, .stalls = true});
        m_options.attempts = 2;
        m_options.timeout = std::chrono::milliseconds(100);
        const auto error = fetch();
        QVERIFY(error && !error->remedy.empty());
        QTRY_VERIFY(m_server->requests().size() >= 2);
        QVERIFY(!QFile::exists(m_target));
    }

    void checksTheChecksum()
    {
        m_server->answer("/list", {.body = m_body,
                                   .headers = {"Repr-Digest: sha-256=:" + digestOf(m_body) + ":"}});
        QVERIFY(!fetch());
        m_server->answer(
            "/list",
            {.body = m_body, .headers = {"Repr-Digest: sha-256=:" + digestOf("other") + ":"}});
        QFile::remove(m_target);
        const auto error = fetch();
        QVERIFY(error && error->message.find("checksum") != std::string::npos);
        QVERIFY(!QFile::exists(m_target));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests");
        QTest::newRow("not found") << 404 << 1;
        QTest::newRow("forbidden") << 403 << 1;
        QTest::newRow("too many requests") << 429 << 4;
        QTest::newRow("out of order") << 503 << 4;
    }
    void refuses()
    {
        QFETCH(int, status);
        QFETCH(int, requests);
        m_server->answer("/list", {.body = "an error page", .status = status});
        QVERIFY(fetch());
        QCOMPARE(m_server->requests().size(), requests);
        QVERIFY(!QFile::exists(m_target));
    }

    void refusesWhatIsTooLarge()
    {
        m_server->answer("/list", {.body = m_body});
        m_options.mostBytes = 1000;
        const auto error = fetch();
        QVERIFY(error && error->code == ErrorCode::Invalid);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void stopsWhenAsked()
    {
        m_server->answer("/list", {.body = m_body, .cuts = 1, .stalls = true});
        ListDownload download(m_network, m_server->address("/list"), m_target, m_options);
        std::optional<Error> result;
        connect(&download, &ListDownload::finished, this,
                [&](const std::optional<Error>& error) { result = error; });
        download.start();
        QTRY_COMPARE(m_server->requests().size(), 1);
        download.cancel();
        QVERIFY(result && result->code == ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(m_target));
    }

    void sendsAKeyOnlyInItsHeader()
    {
        m_server->answer("/list", {.body = m_body});
        m_options.apiKey = "secret";
        QVERIFY(!fetch());
        const QByteArray request = m_server->requests().first();
        QCOMPARE(request.count("secret"), 1);
        QVERIFY(request.toLower().contains("x-goog-api-key: secret"));
        QVERIFY(!tests::contentOf(m_target).contains("secret"));
    }

    void cleanup() { m_options = quick(); }

private:
    static DownloadOptions quick()
    {
        DownloadOptions options;
        options.pause = std::chrono::milliseconds(1);
        options.timeout = std::chrono::milliseconds(5000);
        return options;
    }

    std::optional<Error> fetch()
    {
        ListDownload download(m_network, m_server->address("/list"), m_target, m_options);
        std::optional<std::optional<Error>> result;
        m_received.clear();
        connect(&download, &ListDownload::progressed, this, [&](qint64 received, qint64 total) {
            m_received.append({received, total});
        });
        connect(&download, &ListDownload::finished, this,
                [&](const std::optional<Error>& error) { result = error; });
        download.start();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000)) {
            return Error{ErrorCode::Invalid, "it never ended", {}, {}};
        }
        return *result;
    }

    const QByteArray m_body = someBytes(100000);
    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QString m_target;
    DownloadOptions m_options = quick();
    QList<std::pair<qint64, qint64>> m_received;
};

BREAKEVEN_TEST(listdownload, ListDownloadTest)
#include "tst_listdownload.moc"
