#include "model/explain/explanation.h"

namespace breakeven::model {

Result<YearCost> firstYear(const Project& project, const Alternative& alternative,
                           const Catalog& catalog, const pricing::PriceBook& book)
{
    constexpr int monthsInYear = 12;
    Project ahead;
    ahead.workload = project.workload;
    ahead.assumptions = project.assumptions;
    YearCost year;
    for (int month = 0; month < monthsInYear; ++month) {
        ahead.assumptions.monthsAhead = project.assumptions.monthsAhead + month;
        const auto outcome = estimateAlternative(ahead, alternative, catalog, book);
        if (!outcome) {
            return tl::unexpected(outcome.error());
        }
        year.months.push_back(outcome->estimatedBill.total);
        year.total += outcome->estimatedBill.total;
        year.complete = year.complete && outcome->estimatedBill.complete();
    }
    return year;
}

}  // namespace breakeven::model
