#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/base/money.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// A month's units that a provider rounds up before it charges them: one million and one operations
/// are billed as two million. One row of `resources/pricing/rounding.csv`. Rounding of single
/// requests, records or durations is part of the meters' expressions in the catalog.
struct RoundingRule {
    std::string provider;
    std::string service;
    std::vector<std::string> skus;  ///< a trailing `*` matches any ending
    std::vector<std::string> meters;
    Quantity step;  ///< units; > 0
    std::string asOf;
    std::string source;

    [[nodiscard]] bool covers(const RateKey& key) const;
};

/// The columns provider, service, skus, meters (lists parted by blanks), step, as_of, source.
/// Malformed names the row.
[[nodiscard]] Result<std::vector<RoundingRule>> parseRoundingRules(std::string_view text,
                                                                   const std::string& name);

}  // namespace breakeven::pricing
