#pragma once

#include <variant>

#include "model/architecture/ids.h"

namespace breakeven::ui {

/// The whole project was replaced (opened, reverted): rebuild everything.
struct ProjectReset {};
struct ProjectRenamed {};
struct WorkloadChanged {};
struct AssumptionsChanged {};
struct AlternativesChanged {};  ///< added, removed, renamed, reordered, or its region changed
struct ComponentAdded {
    model::AlternativeId alternative;
    model::ComponentId component;
};
struct ComponentRemoved {
    model::AlternativeId alternative;
    model::ComponentId component;
};
/// Name, kind or a parameter.
struct ComponentChanged {
    model::AlternativeId alternative;
    model::ComponentId component;
};
struct ComponentMoved {
    model::AlternativeId alternative;
    model::ComponentId component;
};
struct ConnectionAdded {
    model::AlternativeId alternative;
    model::ConnectionId connection;
};
struct ConnectionRemoved {
    model::AlternativeId alternative;
    model::ConnectionId connection;
};
struct ConnectionChanged {
    model::AlternativeId alternative;
    model::ConnectionId connection;
};
/// Groups, notes, or how components look: nothing that answers depend on.
struct DrawingChanged {
    model::AlternativeId alternative;
};

/// What a command did, in small total pieces; views visit it exhaustively and never write.
using ChangeEvent = std::variant<ProjectReset, ProjectRenamed, WorkloadChanged, AssumptionsChanged,
                                 AlternativesChanged, ComponentAdded, ComponentRemoved,
                                 ComponentChanged, ComponentMoved, ConnectionAdded,
                                 ConnectionRemoved, ConnectionChanged, DrawingChanged>;

/// Whether the event can change cost or latency (a move, a frame or a rename of the project
/// cannot).
[[nodiscard]] bool affectsResults(const ChangeEvent& event);

}  // namespace breakeven::ui
