#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/rate.h"
#include "pricing/lists/mapping.h"
#include "pricing/lists/textnumbers.h"

namespace breakeven::pricing {

/// One tier as a list states it, in the list's own unit.
struct ListedPrice {
    /// What the vendor calls the thing that is priced; tiers of one id belong together.
    std::string_view id;
    std::string_view unit;
    std::string_view from;       ///< empty: from the first unit on
    std::string_view to;         ///< `Inf` or empty: no end stated
    std::string_view price;      ///< USD, as the list writes it
    std::string_view effective;  ///< since when; of two prices of one id the later one counts
    std::string_view file;
    std::size_t line = 0;
    /// `offer.json:120`
    [[nodiscard]] std::string place() const;
};

/// Two products of a list that mean the same thing but cost differently: which one is meant cannot
/// be told, so neither is taken.
struct AmbiguousPrice {
    RateKey key;
    std::string region;
    std::string first;   ///< the vendor's id
    std::string second;  ///< the vendor's other id
};

/// Gathers the prices of a list that the mapping knows, and turns them into rates of the book.
class Listing {
public:
    /// A price of more than this for one of our units is a mistake: nothing a provider sells by the
    /// hour or month comes near.
    static constexpr std::int64_t mostUsd = 100'000;
    /// More rates than the largest list of a provider holds, by far.
    static constexpr std::size_t mostPrices = 400'000;

    /// Takes a price for the meter of `row`, with the sku and region that the product has. Invalid
    /// names the place: unit, price or tier.
    [[nodiscard]] Result<void> add(const MappingRow& row, std::string_view sku,
                                   std::string_view region, const ListedPrice& price);
    /// The rates with ascending tiers, sorted. Invalid when tiers repeat, overlap or leave a gap.
    [[nodiscard]] Result<std::vector<Rate>> rates(const std::string& asOf,
                                                  const std::string& source);
    [[nodiscard]] const std::vector<AmbiguousPrice>& ambiguous() const { return m_ambiguous; }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }

private:
    struct Entry {
        std::uint32_t rate = 0;
        std::uint32_t id = 0;
        std::uint32_t effective = 0;
        std::uint32_t file = 0;
        std::uint32_t line = 0;
        bool endStated = false;
        Quantity from;
        std::optional<Quantity> to;
        UnitPrice price;
    };
    using Entries = std::vector<Entry>::iterator;
    struct Slot {
        const MappingRow* row;
        std::string sku;
        std::string region;
    };
    std::uint32_t slotOf(const MappingRow& row, std::string_view sku, std::string_view region);
    [[nodiscard]] RateKey keyOf(const Slot& slot) const;
    [[nodiscard]] std::string nameOf(const Slot& slot) const;
    [[nodiscard]] std::string placeOf(const Entry& entry) const;
    void dropSuperseded();
    [[nodiscard]] bool sameTiers(Entries first, Entries middle, Entries last) const;
    [[nodiscard]] Result<std::vector<RateTier>> tiersOf(Entries first, Entries last,
                                                        const Slot& slot) const;
    [[nodiscard]] Result<void> addRate(Entries first, Entries last, std::vector<Rate>& rates);

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots;
    TextNumbers m_ids;
    TextNumbers m_dates;
    TextNumbers m_files;
    std::unordered_map<std::string, std::uint32_t> m_slotNumbers;
    std::vector<AmbiguousPrice> m_ambiguous;
};

/// Checks a price that is to be shown to nobody, so that a broken list is noticed wherever it is
/// broken: a plain decimal number, not negative, in the range of prices. The error has no place.
[[nodiscard]] Result<UnitPrice> listedPrice(std::string_view text);

}  // namespace breakeven::pricing
