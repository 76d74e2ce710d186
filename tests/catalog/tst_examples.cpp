#include <QDir>

#include "model/catalog/validate.h"
#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/interchange/projectfile.h"
#include "model/simulation/compile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

class ExamplesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto catalog = Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog");
        QVERIFY2(catalog.has_value(), catalog ? "" : catalog.error().text().c_str());
        m_catalog = std::move(*catalog);
    }

    void hasNoFlaw_data() { eachExample(); }
    void hasNoFlaw()
    {
        const Project project = read();
        QVERIFY(project.alternatives.size() >= 2);
        for (const Problem& problem : validate(project, m_catalog)) {
            QFAIL(problem.text.c_str());
        }
    }

    void isWrittenAsItIs_data() { eachExample(); }
    void isWrittenAsItIs()
    {
        QFETCH(QString, file);
        QFile stored(file);
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QCOMPARE(stored.readAll(), QByteArray::fromStdString(projectText(read())));
    }

    void cardsStandApart_data() { eachExample(); }
    void cardsStandApart()
    {
        for (const Alternative& alternative : read().alternatives) {
            const auto& components = alternative.architecture.components;
            for (std::size_t i = 0; i < components.size(); ++i) {
                for (std::size_t k = i + 1; k < components.size(); ++k) {
                    const Position a = components[i].position;
                    const Position b = components[k].position;
                    QVERIFY2(std::abs(a.x - b.x) >= 176 + 40 || std::abs(a.y - b.y) >= 72 + 20,
                             components[i].name.c_str());
                }
            }
        }
    }

    /// Servers are worth comparing only when they are sized: busy at the peak, but not overrun,
    /// and able to do without one of them.
    void poolsAreSizedForThePeak_data() { eachExample(); }
    void poolsAreSizedForThePeak()
    {
        const Project project = read();
        for (const Alternative& alternative : project.alternatives) {
            const auto model = compile(project, alternative, m_catalog);
            QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
            const Estimate answer = estimate(*model);
            QVERIFY(answer.saturated.empty());
            QVERIFY(answer.errorRate < 1e-3);
            for (std::size_t i = 0; i < model->stations.size(); ++i) {
                if (model->stations[i].behaviour != Behaviour::ServerPool) {
                    continue;
                }
                const double peak = answer.stations[i].peakUtilisation;
                const auto instances = static_cast<double>(model->stations[i].instances);
                const double work = peak * instances;
                QVERIFY2(peak < 0.65, std::to_string(peak).c_str());
                QVERIFY(instances >= 2 && work / (instances - 1) < 1);
                // The smallest such pool: one instance less would not do, or leave one alone.
                QVERIFY(instances == 2 || work / (instances - 1) >= 0.65 ||
                        work / (instances - 2) >= 1);
            }
            QVERIFY(!usageOf(project, alternative, m_catalog, *model, answer.flows)->empty());
        }
    }

private:
    static void eachExample()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/examples"));
        const auto files = folder.entryInfoList({QStringLiteral("*.breakeven")});
        QVERIFY(files.size() >= 12);
        for (const QFileInfo& file : files) {
            QTest::newRow(qPrintable(file.baseName())) << file.filePath();
        }
    }

    static Project read()
    {
        QFETCH(QString, file);
        auto project = readProject(file.toStdString());
        if (!project) {
            qFatal("%s", project.error().text().c_str());
        }
        return std::move(*project);
    }

    Catalog m_catalog;
};

BREAKEVEN_TEST(examples, ExamplesTest)
#include "tst_examples.moc"
