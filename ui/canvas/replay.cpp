#include "ui/canvas/replay.h"

#include <algorithm>
#include <cmath>

#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::ui {

namespace {

constexpr double dotsOnALine = 10;  ///< more cannot be told apart
constexpr std::size_t chartPoints = 2000;
constexpr double shortest = 1e-3;  ///< seconds: a film that breaks off at once can be shown too

/// Of many points those that a chart of this size can show: in each slice of the time the one
/// with the highest count, so that no peak is lost.
std::vector<QPointF> thinned(std::vector<QPointF> points)
{
    if (points.size() <= chartPoints) {
        return points;
    }
    std::vector<QPointF> kept;
    const double size = static_cast<double>(points.size()) / chartPoints;
    for (std::size_t i = 0; i < chartPoints; ++i) {
        const auto from = static_cast<std::ptrdiff_t>(size * static_cast<double>(i));
        const auto to = static_cast<std::ptrdiff_t>(size * static_cast<double>(i + 1));
        kept.push_back(*std::max_element(
            points.begin() + from, points.begin() + std::max(from + 1, to),
            [](const QPointF& one, const QPointF& other) { return one.y() < other.y(); }));
    }
    return kept;
}

}  // namespace

model::FilmState Replay::Course::at(double time) const
{
    const auto next = std::ranges::upper_bound(scenes, time, {}, &model::FilmScene::time);
    return next == scenes.begin() ? model::FilmState{} : std::prev(next)->state;
}

Replay::Replay(const model::Film& film, const model::SimulationModel& model)
    : m_seconds(std::max(film.seconds, shortest))
{
    for (const model::StationSpec& station : model.stations) {
        m_courses.push_back({model::ComponentId(station.id), {}});
    }
    for (const model::CallSpec& call : model.calls) {
        m_lines.push_back({model::ConnectionId(call.id), {}});
    }
    for (const model::FilmScene& scene : film.scenes) {
        m_courses[scene.station].scenes.push_back(scene);
    }
    for (const model::FilmCalls& calls : film.calls) {
        m_lines[calls.call].calls.push_back(calls);
    }
}

void Replay::addDots(std::vector<ReplayDot>& dots, const Line& line, double time,
                     double travel) const
{
    // Slices of the film's own time, so that a dot stays the same one from frame to frame.
    const double slice = travel / dotsOnALine;
    auto next = std::ranges::lower_bound(line.calls, time, {}, &model::FilmCalls::time);
    double open = -1;
    for (; next != line.calls.end() && next->time < time + travel; ++next) {
        if (const double number = std::floor(next->time / slice); number == open) {
            dots.back().calls += next->count;
        } else {
            open = number;
            dots.push_back({line.connection, 1 - (next->time - time) / travel, next->count});
        }
    }
}

ReplayFrame Replay::frameAt(double time, double travel) const
{
    ReplayFrame frame;
    for (const Course& course : m_courses) {
        const model::FilmState now = course.at(time);
        const model::FilmState before = course.at(time - travel);
        const ReplayCard card{.waiting = now.waiting,
                              .working = now.present - now.waiting,
                              .instances = now.instances,
                              .startsCold = now.coldStarts > before.coldStarts,
                              .refuses = now.refused > before.refused};
        if (card != ReplayCard{}) {
            frame.cards[course.component] = card;
        }
    }
    for (const Line& line : m_lines) {
        addDots(frame.dots, line, time, travel);
    }
    return frame;
}

std::vector<QPointF> Replay::countOf(const model::ComponentId& component,
                                     std::int64_t model::FilmState::*field) const
{
    struct Change {
        double time;
        std::int64_t by;
    };
    std::vector<Change> changes;
    for (const Course& course : m_courses) {
        if (!component.empty() && course.component != component) {
            continue;
        }
        std::int64_t value = 0;
        for (const model::FilmScene& scene : course.scenes) {
            if (const std::int64_t by = scene.state.*field - value; by != 0) {
                changes.push_back({scene.time, by});
                value += by;
            }
        }
    }
    std::ranges::stable_sort(changes, {}, &Change::time);
    std::vector<QPointF> points{{0, 0}};
    std::int64_t value = 0;
    for (const Change& change : changes) {
        value += change.by;
        points.emplace_back(change.time, static_cast<double>(value));
    }
    points.emplace_back(m_seconds, static_cast<double>(value));
    return thinned(std::move(points));
}

std::vector<QPointF> Replay::waiting(const model::ComponentId& component) const
{
    return countOf(component, &model::FilmState::waiting);
}

std::vector<QPointF> Replay::instances(const model::ComponentId& component) const
{
    return countOf(component, &model::FilmState::instances);
}

std::vector<double> Replay::coldStarts(const model::ComponentId& component) const
{
    std::vector<double> times;
    for (const Course& course : m_courses) {
        if (!component.empty() && course.component != component) {
            continue;
        }
        std::uint64_t before = 0;
        for (const model::FilmScene& scene : course.scenes) {
            times.insert(times.end(), scene.state.coldStarts - before, scene.time);
            before = scene.state.coldStarts;
        }
    }
    std::ranges::sort(times);
    return times;
}

}  // namespace breakeven::ui
