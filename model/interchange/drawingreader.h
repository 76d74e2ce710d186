#pragma once

#include "model/architecture/architecture.h"
#include "model/interchange/fieldreader.h"

namespace breakeven::model {

/// What is only drawn, from a project's JSON.
[[nodiscard]] Look readLook(FieldReader& reader);
[[nodiscard]] Group readGroup(const nlohmann::json& value, const Place& place,
                              FirstReadError& error);
[[nodiscard]] Note readNote(const nlohmann::json& value, const Place& place, FirstReadError& error);

/// Sorts the groups, and refuses groups that are named but not there, and groups that are in
/// themselves; components and groups must still be in the file's order. `place` is the
/// alternative's.
void checkGroups(Architecture& architecture, const Place& place, FirstReadError& error);

}  // namespace breakeven::model
