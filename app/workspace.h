#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/termflags.h"
#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "pricing/book/pricebook.h"
#include "pricing/book/userbook.h"

namespace breakeven::app {

/// Where the catalog, the price book and the examples are: `share/breakeven` beside the
/// executable's folder, in the build tree as when installed.
[[nodiscard]] std::filesystem::path defaultResources();

/// What every answer needs besides the project.
struct Workspace {
    std::filesystem::path resources;
    model::Catalog catalog;
    pricing::PriceBook book;
};
[[nodiscard]] Result<Workspace> openWorkspace(const std::filesystem::path& resources);
[[nodiscard]] Result<model::Catalog> openCatalog(const std::filesystem::path& resources);
/// The bundled prices alone. A damaged book is made again from the price tables beside it: in its
/// place, the damaged one set aside, or where that is not allowed in memory; standard error says
/// so.
[[nodiscard]] Result<pricing::PriceBook> openBundledBook(const std::filesystem::path& resources);
/// The user's layers. Says on standard error when a damaged file was set aside.
[[nodiscard]] Result<pricing::UserBook> openUserBook();
/// The bundled prices with the user's layers over them.
[[nodiscard]] Result<pricing::PriceBook> openPriceBook(const std::filesystem::path& resources);

/// The project of a file; when `alternative` is not empty, with that alternative only. Invalid when
/// it has none to work on.
[[nodiscard]] Result<model::Project> openProject(const std::filesystem::path& file,
                                                 const std::string& alternative = {});

/// The first Error-level problem of the project as an Error with its place in the file.
[[nodiscard]] Result<void> requireSound(const model::Project& project,
                                        const model::Catalog& catalog,
                                        const std::filesystem::path& file);

/// A project that can be worked on, with what its answers need.
struct OpenProject {
    Workspace workspace;
    model::Project project;
};
/// Discounts, tax and currency of the command line lie over the project's own.
[[nodiscard]] Result<OpenProject> openSound(const std::filesystem::path& resources,
                                            const std::filesystem::path& file,
                                            const std::string& alternative = {},
                                            const TermFlags& terms = {});

/// `error` with the file named before its place.
[[nodiscard]] Error inFile(Error error, const std::filesystem::path& file);

/// Today's date in UTC, as ISO.
[[nodiscard]] std::string today();

/// `Serverless, Orders fn`: a problem's place in words.
[[nodiscard]] std::string placeOf(const model::Problem& problem, const model::Project& project);

}  // namespace breakeven::app
