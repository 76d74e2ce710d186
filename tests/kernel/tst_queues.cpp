#include <cmath>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Queues and topics, with constant times.
class QueuesTest : public QObject {
    Q_OBJECT

private:
    /// clients -> queue -> worker, one message per request.
    static ModelBuilder queue(double rate, double work)
    {
        ModelBuilder builder;
        builder.source("clients", rate, ArrivalProcess::Constant);
        StationSpec& queue = builder.station("queue", Behaviour::Queue);
        queue.service = constant(0.01);
        queue.delivery = constant(0.02);
        builder.station("worker").service = constant(work);
        builder.call("clients", "queue");
        builder.asynchronousCall("queue", "worker");
        return builder;
    }

    static const StationFlow& flowOf(const SimulationResult& result, const std::string& id)
    {
        return result.flows.stations[indexOf(result, id)];
    }

private slots:
    void messagesAreAcceptedThenDelivered()
    {
        const auto result = run(queue(0.1, 0.1).build(), singleRun(99));
        QVERIFY(near(result.latency.maximum, 0.01));
        QVERIFY(near(inRun(flowOf(result, "queue").completions, 99), 9));
        QVERIFY(near(inRun(flowOf(result, "queue").messages, 99), 9));
        QVERIFY(near(inRun(flowOf(result, "queue").batches, 99), 9));
        QVERIFY(near(inRun(flowOf(result, "worker").completions, 99), 9));
        QVERIFY(near(stationOf(result, "worker").response.mean.mean, 0.1));
        QCOMPARE(stationOf(result, "queue").wait.mean, 0.0);
    }

    void fullBatchesAreHandledAsOneCall()
    {
        ModelBuilder builder = queue(10, 0.05);
        builder.find("queue").batchSize = 10;
        builder.find("queue").batchWindow = 20;
        builder.station("table");
        builder.call("worker", "table").callsPerRequest = 2;
        const auto result = run(builder.build(), singleRun(101.05));
        QVERIFY(near(inRun(flowOf(result, "queue").batches, 101.05), 101));
        QVERIFY(near(inRun(flowOf(result, "queue").messages, 101.05), 1010));
        // Ten messages one after the other, then two calls for each.
        QVERIFY(near(stationOf(result, "worker").response.maximum, 0.5));
        QVERIFY(near(inRun(flowOf(result, "table").arrivals, 101.05), 100 * 20));
        // The messages of a batch waited 0.9, 0.8, ... 0 s for the last.
        QVERIFY(near(stationOf(result, "queue").wait.mean, 0.45));
    }

    void theWindowEndsASmallBatch()
    {
        ModelBuilder builder = queue(2.5, 0.05);
        builder.find("queue").batchSize = 10;
        builder.find("queue").batchWindow = 1;
        const auto result = run(builder.build(), singleRun(120.3));
        // Messages 0, 0.4 and 0.8 s after the first go with it.
        QVERIFY(near(inRun(flowOf(result, "queue").batches, 120.3), 100));
        QVERIFY(near(inRun(flowOf(result, "queue").messages, 120.3), 300));
        QVERIFY(near(stationOf(result, "worker").response.maximum, 0.15));
    }

    void failedMessagesComeBackAndAreGivenUp()
    {
        ModelBuilder builder = queue(1, 0.1);
        builder.find("queue").visibility = 5;
        builder.find("queue").maxReceives = 3;
        builder.find("worker").errorRate = 1;
        builder.station("graveyard");
        builder.asynchronousCall("queue", "graveyard").onFailure = true;
        const auto result = run(builder.build(), singleRun(1015.5));
        // Received when accepted and 5 and 10 s later, given up after 15 s.
        QVERIFY(near(inRun(flowOf(result, "queue").deadLettered, 1015.5), 1000));
        QVERIFY(near(inRun(flowOf(result, "graveyard").arrivals, 1015.5), 1000));
        QVERIFY(near(inRun(flowOf(result, "queue").messages, 1015.5), 1015 + 1010 + 1005));
        QCOMPARE(result.errorRate.mean, 0.0);
        QVERIFY(!stationOf(result, "queue").unstable);
    }

    void throttledBatchesComeBack()
    {
        // The worker takes one batch at a time; the other of two at once returns after 3 s.
        ModelBuilder builder = queue(0.1, 1);
        builder.find("worker").behaviour = Behaviour::Function;
        builder.find("worker").maxConcurrency = 1;
        builder.find("queue").visibility = 3;
        builder.call("clients", "queue");
        const auto result = run(builder.build(), singleRun(99));
        QVERIFY(near(inRun(flowOf(result, "worker").completions, 99), 18));
        QVERIFY(near(inRun(flowOf(result, "worker").throttled, 99), 9));
        QVERIFY(near(inRun(flowOf(result, "queue").messages, 99), 27));
    }

    void pollersGrowWhileMessagesWait()
    {
        // As for SQS and Lambda: 5, and 5 a second more: 100 after 19 s.
        ModelBuilder builder = queue(1000, 10'000);
        builder.find("queue").delivery = constant(0);
        const auto result = run(builder.build(), singleRun(19.1));
        QVERIFY(near(inRun(flowOf(result, "worker").arrivals, 19.1), 100));
        QVERIFY(stationOf(result, "queue").unstable);
    }

    void pollersStopAtTheirMaximum()
    {
        ModelBuilder builder = queue(1000, 10'000);
        builder.find("queue").pollersMax = 20;
        const auto result = run(builder.build(), singleRun(19.1));
        QVERIFY(near(inRun(flowOf(result, "worker").arrivals, 19.1), 20));
    }

    void aQueueWithoutConsumerSaysSo()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        builder.station("queue", Behaviour::Queue);
        builder.call("clients", "queue");
        const auto result = run(builder.build(), singleRun(100));
        QCOMPARE(result.notes.size(), std::size_t{1});
        QVERIFY(result.notes.front().find("consumer") != std::string::npos);
    }

    void topicsGiveEveryMessageToAll()
    {
        ModelBuilder builder;
        builder.source("clients", 10);
        StationSpec& topic = builder.station("topic", Behaviour::Topic);
        topic.service = constant(0.02);
        topic.delivery = constant(0.5);
        builder.station("all").service = constant(0.1);
        builder.station("half").service = constant(0.1);
        builder.call("clients", "topic");
        builder.asynchronousCall("topic", "all");
        builder.asynchronousCall("topic", "half").callsPerRequest = 0.5;
        const auto result = run(builder.build(), singleRun(2000));
        QVERIFY(near(result.latency.maximum, 0.02));
        const double sent = stationOf(result, "topic").response.count;
        const double all = stationOf(result, "all").response.count;
        const double half = stationOf(result, "half").response.count;
        QVERIFY(sent - all >= 0 && sent - all < 40);  // those still on their way at the end
        QVERIFY(std::abs(half / all - 0.5) < 5 * std::sqrt(0.25 / all));
    }

    void topicsRetryAndGiveUp()
    {
        ModelBuilder builder;
        builder.source("clients", 1, ArrivalProcess::Constant);
        builder.station("topic", Behaviour::Topic);
        builder.station("broken").errorRate = 1;
        builder.station("graveyard");
        builder.call("clients", "topic");
        CallSpec& delivery = builder.asynchronousCall("topic", "broken");
        delivery.retries = 3;
        delivery.backoff = 0.01;
        builder.asynchronousCall("topic", "graveyard").onFailure = true;
        const auto result = run(builder.build(), singleRun(100.5));
        QVERIFY(near(inRun(flowOf(result, "broken").failures, 100.5), 400));
        QVERIFY(near(inRun(flowOf(result, "topic").deadLettered, 100.5), 100));
        QVERIFY(near(inRun(flowOf(result, "graveyard").completions, 100.5), 100));
    }
};

BREAKEVEN_TEST(queues, QueuesTest)
#include "tst_queues.moc"
