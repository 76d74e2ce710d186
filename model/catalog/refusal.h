#pragma once

#include <vector>

#include "model/architecture/problem.h"
#include "pricing/base/error.h"

namespace breakeven::model {

/// Adds what stopped an alternative's estimate to its problems, unless one of them says already
/// what stops it: no alternative may be without an answer and without a reason.
void addRefusal(std::vector<Problem>& problems, const AlternativeId& alternative,
                const Error& error);

}  // namespace breakeven::model
