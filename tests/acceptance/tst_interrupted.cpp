#include <csignal>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/acceptance/program.h"
#include "tests/support/filecontent.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"

using namespace breakeven::tests;

namespace {

/// How far a process has read a file; -1 while it does not have it open. Linux says so in /proc.
qint64 positionIn(const QString& file, qint64 process)
{
    const QDir open(QStringLiteral("/proc/%1/fd").arg(process));
    const QStringList numbers = open.entryList(QDir::Files | QDir::System);
    for (const QString& number : numbers) {
        if (QFile::symLinkTarget(open.filePath(number)) == file) {
            const QByteArray facts =
                contentOf(QStringLiteral("/proc/%1/fdinfo/%2").arg(process).arg(number));
            return facts.mid(facts.indexOf("pos:") + 4).trimmed().split('\n').value(0).toLongLong();
        }
    }
    return -1;
}

}  // namespace

/// An import of the built program that is stopped half-way leaves the user's book as it was.
class InterruptedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_offer = QFileInfo(m_folder.path()).canonicalFilePath() + QStringLiteral("/offer.json");
        writeOffer(m_offer.toStdString(), 60'000'000);
        m_size = QFileInfo(m_offer).size();
        QVERIFY(m_size > 40'000'000);
    }

    void leavesTheBook_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("cancelled with Ctrl+C") << SIGINT;
        QTest::newRow("ended") << SIGTERM;
    }
    void leavesTheBook()
    {
        QFETCH(int, signal);
        const QTemporaryDir user;
        const QString book = user.filePath(QStringLiteral("breakeven/pricebook.sqlite"));
        // Something to lose: a list that was imported, and a price of one's own.
        const QString small = user.filePath(QStringLiteral("small.json"));
        QFile list(small);
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(QByteArray::fromStdString(offerJson("AWSLambda", lambdaProducts())));
        list.close();
        QCOMPARE(run(user, {QStringLiteral("import"), small}).exitCode, 0);
        QCOMPARE(run(user, QStringLiteral("set aws lambda requests 0.0000005 --sku x86_64")
                               .split(QLatin1Char(' ')))
                     .exitCode,
                 0);
        const QByteArray before = contentOf(book);
        const QByteArray rates = ratesOf(user);
        QVERIFY(!before.isEmpty() && rates.contains("imported") && rates.contains("user"));

        QVERIFY(stopHalfWay(user, signal));

        QVERIFY(contentOf(book) == before);
        QCOMPARE(ratesOf(user), rates);
        // Nothing is in the way of doing it again.
        const Run again =
            run(user, {QStringLiteral("import"), QStringLiteral("--accept-jumps"), m_offer});
        QVERIFY2(again.exitCode == 0, again.errors.constData());
        QVERIFY(ratesOf(user) != rates);
    }

private:
    static Run run(const QTemporaryDir& user, const QStringList& arguments)
    {
        return runProgram(QStringList{QStringLiteral("prices")} + arguments, 120, user.path());
    }

    static QByteArray ratesOf(const QTemporaryDir& user)
    {
        QByteArray all;
        for (const char* layer : {"imported", "user"}) {
            all += run(user, {QStringLiteral("show"), QStringLiteral("--layer"),
                              QString::fromLatin1(layer)})
                       .output;
        }
        return all + run(user, {QStringLiteral("history")}).output;
    }

    /// Starts the import and sends the signal once half of the file has been read; whether it was
    /// stopped by that.
    bool stopHalfWay(const QTemporaryDir& user, int signal) const
    {
        QProcess import;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), user.path());
        import.setProcessEnvironment(environment);
        import.start(QStringLiteral(BREAKEVEN_EXECUTABLE),
                     {QStringLiteral("prices"), QStringLiteral("import"),
                      QStringLiteral("--accept-jumps"), m_offer});
        if (!import.waitForStarted()) {
            return false;
        }
        const qint64 process = import.processId();
        qint64 position = -1;
        while (position < m_size / 2 && import.state() == QProcess::Running) {
            position = positionIn(m_offer, process);
            (void)import.waitForFinished(1);
        }
        ::kill(static_cast<pid_t>(process), signal);
        return import.waitForFinished() && position >= m_size / 2 &&
               import.exitStatus() == QProcess::CrashExit;
    }

    QTemporaryDir m_folder;
    QString m_offer;
    qint64 m_size = 0;
};

BREAKEVEN_TEST(interrupted, InterruptedTest)
#include "tst_interrupted.moc"
