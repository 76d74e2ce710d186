#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

#include <fmt/format.h>

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// A bit of everything: two sources, functions, a table, a queue, a topic, retries, choices.
SimulationModel shop()
{
    ModelBuilder builder;
    builder.source("browsers", 5);
    builder.source("mobiles", 2);
    StationSpec& api = builder.station("api", Behaviour::Gateway);
    api.service = {.shape = Distribution::Shape::LogNormal, .mean = 0.01, .cv = 0.5};
    StationSpec& code = builder.station("code", Behaviour::Function);
    code.service = {.shape = Distribution::Shape::LogNormal, .mean = 0.05, .cv = 1};
    code.init = constant(0.3);
    code.keepAlive = 60;
    code.errorRate = 0.01;
    StationSpec& table = builder.station("table", Behaviour::Table);
    table.service = exponential(0.005);
    table.readCapacity = 20;
    StationSpec& queue = builder.station("queue", Behaviour::Queue);
    queue.batchSize = 5;
    queue.batchWindow = 0.5;
    queue.maxReceives = 2;
    queue.visibility = 5;
    StationSpec& worker = builder.station("worker", Behaviour::ServerPool);
    worker.service = exponential(0.1);
    worker.servers = 2;
    worker.errorRate = 0.1;
    builder.call("browsers", "api").retries = 2;
    builder.call("mobiles", "api").timeout = 0.2;
    builder.call("api", "code").retries = 1;
    builder.call("code", "table").callsPerRequest = 1.5;
    builder.asynchronousCall("code", "queue").callsPerRequest = 0.3;
    builder.asynchronousCall("queue", "worker");
    SimulationModel model = builder.build();
    model.strata = {{{5, 2}, 100}, {{10, 1}, 68}};
    return model;
}

SimulationOptions shortRuns()
{
    SimulationOptions options;
    options.replications = 4;
    options.duration = 200;
    options.threads = 1;
    return options;
}

void add(std::string& text, const LatencySummary& latency)
{
    for (const Interval& interval :
         {latency.mean, latency.p50, latency.p90, latency.p95, latency.p99, latency.p999}) {
        text += fmt::format("{:a} {:a} ", interval.mean, interval.halfWidth);
    }
    text += fmt::format("{:a} {:a} {}\n", latency.count, latency.maximum, latency.histogram.size());
}

/// Every bit of what matters, to compare whole results.
std::string digest(const SimulationResult& result)
{
    std::string text = fmt::format("{} {} {:a} {:a} {}\n", result.events, result.fingerprint,
                                   result.simulatedSeconds, result.warmupSeconds, result.truncated);
    add(text, result.latency);
    for (const SourceResult& source : result.sources) {
        add(text, source.latency);
        text += fmt::format("{:a} {:a}\n", source.errorRate.mean, source.throughput.halfWidth);
    }
    for (const StationResult& station : result.stations) {
        add(text, station.response);
        text += fmt::format("{:a} {:a} {:a} {:a}\n", station.wait.mean, station.inFlight.halfWidth,
                            station.instances.mean, station.refusedShare.mean);
    }
    for (const StationFlow& flow : result.flows.stations) {
        text += fmt::format("{:a} {:a} {:a} {:a} {:a}\n", flow.arrivals, flow.billedSeconds,
                            flow.busySeconds, flow.messages, flow.coldStarts);
    }
    for (const CallFlow& flow : result.flows.calls) {
        text += fmt::format("{:a} {:a} {:a}\n", flow.attempts, flow.retries, flow.failures);
    }
    return text;
}

using Spoil = std::function<void(SimulationModel&)>;

}  // namespace

Q_DECLARE_METATYPE(Spoil)

/// The runs as a whole: determinism, strata, stopping, refusing.
class SimulateTest : public QObject {
    Q_OBJECT

private slots:
    void threadsDoNotChangeABit()
    {
        const SimulationModel model = shop();
        SimulationOptions options = shortRuns();
        const std::string one = digest(run(model, options));
        options.threads = 2;
        QCOMPARE(digest(run(model, options)), one);
        options.threads = 7;
        QCOMPARE(digest(run(model, options)), one);
    }

    void theSeedDecides()
    {
        const SimulationModel model = shop();
        SimulationOptions options = shortRuns();
        const std::string first = digest(run(model, options));
        QCOMPARE(digest(run(model, options)), first);
        options.seed = 2;
        QVERIFY(digest(run(model, options)) != first);
    }

    void oneStationLeavesTheDrawsOfOthersAlone()
    {
        const auto withOther = [](double service) {
            ModelBuilder builder;
            builder.source("clients", 10);
            builder.station("same").service = exponential(0.1);
            builder.station("other").service = exponential(service);
            builder.call("clients", "same");
            builder.call("clients", "other");
            return run(builder.build(), singleRun(1000));
        };
        const auto quick = withOther(0.01);
        const auto slow = withOther(0.7);
        QCOMPARE(stationOf(quick, "same").response.mean.mean,
                 stationOf(slow, "same").response.mean.mean);
        QVERIFY(stationOf(quick, "other").response.mean.mean <
                stationOf(slow, "other").response.mean.mean);
    }

    void strataAreWeightedByTheirHours()
    {
        ModelBuilder builder = singleStation(1, constant(0.1), 0, ArrivalProcess::Constant);
        SimulationModel model = builder.build();
        model.strata = {{{1}, 126}, {{5}, 42}};
        SimulationOptions options = singleRun(1000.5);
        options.replications = 3;
        const auto result = run(model, options);
        const double mean = (126 * 1.0 + 42 * 5.0) / 168;
        QVERIFY(near(result.flows.stations[0].arrivals, mean * 730 * 3600, 0.001));
        QVERIFY(near(result.sources[0].throughput.mean, mean, 0.001));
        QCOMPARE(result.sources[0].throughput.halfWidth, 0.0);
    }

    void warmUpCutsTheStart()
    {
        // A slow start: the first calls find an empty queue.
        ModelBuilder builder = singleStation(0.95, exponential(1), 1);
        SimulationOptions options;
        options.duration = 20'000;
        const auto found = run(builder.build(), options);
        QVERIFY(found.warmupSeconds > 0);
        QVERIFY(found.warmupSeconds <= found.simulatedSeconds);
        options.warmup = 123;
        QVERIFY(near(run(builder.build(), options).warmupSeconds, 5 * 123.0));
    }

    void warmUpOutlastsTheKeepAlive()
    {
        ModelBuilder builder = singleStation(1, constant(0.1), 0);
        builder.find("server").behaviour = Behaviour::Function;
        builder.find("server").keepAlive = 600;
        SimulationOptions options;
        options.duration = 2000;
        QVERIFY(run(builder.build(), options).warmupSeconds >= 5 * 600);
    }

    void oneReplicationKnowsNoInterval()
    {
        const auto result = run(shop(), singleRun(100));
        QVERIFY(std::isinf(result.latency.mean.halfWidth));
        QCOMPARE(result.replicationFlows.size(), std::size_t{1});
    }

    void precisionAddsReplications()
    {
        ModelBuilder builder = singleStation(0.8, exponential(1), 1);
        SimulationOptions options;
        options.replications = 3;
        options.duration = 2000;
        options.precision = 0.1;
        const auto result = run(builder.build(), options);
        QVERIFY(result.replications > 3);
        QVERIFY(result.latency.p95.halfWidth <= 0.1 * result.latency.p95.mean ||
                result.replications == 100);
    }

    void aSilentModelHasNoNumbersButZero()
    {
        ModelBuilder builder = singleStation(0, exponential(1), 1);
        const auto result = run(builder.build(), shortRuns());
        QCOMPARE(result.events, std::uint64_t{0});
        QCOMPARE(result.latency.count, 0.0);
        QCOMPARE(result.errorRate.mean, 0.0);
        QCOMPARE(result.latency.p99.mean, 0.0);
        QCOMPARE(result.stations[1].wait.mean, 0.0);
    }

    void histogramSharesSumToOne()
    {
        const auto result = run(shop(), shortRuns());
        double sum = 0;
        double last = 0;
        for (const HistogramBar& bar : result.latency.histogram) {
            QVERIFY(bar.lower >= last && bar.upper > bar.lower && bar.share > 0);
            last = bar.upper;
            sum += bar.share;
        }
        QVERIFY(near(sum, 1));
    }

    void overloadIsNamed()
    {
        ModelBuilder builder = singleStation(120, exponential(0.01), 1);
        SimulationOptions options;
        options.replications = 2;
        const auto result = run(builder.build(), options);
        const StationResult& server = stationOf(result, "server");
        QVERIFY(server.unstable);
        QVERIFY(near(server.offeredLoad, 1.2, 0.02));
        QCOMPARE(result.notes.size(), std::size_t{1});
        QVERIFY2(result.notes.front().starts_with("server cannot keep up: 1"),
                 result.notes.front().c_str());
    }

    void overloadStopsInBoundedMemory()
    {
        ModelBuilder builder = singleStation(100'000, exponential(1), 1);
        SimulationOptions options;
        options.replications = 1;
        options.duration = 1e6;
        const auto result = run(builder.build(), options);
        QVERIFY(result.truncated);
        QVERIFY(stationOf(result, "server").unstable);
        QVERIFY(result.events < 2'000'000);
    }

    void aBusyStationIsNotUnstable()
    {
        ModelBuilder builder = singleStation(0.95, exponential(1), 1);
        const auto result = run(builder.build(), {});
        QVERIFY(!stationOf(result, "server").unstable);
        QVERIFY(result.notes.empty());
    }

    void theEventLimitStops()
    {
        SimulationOptions options = shortRuns();
        options.duration = 1e6;
        options.maxEvents = 200'000;
        const auto result = run(shop(), options);
        QVERIFY(result.truncated);
        QVERIFY(result.events < 300'000);
        QVERIFY(!result.notes.empty());
        QVERIFY(result.flows.stations[0].arrivals > 0);
    }

    void stopsWhenAsked()
    {
        std::atomic<bool> stop = false;
        SimulationOptions options;
        options.duration = 1e9;
        options.stop = &stop;
        double most = 0;
        options.progress = [&most](double share) { most = share; };
        const SimulationModel model = shop();
        std::chrono::steady_clock::time_point asked;
        std::jthread user([&stop, &asked] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            asked = std::chrono::steady_clock::now();
            stop = true;
        });
        const auto result = simulate(model, options);
        user.join();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        // 100 ms when the machine is free; others may be building on it.
        QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(1));
        QVERIFY(most < 1);
    }

    void progressRisesToOne()
    {
        std::vector<double> seen;
        SimulationOptions options = shortRuns();
        options.duration = 5000;
        options.threads = 2;
        options.progress = [&seen](double share) { seen.push_back(share); };
        (void)run(shop(), options);
        QVERIFY(seen.size() > 10);
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(seen.back(), 1.0);
    }

    void refuses_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* says, Spoil spoil) {
            QTest::addRow("%s", name) << std::move(spoil) << QString::fromLatin1(says);
        };
        row("negative service", "service", [](auto& m) { m.stations[1].service.mean = -1; });
        row("NaN service", "service", [](auto& m) { m.stations[1].service.mean = notANumber; });
        row("absurd service", "service", [](auto& m) { m.stations[1].service.mean = 1e10; });
        row("infinite limit", "rate limit", [](auto& m) { m.stations[1].rateLimit = infinity; });
        row("probability above 1", "error rate", [](auto& m) { m.stations[1].errorRate = 1.5; });
        row("negative keep-alive", "keep-alive", [](auto& m) { m.stations[1].keepAlive = -5; });
        row("no batch", "batch size", [](auto& m) { m.stations[1].batchSize = 0; });
        row("negative servers", "servers", [](auto& m) { m.stations[1].servers = -1; });
        row("absurd rate", "arrival rate", [](auto& m) { m.strata[0].sourceRates[0] = 1e10; });
        row("NaN rate", "arrival rate", [](auto& m) { m.sources[0].hourlyRates[3] = notANumber; });
        row("negative rate", "arrival rate", [](auto& m) { m.strata[0].sourceRates[0] = -1; });
        row("infinite rate", "arrival rate",
            [](auto& m) { m.sources[0].hourlyRates[3] = infinity; });
        row("NaN cores", "cores", [](auto& m) { m.stations[1].cores = notANumber; });
        row("absurd share", "asked for most", [](auto& m) { m.stations[1].hotShare = 1.5; });
        row("negative credits", "CPU credits", [](auto& m) {
            m.stations[1].behaviour = Behaviour::ServerPool;
            m.stations[1].creditCores = -1;
        });
        row("negative connections", "connections", [](auto& m) { m.stations[1].connections = -1; });
        row("units without a step", "step", [](auto& m) {
            m.stations[1].mostUnits = 2;
            m.stations[1].unitStep = 0;
        });
        row("infinite pause", "pause", [](auto& m) { m.stations[1].pauseAfter = infinity; });
        row("absurd shards", "shards", [](auto& m) { m.stations[1].shards = 1'000'000'000; });
        row("no batch per shard", "batches", [](auto& m) { m.stations[1].shardBatches = 0; });
        row("NaN age", "age", [](auto& m) { m.stations[1].asyncMaxAge = notANumber; });
        row("always bad", "bad spells", [](auto& m) {
            m.stations[1].badTime = 1;
            m.stations[1].badShare = 1;
        });
        row("negative breaker", "breaker", [](auto& m) { m.stations[1].breakerFailures = -1; });
        row("no such account", "account", [](auto& m) { m.stations[1].account = 3; });
        row("missing rate", "stratum", [](auto& m) { m.strata[0].sourceRates.clear(); });
        row("short week", "168", [](auto& m) { m.strata[0].weeklyHours = 100; });
        row("call to nowhere", "station", [](auto& m) { m.calls[0].to = 7; });
        row("negative retries", "retries", [](auto& m) { m.calls[0].retries = -1; });
        row("NaN calls", "calls per request",
            [](auto& m) { m.calls[0].callsPerRequest = notANumber; });
        row("no month", "month", [](auto& m) { m.hoursPerMonth = 0; });
    }

    void refuses()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, says);
        SimulationModel model = singleStation(1, exponential(0.1), 1).build();
        spoil(model);
        const auto result = simulate(model, shortRuns());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Invalid);
        QVERIFY(!result.error().where.empty());
        QVERIFY2(QString::fromStdString(result.error().message).contains(says),
                 result.error().message.c_str());
    }

    void namesTheStation()
    {
        SimulationModel model = singleStation(1, exponential(0.1), 1).build();
        model.stations[1].service.mean = notANumber;
        QCOMPARE(simulate(model, {}).error().where, std::string("server"));
    }
};

BREAKEVEN_TEST(simulate, SimulateTest)
#include "tst_simulate.moc"
