#pragma once

#include <map>
#include <string>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::model {

/// Named numbers that an expression can use.
using Variables = std::map<std::string, double>;

/// Evaluates a catalog expression (muParser): + - * / ^, comparisons, && ||, `c ? a : b`, min, max,
/// abs, sqrt, ln, exp, and `ceil(x)`, `floor(x)`, `round(x)`, `ceil_to(x, step)`,
/// `started(size, unit, spread)`. Ceilings ignore a relative excess below 1e-9, so that a quotient
/// such as 3 * 0.1 / 0.1 rounds as on paper; `floor` forgives a shortfall in the same way.
/// `started` is how many units of a size are begun on average, at least one, where sizes are
/// log-normal with that mean and coefficient of variation; without a spread max(1, ceil(size /
/// unit)).
/// Malformed for a syntax error or an unknown name, Invalid for a result that is not finite.
/// Safe to call from several threads.
[[nodiscard]] Result<double> evaluate(const std::string& expression, const Variables& variables);

/// The names that an expression refers to, sorted; for checking the catalog.
[[nodiscard]] Result<std::vector<std::string>> namesIn(const std::string& expression);

}  // namespace breakeven::model
