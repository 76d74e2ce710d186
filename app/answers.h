#pragma once

#include <functional>
#include <string>

#include "app/commandline.h"
#include "app/termflags.h"
#include "model/comparison/comparison.h"

namespace breakeven::app {

/// What is asked about one alternative.
struct Question {
    const model::Project& project;
    const model::Alternative& alternative;
    const model::Catalog& catalog;
    const pricing::PriceBook& book;
    double from = 0;  ///< the part of the whole work that this question is, for progress
    double to = 1;
};
using Answer = std::function<Result<model::Outcome>(const Question&)>;

/// What is asked for on the command line.
struct Asked {
    std::string file;
    std::string alternative;  ///< id of the only one; empty = all
    bool explain = false;     ///< with the reasons for each bill, and why they differ
    TermFlags terms;
};
/// Adds FILE, --alternative, --explain and the terms.
void addAsked(CLI::App& command, Asked& asked);

/// Answers for each alternative of the file (or for the named one) and prints all of them in the
/// format that was asked for. Nothing is printed when one of them fails.
[[nodiscard]] Result<void> printAnswers(const CommandLine& line, const Asked& asked,
                                        const Answer& answer);

}  // namespace breakeven::app
