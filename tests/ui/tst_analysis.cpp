#include "ui/document/analysis.h"

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/projectcommands.h"

using namespace breakeven;
using namespace breakeven::ui;

class AnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void init()
    {
        m_catalog = model::Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog").value();
        m_document = std::make_unique<Document>(m_catalog);
        m_document->reset(smallProject());
        m_analysis = std::make_unique<Analysis>(*m_document, m_book);
    }

    void cleanup() { m_analysis.reset(); }

    void estimatesFollowEdits()
    {
        settle();
        QVERIFY(m_analysis->outcome(m_id));
        const double before = m_analysis->outcome(m_id)->estimate.requestsPerMonth;
        doubleTheLoad();
        settle();
        const double after = m_analysis->outcome(m_id)->estimate.requestsPerMonth;
        QVERIFY(std::abs(after - 2 * before) < 1e-6 * after);
    }

    void aBurstOfEditsEndsWithTheLast()
    {
        for (int i = 0; i < 20; ++i) {
            doubleTheLoad();
        }
        for (int i = 0; i < 18; ++i) {
            m_document->undoStack().undo();
        }
        settle();
        const double hours = m_document->project().assumptions.hoursPerMonth;
        QVERIFY(std::abs(m_analysis->outcome(m_id)->estimate.requestsPerMonth - 4 * hours * 3600) <
                1);
    }

    void runAgreesWithTheEngine()
    {
        settle();
        simulate();
        model::SimulationOptions options;
        options.seed = 7;
        const auto expected = model::simulateAlternative(
            m_document->project(), *m_document->project().find(m_id), m_catalog, m_book, options);
        QVERIFY(expected.has_value());
        const model::SimulationResult& ours = *m_analysis->outcome(m_id)->simulation;
        QCOMPARE(ours.fingerprint, expected->simulation->fingerprint);
        QCOMPARE(ours.latency.p99.mean, expected->simulation->latency.p99.mean);
    }

    void simulationsGoStaleAndFreshAgain()
    {
        settle();
        simulate();
        QVERIFY(!m_analysis->isSimulationStale(m_id));
        doubleTheLoad();
        settle();
        QVERIFY(m_analysis->isSimulationStale(m_id));
        m_document->undoStack().undo();
        settle();
        QVERIFY(!m_analysis->isSimulationStale(m_id));
    }

    /// No alternative is without an answer and without a reason.
    void whatStopsAnAnswerIsAProblem()
    {
        model::Project project = smallProject();
        auto& pool = *project.alternatives.front().architecture.find(model::ComponentId("fn"));
        pool.kind = "aws.ec2.pool";
        pool.parameters = {{"instance_type", std::string("t3.medium")},
                           {"credits", std::string("standard")},
                           {"scaling", std::string("requests")}};
        m_document->reset(project);
        settle();
        QVERIFY(m_analysis->failure(m_id).has_value());
        QVERIFY(std::ranges::any_of(m_analysis->problems(), [this](const model::Problem& problem) {
            return problem.severity == model::Severity::Error && problem.alternative == m_id &&
                   problem.text.find("CPU credits") != std::string::npos;
        }));
    }

    void movingACardChangesNoInput()
    {
        model::Project moved = m_document->project();
        moved.alternatives.front().architecture.components.front().position = {40, 40};
        moved.alternatives.front().architecture.components.front().name = "Other";
        QVERIFY(resultInputs(moved, m_id) == resultInputs(m_document->project(), m_id));
        moved.workload.sources.front().requestsPerSecond = 9;
        QVERIFY(!(resultInputs(moved, m_id) == resultInputs(m_document->project(), m_id)));
    }

    void cancelEndsSoonAndKeepsNothing()
    {
        settle();
        const QSignalSpy finished(m_analysis.get(), &Analysis::runFinished);
        m_analysis->run(1);
        m_analysis->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QCOMPARE(finished.front().front().toString(), QString());
        QVERIFY(!m_analysis->outcome(m_id)->simulation);
    }

private:
    [[nodiscard]] model::Project smallProject() const
    {
        model::Project project;
        model::TrafficSource source;
        source.id = model::TrafficSourceId("users");
        project.workload.sources.push_back(source);
        model::Alternative alternative;
        alternative.id = m_id;
        alternative.name = "Serverless";
        alternative.architecture.insert(
            model::Component{model::ComponentId("in"), "traffic.source", "Users", {}, {}});
        alternative.architecture.insert(
            model::Component{model::ComponentId("fn"), "aws.lambda", "Orders", {}, {}});
        model::Connection connection;
        connection.id = model::ConnectionId("c");
        connection.from = model::ComponentId("in");
        connection.to = model::ComponentId("fn");
        alternative.architecture.insert(connection);
        project.alternatives.push_back(alternative);
        return project;
    }

    void doubleTheLoad()
    {
        model::Workload workload = m_document->project().workload;
        workload.sources.front().requestsPerSecond *= 2;
        m_document->undoStack().push(new ChangeWorkload(*m_document, workload));
    }

    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!m_analysis->isSettling(), 20000); }

    void simulate()
    {
        const QSignalSpy finished(m_analysis.get(), &Analysis::runFinished);
        m_analysis->run(7);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(m_analysis->outcome(m_id)->simulation.has_value());
    }

    const model::AlternativeId m_id{"serverless"};
    model::Catalog m_catalog;
    pricing::PriceBook m_book = pricing::PriceBook::fromRates({});
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Analysis> m_analysis;
};

BREAKEVEN_TEST(analysis, AnalysisTest)
#include "tst_analysis.moc"
