#include <cmath>

#include "model/estimate/estimate.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// Messages at `rate` in so many groups to one consumer that has room for all of them.
ModelBuilder grouped(double rate, const Distribution& work, std::int64_t groups,
                     ArrivalProcess process = ArrivalProcess::Poisson)
{
    ModelBuilder builder;
    builder.source("clients", rate, process);
    StationSpec& queue = builder.station("queue", Behaviour::Queue);
    queue.groups = groups;
    queue.pollers = queue.pollersMax = 1000;
    builder.station("consumer").service = work;
    builder.call("clients", "queue");
    builder.asynchronousCall("queue", "consumer");
    return builder;
}

/// Mean wait of M/G/1 by Pollaczek and Khinchine.
double waitOf(double rate, double mean, double secondMoment)
{
    return rate * secondMoment / (2 * (1 - rate * mean));
}

double flowOf(const SimulationResult& result, const std::string& id, double StationFlow::*field,
              double seconds)
{
    return inRun(result.flows.stations[indexOf(result, id)].*field, seconds);
}

/// Messages per batch.
double batchSize(const std::vector<StationFlow>& flows)
{
    return flows[1].messages / flows[1].batches;
}

}  // namespace

/// Queues whose messages are handled in order within groups.
class MessageGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void eachGroupIsAQueueWithOneServer_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<bool>("isConstant");
        for (int groups : {1, 4, 20}) {
            QTest::addRow("%d, M/M/1", groups) << groups << false;
            QTest::addRow("%d, M/D/1", groups) << groups << true;
        }
    }

    void eachGroupIsAQueueWithOneServer()
    {
        QFETCH(int, groups);
        QFETCH(bool, isConstant);
        const double rate = 0.7 * groups;
        const Distribution work = isConstant ? constant(1) : exponential(1);
        const SimulationModel model = grouped(rate, work, groups).build();
        const auto result = run(model, replicated(20'000));
        const double wait = waitOf(0.7, 1, isConstant ? 1 : 2);
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, wait));
        QVERIFY(isAllowedBy(stationOf(result, "queue").waitProbability, 0.7));
        QVERIFY(isAllowedBy(stationOf(result, "queue").age.mean, wait));
        QVERIFY(isAllowedBy(stationOf(result, "queue").queueLength, rate * wait));
        QVERIFY(isAllowedBy(stationOf(result, "consumer").inFlight, rate));
        const Estimate estimated = estimate(model);
        QVERIFY(near(estimated.stations[1].messageWait, wait));
        QVERIFY(near(estimated.stations[1].peakUtilisation, 0.7));
        QVERIFY(near(estimated.flows.stations[1].batches, rate * 730 * 3600));
    }

    /// The mean wait is that of any order; how it is distributed is not. First come, first served:
    /// more than t with probability load × exp(-(1 - load) t). Last come, first served has a p99
    /// more than twice as long.
    void messagesOfAGroupKeepTheirOrder()
    {
        const auto result = run(grouped(2.8, exponential(1), 4).build(), replicated(20'000));
        const LatencySummary& age = stationOf(result, "queue").age;
        for (const auto& [interval, beyond] :
             {std::pair(age.p90, 0.1), std::pair(age.p95, 0.05), std::pair(age.p99, 0.01)}) {
            QVERIFY(isAllowedBy(interval, std::log(0.7 / beyond) / 0.3));
        }
    }

    void deliveryHoldsItsGroupToo()
    {
        ModelBuilder builder = grouped(1.4, constant(0.25), 2);
        builder.find("queue").delivery = exponential(0.5);
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(20'000));
        const double wait = waitOf(0.7, 0.75, 2 * 0.25 + 2 * 0.25 * 0.5 + 0.0625);
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, wait));
        QVERIFY(isAllowedBy(stationOf(result, "queue").age.mean, wait + 0.5));
        QVERIFY(near(estimate(model).stations[1].messageWait, wait));
    }

    void someGroupsGetMore()
    {
        ModelBuilder builder = grouped(1.5, exponential(1), 3);
        builder.find("queue").groupSkew = 1;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(20'000));
        double wait = 0;
        for (const double share : {6.0 / 11, 3.0 / 11, 2.0 / 11}) {
            wait += share * waitOf(1.5 * share, 1, 2);
        }
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, wait));
        QVERIFY(near(estimate(model).stations[1].messageWait, wait));
        QVERIFY(near(estimate(model).stations[1].peakUtilisation, 1.5 * 6 / 11));
    }

    void theSmallerOfGroupsAndPollersBounds_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("pollers");
        QTest::addColumn<int>("inFlightMost");
        QTest::addColumn<int>("expected");
        QTest::newRow("groups") << 3 << 10 << 0 << 3;
        QTest::newRow("pollers") << 100 << 2 << 0 << 2;
        QTest::newRow("messages in flight") << 100 << 10 << 4 << 4;
    }

    void theSmallerOfGroupsAndPollersBounds()
    {
        QFETCH(int, groups);
        QFETCH(int, pollers);
        QFETCH(int, inFlightMost);
        QFETCH(int, expected);
        ModelBuilder builder = grouped(40, constant(1), groups);
        StationSpec& queue = builder.find("queue");
        queue.pollers = queue.pollersMax = pollers;
        queue.inFlightMost = inFlightMost;
        const SimulationModel model = builder.build();
        SimulationOptions options = singleRun(200);
        options.warmup = 100;
        const auto result = run(model, options);
        QVERIFY(near(stationOf(result, "consumer").inFlight.mean, expected));
        QVERIFY(stationOf(result, "queue").unstable);
        if (inFlightMost == 0) {  // which the estimate does not know
            const Estimate estimated = estimate(model);
            QVERIFY(near(estimated.flows.stations[2].arrivals, expected * 730.0 * 3600, 1e-6));
            QCOMPARE(estimated.saturated, std::vector<std::string>{"queue"});
            QVERIFY(std::isinf(estimated.stations[1].messageWait));
        }
    }

    /// With one poller the groups take turns at it: M/M/1 of all messages.
    void groupsShareAPoller()
    {
        ModelBuilder builder = grouped(0.7, exponential(1), 50);
        builder.find("queue").pollers = builder.find("queue").pollersMax = 1;
        const auto result = run(builder.build(), replicated(20'000));
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, waitOf(0.7, 1, 2)));
    }

    /// A message that fails is tried again before those behind it, after 5 s each time: together
    /// its tries are one service of M/G/1. It does not wait again, so its further receives lower
    /// the mean wait over all receives.
    void aFailedMessageHoldsItsGroupUp_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("maxReceives");
        QTest::newRow("until it succeeds") << 3 << 0;
        QTest::newRow("until it is given up") << 3 << 2;
        QTest::newRow("the only group") << 1 << 2;
    }

    void aFailedMessageHoldsItsGroupUp()
    {
        QFETCH(int, groups);
        QFETCH(int, maxReceives);
        constexpr double p = 0.2;
        constexpr double hidden = 5;
        const double rate = 0.3 * groups;
        ModelBuilder builder = grouped(rate, constant(0.5), groups);
        builder.find("queue").visibility = hidden;
        builder.find("queue").maxReceives = maxReceives;
        builder.find("consumer").errorRate = p;
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(40'000));
        double mean = 0;
        double second = 0;
        double receives = 0;
        for (int failures = 0; failures < 200; ++failures) {
            const bool lost = maxReceives > 0 && failures == maxReceives;
            const double probability = std::pow(p, failures) * (lost ? 1 : 1 - p);
            const double time = failures * hidden + (lost ? 0 : 0.5);
            mean += probability * time;
            second += probability * time * time;
            receives += probability * (failures + (lost ? 0 : 1));
            if (lost) {
                break;
            }
        }
        const double wait = waitOf(0.3, mean, second);
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, wait / receives));
        QVERIFY(isAllowedBy(stationOf(result, "queue").age.mean, wait));
        QVERIFY(isAllowedBy(stationOf(result, "queue").queueLength, rate * wait));
        const Estimate estimated = estimate(model);
        QVERIFY(near(estimated.stations[1].messageWait, wait, 1e-6));
        QVERIFY(near(estimated.stations[1].peakUtilisation, 0.3 * mean, 1e-6));
    }

    /// What always fails is tried every 5 s, and in its group nothing else is; messages of other
    /// groups are tried each for itself.
    void aPoisonedMessageBlocksItsGroupAlone()
    {
        for (const std::int64_t groups : {1, 1'000'000}) {
            ModelBuilder builder = grouped(1, constant(0.1), groups, ArrivalProcess::Constant);
            builder.find("queue").visibility = 5;
            builder.find("consumer").errorRate = 1;
            const auto result = run(builder.build(), singleRun(100.5));
            // One that comes at i s is tried at i, i + 5 ... 100 s; all have a group of their own.
            double tries = 0;
            for (int i = 1; i <= 100; ++i) {
                tries += std::floor((100 - i) / 5) + 1;
            }
            const double expected = groups == 1 ? std::floor((100 - 1) / 5) + 1 : tries;
            QVERIFY(near(flowOf(result, "consumer", &StationFlow::arrivals, 100.5), expected));
        }
    }

    void deadLettersLetTheirGroupGoOn()
    {
        ModelBuilder builder = grouped(1, constant(0.1), 1, ArrivalProcess::Constant);
        builder.find("queue").visibility = 5;
        builder.find("queue").maxReceives = 2;
        builder.find("consumer").errorRate = 1;
        builder.station("letters");
        builder.asynchronousCall("queue", "letters").onFailure = true;
        const auto result = run(builder.build(), singleRun(1002));
        // From 1 s on two tries each, and after 10 s the next one.
        QVERIFY(near(flowOf(result, "queue", &StationFlow::deadLettered, 1002), 100));
        QVERIFY(near(flowOf(result, "letters", &StationFlow::arrivals, 1002), 100));
    }

    /// While a batch is in work those that come gather; if none has, the next one goes alone.
    void batchesAreWhatHasGathered()
    {
        ModelBuilder builder = grouped(6, constant(1), 3);
        builder.find("queue").batchSize = 1000;
        builder.find("consumer").service = constant(0);
        builder.find("queue").delivery = constant(1);
        const SimulationModel model = builder.build();
        const auto result = run(model, replicated(20'000));
        const double alone = std::exp(-2.0);
        const double cycle = 1 + alone / 2;  // until the next batch of the group
        const double month = 730 * 3600;
        // Batches of a group are renewals of deviation less than that of the idle time.
        const double deviation = 3.88 * alone / std::sqrt(3 * 18'000 * 20.0);
        QVERIFY(near(result.flows.stations[1].batches, 3 / cycle * month, deviation));
        QVERIFY(near(estimate(model).flows.stations[1].batches, 3 / cycle * month, 1e-6));
        const double wait = 2 / (2 + alone) * 0.5;  // of the batch in work, when there is one
        QVERIFY(isAllowedBy(stationOf(result, "queue").wait, wait));
        QVERIFY(near(estimate(model).stations[1].messageWait, wait));
    }

    /// Whether a batch that its group does not fill takes from others, when all pollers are busy.
    void batchesMixGroupsOrNot()
    {
        for (const bool mixes : {false, true}) {
            ModelBuilder builder = grouped(30, constant(0), 1'000'000);
            StationSpec& queue = builder.find("queue");
            queue.delivery = constant(1);
            queue.batchSize = 10;
            queue.mixesGroups = mixes;
            queue.pollers = queue.pollersMax = 2;
            const SimulationModel model = builder.build();
            const auto result = run(model, singleRun(500));
            const std::vector<StationFlow> estimated = estimate(model).flows.stations;
            QVERIFY(near(batchSize(result.flows.stations), mixes ? 10 : 1, 0.01));
            QVERIFY(near(batchSize(estimated), mixes ? 10 : 1, 0.01));
            QVERIFY(near(estimated[2].arrivals, 2 * 730.0 * 3600, 0.01));
        }
    }

    /// Five batches a second can be taken, after the first five at once.
    void requestsForMessagesAreLimited()
    {
        ModelBuilder builder = grouped(30, constant(0), 100);
        StationSpec& queue = builder.find("queue");
        queue.receiveRate = 5;
        const auto result = run(builder.build(), singleRun(100));
        QVERIFY(std::abs(flowOf(result, "queue", &StationFlow::batches, 100) - 505) <= 1);
        queue.batchSize = 10;
        queue.mixesGroups = true;
        const SimulationModel mixing = builder.build();
        const auto mixed = run(mixing, replicated(1'000));
        const double size = batchSize(mixed.flows.stations);
        // Of so many messages their number varies by the first, and every exp(-6)th time that a
        // batch could be taken there is no message.
        const double chance = 3.88 / std::sqrt(30.0 * 900 * 20) + std::exp(-6.0);
        QVERIFY2(near(size, 30.0 / 5, chance), std::to_string(size).c_str());
        QVERIFY(!stationOf(mixed, "queue").unstable);
        QVERIFY(near(batchSize(estimate(mixing).flows.stations), 30.0 / 5, 1e-6));
    }

    void groupsAreChecked()
    {
        const auto refused = [](auto change) {
            ModelBuilder builder = grouped(1, constant(0.1), 10);
            change(builder.find("queue"));
            const auto result = simulate(builder.build(), singleRun(10));
            return result ? std::string() : result.error().message;
        };
        QVERIFY(refused([](StationSpec& queue) { queue.batchWindow = 1; }).find("window") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& queue) { queue.groups = 2'000'000; }).find("groups") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& queue) { queue.groupSkew = NAN; }).find("popularity") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& queue) { queue.inFlightMost = -1; }).find("flight") !=
                std::string::npos);
        QVERIFY(refused([](StationSpec& queue) { queue.receiveRate = -1; }).find("second") !=
                std::string::npos);
    }
};

BREAKEVEN_TEST(messagegroups, MessageGroupsTest)
#include "tst_messagegroups.moc"
