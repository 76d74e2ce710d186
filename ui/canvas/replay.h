#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QPointF>

#include "model/architecture/architecture.h"
#include "model/simulation/kernel/film.h"

namespace breakeven::ui {

/// Calls under way on a connection, at one moment of a replay.
struct ReplayDot {
    model::ConnectionId connection;
    double place = 0;  ///< 0 at the caller, 1 at the callee
    std::uint32_t calls = 1;
    friend bool operator==(const ReplayDot&, const ReplayDot&) = default;
};

/// What happens at a component, at one moment of a replay.
struct ReplayCard {
    std::int64_t waiting = 0;
    std::int64_t working = 0;
    std::int64_t instances = 0;
    bool startsCold = false;  ///< an instance has just been started
    bool refuses = false;     ///< a call has just been refused
    friend bool operator==(const ReplayCard&, const ReplayCard&) = default;
};

struct ReplayFrame {
    std::vector<ReplayDot> dots;
    std::map<model::ComponentId, ReplayCard> cards;  ///< those where anything is
    friend bool operator==(const ReplayFrame&, const ReplayFrame&) = default;
};

/// A film of the simulation, to be shown at any moment.
class Replay {
public:
    Replay(const model::Film& film, const model::SimulationModel& model);

    [[nodiscard]] double seconds() const { return m_seconds; }
    /// `travel` is how long a dot is seen on its way and an event at its card, in seconds of the
    /// film: in truth calls between components take no time.
    [[nodiscard]] ReplayFrame frameAt(double time, double travel) const;
    /// How many calls wait, and how many instances there are, over time: (seconds, count), at one
    /// component, or all together when there is no such.
    [[nodiscard]] std::vector<QPointF> waiting(const model::ComponentId& component = {}) const;
    [[nodiscard]] std::vector<QPointF> instances(const model::ComponentId& component = {}) const;
    /// When instances were started for a call, one time for each.
    [[nodiscard]] std::vector<double> coldStarts(const model::ComponentId& component = {}) const;

private:
    struct Course {
        model::ComponentId component;
        std::vector<model::FilmScene> scenes;
        /// The state after all that happened until then.
        [[nodiscard]] model::FilmState at(double time) const;
    };
    struct Line {
        model::ConnectionId connection;
        std::vector<model::FilmCalls> calls;
    };
    [[nodiscard]] std::vector<QPointF> countOf(const model::ComponentId& component,
                                               std::int64_t model::FilmState::*field) const;
    void addDots(std::vector<ReplayDot>& dots, const Line& line, double time, double travel) const;

    double m_seconds = 0;
    std::vector<Course> m_courses;
    std::vector<Line> m_lines;
};

}  // namespace breakeven::ui
