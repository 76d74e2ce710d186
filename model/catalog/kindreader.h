#pragma once

#include <string>

#include "model/catalog/networkfacts.h"
#include "model/catalog/servicekind.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// One kind from the text of its catalog file (resources/schema/catalog.schema.json). `file` is
/// named in errors. Malformed when it is not UTF-8 or JSON, or an object names a field twice;
/// Invalid, with a JSON pointer, for everything else.
[[nodiscard]] Result<ServiceKind> readKind(const std::string& text, const std::string& file);

/// Fills the assumptions and the common parameters from the text of `network.json`: an object with
/// `assumptions` (as a kind's limits) and `groups`, each with `behaviours`, `kinds` and
/// `parameters` (as a kind's). Errors as those of readKind().
[[nodiscard]] Result<void> readNetwork(const std::string& text, const std::string& file,
                                       NetworkFacts& facts);

}  // namespace breakeven::model
