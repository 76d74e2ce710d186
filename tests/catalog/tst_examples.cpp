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

    /// That functions near the users answer sooner is what the example is there to show.
    void regionsNearTheUsersAnswerSooner()
    {
        const auto project =
            readProject(BREAKEVEN_SOURCE_DIR "/resources/examples/global-api.breakeven");
        QVERIFY2(project.has_value(), project ? "" : project.error().text().c_str());
        QCOMPARE(project->alternatives.size(), 2U);
        const auto near = latencies(*project, project->alternatives[0]);
        const auto far = latencies(*project, project->alternatives[1]);
        QVERIFY(near.at("Asia") < 0.1 && far.at("Asia") > 0.3);
        // Who is served from the same region in both gains nothing.
        QVERIFY(std::abs(near.at("Europe") - far.at("Europe")) < 0.05);
        QVERIFY(std::abs(near.at("Americas") - far.at("Americas")) < 0.05);
    }

private:
    /// Mean response times by estimate, by the name of who asks.
    std::map<std::string, double> latencies(const Project& project, const Alternative& alternative)
    {
        const auto model = compile(project, alternative, m_catalog);
        if (!model) {
            qFatal("%s", model.error().text().c_str());
        }
        const Estimate answer = estimate(*model);
        std::map<std::string, double> found;
        for (std::size_t i = 0; i < model->stations.size(); ++i) {
            const Component* component =
                alternative.architecture.find(ComponentId(model->stations[i].id));
            if (model->stations[i].behaviour == Behaviour::Source) {
                found[component->name] = answer.stations[i].meanLatency;
            }
        }
        return found;
    }

    static void eachExample()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/examples"));
        const auto files = folder.entryInfoList({QStringLiteral("*.breakeven")});
        QVERIFY(files.size() >= 15);
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
