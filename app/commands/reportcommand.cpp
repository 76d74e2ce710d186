#include <memory>

#include "app/comparing.h"
#include "app/simulationflags.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

struct Options {
    std::string file;
    std::string output;
    TermFlags terms;
    model::SimulationOptions simulation;
};

Result<void> run(const CommandLine& line, const Options& options)
{
    if (auto known = model::report::checkReportFormat(options.output); !known) {
        return known;
    }
    const auto compared = compareFile(line, options.file, options.terms, options.simulation);
    if (!compared) {
        return tl::unexpected(compared.error());
    }
    if (auto written = writeReport(*compared, options.output); !written) {
        return written;
    }
    return line.format == Format::Json ? printJson(nlohmann::json{{"report", options.output}})
                                       : print("Report: " + options.output + "\n");
}

}  // namespace

void addReport(CLI::App& parser, CommandLine& line)
{
    CLI::App& command = addSubcommand(parser, line, "report",
                                      "The comparison as a page, a text or a table of every line");
    auto options = std::make_shared<Options>();
    command.add_option("FILE", options->file, "Project")->required();
    command
        .add_option("-o,--output", options->output,
                    "File to write: .html, .md, .txt, .json or .csv")
        ->required();
    addTermFlags(command, options->terms);
    addSimulationFlags(command, options->simulation);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
