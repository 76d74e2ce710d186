#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/comparison/comparison.h"
#include "model/report/document.h"

namespace breakeven::model::report {

/// What a report is made of. The references must outlive it.
struct ReportInput {
    const Project& project;
    const Catalog& catalog;
    const Comparison& comparison;
    std::string version;                       ///< of the program
    std::string today;                         ///< ISO date, to tell old prices
    const pricing::PriceBook* book = nullptr;  ///< for the first year; without it that is left out
};

/// The verdict, the alternatives side by side, cost by component, break-even, named gaps and
/// prices to check: what a terminal shows.
[[nodiscard]] Document summaryOf(const ReportInput& input);

/// The summary and everything behind it: figures, every line of every bill with formula, tiers and
/// source, stations, problems, workload, assumptions and method.
[[nodiscard]] Document reportOf(const ReportInput& input);

/// One alternative's answer: cost, latency by source, stations, bill.
[[nodiscard]] Document outcomeDocument(const Project& project, const Catalog& catalog,
                                       const Outcome& outcome, const std::string& today);

/// A bill alone, of usage that belongs to no project.
[[nodiscard]] Document billDocument(const pricing::Bill& bill, const std::string& title,
                                    const std::string& today);

/// Whether a price date (ISO date or month) is more than a year before `today`.
[[nodiscard]] bool isOldPrice(const std::string& asOf, const std::string& today);

}  // namespace breakeven::model::report
