#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "tests/acceptance/program.h"
#include "tests/support/testmain.h"

using breakeven::tests::exampleFile;
using breakeven::tests::Run;
using breakeven::tests::runProgram;

namespace {

const QStringList quick{QStringLiteral("--replications"), QStringLiteral("2"),
                        QStringLiteral("--duration"), QStringLiteral("60")};

}  // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void answersOnEveryExample_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("example");
        for (const char* command : {"validate", "estimate", "simulate", "compare"}) {
            for (const char* example : {"web-app", "shop", "event-ingest"}) {
                QTest::addRow("%s %s", command, example)
                    << QString::fromLatin1(command)
                    << QString::fromLatin1(example) + QStringLiteral(".breakeven");
            }
        }
    }
    void answersOnEveryExample()
    {
        QFETCH(QString, command);
        QFETCH(QString, example);
        QStringList arguments{command, exampleFile(example), QStringLiteral("--format"),
                              QStringLiteral("json")};
        if (command == QLatin1String("simulate") || command == QLatin1String("compare")) {
            arguments += quick;
        }
        const Run run = runProgram(arguments);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY(run.errors.isEmpty());
        const auto json = run.json();
        QVERIFY(json.is_object());
        if (command == QLatin1String("validate")) {
            QVERIFY(json.at("problems").is_array());
            return;
        }
        QVERIFY(json.at("alternatives").size() >= 2);
        for (const auto& alternative : json.at("alternatives")) {
            QVERIFY(alternative.at("cost").at("usd_per_month").get<double>() > 0);
            QVERIFY(alternative.at("bill").at("lines").size() > 0);
            QVERIFY(alternative.at("estimate").at("stations").size() > 2);
        }
    }

    void textNamesCostAndLatency()
    {
        const Run run = runProgram(
            QStringList{QStringLiteral("compare"), exampleFile(QStringLiteral("shop.breakeven"))} +
            quick);
        QCOMPARE(run.exitCode, 0);
        for (const char* expected : {"Verdict", "Cost a month", "p99", "Failed requests",
                                     "Cold starts", "Cost by component", "Break-even"}) {
            QVERIFY2(run.output.contains(expected), expected);
        }
    }

    void answersDoNotDependOnThreads_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("simulate") << QStringLiteral("simulate");
        QTest::newRow("compare") << QStringLiteral("compare");
    }
    void answersDoNotDependOnThreads()
    {
        QFETCH(QString, command);
        const auto with = [&](const char* threads, const char* seed) {
            return runProgram(QStringList{command, exampleFile(QStringLiteral("web-app.breakeven")),
                                          QStringLiteral("--format"), QStringLiteral("json"),
                                          QStringLiteral("--threads"), QString::fromLatin1(threads),
                                          QStringLiteral("--seed"), QString::fromLatin1(seed)} +
                              quick)
                .output;
        };
        const QByteArray one = with("1", "7");
        QVERIFY(one.size() > 1000);
        QVERIFY(one == with("2", "7"));
        QVERIFY(one != with("2", "8"));
    }

    void explainsTheBillToTheLast_data()
    {
        QTest::addColumn<QString>("example");
        for (const char* example : {"web-app", "shop", "event-ingest"}) {
            QTest::newRow(example) << QString::fromLatin1(example) + QStringLiteral(".breakeven");
        }
    }
    void explainsTheBillToTheLast()
    {
        QFETCH(QString, example);
        const Run run = runProgram({QStringLiteral("estimate"), exampleFile(example),
                                    QStringLiteral("--explain"), QStringLiteral("--format"),
                                    QStringLiteral("json")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto json = run.json();
        for (const auto& alternative : json.at("alternatives")) {
            const double total = alternative.at("cost").at("usd_per_month");
            double parts = 0;
            for (const auto& line : alternative.at("explanation").at("lines")) {
                for (const auto& part : line.at("parts")) {
                    parts += part.at("amount_usd").get<double>();
                }
            }
            QVERIFY(std::abs(parts - total) < 1e-6);
            QCOMPARE(alternative.at("explanation").at("first_year").at("months_usd").size(),
                     std::size_t{12});
        }
        for (const auto& change : json.at("changes")) {
            double at = change.at("before_usd");
            for (const auto& step : change.at("steps")) {
                at += step.at("amount_usd").get<double>();
            }
            QVERIFY(std::abs(at - change.at("after_usd").get<double>()) < 1e-6);
        }
    }

    void explainsInWords()
    {
        const Run run =
            runProgram({QStringLiteral("estimate"), exampleFile(QStringLiteral("shop.breakeven")),
                        QStringLiteral("--explain")});
        QCOMPARE(run.exitCode, 0);
        for (const char* expected :
             {"Where the money goes", "a thousand requests", "The first year costs",
              "Idle capacity", "Every line taken apart", "Why the bills differ"}) {
            QVERIFY2(run.output.contains(expected), expected);
        }
    }

    void onlyTheNamedAlternative()
    {
        const QString file = exampleFile(QStringLiteral("shop.breakeven"));
        const Run all = runProgram(
            {QStringLiteral("estimate"), file, QStringLiteral("--format"), QStringLiteral("json")});
        const std::string id = all.json().at("alternatives").at(1).at("id");
        const Run one = runProgram({QStringLiteral("estimate"), file, QStringLiteral("--format"),
                                    QStringLiteral("json"), QStringLiteral("--alternative"),
                                    QString::fromStdString(id)});
        QCOMPARE(one.json().at("alternatives").size(), std::size_t{1});
        QVERIFY(one.json().at("alternatives").at(0) == all.json().at("alternatives").at(1));
    }

    void reports_data()
    {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<QByteArray>("contains");
        QTest::newRow("html") << QStringLiteral("html") << QByteArray("<svg");
        QTest::newRow("md") << QStringLiteral("md") << QByteArray("## Verdict");
        QTest::newRow("txt") << QStringLiteral("txt") << QByteArray("Verdict");
        QTest::newRow("json") << QStringLiteral("json") << QByteArray("\"verdict\"");
        QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("amount_usd");
    }
    void reports()
    {
        QFETCH(QString, extension);
        QFETCH(QByteArray, contains);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a report.") + extension);
        const Run run =
            runProgram(QStringList{QStringLiteral("report"),
                                   exampleFile(QStringLiteral("event-ingest.breakeven")),
                                   QStringLiteral("-o"), file} +
                       quick);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        QVERIFY(content.contains(contains));
        if (extension == QLatin1String("html")) {
            checkPage(content);
        }
    }

    void billsGivenUsage()
    {
        const QTemporaryDir folder;
        const QStringList arguments = lambdaBill(folder);
        QCOMPARE(runProgram(arguments).json().at("total_usd").get<double>(), 0.4);
        QCOMPARE(runProgram(arguments + QStringList{QStringLiteral("--no-free-tier")})
                     .json()
                     .at("total_usd")
                     .get<double>(),
                 0.6);
    }

    void billsWithDiscountTaxAndCurrency()
    {
        const QTemporaryDir folder;
        const Run run = runProgram(
            lambdaBill(folder) +
            QStringLiteral("--discount aws=50 --discount 10 --tax 20 --currency EUR=0.5@2026-11-20")
                .split(QLatin1Char(' ')));
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto json = run.json();
        QCOMPARE(json.at("list_usd").get<double>(), 0.4);
        QCOMPARE(json.at("adjustments").size(), std::size_t{2});
        QCOMPARE(json.at("adjustments").at(0).at("amount_usd").get<double>(), -0.2);
        QCOMPARE(json.at("adjustments").at(1).at("amount_usd").get<double>(), 0.04);
        QCOMPARE(json.at("total_usd").get<double>(), 0.24);
        QCOMPARE(json.at("converted").at("total").get<double>(), 0.12);
    }

    /// Each amount is what the lines and the adjustments come to, in every command.
    void projectsAreBilledWithTerms_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("estimate") << QStringLiteral("estimate");
        QTest::newRow("compare") << QStringLiteral("compare");
    }
    void projectsAreBilledWithTerms()
    {
        QFETCH(QString, command);
        QStringList arguments{command, exampleFile(QStringLiteral("shop.breakeven")),
                              QStringLiteral("--format"), QStringLiteral("json")};
        if (command == QLatin1String("compare")) {
            arguments += quick;
        }
        const Run listed = runProgram(arguments);
        const Run paid = runProgram(
            arguments + QStringLiteral("--discount 25 --tax 10").split(QLatin1Char(' ')));
        QVERIFY2(paid.exitCode == 0, paid.errors.constData());
        for (std::size_t index = 0; index < listed.json().at("alternatives").size(); ++index) {
            const auto bill = paid.json().at("alternatives").at(index).at("bill");
            double sum = 0;
            for (const auto& line : bill.at("lines")) {
                sum += line.at("amount_usd").get<double>();
            }
            for (const auto& adjustment : bill.at("adjustments")) {
                sum += adjustment.at("amount_usd").get<double>();
            }
            QVERIFY(std::abs(sum - bill.at("total_usd").get<double>()) < 1e-6);
            const double list =
                listed.json().at("alternatives").at(index).at("bill").at("total_usd").get<double>();
            QVERIFY(std::abs(sum - list * 0.75 * 1.1) < 1e-6 * list);
        }
    }

    void refusesWrongTerms_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::newRow("discount") << QStringLiteral("--discount much");
        QTest::newRow("too much") << QStringLiteral("--discount 120");
        QTest::newRow("twice") << QStringLiteral("--discount 5 --discount 6");
        QTest::newRow("tax") << QStringLiteral("--tax -1");
        QTest::newRow("currency") << QStringLiteral("--currency EUR");
    }
    void refusesWrongTerms()
    {
        QFETCH(QString, flags);
        const QTemporaryDir folder;
        const Run run = runProgram(lambdaBill(folder) + flags.split(QLatin1Char(' ')));
        QVERIFY2(run.failedInOneLine(), run.errors.constData());
        QVERIFY2(run.errors.contains("; "), run.errors.constData());
    }

    void showsPrices()
    {
        const Run list = runProgram({QStringLiteral("prices"), QStringLiteral("list"),
                                     QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY(list.json().at("services").size() > 10);
        const Run show = runProgram({QStringLiteral("prices"), QStringLiteral("show"),
                                     QStringLiteral("aws"), QStringLiteral("lambda"),
                                     QStringLiteral("--region"), QStringLiteral("us-east-1")});
        QCOMPARE(show.exitCode, 0);
        QVERIFY(show.output.contains("gb_seconds"));
    }

    /// By what one's files call it, as well as by its name.
    void findsAServiceByItsInfrastructureType()
    {
        const Run found = runProgram({QStringLiteral("catalog"), QStringLiteral("list"),
                                      QStringLiteral("aws_lambda_function")});
        QCOMPARE(found.exitCode, 0);
        QVERIFY2(found.output.contains("aws.lambda"), found.output.constData());
        QVERIFY2(!found.output.contains("gcp.cloudrun"), found.output.constData());
    }

private:
    /// Three million requests of AWS Lambda, as JSON.
    static QStringList lambdaBill(const QTemporaryDir& folder)
    {
        const QString file = folder.filePath(QStringLiteral("usage.json"));
        QFile usage(file);
        if (usage.open(QIODevice::WriteOnly)) {
            usage.write(
                "{\"region\":\"us-east-1\",\"usage\":[{\"provider\":\"aws\",\"service\":"
                "\"lambda\",\"sku\":\"x86_64\",\"meter\":\"requests\",\"quantity\":3000000}]}");
        }
        return {QStringLiteral("bill"), file, QStringLiteral("--format"), QStringLiteral("json")};
    }

    /// Well-formed, and nothing in it is fetched from elsewhere.
    void checkPage(const QByteArray& page)
    {
        QXmlStreamReader reader(page);
        while (!reader.atEnd()) {
            reader.readNext();
            for (const auto& attribute : reader.attributes()) {
                QVERIFY(attribute.name() != QLatin1String("src"));
            }
            QVERIFY(reader.name() != QLatin1String("script"));
            QVERIFY(reader.name() != QLatin1String("link"));
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(!page.contains("@import") && !page.contains("url("));
        QVERIFY(page.contains("prefers-color-scheme: dark"));
    }
};

BREAKEVEN_TEST(commands, CommandsTest)
#include "tst_commands.moc"
