#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "model/report/resultjson.h"
#include "model/report/wording.h"
#include "model/report/writers.h"
#include "model/simulation/compile.h"
#include "pricing/bill/usagefile.h"

namespace breakeven::model::report {

namespace {

using Json = nlohmann::json;

/// Quoted when it must be; text that a spreadsheet would run as a formula is kept from it.
std::string csvField(std::string text)
{
    if (!text.empty() &&
        std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
        text.insert(0, "'");
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quotedText = "\"";
    for (const char c : text) {
        quotedText += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quotedText + "\"";
}

std::string csvRow(const std::vector<std::string>& fields)
{
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        row += (i == 0 ? "" : ",") + csvField(fields[i]);
    }
    return row + "\r\n";
}

std::string lineRow(const std::string& alternative, const Architecture& architecture,
                    const pricing::BillLine& line)
{
    return csvRow(
        {alternative, line.component.empty() ? "" : componentName(architecture, line.component),
         line.label, line.key.provider, line.key.service, line.key.sku, line.key.meter, line.region,
         line.quantity.text(), line.unit, line.free.text(), tiersText(line), line.amount.text(),
         line.asOf, line.source, confidenceText(line.confidence), line.formula, ""});
}

std::string missingRow(const std::string& alternative, const Architecture& architecture,
                       const pricing::MissingPrice& line)
{
    return csvRow({alternative,
                   line.component.empty() ? "" : componentName(architecture, line.component),
                   line.label, line.key.provider, line.key.service, line.key.sku, line.key.meter,
                   line.region, line.quantity.text(), "", "", "", "", "", "", "", "", line.reason});
}

std::string adjustmentRow(const std::string& alternative, const pricing::Adjustment& adjustment)
{
    return csvRow({alternative, "", adjustment.text(), adjustment.provider, "", "", "", "", "", "",
                   "", "of " + adjustment.base.text(), adjustment.amount.text(), "", "",
                   "assumption", "", ""});
}

Json costJson(const Outcome& outcome)
{
    Json json = {{"usd_per_month", outcome.bill().total.toDouble()},
                 {"list_usd_per_month", outcome.bill().listTotal.toDouble()},
                 {"complete", outcome.bill().complete()},
                 {"half_width", nullptr}};
    if (outcome.simulatedBill && std::isfinite(outcome.simulatedCost.halfWidth)) {
        json["half_width"] = outcome.simulatedCost.halfWidth;
        json["mean_of_replications"] = outcome.simulatedCost.mean;
    }
    Json components = Json::object();
    for (const auto& [component, amount] : costByComponent(outcome.bill())) {
        components[component] = amount.toDouble();
    }
    json["by_component"] = std::move(components);
    return json;
}

std::string extensionOf(const std::filesystem::path& file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

constexpr std::array formats{".html", ".md", ".txt", ".json", ".csv"};

}  // namespace

std::string billCsv(const ReportInput& input)
{
    std::string csv = csvRow({"alternative", "component", "item", "provider", "service", "sku",
                              "meter", "region", "quantity", "unit", "free", "charged",
                              "amount_usd", "as_of", "source", "confidence", "formula", "missing"});
    for (const Outcome& outcome : input.comparison.outcomes) {
        const Alternative* alternative = input.project.find(outcome.alternative);
        const Architecture none;
        const Architecture& architecture = alternative ? alternative->architecture : none;
        const std::string& name = nameOr(outcome.name, outcome.alternative.text());
        for (const pricing::BillLine& line : outcome.bill().lines) {
            csv += lineRow(name, architecture, line);
        }
        for (const pricing::MissingPrice& line : outcome.bill().missing) {
            csv += missingRow(name, architecture, line);
        }
        for (const pricing::Adjustment& adjustment : outcome.bill().adjustments) {
            csv += adjustmentRow(name, adjustment);
        }
    }
    return csv;
}

Json outcomeJson(const Project& project, const Catalog& catalog, const Outcome& outcome)
{
    Json json = {{"id", outcome.alternative.text()},
                 {"name", outcome.name},
                 {"cost", costJson(outcome)},
                 {"bill", pricing::billJson(outcome.bill())},
                 {"problems", problemsJson(outcome.problems)}};
    const Alternative* alternative = project.find(outcome.alternative);
    if (alternative == nullptr) {
        return json;
    }
    json["region"] = alternative->region;
    // The indices of an outcome are those of the compiled alternative.
    if (const auto model = compile(project, *alternative, catalog)) {
        json["estimate"] = estimateJson(outcome.estimate, *model);
        if (outcome.simulation) {
            json["simulation"] = simulationJson(*outcome.simulation, *model);
        }
    }
    return json;
}

Json comparisonJson(const Project& project, const Catalog& catalog, const Comparison& comparison)
{
    Json alternatives = Json::array();
    for (const Outcome& outcome : comparison.outcomes) {
        alternatives.push_back(outcomeJson(project, catalog, outcome));
    }
    return {{"project", project.name},
            {"alternatives", std::move(alternatives)},
            {"break_even", breakEvenJson(comparison.breakEven)},
            {"verdict", comparison.verdict}};
}

Result<void> checkReportFormat(const std::filesystem::path& file)
{
    const std::string extension = extensionOf(file);
    if (std::ranges::find(formats, extension) == formats.end()) {
        return failure(ErrorCode::Unsupported,
                       extension.empty()
                           ? std::string("the name has no extension that says the format")
                           : fmt::format("reports cannot be written as \"{}\"", extension),
                       file.string(), fmt::format("use one of: {}", fmt::join(formats, ", ")));
    }
    return {};
}

Result<std::string> renderReport(const ReportInput& input, const std::filesystem::path& file)
{
    if (auto known = checkReportFormat(file); !known) {
        return tl::unexpected(known.error());
    }
    const std::string extension = extensionOf(file);
    if (extension == ".html") {
        return htmlOf(reportOf(input));
    }
    if (extension == ".md") {
        return markdownOf(reportOf(input));
    }
    if (extension == ".txt") {
        return textOf(reportOf(input));
    }
    if (extension == ".csv") {
        return billCsv(input);
    }
    return comparisonJson(input.project, input.catalog, input.comparison).dump(2) + "\n";
}

}  // namespace breakeven::model::report
