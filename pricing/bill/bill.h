#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pricing/base/money.h"
#include "pricing/bill/terms.h"
#include "pricing/book/pricebook.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// A month's use of one meter. `component` ties the line to what used it (may be empty).
struct UsageLine {
    RateKey key;
    std::string region;
    Quantity quantity;
    std::string component;  ///< component id, or empty
    std::string label;      ///< what it is in the user's words ("Requests"), or empty
    std::string formula;    ///< how the quantity came about, with numbers, or empty
    /// Id of the one connection whose calls these are; empty where it is the component's whole.
    std::string connection = {};
};

/// The part of a line's quantity that fell into one tier.
struct TierCharge {
    Quantity quantity;
    UnitPrice price;
    Usd amount;
};

/// One line of the bill: quantity, what of it was free, the tiers it went through and why.
struct BillLine {
    RateKey key;
    std::string region;       ///< the region asked for
    std::string priceRegion;  ///< the region the price was found in (`global` for a global price)
    std::string component;
    std::string label;
    std::string formula;
    std::string unit;
    Quantity quantity;
    Quantity free;           ///< this line's share of the free allowances
    std::string freeReason;  ///< allowance id(s), or empty
    /// Units charged beyond those used, because the provider rounds a month's sum up; this line's
    /// share of them.
    Quantity roundedUp;
    std::vector<TierCharge> tiers;
    Usd amount;
    /// How the prices and free amounts behind this line are known: the oldest of their dates (empty
    /// when one has none), their sources parted by `; `, the weakest confidence.
    std::string asOf;
    std::string source;
    Confidence confidence = Confidence::Published;
    Layer layer = Layer::Bundled;  ///< which layer of the book the price lies in
    std::int64_t version = 0;      ///< of an imported price: the import it came with
    std::string connection = {};   ///< as in UsageLine
};

/// Usage without a price: named, never silently zero.
struct MissingPrice {
    RateKey key;
    std::string region;
    Quantity quantity;
    std::string component;
    std::string label;
    std::string reason;                ///< one sentence naming service, meter and region
    std::vector<std::string> regions;  ///< regions that do have a price
    std::string nearest;               ///< the nearest of them, or empty when that is unknown
    std::string connection = {};       ///< as in UsageLine
};

struct Bill {
    std::vector<BillLine> lines;  ///< at list prices
    std::vector<MissingPrice> missing;
    std::vector<Adjustment> adjustments;      ///< discounts, then tax; none without terms
    Usd listTotal;                            ///< the sum of the lines
    Usd total;                                ///< the sum of the lines and the adjustments
    std::optional<ConvertedTotal> converted;  ///< the total in the currency of the terms
    [[nodiscard]] bool complete() const { return missing.empty(); }
};

struct BillOptions {
    bool freeTier = true;  ///< allowances that last for good
    bool trials = false;   ///< allowances of the first twelve months
    Terms terms = {};      ///< discounts, tax and currency
};

/// Prices usage; needs nothing but its arguments and cannot fail. Lines of one (key, region) share
/// the volume tiers, and lines that an allowance covers share it in proportion to their quantities;
/// both are split back onto the lines so that each component sees its own part. What is left after
/// the free units is rounded up where the provider does that, over all lines of the rate. Lines
/// keep the order of the usage. Rounding: each tier charge is rounded once to 1e-9 USD, and so is
/// each adjustment; amounts are sums of charges, the total is the sum of amounts and adjustments.
/// Quantities beyond the last priced tier are a MissingPrice for that part.
[[nodiscard]] Bill priceUsage(const PriceBook& book, const std::vector<UsageLine>& usage,
                              const BillOptions& options = {});

}  // namespace breakeven::pricing
