#pragma once

#include <QString>

#include "ui/document/document.h"

namespace breakeven::ui {

/// Why `to` cannot be called by `from`, as a sentence for the pointer; empty when it can.
[[nodiscard]] QString connectRefusal(const model::Architecture& architecture,
                                     const model::Catalog& catalog, const model::ComponentId& from,
                                     const model::ComponentId& to);

/// The connection that drawing a line makes: asynchronous to and from what passes messages on, and
/// for the first operation of `to` that `from` does not use yet. Its id is fresh.
[[nodiscard]] model::Connection newConnection(Document& document,
                                              const model::Architecture& architecture,
                                              const model::ComponentId& from,
                                              const model::ComponentId& to);

}  // namespace breakeven::ui
