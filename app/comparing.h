#pragma once

#include <string>

#include "app/commandline.h"
#include "app/workspace.h"
#include "model/comparison/comparison.h"
#include "model/report/report.h"

namespace breakeven::app {

/// A project with everything that was found out about it.
struct Compared {
    Workspace workspace;
    model::Project project;
    model::Comparison comparison;

    [[nodiscard]] model::report::ReportInput reportInput() const;
};

/// Reads the project, simulates its alternatives and compares them, with progress.
[[nodiscard]] Result<Compared> compareFile(const CommandLine& line, const std::string& file,
                                           const TermFlags& terms,
                                           model::SimulationOptions options);

/// Writes a report in the format of the name's extension.
[[nodiscard]] Result<void> writeReport(const Compared& compared, const std::string& file);

}  // namespace breakeven::app
