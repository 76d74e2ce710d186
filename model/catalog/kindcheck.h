#pragma once

#include "model/catalog/servicekind.h"
#include "model/catalog/strictobject.h"

namespace breakeven::model {

/// Checks what the form of a catalog file cannot: ids, ranges, and that every expression refers
/// only to what exists. Reports the first fault with its JSON pointer.
void checkKind(const ServiceKind& kind, FirstError& errors);

}  // namespace breakeven::model
