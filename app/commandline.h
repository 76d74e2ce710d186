#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "app/output.h"
#include "pricing/base/error.h"

namespace breakeven::app {

/// What the command line asked for: each subcommand sets `action` when it was chosen.
struct CommandLine {
    std::filesystem::path resources;  ///< --resources, or the default
    Format format = Format::Text;     ///< --format
    std::string file;                 ///< FILE without a subcommand: to open in the window
    bool blank = false;               ///< --new: the window begins with a new project
    std::function<Result<void>()> action;
};

/// Adds a subcommand with the options that all have (--format, --resources).
[[nodiscard]] CLI::App& addSubcommand(CLI::App& parser, CommandLine& line, const std::string& name,
                                      const std::string& description);

// One per subcommand, each in its own file under commands/.
void addEstimate(CLI::App& parser, CommandLine& line);
void addSimulate(CLI::App& parser, CommandLine& line);
void addCompare(CLI::App& parser, CommandLine& line);
void addReport(CLI::App& parser, CommandLine& line);
void addBill(CLI::App& parser, CommandLine& line);
void addCatalog(CLI::App& parser, CommandLine& line);
void addPrices(CLI::App& parser, CommandLine& line);
// Under `prices`.
void addPriceImports(CLI::App& prices, CommandLine& line);  ///< `import`, `history`, `undo`
void addPriceUpdate(CLI::App& prices, CommandLine& line);   ///< `update`
void addOwnPrices(CLI::App& prices, CommandLine& line);     ///< `set`, `unset`
void addValidate(CLI::App& parser, CommandLine& line);

/// Runs the program without the window: the process's exit code, or nothing when the window is
/// wanted. 0 = success, 1 = the work failed, 2 = wrong usage.
[[nodiscard]] std::optional<int> runCommandLine(int argc, char** argv, CommandLine& line);

}  // namespace breakeven::app
