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
    auto asked = std::make_shared<Asked>();
    addAsked(command, *asked);
    command.callback([&line, asked] {
        line.action = [&line, asked] { return printAnswers(line, *asked, estimated); };
    });
}

}  // namespace breakeven::app
