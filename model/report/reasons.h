#pragma once

#include <optional>
#include <vector>

#include "model/explain/change.h"
#include "model/explain/hours.h"
#include "model/report/document.h"

namespace breakeven::model::report {

/// The reasons for one alternative's bill.
struct Reasons {
    const Alternative* alternative = nullptr;
    const Outcome* outcome = nullptr;
    Explanation explanation;
    std::optional<YearCost> year;
    CostHours hours;
    [[nodiscard]] ExplainedAnswer answer() const { return {*alternative, *outcome, explanation}; }
};

/// Of every outcome whose alternative the project has. The references must outlive the result. The
/// year is left out without a book.
[[nodiscard]] Result<std::vector<Reasons>> reasonsFor(const Project& project,
                                                      const Catalog& catalog,
                                                      const std::vector<Outcome>& outcomes,
                                                      const pricing::PriceBook* book);

/// A section for each, and one on why they differ from the first.
[[nodiscard]] std::vector<Section> reasonSections(const std::vector<Reasons>& all);

}  // namespace breakeven::model::report
