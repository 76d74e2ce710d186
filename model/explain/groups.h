#pragma once

#include "model/explain/explanation.h"

namespace breakeven::model {

/// Fills in the groupings of an explanation whose lines are there.
void addGroups(Explanation& explanation, const pricing::Bill& bill,
               const Architecture& architecture, const Catalog& catalog);

}  // namespace breakeven::model
