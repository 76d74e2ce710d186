#include <cmath>

#include "model/estimate/estimate.h"
#include "model/estimate/queueing.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double monthSeconds = 730 * 3600;

/// A client whose asynchronous calls a function handles, with Lambda's rule for retries.
ModelBuilder events(double rate, double service)
{
    ModelBuilder builder;
    builder.source("clients", rate, ArrivalProcess::Constant);
    builder.station("sender");
    StationSpec& function = builder.station("function", Behaviour::Function);
    function.service = constant(service);
    function.asyncMaxAge = 21'600;
    function.asyncRetries = 2;
    builder.call("clients", "sender");
    builder.asynchronousCall("sender", "function");
    return builder;
}

const StationFlow& flowOf(const SimulationResult& result, const std::string& id)
{
    return result.flows.stations[indexOf(result, id)];
}

bool within(double value, const Interval& interval)
{
    return std::abs(value - interval.mean) <= 2.5 * interval.halfWidth;
}

}  // namespace

/// Asynchronous calls that a function's service keeps, and concurrency that functions share.
class EventsTest : public QObject {
    Q_OBJECT

private slots:
    void errorsAreRetriedAfterAMinuteAndAfterTwo_data()
    {
        QTest::addColumn<double>("duration");
        QTest::addColumn<double>("calls");
        QTest::addColumn<double>("lost");
        // One event at 1000 s, failing after 1 s: again at 1061 and at 1182 s.
        QTest::addRow("first") << 1060.0 << 1.0 << 0.0;
        QTest::addRow("second") << 1062.5 << 2.0 << 0.0;
        QTest::addRow("before the third") << 1181.0 << 2.0 << 0.0;
        QTest::addRow("third and last") << 1900.0 << 3.0 << 1.0;
    }

    void errorsAreRetriedAfterAMinuteAndAfterTwo()
    {
        QFETCH(double, duration);
        QFETCH(double, calls);
        QFETCH(double, lost);
        ModelBuilder builder = events(0.001, 1);
        builder.find("function").errorRate = 1;
        const auto result = run(builder.build(), singleRun(duration));
        QVERIFY(near(inRun(flowOf(result, "function").arrivals, duration), calls));
        QVERIFY(near(inRun(flowOf(result, "function").deadLettered, duration), lost));
        QCOMPARE(result.errorRate.mean, 0.0);
    }

    void retriesFollowTheGeometricLaw()
    {
        // Independent failures with probability p: (1 - p³) / (1 - p) tries, p³ lost.
        constexpr double p = 0.3;
        ModelBuilder builder = events(5, 0.1);
        builder.find("function").errorRate = p;
        builder.station("letters", Behaviour::Queue);
        builder.asynchronousCall("function", "letters").onFailure = true;
        SimulationOptions options = singleRun(20'000);
        options.replications = 10;
        options.warmup = 500;
        const SimulationModel model = builder.build();
        const auto result = run(model, options);
        const Estimate estimated = estimate(model);
        const std::size_t function = indexOf(result, "function");
        const double tries = 5 * (1 + p + p * p) * monthSeconds;
        const double lost = 5 * p * p * p * monthSeconds;
        QVERIFY(near(flowOf(result, "function").arrivals, tries, 0.005));
        QVERIFY(near(flowOf(result, "function").deadLettered, lost, 0.03));
        QVERIFY(near(flowOf(result, "letters").arrivals, lost, 0.03));
        QVERIFY(near(estimated.flows.stations[function].arrivals, tries, 1e-6));
        QVERIFY(near(estimated.flows.stations[function].deadLettered, lost, 1e-6));
        QVERIFY(near(estimated.flows.stations[indexOf(result, "letters")].arrivals, lost, 1e-6));
    }

    void throttledEventsAreKeptUntilThereIsRoom()
    {
        // Two events a second for a second's work of one instance at most: none is lost while
        // they are young enough; what came is handled or still kept.
        ModelBuilder builder = events(0.5, 1);
        builder.find("function").maxConcurrency = 1;
        builder.lastTraffic().batchSize = 4;
        const auto result = run(builder.build(), singleRun(10'000));
        QVERIFY(inRun(flowOf(result, "function").throttled, 10'000) > 1000);
        QCOMPARE(flowOf(result, "function").deadLettered, 0.0);
        QVERIFY(near(inRun(flowOf(result, "function").completions, 10'000), 5000, 0.02));
    }

    void eventsThatAreTooOldAreGivenUp()
    {
        ModelBuilder builder = events(0.01, 1);
        builder.find("function").errorRate = 1;
        builder.find("function").asyncMaxAge = 100;
        // The second retry would come after 182 s.
        const auto result = run(builder.build(), singleRun(10'000));
        QVERIFY(near(inRun(flowOf(result, "function").deadLettered, 10'000), 99, 0.02));
        QVERIFY(near(inRun(flowOf(result, "function").arrivals, 10'000), 2 * 99, 0.02));
    }

    void batchesOfAQueueKeepToTheQueuesRule()
    {
        ModelBuilder builder = singleStation(0.01, constant(0), 0, ArrivalProcess::Constant);
        builder.find("server").behaviour = Behaviour::Queue;
        builder.find("server").visibility = 30;
        builder.find("server").maxReceives = 1;
        StationSpec& function = builder.station("function", Behaviour::Function);
        function.asyncMaxAge = 21'600;
        function.asyncRetries = 2;
        function.errorRate = 1;
        builder.asynchronousCall("server", "function");
        const auto result = run(builder.build(), singleRun(10'000));
        QVERIFY(near(inRun(flowOf(result, "function").arrivals, 10'000), 99, 0.02));
        QVERIFY(near(inRun(flowOf(result, "server").deadLettered, 10'000), 99, 0.02));
    }

    void functionsShareTheAccountsConcurrency()
    {
        // A loss system of two classes: Erlang's formula for their common load, for both.
        ModelBuilder builder;
        builder.source("clients", 4);
        builder.source("others", 3);
        StationSpec& one = builder.station("one", Behaviour::Function);
        StationSpec& two = builder.station("two", Behaviour::Function);
        one.service = exponential(1);
        two.service = constant(2);
        one.account = two.account = 0;
        builder.call("clients", "one");
        builder.call("others", "two");
        SimulationModel model = builder.build();
        model.accounts = {{"provider", 10}};
        SimulationOptions options = singleRun(20'000);
        options.replications = 10;
        options.warmup = 700;
        const auto result = run(model, options);
        const double lost = erlangB(10, 10);
        QVERIFY(within(lost, stationOf(result, "one").refusedShare));
        QVERIFY(within(lost, stationOf(result, "two").refusedShare));
        const Estimate estimated = estimate(model);
        QVERIFY(near(estimated.flows.stations[indexOf(result, "one")].throttled,
                     4 * lost * monthSeconds, 1e-6));
        QVERIFY(near(estimated.flows.stations[indexOf(result, "two")].throttled,
                     3 * lost * monthSeconds, 1e-6));
    }

    void provisionedInstancesAreBesideTheSharedConcurrency()
    {
        ModelBuilder builder = singleStation(1, constant(3.5), 0, ArrivalProcess::Constant);
        StationSpec& function = builder.find("server");
        function.behaviour = Behaviour::Function;
        function.provisioned = 2;
        function.account = 0;
        SimulationModel model = builder.build();
        model.accounts = {{"provider", 1}};
        // Three at once: of each four calls one is refused.
        const auto result = run(model, singleRun(401));
        QVERIFY(near(stationOf(result, "server").refusedShare.mean, 0.25, 0.01));
    }
};

BREAKEVEN_TEST(events, EventsTest)
#include "tst_events.moc"
