#pragma once

#include "app/commandline.h"

namespace breakeven::app {

/// Opens the planner's window on `line.file`, or empty, and runs until it is closed: the process's
/// exit code. What is wrong with the file or the data is said on standard error before a window
/// appears.
[[nodiscard]] int runDesktop(int argc, char** argv, const CommandLine& line);

}  // namespace breakeven::app
