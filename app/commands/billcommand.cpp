#include "pricing/bill/usagefile.h"

#include <memory>

#include "app/commandline.h"
#include "app/termflags.h"
#include "app/workspace.h"
#include "model/report/writers.h"

namespace breakeven::app {

namespace {

struct Options {
    std::string file;
    std::string region;
    bool noFreeTier = false;
    bool trials = false;
    TermFlags terms;
};

Result<void> run(const CommandLine& line, const Options& options)
{
    auto usage = pricing::readUsageFile(options.file);
    if (!usage) {
        return tl::unexpected(usage.error());
    }
    if (!options.region.empty()) {
        usage->region = options.region;
    }
    auto terms = termsWith(options.terms, {});
    if (!terms) {
        return tl::unexpected(terms.error());
    }
    const auto book = openPriceBook(line.resources);
    if (!book) {
        return tl::unexpected(book.error());
    }
    const pricing::Bill bill = pricing::priceUsageFile(
        *book, *usage,
        {.freeTier = !options.noFreeTier, .trials = options.trials, .terms = std::move(*terms)});
    if (line.format == Format::Json) {
        return printJson(pricing::billJson(bill));
    }
    return print(model::report::textOf(
        model::report::billDocument(bill, "Bill of " + options.file, today())));
}

}  // namespace

void addBill(CLI::App& parser, CommandLine& line)
{
    CLI::App& command = addSubcommand(parser, line, "bill", "Prices given usage");
    auto options = std::make_shared<Options>();
    command
        .add_option("USAGE", options->file,
                    "JSON: {\"region\", \"usage\": [{\"provider\", \"service\", \"sku\", "
                    "\"meter\", \"quantity\"}]}")
        ->required();
    command.add_option("--region", options->region, "Region of usage that names none");
    command.add_flag("--no-free-tier", options->noFreeTier, "Leave out always-free allowances");
    command.add_flag("--trials", options->trials,
                     "Deduct the allowances of an account's first twelve months too");
    addTermFlags(command, options->terms);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
