#include "model/simulation/compile.h"
#include "model/simulation/kernel/simulate.h"

#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

const StationSpec& stationOf(const SimulationModel& model, const char* id)
{
    const auto it = std::ranges::find(model.stations, id, &StationSpec::id);
    if (it == model.stations.end()) {
        throw std::runtime_error(id);
    }
    return *it;
}

}  // namespace

class CompileTest : public QObject {
    Q_OBJECT

private slots:
    void evaluatesTheCatalogsInputs()
    {
        Project project = sampleProject(10);
        project.alternatives[1].architecture.find(ComponentId("pool"))->parameters["instances"] =
            3.0;
        const auto model = compile(project, project.alternatives[1], shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        const StationSpec& pool = stationOf(*model, "pool");
        QVERIFY(pool.behaviour == Behaviour::ServerPool);
        QCOMPARE(pool.instances, 3);
        QCOMPARE(pool.servers % 3, 0);
        QVERIFY(pool.service.mean > 0);
        QCOMPARE(model->sources.size(), 1U);
        QCOMPARE(model->sources[0].hourlyRates[0], 10.0);
    }

    void poolsScaleWhenAsked_data()
    {
        QTest::addColumn<QString>("scaling");
        QTest::addColumn<double>("utilisation");
        QTest::addColumn<double>("rate");
        QTest::addRow("off") << "off" << 0.0 << 0.0;
        QTest::addRow("by busy share") << "utilisation" << 0.5 << 0.0;
        QTest::addRow("by requests") << "requests" << 0.0 << 50.0;
    }

    void poolsScaleWhenAsked()
    {
        QFETCH(QString, scaling);
        QFETCH(double, utilisation);
        QFETCH(double, rate);
        Project project = sampleProject(10);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["scaling"] = scaling.toStdString();
        parameters["instances"] = 3.0;
        parameters["failure_hours"] = 1000.0;
        const auto model = compile(project, project.alternatives[1], shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        const StationSpec& pool = stationOf(*model, "pool");
        QCOMPARE(pool.targetUtilisation, utilisation);
        QCOMPARE(pool.targetRate, rate);
        QCOMPARE(pool.fewestInstances, 2);
        QCOMPARE(pool.mostInstances, 10);
        QCOMPARE(pool.scaleOutDelay, 180.0);
        QCOMPARE(pool.scaleInDelay, 900.0);
        QCOMPARE(pool.instanceWarmUp, 60.0);
        QCOMPARE(pool.timeBetweenFailures, 3.6e6);
        QCOMPARE(pool.replacement, 300.0);
    }

    void poolsStepFollowSchedulesAndAreInterrupted()
    {
        Project project = sampleProject(10);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["scaling"] = std::string("steps");
        parameters["step_high_percent"] = 65.0;
        parameters["scheduled_fewest"] = 4.0;
        parameters["interruption_percent"] = 5.0;
        const auto model = compile(project, project.alternatives[1], shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        const StationSpec& pool = stationOf(*model, "pool");
        QCOMPARE(pool.stepHigh, 0.65);
        QCOMPARE(pool.stepLow, 0.3);
        QCOMPARE(pool.stepAddMuch, 2);
        QCOMPARE(pool.scheduledFewest, 4);
        QVERIFY(pool.scheduledWeekdays);
        QVERIFY(!isScheduled(pool, 7) && isScheduled(pool, 8) && !isScheduled(pool, 128 + 8));
        // A month in which 5 % are interrupted is one with exp(-month / mean) = 0.95 that are not.
        QVERIFY(std::abs(std::exp(-2'628'000 / pool.timeBetweenInterruptions) - 0.95) < 1e-9);
        QCOMPARE(pool.notice, 120.0);
        QCOMPARE(model->strata.size(), 2U);
        QCOMPARE(model->strata[1].weeklyHours, 60.0);
    }

    void tablesHaveTheLimitsOfTheirCapacity()
    {
        Project project = sampleProject(10);
        Component& table = *project.alternatives[0].architecture.find(ComponentId("table"));
        table.parameters["hot_share_percent"] = 30.0;
        table.parameters["warm_writes"] = 9000.0;
        const auto onDemand = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(onDemand.has_value(), onDemand ? "" : onDemand.error().text().c_str());
        const StationSpec& spec = stationOf(*onDemand, "table");
        QCOMPARE(spec.hotShare, 0.3);
        QCOMPARE(spec.partitionReads, 3000.0);
        QCOMPARE(spec.partitionWrites, 1000.0);
        QCOMPARE(spec.warmReads, 12'000.0);
        QCOMPARE(spec.warmWrites, 9000.0);
        QCOMPARE(spec.quotaReads, 40'000.0);
        QCOMPARE(spec.quotaWrites, 40'000.0);
        QCOMPARE(spec.targetUtilisation, 0.0);
    }

    void onlyFifoQueuesHaveGroups()
    {
        Project project = sampleProject(10);
        Component& table = *project.alternatives[0].architecture.find(ComponentId("table"));
        table.kind = "aws.sqs";
        table.parameters = {{"groups", 40.0}, {"fifo_rate", 500.0}, {"batch_window_s", 5.0}};
        const auto standard = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(standard.has_value(), standard ? "" : standard.error().text().c_str());
        QCOMPARE(stationOf(*standard, "table").groups, std::int64_t{0});
        QCOMPARE(stationOf(*standard, "table").rateLimit, 0.0);
        QCOMPARE(stationOf(*standard, "table").batchWindow, 5.0);
        table.parameters["type"] = std::string("fifo");
        const auto fifo = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(fifo.has_value(), fifo ? "" : fifo.error().text().c_str());
        const StationSpec& queue = stationOf(*fifo, "table");
        QCOMPARE(queue.groups, std::int64_t{40});
        QVERIFY(queue.mixesGroups);
        QCOMPARE(queue.receiveRate, 500.0);
        QCOMPARE(queue.batchWindow, 0.0);
        QVERIFY(simulate(*fifo, {.replications = 1, .duration = 10}).has_value());
    }

    void onlyScaledTablesHaveATarget()
    {
        Project project = sampleProject(10);
        Component& table = *project.alternatives[0].architecture.find(ComponentId("table"));
        table.kind = "aws.dynamodb.provisioned";
        const auto fixed = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(fixed.has_value(), fixed ? "" : fixed.error().text().c_str());
        QCOMPARE(stationOf(*fixed, "table").targetUtilisation, 0.0);
        table.parameters["scaling"] = std::string("auto");
        table.parameters["most_writes"] = 300.0;
        const auto scaled = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(scaled.has_value(), scaled ? "" : scaled.error().text().c_str());
        const StationSpec& spec = stationOf(*scaled, "table");
        QCOMPARE(spec.targetUtilisation, 0.7);
        QCOMPARE(spec.readCapacity, 25.0);
        QCOMPARE(spec.fewestReads, 5.0);
        QCOMPARE(spec.mostWrites, 300.0);
        QCOMPARE(spec.scaleOutDelay, 120.0);
        QCOMPARE(spec.scaleInDelay, 900.0);
    }

    /// Throughput is spread evenly over partitions, of which there is one for each 10,000 RU/s and
    /// each 50 GB; without capacity to plan there are 5,000 RU/s, and more from the sixth on.
    void containersSpreadTheirThroughputOverPartitions_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("units");
        QTest::addColumn<double>("storage");
        QTest::addColumn<double>("capacity");
        QTest::addColumn<double>("partition");
        QTest::addRow("one") << "azure.cosmosdb.provisioned" << 10'000.0 << 50.0 << 10'000.0 << 0.0;
        QTest::addRow("by units") << "azure.cosmosdb.provisioned" << 18'000.0 << 1.0 << 18'000.0
                                  << 9000.0;
        QTest::addRow("by size") << "azure.cosmosdb.provisioned" << 6000.0 << 101.0 << 6000.0
                                 << 2000.0;
        QTest::addRow("serverless") << "azure.cosmosdb.serverless" << 0.0 << 1.0 << 5000.0 << 0.0;
        QTest::addRow("larger") << "azure.cosmosdb.serverless" << 0.0 << 200.0 << 20'000.0
                                << 5000.0;
        QTest::addRow("largest") << "azure.cosmosdb.serverless" << 0.0 << 300.0 << 30'000.0
                                 << 5000.0;
    }

    void containersSpreadTheirThroughputOverPartitions()
    {
        QFETCH(QString, kind);
        QFETCH(double, units);
        QFETCH(double, storage);
        QFETCH(double, capacity);
        QFETCH(double, partition);
        Project project = sampleProject(10);
        Component& table = *project.alternatives[0].architecture.find(ComponentId("table"));
        table.kind = kind.toStdString();
        table.parameters = {{"storage_gb", storage}, {"hot_share_percent", 30.0}};
        if (units > 0) {
            table.parameters["ru_per_second"] = units;
        }
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        const StationSpec& spec = stationOf(*model, "table");
        QCOMPARE(spec.readCapacity + spec.quotaReads, capacity);
        QCOMPARE(spec.hotShare, 0.3);
        QCOMPARE(spec.partitionReads, partition);
    }

    void onlyStandardCreditsOfBurstableInstancesLimit_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("credits");
        QTest::addColumn<double>("cores");
        QTest::addRow("unlimited") << "t3.medium"
                                   << "unlimited" << 0.0;
        QTest::addRow("standard T3") << "t3.medium"
                                     << "standard" << 0.4;
        QTest::addRow("standard T4g") << "t4g.large"
                                      << "standard" << 0.6;
        QTest::addRow("not burstable") << "m6g.large"
                                       << "standard" << 0.0;
    }

    void onlyStandardCreditsOfBurstableInstancesLimit()
    {
        QFETCH(QString, type);
        QFETCH(QString, credits);
        Project project = sampleProject(10);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["instance_type"] = type.toStdString();
        parameters["credits"] = credits.toStdString();
        const auto model = compile(project, project.alternatives[1], shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        QTEST(stationOf(*model, "pool").creditCores, "cores");
        QCOMPARE(stationOf(*model, "pool").creditMost, 86'400.0);
    }

    void standardCreditsDoNotScale()
    {
        Project project = sampleProject(10);
        auto& parameters =
            project.alternatives[1].architecture.find(ComponentId("pool"))->parameters;
        parameters["instance_type"] = std::string("t3.medium");
        parameters["credits"] = std::string("standard");
        for (const char* scaling : {"utilisation", "requests", "steps"}) {
            parameters["scaling"] = std::string(scaling);
            const auto model = compile(project, project.alternatives[1], shippedCatalog());
            QVERIFY2(!model.has_value(), scaling);
            QVERIFY(model.error().where.ends_with("pool"));
            QVERIFY(!model.error().remedy.empty());
        }
    }

    void trafficGrowsAndHasItsMinutes()
    {
        Project project = sampleProject(10);
        TrafficSource& source = project.workload.sources.front();
        source.growthPercent = 10;
        project.assumptions.monthsAhead = 3;
        auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(model.has_value());
        QVERIFY(std::abs(model->sources[0].hourlyRates[0] - 13.31) < 1e-9);
        QVERIFY(std::abs(model->sources[0].usersPerMonth - 1331) < 1e-9);
        QVERIFY(model->sources[0].minuteRates.empty());
        source.changes = {{.startHour = 1, .hours = 0.5, .factor = 2}};
        model = compile(project, project.alternatives[0], shippedCatalog());
        QCOMPARE(model->sources[0].minuteRates.size(), 10080U);
        QVERIFY(std::abs(model->sources[0].minuteRates[60] - 26.62) < 1e-9);
        // The spike is a stratum of its own.
        QCOMPARE(model->strata.size(), 2U);
        QVERIFY(std::abs(model->strata[1].weeklyHours - 0.5) < 1e-9);
        QVERIFY(std::abs(model->strata[1].sourceRates[0] - 26.62) < 1e-9);
    }

    void schedulesSendTheSameAtTheirMoments()
    {
        Project project = sampleProject(2);
        Alternative& alternative = project.alternatives[0];
        auto& parameters = alternative.architecture.find(ComponentId("users"))->parameters;
        parameters["schedule"] = std::string("0 8 * * MON-FRI");
        const auto model = compile(project, alternative, shippedCatalog());
        QVERIFY2(model.has_value(), model ? "" : model.error().text().c_str());
        const SourceSpec& source = model->sources[0];
        QCOMPARE(source.due.size(), 5U);
        QCOMPARE(source.batchSize, 2.0 * 604'800 / 5);
        QCOMPARE(source.hourlyRates[8], source.batchSize / 3600);
        QCOMPARE(source.hourlyRates[9], 0.0);
        QCOMPARE(model->strata.size(), 2U);
        QCOMPARE(model->strata[1].weeklyHours, 5.0);
        parameters["schedule"] = std::string("0 8 1 * *");
        const auto monthly = compile(project, alternative, shippedCatalog());
        QVERIFY2(monthly.has_value(), monthly ? "" : monthly.error().text().c_str());
        // Two requests a second, all of a twelfth of a year at once.
        const double share = 12 / 365.2425;
        QVERIFY(std::abs(monthly->sources[0].batchSize / (2 * 86'400 / share) - 1) < 1e-12);
        QVERIFY(std::abs(monthly->sources[0].hourlyRates[8] / (2 * 24) - 1) < 1e-12);
        parameters["schedule"] = std::string("0 8 1 * MON");
        const auto refused = compile(project, alternative, shippedCatalog());
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().where.find("users") != std::string::npos);
    }

    void loadBalancersSpreadOverInstances_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<int>("expected");
        QTest::addRow("ideal") << "one_line" << static_cast<int>(Balancing::OneLine);
        QTest::addRow("in turn") << "round_robin" << static_cast<int>(Balancing::RoundRobin);
        QTest::addRow("least") << "least_outstanding"
                               << static_cast<int>(Balancing::LeastOutstanding);
        QTest::addRow("two") << "two_choices" << static_cast<int>(Balancing::TwoChoices);
        QTest::addRow("chance") << "random" << static_cast<int>(Balancing::Random);
    }

    void loadBalancersSpreadOverInstances()
    {
        QFETCH(QString, policy);
        QFETCH(int, expected);
        Project project = sampleProject(10);
        Alternative& alternative = project.alternatives[1];
        auto& parameters = alternative.architecture.find(ComponentId("lb"))->parameters;
        parameters["policy"] = policy.toStdString();
        const auto model = compile(project, alternative, shippedCatalog());
        QVERIFY(model.has_value());
        QCOMPARE(static_cast<int>(stationOf(*model, "lb").policy), expected);
        QCOMPARE(static_cast<int>(stationOf(*model, "pool").policy), expected);
        QVERIFY(stationOf(*model, "db").policy == Balancing::OneLine);
    }

    void sortsCallsAndResolvesOperations()
    {
        const Project project = sampleProject(10);
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(model.has_value());
        for (std::size_t i = 1; i < model->calls.size(); ++i) {
            QVERIFY(std::tuple(model->calls[i - 1].from, model->calls[i - 1].step) <=
                    std::tuple(model->calls[i].from, model->calls[i].step));
        }
        const auto write = std::ranges::find(model->calls, "c4", &CallSpec::id);
        QVERIFY(write->isWrite);
        QVERIFY(write->hasService);
        const auto read = std::ranges::find(model->calls, "c3", &CallSpec::id);
        QVERIFY(!read->isWrite);
        QVERIFY(read->service.mean != write->service.mean);
    }

    void numbersChoicesPerStep()
    {
        Project project = sampleProject(1);
        Architecture& architecture = project.alternatives[0].architecture;
        for (const char* id : {"c3", "c4"}) {
            architecture.find(ConnectionId(id))->choice = "which";
            architecture.find(ConnectionId(id))->step = 1;
        }
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(model.has_value());
        const auto one = std::ranges::find(model->calls, "c3", &CallSpec::id);
        const auto two = std::ranges::find(model->calls, "c4", &CallSpec::id);
        QVERIFY(one->choice >= 0);
        QCOMPARE(one->choice, two->choice);
        QCOMPARE(std::ranges::find(model->calls, "c1", &CallSpec::id)->choice, -1);
    }

    void refusesSynchronousCycles()
    {
        Project project = sampleProject(1);
        project.alternatives[0].architecture.insert(connection("c9", "table", "fn"));
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(!model.has_value());
        QVERIFY(model.error().message.find("fn → table → fn") != std::string::npos);
        QVERIFY(!model.error().remedy.empty());
        Connection& back = *project.alternatives[0].architecture.find(ConnectionId("c9"));
        back.mode = CallMode::Asynchronous;
        back.callsPerRequest = 0.5;
        QVERIFY(compile(project, project.alternatives[0], shippedCatalog()).has_value());
    }

    void refusesMessagesThatMultiply()
    {
        Project project = sampleProject(1);
        Architecture& architecture = project.alternatives[0].architecture;
        Connection back = connection("c9", "table", "fn");
        back.mode = CallMode::Asynchronous;
        back.callsPerRequest = 5;
        architecture.insert(back);
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(!model.has_value());
        QVERIFY(model.error().message.find("makes at least one more") != std::string::npos);
        QVERIFY(!model.error().remedy.empty());
        architecture.find(ConnectionId("c9"))->callsPerRequest = 0.1;
        QVERIFY(compile(project, project.alternatives[0], shippedCatalog()).has_value());
    }

    void refusesTrafficWithoutASource()
    {
        Project project = sampleProject(1);
        project.alternatives[0].architecture.find(ComponentId("users"))->parameters["source"] =
            std::string("nobody");
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(!model.has_value());
        QVERIFY(model.error().where.find("users") != std::string::npos);
    }

    void unknownKindsAnswerAtOnce()
    {
        Project project = sampleProject(1);
        project.alternatives[0].architecture.find(ComponentId("table"))->kind = "acme.table";
        const auto model = compile(project, project.alternatives[0], shippedCatalog());
        QVERIFY(model.has_value());
        QCOMPARE(stationOf(*model, "table").service.mean, 0.0);
    }
};

BREAKEVEN_TEST(compile, CompileTest)
#include "tst_compile.moc"
