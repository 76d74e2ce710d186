#include "model/explain/groups.h"

#include <algorithm>

namespace breakeven::model {

namespace {

using Sums = std::map<std::string, Usd>;

std::vector<CostGroup> ranked(const Sums& sums)
{
    std::vector<CostGroup> groups;
    for (const auto& [id, amount] : sums) {
        groups.push_back({id, amount});
    }
    std::ranges::stable_sort(groups, std::ranges::greater{}, &CostGroup::amount);
    return groups;
}

std::string categoryOf(const std::string& component, const Architecture& architecture,
                       const Catalog& catalog)
{
    const Component* placed = architecture.find(ComponentId(component));
    const ServiceKind* kind = placed ? catalog.find(placed->kind) : nullptr;
    return kind ? kind->category : std::string();
}

}  // namespace

void addGroups(Explanation& explanation, const pricing::Bill& bill,
               const Architecture& architecture, const Catalog& catalog)
{
    Sums components;
    Sums categories;
    Sums providers;
    std::array<Usd, causeCount> causes{};
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        const pricing::BillLine& line = bill.lines[i];
        components[line.component] += line.amount;
        categories[categoryOf(line.component, architecture, catalog)] += line.amount;
        providers[line.key.provider] += line.amount;
        for (const CostPart& part : explanation.lines[i]) {
            causes[static_cast<std::size_t>(part.cause)] += part.amount;
        }
    }
    for (const pricing::Adjustment& adjustment : bill.adjustments) {
        const std::string name(pricing::adjustmentName(adjustment.kind));
        for (Sums* sums : {&components, &categories, &providers}) {
            (*sums)[name] += adjustment.amount;
        }
    }
    explanation.byComponent = ranked(components);
    explanation.byCategory = ranked(categories);
    explanation.byProvider = ranked(providers);
    for (std::size_t i = 0; i < causeCount; ++i) {
        if (causes[i] != Usd()) {
            explanation.byCause.push_back(
                {std::string(causeName(static_cast<Cause>(i))), causes[i]});
        }
    }
    for (const pricing::Adjustment& adjustment : bill.adjustments) {
        explanation.byCause.push_back(
            {std::string(pricing::adjustmentName(adjustment.kind)), adjustment.amount});
    }
}

}  // namespace breakeven::model
