#include "app/commandline.h"

#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <sstream>

#include "app/workspace.h"

namespace breakeven::app {

namespace {

void addAll(CLI::App& parser, CommandLine& line)
{
    addCompare(parser, line);
    addEstimate(parser, line);
    addSimulate(parser, line);
    addReport(parser, line);
    addBill(parser, line);
    addCatalog(parser, line);
    addPrices(parser, line);
    addValidate(parser, line);
}

std::string oneLine(std::string text)
{
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// 0 for --help and --version, 2 for wrong usage.
int reportUsage(const CLI::App& parser, const CLI::ParseError& problem)
{
    if (problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        return parser.exit(problem) == 0 ? 0 : 1;
    }
    std::string command = "breakeven";
    for (const CLI::App* chosen : parser.get_subcommands()) {
        command += " " + chosen->get_name();
    }
    std::fprintf(stderr, "breakeven: %s; see `%s --help`\n", oneLine(problem.what()).c_str(),
                 command.c_str());
    return 2;
}

/// User-caused failures are values; what arrives here is exhaustion or a bug of ours, and must
/// still end in one line and exit code 1.
int perform(const std::function<Result<void>()>& action)
{
    try {
        const auto done = action();
        if (!done) {
            printError(done.error());
            return 1;
        }
        return 0;
    } catch (const std::bad_alloc&) {
        printError({ErrorCode::Unsupported,
                    "there is not enough memory for this",
                    {},
                    "shorten the run or use fewer threads"});
    } catch (const std::exception& problem) {
        printError({ErrorCode::Invalid,
                    std::string("internal error: ") + problem.what(),
                    {},
                    "please report it with the file that caused it"});
    }
    return 1;
}

}  // namespace

CLI::App& addSubcommand(CLI::App& parser, CommandLine& line, const std::string& name,
                        const std::string& description)
{
    CLI::App& command = *parser.add_subcommand(name, description);
    command
        .add_option_function<std::string>(
            "--format",
            [&line](const std::string& format) {
                line.format = format == "json" ? Format::Json : Format::Text;
            },
            "Output: text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("FORMAT");
    command.add_option("--resources", line.resources, "Folder of the catalog and the price book")
        ->type_name("DIR");
    return command;
}

std::optional<int> runCommandLine(int argc, char** argv, CommandLine& line)
{
    CLI::App parser(
        "Breakeven: serverless or servers? What an architecture costs and how fast it "
        "is, before it is built.\nWithout a subcommand it opens the planner.",
        "breakeven");
    parser.set_version_flag("--version", "Breakeven " BREAKEVEN_VERSION);
    parser.require_subcommand(0, 1);
    line.resources = defaultResources();
    parser.add_flag("--new", line.blank, "Begin with a new project, not where you left off");
    parser.add_option("FILE", line.file, "Project to open in the planner");
    parser.add_option("--resources", line.resources, "Folder of the catalog and the price book")
        ->type_name("DIR");
    parser.footer("Exit code: 0 = done, 1 = the work failed, 2 = wrong usage.");
    addAll(parser, line);
    try {
        parser.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return reportUsage(parser, problem);
    }
    if (!line.action) {
        return std::nullopt;
    }
    return perform(line.action);
}

}  // namespace breakeven::app
