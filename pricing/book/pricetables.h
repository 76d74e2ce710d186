#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/allowance.h"
#include "pricing/book/rate.h"
#include "pricing/book/ratecsv.h"
#include "pricing/book/region.h"
#include "pricing/book/rounding.h"

namespace breakeven::pricing {

/// A free amount of the price tables that is deliberately not applied, and why.
struct UnappliedAllowance {
    std::string id;
    std::string reason;
};

/// What the files under `resources/pricing` say together.
struct PriceTables {
    std::vector<Rate> rates;
    std::vector<Allowance> allowances;
    std::vector<UnappliedAllowance> unapplied;
    std::vector<Region> regions;
    std::vector<RoundingRule> roundings;
};

/// One line of `allowances.csv`: it names the rows of the price tables (one per region) that hold a
/// free amount, and what that amount covers.
struct AllowanceRule {
    std::string provider;
    std::string service;
    std::string freeSku;    ///< sku of the free rows
    std::string freeMeter;  ///< meter of the free rows; `_trial12m` at its end marks a trial
    std::vector<std::string> skus;
    std::vector<std::string> meters;
    std::vector<std::string> regions;
    bool applied = true;  ///< false for scope `none`
    AllowanceScope scope = AllowanceScope::Account;
    bool withinTiers = false;
    std::string note;
    std::string where;
};

/// Reads `allowances.csv`: provider, service, free_sku, free_meter, skus, meters, regions (lists
/// parted by blanks, `*` ends a pattern, no regions = all), scope (account, region, none), tiers
/// (after = before the paid tiers, within = the first units of them), note.
[[nodiscard]] Result<std::vector<AllowanceRule>> parseAllowanceRules(std::string_view text,
                                                                     const std::string& name);

/// Rows that a rule names become allowances, all others rates. Invalid when a rule names no row, a
/// free row (sku `free_tier*` or meter `*_trial12m`) has no rule, or an allowance covers no rate.
[[nodiscard]] Result<PriceTables> joined(std::vector<RateRow> rows,
                                         const std::vector<AllowanceRule>& rules);

/// Reads price tables; a file called `allowances.csv` holds the rules of free amounts,
/// `regions.csv` the places, `rounding.csv` what is rounded up.
[[nodiscard]] Result<PriceTables> readPriceTables(const std::vector<std::filesystem::path>& files);

}  // namespace breakeven::pricing
