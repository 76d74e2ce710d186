#include "model/report/reasons.h"

#include "model/report/explained.h"
#include "model/report/wording.h"

namespace breakeven::model::report {

Result<std::vector<Reasons>> reasonsFor(const Project& project, const Catalog& catalog,
                                        const std::vector<Outcome>& outcomes,
                                        const pricing::PriceBook* book)
{
    std::vector<Reasons> all;
    for (const Outcome& outcome : outcomes) {
        const Alternative* alternative = project.find(outcome.alternative);
        if (alternative == nullptr) {
            continue;
        }
        auto explanation = explain(project, *alternative, catalog, outcome);
        if (!explanation) {
            return tl::unexpected(explanation.error());
        }
        auto hours = hoursOf(project, *alternative, catalog, outcome.bill());
        if (!hours) {
            return tl::unexpected(hours.error());
        }
        Reasons& reasons = all.emplace_back(Reasons{alternative, &outcome, std::move(*explanation),
                                                    std::nullopt, std::move(*hours)});
        if (book != nullptr) {
            auto year = firstYear(project, *alternative, catalog, *book);
            if (!year) {
                return tl::unexpected(year.error());
            }
            reasons.year = std::move(*year);
        }
    }
    return all;
}

std::vector<Section> reasonSections(const std::vector<Reasons>& all)
{
    std::vector<Section> sections;
    for (const Reasons& reasons : all) {
        sections.push_back(
            explainedSection(reasons.answer(), reasons.year ? &*reasons.year : nullptr));
        if (reasons.hours.varies) {
            sections.back().blocks.push_back(hoursTable(reasons.answer(), reasons.hours));
        }
    }
    Section differences{.title = "Why the bills differ"};
    for (std::size_t i = 1; i < all.size(); ++i) {
        const ExplainedAnswer from = all.front().answer();
        const ExplainedAnswer to = all[i].answer();
        differences.blocks.push_back(changeTable(
            changeBetween(from, to), nameOr(from.alternative.name, from.alternative.id.text()),
            nameOr(to.alternative.name, to.alternative.id.text())));
    }
    if (!differences.blocks.empty()) {
        sections.push_back(std::move(differences));
    }
    return sections;
}

}  // namespace breakeven::model::report
