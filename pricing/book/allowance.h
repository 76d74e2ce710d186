#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/money.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// Over what a provider pools a free allowance.
enum class AllowanceScope { Account, Region };

/// A monthly amount that is not charged: pooled over every usage line that it covers, before tiers.
/// Data: rows whose sku begins with `free` in the price tables, joined with
/// `resources/pricing/allowances.csv`, which says what each one covers.
struct Allowance {
    std::string id;        ///< unique, such as `aws.lambda.free_tier.requests`
    std::string provider;  ///< usage must match provider and service exactly
    std::string service;
    std::vector<std::string> skus;    ///< skus covered; a trailing `*` matches any ending
    std::vector<std::string> meters;  ///< meters covered, sharing the amount
    AllowanceScope scope = AllowanceScope::Account;
    std::string region;                ///< for scope Region: the region it is granted in
    std::vector<std::string> regions;  ///< regions whose usage it covers; empty = all of them
    Quantity amount;
    /// The free units are the first ones of the volume tiers, instead of lying before them.
    bool withinTiers = false;
    bool trial = false;  ///< only for the first twelve months of an account; off unless asked for
    std::string asOf;
    std::string source;
    bool unverified = false;  ///< its row's confidence is `memory`

    [[nodiscard]] bool covers(const RateKey& key, std::string_view usedIn) const;
};

}  // namespace breakeven::pricing
