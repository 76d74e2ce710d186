#include "pricing/book/rounding.h"

#include "pricing/book/csvtext.h"
#include "pricing/book/namelist.h"

namespace breakeven::pricing {

namespace {

constexpr std::array<const char*, 7> columns = {"provider", "service", "skus",  "meters",
                                                "step",     "as_of",   "source"};

Result<RoundingRule> ruleOf(const std::array<std::string, columns.size()>& cells,
                            const std::string& where)
{
    const auto step = Quantity::parse(cells[4]);
    RoundingRule rule{cells[0], cells[1], namesIn(cells[2]), namesIn(cells[3]),
                      {},       cells[5], cells[6]};
    if (rule.provider.empty() || rule.service.empty() || rule.skus.empty() || rule.meters.empty()) {
        return failure(ErrorCode::Malformed, "the rule covers nothing", where,
                       "name provider, service, skus (or *) and meters");
    }
    if (!step || step->isZero()) {
        return failure(ErrorCode::Malformed, fmt::format("step: '{}' is no step", cells[4]), where,
                       "write how many units are charged at a time");
    }
    rule.step = *step;
    return rule;
}

}  // namespace

bool RoundingRule::covers(const RateKey& key) const
{
    return key.provider == provider && key.service == service &&
           std::ranges::find(meters, key.meter) != meters.end() && anyMatches(skus, key.sku);
}

Result<std::vector<RoundingRule>> parseRoundingRules(std::string_view text, const std::string& name)
{
    return readCsv(text, name, columns, ruleOf);
}

}  // namespace breakeven::pricing
