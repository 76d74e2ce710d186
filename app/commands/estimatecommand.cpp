#include <memory>

#include "app/answers.h"

namespace breakeven::app {

namespace {

Result<model::Outcome> estimated(const Question& question)
{
    return model::estimateAlternative(question.project, question.alternative, question.catalog,
                                      question.book);
}

}  // namespace

void addEstimate(CLI::App& parser, CommandLine& line)
{
    CLI::App& command = addSubcommand(parser, line, "estimate",
                                      "Cost and latency by formula, at once and without chance");
    auto options = std::make_shared<Asked>();
    command.add_option("FILE", options->file, "Project")->required();
    command.add_option("--alternative", options->alternative, "Only this one, by id");
    command.add_flag("--explain", options->explain,
                     "Where each dollar comes from, and why the bills differ");
    command.callback([&line, options] {
        line.action = [&line, options] { return printAnswers(line, *options, estimated); };
    });
}

}  // namespace breakeven::app
