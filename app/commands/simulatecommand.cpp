#include <memory>

#include "app/answers.h"
#include "app/progress.h"
#include "app/simulationflags.h"

namespace breakeven::app {

namespace {

struct Options {
    Asked asked;
    model::SimulationOptions simulation;
};

Result<void> run(const CommandLine& line, const Options& options)
{
    Progress progress("Simulating");
    return printAnswers(line, options.asked, [&](const Question& question) {
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
    addAsked(command, options->asked);
    addSimulationFlags(command, options->simulation);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
