#include "ui/prices/projectprices.h"

#include <algorithm>
#include <map>

#include "model/report/wording.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

/// Lines and gaps of a bill alike.
template <class Parts>
void addUses(std::vector<PriceUse>& uses, const Parts& parts, const model::Alternative& alternative)
{
    for (const auto& part : parts) {
        if (!part.component.empty()) {
            uses.push_back(
                {part.key, part.region,
                 text(model::report::componentName(alternative.architecture, part.component)),
                 text(alternative.name)});
        }
    }
}

}  // namespace

ProjectPrices::ProjectPrices(const Document& document, const Analysis& analysis, QObject* parent)
    : QObject(parent), m_document(document), m_analysis(analysis)
{
    connect(&analysis, &Analysis::outcomesChanged, this, &ProjectPrices::changed);
}

std::vector<PriceUse> ProjectPrices::uses() const
{
    std::vector<PriceUse> uses;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        if (const model::Outcome* outcome = m_analysis.outcome(alternative.id)) {
            addUses(uses, outcome->estimatedBill.lines, alternative);
            addUses(uses, outcome->estimatedBill.missing, alternative);
        }
    }
    return uses;
}

std::vector<AlternativeTotal> ProjectPrices::totals() const
{
    std::vector<AlternativeTotal> totals;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        if (const model::Outcome* outcome = m_analysis.outcome(alternative.id)) {
            totals.push_back({alternative.id, m_document.revision(), text(alternative.name),
                              outcome->estimatedBill.total, outcome->estimatedBill.complete()});
        }
    }
    return totals;
}

std::string ProjectPrices::mainRegion(const std::string& provider) const
{
    std::map<std::string, int> counts;
    for (const PriceUse& use : uses()) {
        if (use.key.provider == provider) {
            ++counts[use.region];
        }
    }
    const auto most =
        std::ranges::max_element(counts, {}, &std::map<std::string, int>::value_type::second);
    return most == counts.end() ? std::string() : most->first;
}

}  // namespace breakeven::ui
