#pragma once

#include "ui/canvas/cardfigures.h"
#include "ui/canvas/cardpainter.h"

namespace breakeven::ui {

/// What a screen reader says of a component: name, kind, figures, problems, and whom it calls.
/// Empty when there is no such component.
[[nodiscard]] QString componentDescription(const model::Architecture& architecture,
                                           const model::Catalog& catalog,
                                           const model::ComponentId& id,
                                           const CardFigures& figures);

}  // namespace breakeven::ui
