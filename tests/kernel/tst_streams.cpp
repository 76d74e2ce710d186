#include <cmath>

#include "model/estimate/estimate.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// Records at `rate` through a stream to one consumer, each worked on for `work` in its batch.
ModelBuilder stream(double rate, const Distribution& work, std::int64_t shards,
                    ArrivalProcess process = ArrivalProcess::Poisson)
{
    ModelBuilder builder;
    builder.source("clients", rate, process);
    StationSpec& stream = builder.station("stream", Behaviour::Stream);
    stream.shards = shards;
    StationSpec& consumer = builder.station("consumer");
    consumer.service = work;
    builder.call("clients", "stream");
    builder.asynchronousCall("stream", "consumer").backoff = 1;
    return builder;
}

double inRunOf(const SimulationResult& result, const std::string& id, double StationFlow::*field,
               double seconds)
{
    return inRun(result.flows.stations[indexOf(result, id)].*field, seconds);
}

}  // namespace

/// Streams with shards.
class StreamsTest : public QObject {
    Q_OBJECT

private slots:
    void aShardIsAQueueWithOneServer_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }

    /// Batches of one record: four shards are four M/M/1, and the age is the wait.
    void aShardIsAQueueWithOneServer()
    {
        QFETCH(int, seed);
        const SimulationModel model = stream(2.8, exponential(1), 4).build();
        const auto result = run(model, replicated(20'000, static_cast<std::uint64_t>(seed)));
        const double wait = 0.7 / 0.3;
        QVERIFY(isAllowedBy(stationOf(result, "stream").wait, wait));
        QVERIFY(isAllowedBy(stationOf(result, "stream").age.mean, wait));
        QVERIFY(isAllowedBy(stationOf(result, "stream").queueLength, 2.8 * wait));
        QVERIFY(isAllowedBy(stationOf(result, "consumer").inFlight, 2.8));
    }

    void batchesOfAShardCanBeInWorkTogether()
    {
        ModelBuilder builder = stream(1.4, exponential(1), 1);
        builder.find("stream").shardBatches = 2;
        const auto result = run(builder.build(), replicated(20'000, 1));
        // M/M/2 at 0.7.
        QVERIFY(isAllowedBy(stationOf(result, "stream").wait, 0.7 * 0.7 / (1 - 0.7 * 0.7)));
    }

    void recordsGatherInTheWindow()
    {
        // Ten a second, at most 100 together, 2 s: those of the first's window.
        ModelBuilder builder = stream(10, constant(0), 1, ArrivalProcess::Constant);
        builder.find("stream").batchSize = 100;
        builder.find("stream").batchWindow = 2;
        const SimulationModel model = builder.build();
        const auto result = run(model, singleRun(1000));
        const double batches = inRunOf(result, "stream", &StationFlow::batches, 1000);
        const double messages = inRunOf(result, "stream", &StationFlow::messages, 1000);
        QVERIFY(near(messages / batches, 21, 0.03));
        const StationFlow estimated = estimate(model).flows.stations[indexOf(result, "stream")];
        QVERIFY(near(estimated.messages / estimated.batches, 21, 1e-6));
    }

    void everyConsumerGetsAllRecordsInItsOwnTime()
    {
        ModelBuilder builder = stream(1, constant(0.1), 2, ArrivalProcess::Constant);
        builder.station("slow").service = constant(1.2);
        builder.asynchronousCall("stream", "slow");
        builder.find("stream").batchSize = 10;
        const auto result = run(builder.build(), singleRun(1000));
        QVERIFY(near(inRunOf(result, "consumer", &StationFlow::arrivals, 1000), 999, 0.01));
        QVERIFY(near(inRunOf(result, "slow", &StationFlow::completions, 1000), 999, 0.02));
        QVERIFY(near(inRunOf(result, "stream", &StationFlow::messages, 1000), 2 * 999, 0.02));
    }

    void aFailingBatchHoldsItsShardUp()
    {
        // Never works: the first record is tried after 1, 2, 4... up to 60 s, the others wait.
        ModelBuilder builder = stream(1, constant(0), 1, ArrivalProcess::Constant);
        builder.find("consumer").errorRate = 1;
        const auto result = run(builder.build(), singleRun(130));
        // At 1, 2, 4, 8, 16, 32, 64 and 124 s.
        QVERIFY(near(inRunOf(result, "consumer", &StationFlow::arrivals, 130), 8, 0.01));
        QCOMPARE(result.flows.stations[1].deadLettered, 0.0);
    }

    void batchesAreGivenUpAfterTheirRetries()
    {
        constexpr double p = 0.4;
        ModelBuilder builder = stream(0.02, constant(0), 1);
        builder.find("consumer").errorRate = p;
        builder.find("stream").recordRetries = 1;
        builder.station("letters", Behaviour::Queue);
        builder.asynchronousCall("stream", "letters").onFailure = true;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(200'000, 1));
        const double month = 730 * 3600;
        QVERIFY(near(result.flows.stations[1].deadLettered, p * p * 0.02 * month, 0.05));
        QVERIFY(near(result.flows.stations[indexOf(result, "letters")].arrivals,
                     p * p * 0.02 * month, 0.05));
        QVERIFY(near(estimate(model).flows.stations[1].deadLettered, p * p * 0.02 * month, 1e-6));
        QVERIFY(near(result.flows.stations[2].arrivals, (1 + p) * 0.02 * month, 0.03));
    }

    void recordsThatAreTooOldAreGivenUp()
    {
        ModelBuilder builder = stream(0.001, constant(0), 1, ArrivalProcess::Constant);
        builder.find("consumer").errorRate = 1;
        builder.find("stream").retention = 100;
        // Tries after 0, 1, 3, 7, 15, 31, 63 and 123 s, when it is too old.
        const auto result = run(builder.build(), singleRun(10'500));
        QVERIFY(near(inRunOf(result, "stream", &StationFlow::deadLettered, 10'500), 10, 0.01));
        QVERIFY(near(inRunOf(result, "consumer", &StationFlow::arrivals, 10'500), 80, 0.01));
    }

    void aBatchThatFailsIsHalved()
    {
        // Four records at once, no retries: 4, then 2 and 2, then each alone; all are lost.
        ModelBuilder builder = stream(0.01, constant(0), 1, ArrivalProcess::Constant);
        builder.lastTraffic().batchSize = 4;
        builder.find("stream").batchSize = 4;
        builder.find("stream").batchWindow = 1;
        builder.find("stream").bisects = true;
        builder.find("stream").recordRetries = 0;
        builder.find("consumer").errorRate = 1;
        builder.lastTraffic().hourlyRates.fill(0.04);
        const auto result = run(builder.build(), singleRun(10'050));
        QVERIFY(near(inRunOf(result, "stream", &StationFlow::deadLettered, 10'050), 400, 0.001));
        QVERIFY(near(inRunOf(result, "consumer", &StationFlow::arrivals, 10'050), 700, 0.001));
    }

    void aStreamThatCannotKeepUpIsNamed()
    {
        const auto result = run(stream(3, constant(1), 2).build(), singleRun(5000));
        QVERIFY(stationOf(result, "stream").unstable);
        QVERIFY(near(stationOf(result, "stream").offeredLoad, 1.5, 0.05));
    }
};

BREAKEVEN_TEST(streams, StreamsTest)
#include "tst_streams.moc"
