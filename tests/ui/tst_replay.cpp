#include "ui/canvas/replay.h"

#include <QGuiApplication>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>

#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/canvas/replaypainter.h"
#include "ui/results/replaypanel.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

const model::ComponentId function("function");
const model::ConnectionId line("line");

/// Two stations and the line between them: five calls within a second, one of which waits.
Replay sample()
{
    model::SimulationModel model;
    model.stations.resize(2);
    model.stations[0].id = "source";
    model.stations[1].id = function.text();
    model.calls.resize(1);
    model.calls[0].id = line.text();
    model::Film film;
    film.seconds = 10;
    film.scenes = {{1, 1, {.present = 1, .instances = 1, .coldStarts = 1}},
                   {2, 1, {.present = 3, .waiting = 1, .instances = 2, .coldStarts = 2}},
                   {5, 1, {.present = 0, .waiting = 0, .instances = 2, .coldStarts = 2}},
                   {8, 1, {.instances = 2, .coldStarts = 2, .refused = 4}}};
    film.calls = {{1, 0, 1}, {2, 0, 1}, {2.01, 0, 3}, {9.9, 0, 1}};
    return {film, model};
}

}  // namespace

/// What a replay shows at a moment, and how it is played in the window.
class ReplayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void showsTheStateOfTheMoment()
    {
        const Replay replay = sample();
        QVERIFY(replay.frameAt(0.5, 0.2).cards.empty());
        const ReplayFrame busy = replay.frameAt(3, 0.5);
        QCOMPARE(busy.cards.size(), 1U);
        const ReplayCard& card = busy.cards.at(function);
        QCOMPARE(card.waiting, 1);
        QCOMPARE(card.working, 2);
        QCOMPARE(card.instances, 2);
        QVERIFY(!card.startsCold);  // that was a second ago
        QVERIFY(replay.frameAt(2.1, 0.5).cards.at(function).startsCold);
        QVERIFY(replay.frameAt(8, 0.5).cards.at(function).refuses);
        QVERIFY(!replay.frameAt(9, 0.5).cards.at(function).refuses);
    }

    void movesCallsAlongTheirLine()
    {
        const Replay replay = sample();
        const auto placeAt = [&replay](double time) {
            return replay.frameAt(time, 0.5).dots.front().place;
        };
        QVERIFY(replay.frameAt(0.4, 0.5).dots.empty());
        QCOMPARE(placeAt(0.75), 0.5);
        QCOMPARE(placeAt(1.0), 1.0);
        // Calls that cannot be told apart are one dot that stands for all.
        const ReplayFrame both = replay.frameAt(1.9, 1);
        QCOMPARE(both.dots.size(), 1U);
        QCOMPARE(both.dots.front().calls, 4U);
    }

    void countsOverTime()
    {
        const Replay replay = sample();
        const std::vector<QPointF> waiting{{0, 0}, {2, 1}, {5, 0}, {10, 0}};
        QCOMPARE(replay.waiting(), waiting);
        QCOMPARE(replay.waiting(function), waiting);
        QCOMPARE(replay.waiting(model::ComponentId("source")).size(), 2U);
        QCOMPARE(replay.coldStarts(), (std::vector<double>{1, 2}));
        QCOMPARE(replay.instances().back(), QPointF(10, 2));
    }

    void countsColdStartsThatComeTogether()
    {
        model::SimulationModel model;
        model.stations.resize(1);
        model.stations[0].id = function.text();
        model::Film film;
        film.seconds = 10;
        film.scenes = {
            {1, 0, {.coldStarts = 3}}, {2, 0, {.coldStarts = 3}}, {4, 0, {.coldStarts = 5}}};
        const Replay replay(film, model);
        QCOMPARE(replay.coldStarts(), (std::vector<double>{1, 1, 1, 4, 4}));
    }

    void aFilmThatBreaksOffAtOnceHasALength()
    {
        const Replay replay(model::Film{}, model::SimulationModel{});
        QVERIFY(replay.seconds() > 0);
        QVERIFY(replay.frameAt(0, 0.1) == ReplayFrame());
    }

    void findsPointsAlongALine()
    {
        const QPolygonF corners({{0, 0}, {10, 0}, {10, 30}});
        QCOMPARE(pointAlong(corners, 0), QPointF(0, 0));
        QCOMPARE(pointAlong(corners, 0.5), QPointF(10, 10));
        QCOMPARE(pointAlong(corners, 1), QPointF(10, 30));
        QCOMPARE(pointAlong({}, 0.5), QPointF());
    }

    void playsPausesAndEnds()
    {
        const auto window = openExample();
        auto* results = child<QTabWidget>(*window, "resultsTabs");
        auto* panel = child<ReplayPanel>(*window, "replayPanel");
        results->setCurrentWidget(panel);
        auto* play = child<QToolButton>(*window, "replayPlay");
        auto* slider = child<QSlider>(*window, "replaySlider");
        QTRY_VERIFY_WITH_TIMEOUT(slider->isEnabled(), 20000);
        const QImage before = canvas(*window);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(panel->isPlaying());
        QTRY_VERIFY(panel->time() > 0.3);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(!panel->isPlaying());
        const double paused = panel->time();
        QVERIFY(canvas(*window) != before);
        slider->setValue(slider->maximum() / 2);
        QVERIFY(panel->time() > paused);
        QTest::mouseClick(child<QToolButton>(*window, "replayStop"), Qt::LeftButton);
        QCOMPARE(panel->time(), 0.0);
        QCOMPARE(canvas(*window), before);
    }

    void anEditEndsIt()
    {
        const auto window = openExample();
        auto* panel = child<ReplayPanel>(*window, "replayPanel");
        panel->play();
        QTRY_VERIFY_WITH_TIMEOUT(panel->isPlaying(), 20000);
        model::Project changed = window->document().project();
        changed.workload.sources.front().requestsPerSecond *= 2;
        window->document().reset(changed);
        QTRY_VERIFY(!panel->isPlaying());
        QCOMPARE(panel->time(), 0.0);
    }

private:
    static std::unique_ptr<MainWindow> openExample()
    {
        auto window = tests::makeWindow();
        (void)window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven");
        window->resize(1440, 900);
        window->show();
        (void)QTest::qWaitFor([&window] { return !window->analysis().isSettling(); }, 20000);
        return window;
    }

    static QImage canvas(const MainWindow& window)
    {
        return window.findChild<QWidget*>(QStringLiteral("canvasStack"))->grab().toImage();
    }
};

BREAKEVEN_TEST(replay, ReplayTest)
#include "tst_replay.moc"
