#include <QTemporaryDir>

#include "tests/acceptance/program.h"
#include "tests/support/testmain.h"

using breakeven::tests::exampleFile;
using breakeven::tests::Run;
using breakeven::tests::runProgram;

namespace {

QByteArray projectWith(const QByteArray& alternative)
{
    return "{\"format\":\"breakeven-project\",\"version\":1,\"workload\":{\"sources\":[{\"id\":"
           "\"s\"}]},\"alternatives\":[{\"id\":\"a\"," +
           alternative + "}]}";
}

QByteArray calling(const char* from, const char* to)
{
    static int number = 0;
    return "{\"id\":\"c" + QByteArray::number(++number) + "\",\"from\":\"" + from + "\",\"to\":\"" +
           to + "\"}";
}

const char* const twoFunctions =
    "\"components\":[{\"id\":\"t\",\"kind\":\"traffic.source\"},{\"id\":\"p\",\"kind\":"
    "\"aws.lambda\"},{\"id\":\"q\",\"kind\":\"aws.lambda\"}]";

}  // namespace

class FailuresTest : public QObject {
    Q_OBJECT

private slots:
    void hostileProjects_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("empty") << QByteArray() << QByteArray("x.breakeven");
        QTest::newRow("truncated") << QByteArray("{\"format\":") << QByteArray("x.breakeven:1:");
        QTest::newRow("not UTF-8")
            << QByteArray("{\"format\":\"\xff\"}") << QByteArray("x.breakeven:1:");
        QTest::newRow("deep") << QByteArray(100000, '[') << QByteArray("x.breakeven#/0/0");
        QTest::newRow("huge number") << projectWith("\"x\":1e999") << QByteArray("x.breakeven:1:");
        QTest::newRow("wrong type")
            << projectWith("\"name\":[1]") << QByteArray("#/alternatives/0/name");
        QTest::newRow("newer") << QByteArray("{\"format\":\"breakeven-project\",\"version\":9}")
                               << QByteArray("#/version");
        QTest::newRow("no alternative")
            << QByteArray("{\"format\":\"breakeven-project\",\"version\":1}")
            << QByteArray("x.breakeven");
        QTest::newRow("ids alike")
            << projectWith(
                   "\"components\":[{\"id\":\"p\",\"kind\":\"k\"},{\"id\":\"p\",\"kind\":"
                   "\"k\"}]")
            << QByteArray("#/alternatives/0/components/1");
        QTest::newRow("to nowhere") << projectWith(QByteArray(twoFunctions) + ",\"connections\":[" +
                                                   calling("p", "nobody") + "]")
                                    << QByteArray("#/alternatives/0/connections/0/to");
        QTest::newRow("synchronous cycle")
            << projectWith(QByteArray(twoFunctions) + ",\"connections\":[" + calling("t", "p") +
                           "," + calling("p", "q") + "," + calling("q", "p") + "]")
            << QByteArray("x.breakeven: ");
    }
    void hostileProjects()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, place);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("x.breakeven"));
        QFile project(file);
        QVERIFY(project.open(QIODevice::WriteOnly));
        project.write(content);
        project.close();
        for (const char* command : {"estimate", "simulate", "compare"}) {
            const Run run = runProgram({QString::fromLatin1(command), file});
            QVERIFY2(run.failedInOneLine(), command + (": " + run.errors));
            QVERIFY2(run.errors.contains(place), run.errors.constData());
            QVERIFY2(run.errors.contains("; "), run.errors.constData());
        }
    }

    void unknownKindsAreNamed()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("x.breakeven"));
        QFile project(file);
        QVERIFY(project.open(QIODevice::WriteOnly));
        project.write(projectWith("\"components\":[{\"id\":\"p\",\"kind\":\"mars.rover\"}]"));
        project.close();
        const Run run = runProgram({QStringLiteral("validate"), file});
        QVERIFY(run.exitCode == 0 || run.exitCode == 1);
        QVERIFY(run.output.contains("mars.rover"));
    }

    void workThatFails_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString shop = exampleFile(QStringLiteral("shop.breakeven"));
        QTest::newRow("no such file")
            << QStringList{QStringLiteral("compare"), QStringLiteral("/no/such.breakeven")};
        QTest::newRow("a folder") << QStringList{QStringLiteral("compare"), QStringLiteral("/tmp")};
        QTest::newRow("no such alternative")
            << QStringList{QStringLiteral("estimate"), shop, QStringLiteral("--alternative"),
                           QStringLiteral("nobody")};
        QTest::newRow("report as pdf") << QStringList{
            QStringLiteral("report"), shop, QStringLiteral("-o"), QStringLiteral("x.pdf")};
        QTest::newRow("report nowhere") << QStringList{QStringLiteral("report"),
                                                       shop,
                                                       QStringLiteral("-o"),
                                                       QStringLiteral("/no/such/x.html"),
                                                       QStringLiteral("--duration"),
                                                       QStringLiteral("1"),
                                                       QStringLiteral("--replications"),
                                                       QStringLiteral("1")};
        QTest::newRow("no resources")
            << QStringList{QStringLiteral("estimate"), shop, QStringLiteral("--resources"),
                           QStringLiteral("/no/such")};
        QTest::newRow("help on a region that is none") << QStringList{
            QStringLiteral("catalog"), QStringLiteral("show"), QStringLiteral("aws.lambda"),
            QStringLiteral("--region"), QStringLiteral("us-eats-1")};
        QTest::newRow("bill of nothing")
            << QStringList{QStringLiteral("bill"), QStringLiteral("/no/such.json")};
    }
    void workThatFails()
    {
        QFETCH(QStringList, arguments);
        const Run run = runProgram(arguments);
        QVERIFY2(run.failedInOneLine(), run.errors + run.output);
        QVERIFY(run.errors.startsWith("breakeven: "));
        QVERIFY2(run.errors.contains("; "), run.errors.constData());
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString shop = exampleFile(QStringLiteral("shop.breakeven"));
        QTest::newRow("no file") << QStringList{QStringLiteral("compare")};
        QTest::newRow("unknown option")
            << QStringList{QStringLiteral("compare"), shop, QStringLiteral("--bogus")};
        QTest::newRow("unknown format") << QStringList{
            QStringLiteral("compare"), shop, QStringLiteral("--format"), QStringLiteral("yaml")};
        QTest::newRow("seed not a number") << QStringList{
            QStringLiteral("simulate"), shop, QStringLiteral("--seed"), QStringLiteral("lucky")};
        QTest::newRow("no replications")
            << QStringList{QStringLiteral("simulate"), shop, QStringLiteral("--replications"),
                           QStringLiteral("0")};
        QTest::newRow("report without name") << QStringList{QStringLiteral("report"), shop};
        QTest::newRow("unknown command")
            << QStringList{QStringLiteral("frobnicate"), QStringLiteral("it")};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Run run = runProgram(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.output.isEmpty());
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(run.errors.contains("--help"));
    }

    void helpIsNoFailure()
    {
        for (const QStringList& arguments :
             {QStringList{QStringLiteral("--help")},
              QStringList{QStringLiteral("compare"), QStringLiteral("--help")},
              QStringList{QStringLiteral("--version")}}) {
            const Run run = runProgram(arguments);
            QCOMPARE(run.exitCode, 0);
            QVERIFY(!run.output.isEmpty());
        }
    }
};

BREAKEVEN_TEST(failures, FailuresTest)
#include "tst_failures.moc"
