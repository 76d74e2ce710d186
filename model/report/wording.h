#pragma once

#include <functional>
#include <string>

#include "model/architecture/project.h"
#include "model/report/document.h"
#include "model/simulation/kernel/result.h"
#include "pricing/bill/bill.h"

namespace breakeven::model::report {

// How results are said in reports; one place, so that text, pages and tables agree.

/// `38 ms ± 2 ms`; without the second part when the half width is not known or is nothing.
[[nodiscard]] std::string intervalText(const Interval& interval, std::string (*say)(double));

/// The name of a component of the alternative, else its id.
[[nodiscard]] std::string componentName(const Architecture& architecture, const std::string& id);
[[nodiscard]] const std::string& nameOr(const std::string& name, const std::string& id);

/// `aws lambda x86_64 gb_seconds`
[[nodiscard]] std::string keyText(const pricing::RateKey& key);
[[nodiscard]] std::string confidenceText(pricing::Confidence confidence);
/// The host of an address, or the address when it has none.
[[nodiscard]] std::string hostOf(const std::string& address);

/// Where a line's price was read: host with link; below it date and confidence.
[[nodiscard]] Cell provenanceCell(const pricing::BillLine& line, const std::string& today);
/// `2,000,000 × $0.0000002 = $0.40` for each tier of a line, joined with ` + `.
[[nodiscard]] std::string tiersText(const pricing::BillLine& line);
/// `EUR 1,234.57, at 0.92 for a dollar on 2026-11-20`; empty without another currency.
[[nodiscard]] std::string convertedText(const pricing::Bill& bill);

}  // namespace breakeven::model::report
