#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/allowance.h"
#include "pricing/book/rate.h"
#include "pricing/book/region.h"
#include "pricing/book/rounding.h"

namespace breakeven::pricing {

/// All rates, read from one SQLite file that the build makes of `resources/pricing/*.csv`.
/// Opening it loads everything into memory (some thousands of rows), so look-ups neither fail nor
/// touch the disk and a const PriceBook may be shared between threads.
class PriceBook {
public:
    /// NotFound or Unreadable when there is no such file, Malformed when it is not a price book.
    [[nodiscard]] static Result<PriceBook> open(const std::filesystem::path& file);
    /// A book of the given rates and no file; for tests and for a usage file's own prices.
    [[nodiscard]] static PriceBook fromRates(std::vector<Rate> rates,
                                             std::vector<Allowance> allowances = {},
                                             std::vector<Region> places = {},
                                             std::vector<RoundingRule> roundings = {});

    /// The rate in exactly this region, else the provider's `global` rate, else nothing.
    [[nodiscard]] const Rate* find(const RateKey& key, std::string_view region) const;
    /// Regions that have a rate for this key, sorted; for "no price here, but in ...".
    [[nodiscard]] std::vector<std::string> regionsOf(const RateKey& key) const;
    /// Every rate, sorted by key, then region.
    [[nodiscard]] const std::vector<Rate>& rates() const { return m_rates; }
    [[nodiscard]] const std::vector<Allowance>& allowances() const { return m_allowances; }
    /// How a month's units of the meter are rounded up, or nothing when they are not.
    [[nodiscard]] const RoundingRule* roundingOf(const RateKey& key) const;
    /// Where the providers' regions lie.
    [[nodiscard]] const std::vector<Region>& places() const { return m_places; }
    /// Of the regions that have a rate for this key, the one nearest to `region`; empty when none
    /// has or it is not known where they lie.
    [[nodiscard]] std::string nearestRegion(const RateKey& key, std::string_view region) const;
    /// All regions of a provider that hold at least one rate, without `global`, sorted.
    [[nodiscard]] std::vector<std::string> regions(std::string_view provider) const;

    /// Lays rates over this book: a rate with the same key and region replaces the book's.
    void overlay(std::vector<Rate> rates);
    /// As overlay, but the given rates are the only ones of their keys: no other region's stays.
    void replace(std::vector<Rate> rates);
    /// Replaces every allowance of the same provider and service that covers one of the meters.
    void replace(std::vector<Allowance> allowances);

private:
    std::vector<Rate> m_rates;
    std::vector<Allowance> m_allowances;
    std::vector<Region> m_places;
    std::vector<RoundingRule> m_roundings;
};

}  // namespace breakeven::pricing
