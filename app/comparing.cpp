#include "app/comparing.h"

#include "app/progress.h"
#include "model/interchange/atomicfile.h"
#include "model/report/writers.h"

namespace breakeven::app {

model::report::ReportInput Compared::reportInput() const
{
    return {project, workspace.catalog, comparison, BREAKEVEN_VERSION, today(), &workspace.book};
}

Result<Compared> compareFile(const CommandLine& line, const std::string& file,
                             const TermFlags& terms, model::SimulationOptions options)
{
    auto opened = openSound(line.resources, file, {}, terms);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    Progress progress("Comparing");
    options.progress = [&progress](double share) { progress(share); };
    auto comparison =
        model::compare(opened->project, opened->workspace.catalog, opened->workspace.book, options);
    if (!comparison) {
        return tl::unexpected(inFile(comparison.error(), file));
    }
    return Compared{std::move(opened->workspace), std::move(opened->project),
                    std::move(*comparison)};
}

Result<void> writeReport(const Compared& compared, const std::string& file)
{
    const auto content = model::report::renderReport(compared.reportInput(), file);
    return content ? model::writeFileAtomically(file, *content) : tl::unexpected(content.error());
}

}  // namespace breakeven::app
