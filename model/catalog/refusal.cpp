#include "model/catalog/refusal.h"

#include <algorithm>

namespace breakeven::model {

void addRefusal(std::vector<Problem>& problems, const AlternativeId& alternative,
                const Error& error)
{
    const auto stops = [&alternative](const Problem& problem) {
        return problem.severity == Severity::Error && problem.alternative == alternative;
    };
    if (std::ranges::none_of(problems, stops)) {
        problems.push_back({.severity = Severity::Error,
                            .code = "refused",
                            .text = error.text(),
                            .alternative = alternative,
                            .where = {},
                            .fix = {}});
    }
}

}  // namespace breakeven::model
