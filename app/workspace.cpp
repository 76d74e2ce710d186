#include "app/workspace.h"

#include <algorithm>
#include <ctime>
#include <system_error>

#include <fmt/format.h>

#include "model/catalog/validate.h"
#include "model/interchange/projectfile.h"
#include "pricing/book/pricebookwriter.h"
#include "pricing/book/pricetables.h"

namespace breakeven::app {

namespace fs = std::filesystem;

fs::path defaultResources()
{
    std::error_code failed;
    const fs::path executable = fs::read_symlink("/proc/self/exe", failed);
    return executable.parent_path().parent_path() / "share" / "breakeven";
}

namespace {

Result<pricing::PriceTables> bundledTables(const fs::path& resources)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(resources / "pricing", failed)) {
        if (entry.path().extension() == ".csv") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return pricing::readPriceTables(files);
}

/// Puts a book made of the tables in the place of the damaged one, if that may be written to.
void replaceBook(const fs::path& file, const pricing::PriceTables& tables)
{
    std::error_code failed;
    fs::rename(file, file.string() + ".damaged", failed);
    if (!failed && !pricing::writePriceBook(tables, file)) {
        fs::rename(file.string() + ".damaged", file, failed);
    }
}

}  // namespace

Result<pricing::PriceBook> openBundledBook(const fs::path& resources)
{
    const fs::path file = resources / "pricebook.sqlite";
    auto book = pricing::PriceBook::open(file);
    if (book || book.error().code != ErrorCode::Malformed) {
        return book;
    }
    auto tables = bundledTables(resources);
    if (!tables || tables->rates.empty()) {
        return book;
    }
    fmt::print(stderr, "breakeven: {}: {}; its prices were read from the tables beside it\n",
               file.string(), book.error().message);
    replaceBook(file, *tables);
    return pricing::PriceBook::fromRates(std::move(tables->rates), std::move(tables->allowances),
                                         std::move(tables->regions), std::move(tables->roundings));
}

Result<pricing::UserBook> openUserBook()
{
    auto opened = pricing::UserBook::open(pricing::userBookFile());
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    if (!opened->notice.empty()) {
        fmt::print(stderr, "breakeven: {}\n", opened->notice);
    }
    return std::move(opened->book);
}

Result<pricing::PriceBook> openPriceBook(const fs::path& resources)
{
    auto bundled = openBundledBook(resources);
    if (!bundled) {
        return bundled;
    }
    const auto user = openUserBook();
    if (!user) {
        return tl::unexpected(user.error());
    }
    return user->over(std::move(*bundled));
}

Result<model::Catalog> openCatalog(const fs::path& resources)
{
    std::error_code failed;
    if (!fs::is_directory(resources / "catalog", failed)) {
        return failure(ErrorCode::NotFound, "the program's data is not there", resources.string(),
                       "install it again, or name the folder with --resources");
    }
    return model::Catalog::load(resources / "catalog");
}

Result<Workspace> openWorkspace(const fs::path& resources)
{
    auto catalog = openCatalog(resources);
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    auto book = openPriceBook(resources);
    if (!book) {
        return tl::unexpected(book.error());
    }
    return Workspace{resources, std::move(*catalog), std::move(*book)};
}

namespace {

std::string idsOf(const model::Project& project)
{
    std::string ids;
    for (const model::Alternative& alternative : project.alternatives) {
        ids += (ids.empty() ? "" : ", ") + alternative.id.text();
    }
    return ids;
}

const std::string& shownName(const std::string& name, const std::string& id)
{
    return name.empty() ? id : name;
}

struct PartName {
    const model::Architecture& architecture;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const model::ComponentId& id) const
    {
        const model::Component* component = architecture.find(id);
        return component == nullptr ? id.text() : shownName(component->name, id.text());
    }
    std::string operator()(const model::ConnectionId& id) const
    {
        const model::Connection* connection = architecture.find(id);
        return connection == nullptr ? id.text()
                                     : (*this)(connection->from) + " to " + (*this)(connection->to);
    }
};

}  // namespace

Result<model::Project> openProject(const fs::path& file, const std::string& alternative)
{
    auto project = model::readProject(file);
    if (!project) {
        return project;
    }
    if (project->alternatives.empty()) {
        return failure(ErrorCode::Invalid, "the project has no alternative", file.string(),
                       "draw one in the planner, or add it to \"alternatives\"");
    }
    if (alternative.empty()) {
        return project;
    }
    const model::Alternative* wanted = project->find(model::AlternativeId(alternative));
    if (wanted == nullptr) {
        return failure(ErrorCode::NotFound,
                       fmt::format("there is no alternative \"{}\"", alternative), file.string(),
                       "choose one of: " + idsOf(*project));
    }
    project->alternatives = {model::Alternative(*wanted)};
    return project;
}

Result<OpenProject> openSound(const std::filesystem::path& resources,
                              const std::filesystem::path& file, const std::string& alternative,
                              const TermFlags& flags)
{
    // The user's file first: its faults are the ones to hear about.
    auto project = openProject(file, alternative);
    if (!project) {
        return tl::unexpected(project.error());
    }
    auto terms = termsWith(flags, project->assumptions.terms);
    if (!terms) {
        return tl::unexpected(terms.error());
    }
    project->assumptions.terms = std::move(*terms);
    auto workspace = openWorkspace(resources);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    if (auto sound = requireSound(*project, workspace->catalog, file); !sound) {
        return tl::unexpected(sound.error());
    }
    return OpenProject{std::move(*workspace), std::move(*project)};
}

Error inFile(Error error, const fs::path& file)
{
    if (!error.where.starts_with(file.string())) {
        error.where = error.where.empty() ? file.string() : file.string() + ": " + error.where;
    }
    return error;
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm date{};
    ::gmtime_r(&now, &date);
    return fmt::format("{:04}-{:02}-{:02}", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

std::string placeOf(const model::Problem& problem, const model::Project& project)
{
    const model::Alternative* alternative = project.find(problem.alternative);
    if (alternative == nullptr) {
        return {};
    }
    const std::string part = std::visit(PartName{alternative->architecture}, problem.where);
    const std::string& name = shownName(alternative->name, alternative->id.text());
    return part.empty() ? name : name + ", " + part;
}

Result<void> requireSound(const model::Project& project, const model::Catalog& catalog,
                          const fs::path& file)
{
    const auto problems = model::validate(project, catalog);
    const auto first =
        std::ranges::find(problems, model::Severity::Error, &model::Problem::severity);
    if (first == problems.end()) {
        return {};
    }
    const std::string place = placeOf(*first, project);
    return failure(ErrorCode::Invalid, first->text,
                   place.empty() ? file.string() : file.string() + ": " + place,
                   fmt::format("`breakeven validate {}` lists every problem", file.string()));
}

}  // namespace breakeven::app
