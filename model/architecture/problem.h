#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/architecture/ids.h"

namespace breakeven::model {

enum class Severity { Note, Warning, Error };

/// Sets one parameter of a component to its catalog default, or removes a part: what a click on a
/// problem's fix does. `label` is the button's text.
struct Fix {
    enum class Kind { None, ResetParameter, RemoveConnection, RemoveComponent, MakeAsynchronous };
    Kind kind = Kind::None;
    std::string label;
    std::string parameter;  ///< for ResetParameter
};

/// Something about a project that makes an answer wrong, incomplete or impossible. An Error stops
/// estimate and simulation of its alternative; a Warning does not.
struct Problem {
    Severity severity = Severity::Warning;
    std::string code;  ///< stable, such as `unknown-kind`, `synchronous-cycle`, `out-of-range`
    std::string text;  ///< one sentence: what is wrong and what to do
    AlternativeId alternative;
    std::variant<std::monostate, ComponentId, ConnectionId> where;
    Fix fix;
};

}  // namespace breakeven::model
