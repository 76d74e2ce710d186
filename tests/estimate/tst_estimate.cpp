#include "model/estimate/estimate.h"

#include <cmath>

#include "tests/support/testmain.h"

using namespace breakeven::model;

namespace {

constexpr double monthSeconds = 730 * 3600.0;

/// A source of `rate` requests per second that calls station 1.
SimulationModel oneStation(double rate, StationSpec station)
{
    SimulationModel model;
    model.stations.push_back({.id = "users", .behaviour = Behaviour::Source});
    model.stations.push_back(std::move(station));
    model.calls.push_back({.id = "c1", .from = 0, .to = 1});
    SourceSpec source{.id = "users", .station = 0};
    source.hourlyRates.fill(rate);
    model.sources.push_back(source);
    model.strata.push_back({.sourceRates = {rate}});
    return model;
}

/// Throughput of M/M/1//N.
double machineRepair(int users, double think, double service)
{
    double weight = 1;
    double sum = 1;
    for (int n = 1; n <= users; ++n) {
        weight *= (users - n + 1) / think * service;
        sum += weight;
    }
    return (1 - 1 / sum) / service;
}

bool near(double actual, double expected, double relative = 1e-6)
{
    return std::abs(actual - expected) <= relative * std::max(1e-12, std::abs(expected));
}

}  // namespace

class EstimateTest : public QObject {
    Q_OBJECT

private slots:
    void pureDelay()
    {
        const Estimate estimate =
            breakeven::model::estimate(oneStation(2, {.id = "s", .service = {.mean = 0.25}}));
        QVERIFY(near(estimate.requestsPerMonth, 2 * monthSeconds));
        QVERIFY(near(estimate.meanLatency, 0.25));
        QVERIFY(near(estimate.p99Latency, 0.25));
        QVERIFY(near(estimate.flows.stations[1].busySeconds, 0.5 * monthSeconds));
        QCOMPARE(estimate.errorRate, 0.0);
    }

    void singleQueueFollowsErlang()
    {
        const Estimate estimate = breakeven::model::estimate(oneStation(
            8, {.id = "s",
                .service = {.shape = Distribution::Shape::Exponential, .mean = 1, .cv = 1},
                .servers = 10}));
        QVERIFY(near(estimate.stations[1].meanLatency, 1.2045900754, 1e-6));
        QVERIFY(near(estimate.meanLatency, 1.2045900754, 1e-6));
        QVERIFY(near(estimate.stations[1].utilisation, 0.8));
    }

    /// Ten users who think 15 s at one exponential server of 1 s: M/M/1//10 has its exact
    /// throughput; the open formula that is bent to it lies within some percent.
    void closedLoopsBalanceRateAndAnswer()
    {
        SimulationModel model = oneStation(
            10 / 15.0, {.id = "s",
                        .service = {.shape = Distribution::Shape::Exponential, .mean = 1, .cv = 1},
                        .servers = 1});
        model.sources[0].process = ArrivalProcess::Closed;
        model.sources[0].thinkTime = 15;
        const Estimate closed = breakeven::model::estimate(model);
        QVERIFY(near(closed.requestsPerMonth / monthSeconds, machineRepair(10, 15, 1), 0.05));
        QVERIFY(closed.saturated.empty());
        // Little's law of the loop holds exactly.
        QVERIFY(near(closed.requestsPerMonth / monthSeconds * (15 + closed.meanLatency), 10, 1e-4));
        // Many more users than it can serve: it is busy all the time, but not without end.
        model.sources[0].hourlyRates.fill(100);
        model.strata[0].sourceRates[0] = 100;
        const Estimate full = breakeven::model::estimate(model);
        QVERIFY(near(full.requestsPerMonth / monthSeconds, 1, 0.01));
        QVERIFY(std::isfinite(full.meanLatency));
    }

    void burstsAreBalancedApart()
    {
        const StationSpec server{
            .id = "s",
            .service = {.shape = Distribution::Shape::Exponential, .mean = 1, .cv = 1},
            .servers = 1};
        SimulationModel model = oneStation(0.5, server);
        model.sources[0].process = ArrivalProcess::Bursty;
        model.sources[0].bursts = {.ratio = 3, .seconds = 600, .share = 0.3};
        const Estimate bursty = breakeven::model::estimate(model);
        // M/M/1 at 0.9375 for 30 % of the time and at 0.3125 for 70 %.
        const double number = 0.3 * 0.9375 / (1 - 0.9375) + 0.7 * 0.3125 / (1 - 0.3125);
        QVERIFY(near(bursty.requestsPerMonth, 0.5 * monthSeconds));
        QVERIFY(near(bursty.meanLatency, number / 0.5));
        QVERIFY(near(bursty.stations[1].peakUtilisation, 0.9375));
    }

    void poolsThatScaleHaveTheSizeOfTheirTarget()
    {
        StationSpec pool{.id = "s",
                         .behaviour = Behaviour::ServerPool,
                         .service = {.mean = 0.1},
                         .servers = 8,
                         .instances = 2,
                         .fewestInstances = 2,
                         .mostInstances = 30,
                         .targetUtilisation = 0.5};
        // A load of 41 needs 82 workers, which is 21 instances of 4.
        const Estimate middle = breakeven::model::estimate(oneStation(410, pool));
        QVERIFY(near(middle.flows.stations[1].instanceSeconds, 21 * monthSeconds));
        QVERIFY(near(middle.stations[1].utilisation, 41.0 / 84));
        const Estimate idle = breakeven::model::estimate(oneStation(1, pool));
        QVERIFY(near(idle.flows.stations[1].instanceSeconds, 2 * monthSeconds));
        const Estimate full = breakeven::model::estimate(oneStation(1500, pool));
        QVERIFY(near(full.flows.stations[1].instanceSeconds, 30 * monthSeconds));
        QCOMPARE(full.saturated, std::vector<std::string>{"s"});
        pool.targetUtilisation = 0;
        pool.targetRate = 20;
        const Estimate byRate = breakeven::model::estimate(oneStation(410, pool));
        QVERIFY(near(byRate.flows.stations[1].instanceSeconds, 21 * monthSeconds));
    }

    void overloadIsNamedAndUnbounded()
    {
        const Estimate estimate = breakeven::model::estimate(
            oneStation(12, {.id = "s", .service = {.mean = 1}, .servers = 10}));
        QCOMPARE(estimate.saturated, (std::vector<std::string>{"s"}));
        QVERIFY(std::isinf(estimate.p99Latency));
    }

    void retriesAddLoad()
    {
        SimulationModel model = oneStation(10, {.id = "s", .errorRate = 0.5});
        model.calls[0].retries = 1;
        const Estimate estimate = breakeven::model::estimate(model);
        QVERIFY(near(estimate.flows.stations[1].arrivals, 15 * monthSeconds));
        QVERIFY(near(estimate.errorRate, 0.25));
    }

    void rateLimitThrottles()
    {
        const Estimate estimate =
            breakeven::model::estimate(oneStation(100, {.id = "s", .rateLimit = 80, .burst = 10}));
        QVERIFY(near(estimate.flows.stations[1].throttled, 20 * monthSeconds));
        QVERIFY(near(estimate.errorRate, 0.2));
    }

    void queueDeliversBatchesAndGivesUp()
    {
        SimulationModel model = oneStation(4, {.id = "q",
                                               .behaviour = Behaviour::Queue,
                                               .batchSize = 10,
                                               .batchWindow = 1,
                                               .maxReceives = 2});
        model.stations.push_back({.id = "f", .behaviour = Behaviour::Function, .errorRate = 0.5});
        model.stations.push_back({.id = "dlq", .behaviour = Behaviour::Queue});
        model.calls.push_back({.id = "c2", .from = 1, .to = 2, .synchronous = false});
        model.calls.push_back(
            {.id = "c3", .from = 1, .to = 3, .synchronous = false, .onFailure = true});
        const Estimate estimate = breakeven::model::estimate(model);
        // Half of the deliveries fail, a message is given up after two: 1.5 deliveries each.
        QVERIFY(near(estimate.flows.stations[1].messages, 6 * monthSeconds));
        QVERIFY(near(estimate.flows.stations[1].deadLettered, 1 * monthSeconds));
        QVERIFY(near(estimate.flows.stations[3].arrivals, 1 * monthSeconds));
        QVERIFY(estimate.flows.stations[1].batches < estimate.flows.stations[1].messages / 4);
    }

    void billedTimeIsRoundedUp()
    {
        const Estimate estimate =
            breakeven::model::estimate(oneStation(1, {.id = "f",
                                                      .behaviour = Behaviour::Function,
                                                      .service = {.mean = 0.1203},
                                                      .billingQuantum = 0.001}));
        const StationFlow& flow = estimate.flows.stations[1];
        QVERIFY(near(flow.billedSeconds / flow.requests, 0.121));
    }

    void cacheHitsSpareTheOrigin()
    {
        SimulationModel model =
            oneStation(10, {.id = "cdn", .behaviour = Behaviour::Cdn, .hitRatio = 0.9});
        model.stations.push_back({.id = "origin"});
        model.stations.push_back({.id = "api"});
        model.calls.push_back({.id = "c2", .from = 1, .to = 2});
        model.calls.push_back({.id = "c3", .from = 1, .to = 3, .cacheable = false});
        const Estimate estimate = breakeven::model::estimate(model);
        QVERIFY(near(estimate.flows.stations[2].arrivals, 1 * monthSeconds));
        QVERIFY(near(estimate.flows.stations[3].arrivals, 10 * monthSeconds));
    }

    void holdingServersCountsDownstreamTime()
    {
        SimulationModel model =
            oneStation(10, {.id = "pool", .service = {.mean = 0.1}, .servers = 4});
        model.stations.push_back({.id = "db", .service = {.mean = 0.2}});
        model.calls.push_back({.id = "c2", .from = 1, .to = 2});
        QVERIFY(near(breakeven::model::estimate(model).stations[1].utilisation, 0.75));
        model.stations[1].holdsServer = false;
        QVERIFY(near(breakeven::model::estimate(model).stations[1].utilisation, 0.25));
    }
};

BREAKEVEN_TEST(estimate, EstimateTest)
#include "tst_estimate.moc"
