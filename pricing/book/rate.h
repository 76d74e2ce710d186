#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/money.h"

namespace breakeven::pricing {

/// Names one priced meter of one SKU. The ids are those of `resources/pricing/*.csv`.
struct RateKey {
    std::string provider;  ///< `aws`
    std::string service;   ///< `lambda`
    std::string sku;       ///< `x86_64`; may be empty where a service has a single SKU
    std::string meter;     ///< `gb_seconds`
    /// For messages: `aws lambda x86_64 gb_seconds`.
    [[nodiscard]] std::string text() const;
    friend auto operator<=>(const RateKey&, const RateKey&) = default;
};

/// How a price is known; shown beside every amount.
enum class Confidence {
    Published,   ///< read on the provider's page, price list or a dated copy of it
    Derived,     ///< computed from published prices by a rule stated in its source
    Unverified,  ///< from memory: no stored source was found; must be checked before use
    User         ///< entered or overridden by the user
};

/// `published`, `derived`, `unverified` or `user`; the words of the price book file and of JSON.
[[nodiscard]] std::string_view confidenceName(Confidence confidence);
/// The inverse; also reads `memory`, which the price tables say for `unverified`.
[[nodiscard]] std::optional<Confidence> confidenceNamed(std::string_view name);
/// The one that is less to be relied on: published before user, derived, unverified.
[[nodiscard]] Confidence weaker(Confidence left, Confidence right);

/// Which layer of the price book a rate lies in; later ones lie over earlier ones.
enum class Layer {
    Bundled,   ///< came with the program
    Imported,  ///< from a vendor's own list that the user imported
    User,      ///< set by the user
    Given      ///< stated together with the usage
};

/// `bundled`, `imported`, `user` or `given`.
[[nodiscard]] std::string_view layerName(Layer layer);

/// One volume tier: the units from `from` (inclusive) to `to` (exclusive; empty = no end) of a
/// month cost `price` each. Counted after the free allowance is deducted.
struct RateTier {
    Quantity from;
    std::optional<Quantity> to;
    UnitPrice price;
    std::string asOf;    ///< ISO date or month; empty = the page carries no date, shown as such
    std::string source;  ///< address of the page or file the price was read in
    Confidence confidence = Confidence::Published;
};

/// The price of one meter in one region: its tiers in ascending order.
struct Rate {
    RateKey key;
    std::string unit;    ///< `GB-second`
    std::string region;  ///< `us-east-1`, or `global`
    std::vector<RateTier> tiers;
    Layer layer = Layer::Bundled;
    std::int64_t version = 0;  ///< of an imported rate: which import it came with
    /// Whether any quantity, however large, has a price.
    [[nodiscard]] bool hasNoEnd() const { return !tiers.empty() && !tiers.back().to; }
};

}  // namespace breakeven::pricing
