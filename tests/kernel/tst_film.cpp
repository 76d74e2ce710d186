#include <atomic>
#include <cmath>

#include "model/simulation/kernel/film.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double seconds = 40;
constexpr double rate = 50;

/// A function that calls a small pool and tells a queue, whose consumer is slow.
SimulationModel shop()
{
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& function = builder.station("function", Behaviour::Function);
    function.service = exponential(0.02);
    function.init = constant(0.3);
    function.keepAlive = 5;
    StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
    pool.servers = 3;
    pool.service = exponential(0.05);
    builder.station("queue", Behaviour::Queue).batchSize = 5;
    builder.station("consumer").service = exponential(0.1);
    builder.call("clients", "function");
    builder.call("function", "pool");
    builder.asynchronousCall("function", "queue");
    builder.asynchronousCall("queue", "consumer");
    return builder.build();
}

FilmOptions filmed()
{
    FilmOptions options;
    options.requests = rate * seconds;
    return options;
}

/// The mean over time of what the scenes show at a station.
double meanOf(const Film& film, std::uint32_t station, std::int64_t FilmState::*field)
{
    double area = 0;
    double since = 0;
    std::int64_t value = 0;
    for (const FilmScene& scene : film.scenes) {
        if (scene.station == station) {
            area += static_cast<double>(value) * (scene.time - since);
            since = scene.time;
            value = scene.state.*field;
        }
    }
    return (area + static_cast<double>(value) * (film.seconds - since)) / film.seconds;
}

FilmState lastOf(const Film& film, std::uint32_t station)
{
    FilmState last;
    for (const FilmScene& scene : film.scenes) {
        last = scene.station == station ? scene.state : last;
    }
    return last;
}

double callsOf(const Film& film, std::uint32_t call)
{
    double made = 0;
    for (const FilmCalls& calls : film.calls) {
        made += calls.call == call ? calls.count : 0;
    }
    return made;
}

}  // namespace

/// The film of a run against the figures of the same run.
class FilmTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheRunCounts()
    {
        const SimulationModel model = shop();
        const SimulationResult result = run(model, singleRun(seconds));
        const auto film = breakeven::model::film(model, filmed());
        QVERIFY(film.has_value());
        QCOMPARE(film->seconds, seconds);
        for (std::uint32_t i = 0; i < model.stations.size(); ++i) {
            const StationResult& station = result.stations[i];
            const StationFlow& flow = result.flows.stations[i];
            const FilmState last = lastOf(*film, i);
            const double present = meanOf(*film, i, &FilmState::present);
            if (model.stations[i].behaviour == Behaviour::Queue) {
                // Its messages too, those in the consumer's hands included.
                QVERIFY(present > station.queueLength.mean + 0.5);
            } else {
                QVERIFY(near(present, station.inFlight.mean, 1e-6));
            }
            QVERIFY(near(meanOf(*film, i, &FilmState::waiting), station.queueLength.mean, 1e-6));
            QVERIFY(near(meanOf(*film, i, &FilmState::instances),
                         inRun(flow.instanceSeconds, seconds) / seconds, 1e-6));
            QVERIFY(near(static_cast<double>(last.coldStarts), inRun(flow.coldStarts, seconds)));
        }
        for (std::uint32_t i = 0; i < model.calls.size(); ++i) {
            QVERIFY(near(callsOf(*film, i), inRun(result.flows.calls[i].attempts, seconds)));
        }
    }

    /// What depends on the hour of the week is filmed in an hour of the stratum.
    void showsTheHourThatTheRunIsOf()
    {
        ModelBuilder builder;
        builder.source("clients", 5);
        StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
        pool.service = constant(0.01);
        pool.servers = pool.instances = 2;
        pool.scheduledFewest = 6;
        pool.scheduledFrom = 9;
        pool.scheduledTo = 17;
        builder.call("clients", "pool");
        SimulationModel model = builder.build();
        FilmOptions options = filmed();
        options.requests = 5 * seconds;
        for (const int hour : {3, 12}) {
            model.strata.front().hourOfWeek = hour;
            const SimulationResult result = run(model, singleRun(seconds));
            const auto film = breakeven::model::film(model, options);
            QVERIFY(film.has_value());
            QVERIFY(near(meanOf(*film, 1, &FilmState::instances), result.stations[1].instances.mean,
                         1e-6));
            QCOMPARE(std::round(result.stations[1].instances.mean), hour == 12 ? 6.0 : 2.0);
        }
    }

    void aPoolScalesAsInTheRun()
    {
        ModelBuilder builder;
        builder.source("clients", 8);
        StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
        pool.service = exponential(1);
        pool.servers = pool.instances = 4;
        pool.fewestInstances = 1;
        pool.mostInstances = 40;
        pool.targetUtilisation = 0.5;
        pool.scalingPeriod = 5;
        pool.scaleOutDelay = 5;
        pool.scaleInDelay = 60;
        pool.instanceWarmUp = 2;
        builder.call("clients", "pool");
        const SimulationModel model = builder.build();
        FilmOptions options = filmed();
        options.requests = 8 * seconds;
        const SimulationResult result = run(model, singleRun(seconds));
        const auto film = breakeven::model::film(model, options);
        QVERIFY(film.has_value());
        QVERIFY(
            near(meanOf(*film, 1, &FilmState::instances), result.stations[1].instances.mean, 1e-6));
        QVERIFY(result.stations[1].instances.mean > 5);
        QVERIFY(result.stations[1].instances.mean < 39);
    }

    /// Those at work are what is present and does not wait: never less than none.
    void nowhereMoreWaitsThanThereIs()
    {
        const auto film = breakeven::model::film(shop(), filmed());
        QVERIFY(film.has_value());
        for (const FilmScene& scene : film->scenes) {
            QVERIFY(scene.state.present >= scene.state.waiting);
        }
    }

    void timesAscend()
    {
        const auto film = breakeven::model::film(shop(), filmed());
        QVERIFY(film.has_value());
        QVERIFY(film->scenes.size() > 1000);
        QVERIFY(std::ranges::is_sorted(film->scenes, {}, &FilmScene::time));
        QVERIFY(std::ranges::is_sorted(film->calls, {}, &FilmCalls::time));
    }

    void endsWhenItHasEnough()
    {
        FilmOptions options = filmed();
        options.scenes = 500;
        const auto film = breakeven::model::film(shop(), options);
        QVERIFY(film.has_value());
        QVERIFY(film->scenes.size() >= 500);
        QVERIFY(film->scenes.size() < 600);
        QCOMPARE(film->seconds, film->scenes.back().time);
    }

    void isTheSameForTheSameSeed()
    {
        FilmOptions options = filmed();
        const auto first = breakeven::model::film(shop(), options);
        const auto again = breakeven::model::film(shop(), options);
        options.seed = 2;
        const auto other = breakeven::model::film(shop(), options);
        QCOMPARE(first->scenes.size(), again->scenes.size());
        QCOMPARE(first->scenes.back().time, again->scenes.back().time);
        QVERIFY(first->scenes.back().time != other->scenes.back().time);
    }

    void stopsWhenAsked()
    {
        const std::atomic<bool> stop = true;
        FilmOptions options = filmed();
        options.stop = &stop;
        const auto film = breakeven::model::film(shop(), options);
        QVERIFY(!film.has_value());
        QCOMPARE(film.error().code, breakeven::ErrorCode::Cancelled);
    }

    void refusesWhatCannotBeSimulated()
    {
        ModelBuilder builder = singleStation(1, exponential(1), 1);
        builder.find("server").service.mean = -1;
        QVERIFY(!breakeven::model::film(builder.build(), filmed()).has_value());
    }
};

BREAKEVEN_TEST(film, FilmTest)
#include "tst_film.moc"
