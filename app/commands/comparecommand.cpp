#include <memory>

#include "app/comparing.h"
#include "app/simulationflags.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

struct Options {
    std::string file;
    std::string report;
    TermFlags terms;
    model::SimulationOptions simulation;
};

Result<void> printComparison(const CommandLine& line, const Compared& compared,
                             const std::string& report)
{
    if (line.format == Format::Json) {
        return printJson(model::report::comparisonJson(compared.project, compared.workspace.catalog,
                                                       compared.comparison));
    }
    std::string text = model::report::textOf(model::report::summaryOf(compared.reportInput()));
    if (!report.empty()) {
        text += "\nReport: " + report + "\n";
    }
    return print(text);
}

Result<void> run(const CommandLine& line, const Options& options)
{
    if (!options.report.empty()) {
        if (auto known = model::report::checkReportFormat(options.report); !known) {
            return known;
        }
    }
    const auto compared = compareFile(line, options.file, options.terms, options.simulation);
    if (!compared) {
        return tl::unexpected(compared.error());
    }
    if (!options.report.empty()) {
        if (auto written = writeReport(*compared, options.report); !written) {
            return written;
        }
    }
    return printComparison(line, *compared, options.report);
}

}  // namespace

void addCompare(CLI::App& parser, CommandLine& line)
{
    CLI::App& command =
        addSubcommand(parser, line, "compare",
                      "Every alternative simulated and billed, the verdict and the break-even");
    auto options = std::make_shared<Options>();
    command.add_option("FILE", options->file, "Project")->required();
    command.add_option("--report", options->report,
                       "Also write a report: .html, .md, .txt, .json or .csv");
    addTermFlags(command, options->terms);
    addSimulationFlags(command, options->simulation);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
