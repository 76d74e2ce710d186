#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/acceptance/program.h"
#include "tests/gui/display.h"
#include "tests/support/testmain.h"

/// The built program itself, as `./app/run` starts it on a display.
class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_display.isReady()); }

    void opensTheExampleAndQuitsByKey()
    {
        start({breakeven::tests::exampleFile(QStringLiteral("web-app.breakeven"))});
        QVERIFY(m_display.activate(QStringLiteral("Web app")));
        QVERIFY(m_display.press(QStringLiteral("ctrl+q")));
        QVERIFY2(ended(), m_program.readAllStandardError().constData());
        QCOMPARE(m_program.exitCode(), 0);
        QCOMPARE(m_program.readAllStandardError(), QByteArray());
    }

    void aBadFileStillOpensTheWindow()
    {
        const QString file = m_home.filePath(QStringLiteral("bad.breakeven"));
        QFile device(file);
        QVERIFY(device.open(QIODevice::WriteOnly));
        device.write("{ \"format\": ");
        device.close();
        start({file});
        QVERIFY(m_display.activate(QStringLiteral("New project")));
        QVERIFY(m_display.press(QStringLiteral("ctrl+q")));
        QVERIFY(ended());
        QCOMPARE(m_program.exitCode(), 0);
        const QByteArray said = m_program.readAllStandardError();
        QVERIFY2(said.contains("bad.breakeven") && said.count('\n') == 1, said.constData());
    }

    void cleanup()
    {
        m_program.kill();
        m_program.waitForFinished();
    }

private:
    void start(const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            environment.insert(QString::fromLatin1(name), m_home.path());
        }
        m_program.setProcessEnvironment(environment);
        m_program.start(QStringLiteral(BREAKEVEN_EXECUTABLE), arguments, QIODevice::ReadOnly);
    }

    bool ended()
    {
        return QTest::qWaitFor([this] { return m_program.state() == QProcess::NotRunning; }, 30000);
    }

    QTemporaryDir m_home;
    breakeven::tests::Display m_display;
    QProcess m_program;
};

BREAKEVEN_TEST(program, ProgramTest)
#include "tst_program.moc"
