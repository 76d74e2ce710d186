#pragma once

#include "model/report/report.h"

namespace breakeven::model::report {

// The parts that reports are put together from.

[[nodiscard]] Section verdictSection(const ReportInput& input);
[[nodiscard]] Table sideBySideTable(const ReportInput& input);
[[nodiscard]] Section costSection(const ReportInput& input, bool withFigures);
[[nodiscard]] Section latencySection(const ReportInput& input);
[[nodiscard]] Section breakEvenSection(const ReportInput& input, bool withFigures);
[[nodiscard]] Section gapsSection(const ReportInput& input);
/// Bill and stations of one alternative.
[[nodiscard]] Section alternativeSection(const Project& project, const Catalog& catalog,
                                         const Outcome& outcome, const std::string& today);
[[nodiscard]] Section workloadSection(const Project& project);
[[nodiscard]] Section methodSection(const ReportInput& input);

[[nodiscard]] Table billTable(const pricing::Bill& bill, const Architecture& architecture,
                              const std::string& today);
[[nodiscard]] Table missingTable(const pricing::Bill& bill, const Architecture& architecture);
[[nodiscard]] Table stationTable(const Architecture& architecture, const Catalog& catalog,
                                 const Outcome& outcome);
[[nodiscard]] Table sourceTable(const Project& project, const SimulationResult& result);
[[nodiscard]] Table breakdownTable(const Architecture& architecture,
                                   const SimulationResult& result);

[[nodiscard]] BarFigure costFigure(const ReportInput& input);
[[nodiscard]] CurveFigure latencyFigure(const ReportInput& input);
[[nodiscard]] CurveFigure breakEvenFigure(const ReportInput& input);

/// `$412.10 ± 9 a month`, with a word when prices are missing.
[[nodiscard]] std::string costText(const Outcome& outcome);
[[nodiscard]] const Architecture& architectureOf(const Project& project, const Outcome& outcome);

}  // namespace breakeven::model::report
