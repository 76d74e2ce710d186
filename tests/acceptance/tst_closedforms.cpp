#include "tests/acceptance/program.h"
#include "tests/support/testmain.h"

using breakeven::tests::Run;
using breakeven::tests::runProgram;
using breakeven::tests::testData;

/// The whole way from a project file to printed intervals, against queueing theory
/// (tests/data/closed-forms.csv).
class ClosedFormsTest : public QObject {
    Q_OBJECT

private slots:
    void intervalsHoldTheFormula_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<double>("expected");
        const auto add = [](const char* project, const char* metric, double expected) {
            const QString pointer = metric == std::string("latency")
                                        ? QStringLiteral("/sources/0/latency/mean_s")
                                        : QStringLiteral("/stations/0/") + QLatin1String(metric);
            QTest::addRow("%s %s", project, metric)
                << QString::fromLatin1(project) << pointer << expected;
        };
        add("mm2", "latency", 2.777777778);
        add("mm2", "wait_s", 1.777777778);
        add("mm2", "wait_probability", 0.7111111111);
        add("mm2", "utilisation", 0.8);
        add("mm10", "latency", 1.204590075);
        add("mm10", "wait_s", 0.2045900754);
        add("mm10", "in_flight", 9.636720603);
        add("mm10", "queue_length", 1.636720603);
        add("mg1", "latency", 2.359140914);
        add("mg1", "wait_s", 1.359140914);
        add("erlangb", "refused_share", 0.1216610643);
    }
    void intervalsHoldTheFormula()
    {
        QFETCH(QString, project);
        QFETCH(QString, pointer);
        QFETCH(double, expected);
        const auto interval =
            resultOf(project).at(nlohmann::json::json_pointer(pointer.toStdString()));
        const double mean = interval.at("mean");
        const double halfWidth = interval.at("half_width");
        const QByteArray shown = QByteArray::number(mean) + " ± " + QByteArray::number(halfWidth) +
                                 " should hold " + QByteArray::number(expected);
        QVERIFY2(std::abs(mean - expected) <= halfWidth, shown.constData());
        // An interval so wide that it would hold anything proves nothing.
        QVERIFY2(halfWidth < 0.1 * expected, shown.constData());
    }

private:
    const nlohmann::json& resultOf(const QString& project)
    {
        auto& result = m_results[project];
        if (result.is_null()) {
            const Run run = runProgram(
                {QStringLiteral("simulate"),
                 testData(QStringLiteral("queues/") + project + QStringLiteral(".breakeven")),
                 QStringLiteral("--format"), QStringLiteral("json"), QStringLiteral("--duration"),
                 QStringLiteral("60000"), QStringLiteral("--replications"), QStringLiteral("10"),
                 // Four systems: together their intervals hold with 99 % (Bonferroni).
                 QStringLiteral("--confidence"), QStringLiteral("0.9975")});
            result = run.exitCode == 0 ? run.json().at("alternatives").at(0).at("simulation")
                                       : nlohmann::json(run.errors.toStdString());
        }
        return result;
    }

    std::map<QString, nlohmann::json> m_results;
};

BREAKEVEN_TEST(closedforms, ClosedFormsTest)
#include "tst_closedforms.moc"
