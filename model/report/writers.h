#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/report/document.h"
#include "model/report/report.h"

namespace breakeven::model::report {

/// Whether a cell's note is written in a line of its own below its row.
enum class Notes { Hidden, Below };

/// For a terminal: headings, wrapped paragraphs, aligned tables; figures are left out, their
/// figures being in the tables.
[[nodiscard]] std::string textOf(const Document& document, Notes notes = Notes::Hidden);

/// {"title", "subtitle", "sections": [{"title", "paragraphs": [text], "tables": [{"title",
/// "columns": [title], "rows": [[{"text", "note", "link"}]]}]}]}; what a cell does not have is left
/// out, and so are figures.
[[nodiscard]] nlohmann::json documentJson(const Document& document);

/// GitHub-flavoured Markdown; figures are left out.
[[nodiscard]] std::string markdownOf(const Document& document);

/// One page that needs nothing beside it: styles inline, figures as SVG, light and dark.
[[nodiscard]] std::string htmlOf(const Document& document);

/// A figure as an SVG element whose colours are the page's.
[[nodiscard]] std::string svgOf(const BarFigure& figure);
[[nodiscard]] std::string svgOf(const CurveFigure& figure);

/// Text as it may stand in HTML and XML, also in attributes.
[[nodiscard]] std::string escapedXml(const std::string& text);

/// Every line of every bill, RFC 4180, amounts and quantities exact.
[[nodiscard]] std::string billCsv(const ReportInput& input);

/// The whole comparison: outcomes with bills and simulations, break-even, verdict.
[[nodiscard]] nlohmann::json comparisonJson(const Project& project, const Catalog& catalog,
                                            const Comparison& comparison);
/// One outcome of it.
[[nodiscard]] nlohmann::json outcomeJson(const Project& project, const Catalog& catalog,
                                         const Outcome& outcome);

/// The report in the format of a file name's extension: html, md, txt, json or csv. Unsupported
/// names what works.
[[nodiscard]] Result<std::string> renderReport(const ReportInput& input,
                                               const std::filesystem::path& file);
/// Whether renderReport knows the extension; checked before an hour of simulation, not after.
[[nodiscard]] Result<void> checkReportFormat(const std::filesystem::path& file);

}  // namespace breakeven::model::report
