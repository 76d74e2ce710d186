#include <memory>

#include "app/answers.h"
#include "app/progress.h"
#include "app/simulationflags.h"

namespace breakeven::app {

namespace {

struct Options {
    std::string file;
    std::string alternative;
    model::SimulationOptions simulation;
};

Result<void> run(const CommandLine& line, const Options& options)
{
    Progress progress("Simulating");
    return printAnswers(line, options.file, options.alternative, [&](const Question& question) {
        model::SimulationOptions simulation = options.simulation;
        simulation.progress = [&](double share) {
            progress(question.from + share * (question.to - question.from));
        };
        return model::simulateAlternative(question.project, question.alternative, question.catalog,
                                          question.book, simulation);
    });
}

}  // namespace

void addSimulate(CLI::App& parser, CommandLine& line)
{
    CLI::App& command = addSubcommand(parser, line, "simulate",
                                      "Request by request: latency, queues, cold starts and cost");
    auto options = std::make_shared<Options>();
    command.add_option("FILE", options->file, "Project")->required();
    command.add_option("--alternative", options->alternative, "Only this one, by id");
    addSimulationFlags(command, options->simulation);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
