#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "app/commandline.h"
#include "app/pricechanges.h"
#include "app/priceimport.h"
#include "app/workspace.h"

namespace breakeven::app {

namespace {

using pricing::ImportRecord;

Result<void> runHistory(const CommandLine& line, std::int64_t id)
{
    auto bundled = openBundledBook(line.resources);
    const auto user = openUserBook();
    if (!bundled || !user) {
        return tl::unexpected(bundled ? user.error() : bundled.error());
    }
    std::vector<ImportRecord> imports = user->imports();
    if (id != 0) {
        std::erase_if(imports, [id](const ImportRecord& import) { return import.id != id; });
        if (imports.empty()) {
            return failure(ErrorCode::NotFound, fmt::format("there is no import {}", id),
                           user->file().string(), "see `breakeven prices history`");
        }
    }
    const auto changes =
        id == 0 ? std::vector<pricing::PriceChange>() : user->changesOf(id, std::move(*bundled));
    if (line.format == Format::Json) {
        nlohmann::json json = {{"imports", nlohmann::json::array()}};
        for (const ImportRecord& import : imports) {
            json["imports"].push_back(importJson(import));
        }
        if (id != 0) {
            json["changes"] = changesJson(changes);
        }
        return printJson(json);
    }
    return id == 0 ? printTables({importsTable(imports)})
                   : printTables({importsTable(imports), changesTable(changes)});
}

Result<void> runUndo(const CommandLine& line, std::int64_t id)
{
    auto user = openUserBook();
    if (!user) {
        return tl::unexpected(user.error());
    }
    if (id == 0 && user->imports().empty()) {
        return failure(ErrorCode::NotFound, "nothing was imported", user->file().string(),
                       "see `breakeven prices history`");
    }
    const auto undone = user->undo(id == 0 ? user->imports().back().id : id);
    if (!undone) {
        return tl::unexpected(undone.error());
    }
    return line.format == Format::Json
               ? printJson({{"undone", importJson(*undone)}})
               : print(fmt::format("Import {} of {} was taken away.\n", undone->id, undone->file));
}

struct FileOptions {
    std::vector<std::string> files;  ///< one list: a file, or the pages of one
    ImportOptions import;
};

Result<void> runImport(const CommandLine& line, const FileOptions& options)
{
    const auto imported =
        importLists(line, {{options.files.begin(), options.files.end()}}, options.import);
    return imported ? printImported(line, imported->front()) : tl::unexpected(imported.error());
}

void addImport(CLI::App& prices, CommandLine& line)
{
    auto options = std::make_shared<FileOptions>();
    CLI::App& command = addSubcommand(
        prices, line, "import",
        "Take the prices of a vendor's own list: an AWS offer file (JSON or CSV), or pages of the "
        "Azure Retail Prices API or the Google Cloud Billing Catalog; or of a price table as the "
        "price book exports it");
    command.add_option("FILE", options->files, "The list; pages of one list may be several")
        ->required();
    addImportFlags(command, options->import);
    command.callback(
        [&line, options] { line.action = [&line, options] { return runImport(line, *options); }; });
}

/// `history` and `undo`, which take the number of an import.
void addNumbered(CLI::App& prices, CommandLine& line, const char* name, const char* description,
                 Result<void> (*run)(const CommandLine&, std::int64_t))
{
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App& command = addSubcommand(prices, line, name, description);
    command.add_option("IMPORT", *id, "Number of the import")->check(CLI::PositiveNumber);
    command.callback(
        [&line, id, run] { line.action = [&line, id, run] { return run(line, *id); }; });
}

}  // namespace

void addPriceImports(CLI::App& prices, CommandLine& line)
{
    addImport(prices, line);
    addNumbered(prices, line, "history", "Imports; with a number, what that one changed",
                runHistory);
    addNumbered(prices, line, "undo", "Take an import away, the last one if none is named",
                runUndo);
}

}  // namespace breakeven::app
