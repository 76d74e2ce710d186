#include "pricing/book/pricetables.h"

#include <iterator>
#include <set>
#include <tuple>

#include "pricing/base/textfile.h"
#include "pricing/book/csvtext.h"
#include "pricing/book/namelist.h"

namespace breakeven::pricing {

namespace {

constexpr std::array<const char*, 10> ruleColumns = {
    "provider", "service", "free_sku", "free_meter", "skus",
    "meters",   "regions", "scope",    "tiers",      "note"};
constexpr std::string_view trialSuffix = "_trial12m";

using FreeKey = std::tuple<std::string, std::string, std::string, std::string>;

FreeKey freeKey(const AllowanceRule& rule)
{
    return {rule.provider, rule.service, rule.freeSku, rule.freeMeter};
}

FreeKey freeKey(const RateKey& key)
{
    return {key.provider, key.service, key.sku, key.meter};
}

tl::unexpected<Error> unknownWord(const char* column, const std::string& word,
                                  const std::string& where, std::string remedy)
{
    return failure(ErrorCode::Malformed, fmt::format("{}: '{}' is unknown", column, word), where,
                   std::move(remedy));
}

Result<AllowanceRule> ruleOf(const CsvRow<ruleColumns.size()>& row, const std::string& where)
{
    const auto& [provider, service, sku, meter, skus, meters, regions, scope, tiers, note] =
        row.cells;
    AllowanceRule rule{provider,        service,         sku, meter, namesIn(skus),
                       namesIn(meters), namesIn(regions)};
    rule.note = note;
    rule.where = where;
    if (scope != "account" && scope != "region" && scope != "none") {
        return unknownWord("scope", scope, where, "write account, region or none");
    }
    if (tiers != "after" && tiers != "within" && !(tiers.empty() && scope == "none")) {
        return unknownWord("tiers", tiers, where, "write after or within");
    }
    rule.applied = scope != "none";
    rule.scope = scope == "region" ? AllowanceScope::Region : AllowanceScope::Account;
    rule.withinTiers = tiers == "within";
    if (rule.applied && (rule.skus.empty() || rule.meters.empty())) {
        return failure(ErrorCode::Invalid, "the rule covers nothing", where,
                       "name the skus and meters that the free amount covers");
    }
    if (!rule.applied && note.empty()) {
        return failure(ErrorCode::Invalid, "no reason is given why the amount is not applied",
                       where, "write it into the note");
    }
    return rule;
}

bool looksFree(const RateRow& row)
{
    return row.key.sku.starts_with("free_tier") || row.key.meter.ends_with(trialSuffix);
}

std::string allowanceId(const RateRow& row)
{
    std::string id =
        fmt::format("{}.{}.{}.{}", row.key.provider, row.key.service, row.key.sku, row.key.meter);
    return row.region == "global" ? id : id + "." + row.region;
}

Result<Allowance> allowanceOf(const RateRow& row, const AllowanceRule& rule)
{
    if (!row.tier.to || !row.tier.from.isZero() || row.tier.price != UnitPrice()) {
        return failure(ErrorCode::Invalid, "a free amount runs from 0 to its end and costs 0",
                       row.where, "correct tier_start, tier_end and price_usd");
    }
    if (rule.scope == AllowanceScope::Region && row.region == "global") {
        return failure(ErrorCode::Invalid,
                       "the amount is granted per region, but its row is global", row.where,
                       "give a row for every region");
    }
    Allowance allowance;
    allowance.id = allowanceId(row);
    allowance.provider = row.key.provider;
    allowance.service = row.key.service;
    allowance.skus = rule.skus;
    allowance.meters = rule.meters;
    allowance.regions = rule.regions;
    allowance.scope = rule.scope;
    allowance.region = rule.scope == AllowanceScope::Region ? row.region : std::string();
    allowance.amount = *row.tier.to;
    allowance.withinTiers = rule.withinTiers;
    allowance.trial = row.key.meter.ends_with(trialSuffix);
    allowance.asOf = row.tier.asOf;
    allowance.source = row.tier.source;
    allowance.unverified = row.tier.confidence == Confidence::Unverified;
    return allowance;
}

/// What joining rows and rules has come to so far.
struct Joining {
    std::map<FreeKey, const AllowanceRule*> rules;
    std::set<FreeKey> used;
    std::vector<RateRow> priced;
    PriceTables tables;
    std::vector<std::string> allowancePlaces;  ///< where each allowance's rule stands
};

Result<void> addFreeRow(const RateRow& row, const AllowanceRule& rule, Joining& joining)
{
    joining.used.insert(freeKey(rule));
    if (!rule.applied) {
        joining.tables.unapplied.push_back({allowanceId(row), rule.note});
        return {};
    }
    auto allowance = allowanceOf(row, rule);
    if (!allowance) {
        return tl::unexpected(allowance.error());
    }
    joining.tables.allowances.push_back(std::move(*allowance));
    joining.allowancePlaces.push_back(rule.where);
    return {};
}

Result<void> addRow(RateRow row, Joining& joining)
{
    const auto rule = joining.rules.find(freeKey(row.key));
    if (rule != joining.rules.end()) {
        return addFreeRow(row, *rule->second, joining);
    }
    if (looksFree(row)) {
        return failure(ErrorCode::Invalid,
                       fmt::format("free amount {} has no rule", row.key.text()), row.where,
                       "add one to allowances.csv; scope none when it is not to be applied");
    }
    joining.priced.push_back(std::move(row));
    return {};
}

Result<void> checkRulesUsed(const std::vector<AllowanceRule>& rules, const Joining& joining)
{
    for (const AllowanceRule& rule : rules) {
        if (!joining.used.contains(freeKey(rule))) {
            return failure(ErrorCode::Invalid, "no price table holds this free amount", rule.where,
                           "correct free_sku and free_meter");
        }
    }
    return {};
}

Result<void> checkCoverage(const Joining& joining)
{
    for (std::size_t index = 0; index < joining.tables.allowances.size(); ++index) {
        const Allowance& allowance = joining.tables.allowances[index];
        const bool covers = std::ranges::any_of(joining.tables.rates, [&](const Rate& rate) {
            return allowance.covers(rate.key, rate.region);
        });
        if (!covers) {
            return failure(
                ErrorCode::Invalid, fmt::format("free amount {} covers no price", allowance.id),
                joining.allowancePlaces[index], "correct the skus, meters and regions of the rule");
        }
    }
    return {};
}

}  // namespace

Result<std::vector<AllowanceRule>> parseAllowanceRules(std::string_view text,
                                                       const std::string& name)
{
    const auto table = parseCsv(text, name, ruleColumns);
    if (!table) {
        return tl::unexpected(table.error());
    }
    std::vector<AllowanceRule> rules;
    std::set<FreeKey> known;
    for (const auto& row : *table) {
        auto rule = ruleOf(row, fmt::format("{}:{}", name, row.line));
        if (!rule) {
            return tl::unexpected(rule.error());
        }
        if (!known.insert(freeKey(*rule)).second) {
            return failure(ErrorCode::Invalid, "the free amount already has a rule", rule->where,
                           "remove one of the two rows");
        }
        rules.push_back(std::move(*rule));
    }
    return rules;
}

Result<PriceTables> joined(std::vector<RateRow> rows, const std::vector<AllowanceRule>& rules)
{
    Joining joining;
    for (const AllowanceRule& rule : rules) {
        joining.rules.emplace(freeKey(rule), &rule);
    }
    for (RateRow& row : rows) {
        if (auto added = addRow(std::move(row), joining); !added) {
            return tl::unexpected(added.error());
        }
    }
    if (auto checked = checkRulesUsed(rules, joining); !checked) {
        return tl::unexpected(checked.error());
    }
    auto rates = groupedRates(std::move(joining.priced));
    if (!rates) {
        return tl::unexpected(rates.error());
    }
    joining.tables.rates = std::move(*rates);
    if (auto checked = checkCoverage(joining); !checked) {
        return tl::unexpected(checked.error());
    }
    return std::move(joining.tables);
}

namespace {

/// What the files hold before they are joined.
struct Unjoined {
    std::vector<RateRow> rows;
    std::vector<AllowanceRule> rules;
    std::vector<Region> regions;
    std::vector<RoundingRule> roundings;
};

template <class Item>
Result<void> append(Result<std::vector<Item>> parsed, std::vector<Item>& items)
{
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    std::ranges::move(*parsed, std::back_inserter(items));
    return {};
}

Result<void> readTable(const std::filesystem::path& file, Unjoined& read)
{
    const auto text = readTextFile(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const std::string name = file.filename().string();
    if (name == "allowances.csv") {
        return append(parseAllowanceRules(*text, name), read.rules);
    }
    if (name == "regions.csv") {
        return append(parseRegions(*text, name), read.regions);
    }
    if (name == "rounding.csv") {
        return append(parseRoundingRules(*text, name), read.roundings);
    }
    return append(parseRateRows(*text, name), read.rows);
}

}  // namespace

Result<PriceTables> readPriceTables(const std::vector<std::filesystem::path>& files)
{
    Unjoined read;
    for (const auto& file : files) {
        if (auto done = readTable(file, read); !done) {
            return tl::unexpected(done.error());
        }
    }
    auto tables = joined(std::move(read.rows), read.rules);
    if (tables) {
        tables->regions = std::move(read.regions);
        tables->roundings = std::move(read.roundings);
    }
    return tables;
}

}  // namespace breakeven::pricing
