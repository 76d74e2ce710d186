#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/base/money.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// The names of the attributes that a mapping asks for, each with a number. Upper case and blanks
/// do not count: the CSV lists write `Instance Type` where the JSON lists write `instanceType`.
class AttributeNames {
public:
    static constexpr std::size_t unwanted = static_cast<std::size_t>(-1);

    /// Number of a name, which becomes wanted.
    [[nodiscard]] std::size_t want(std::string_view name);
    /// Number of a name as a list writes it, or `unwanted`.
    [[nodiscard]] std::size_t find(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return m_names.size(); }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    template <class Value>
    using Names = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
    Names<std::size_t> m_names;
    /// Spellings met so far, so that each is normalised once.
    mutable Names<std::size_t> m_spellings;
};

/// What a list says of one product: the attributes that the mapping asks for.
class Facts {
public:
    explicit Facts(const AttributeNames& names) : m_names(&names), m_values(names.size()) {}

    void clear();
    void set(std::string_view name, std::string_view value) { set(m_names->find(name), value); }
    /// Nothing when the attribute is unwanted.
    void set(std::size_t attribute, std::string_view value);
    [[nodiscard]] std::string_view get(std::size_t attribute) const { return m_values[attribute]; }
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const AttributeNames* m_names;
    std::vector<std::string> m_values;
};

/// What an attribute must be: one of the patterns, in which `*` stands for any text; or none.
struct MappingCondition {
    std::size_t attribute = 0;
    bool wanted = true;
    std::vector<std::string> patterns;
    [[nodiscard]] bool holds(const Facts& facts) const;
};

/// A unit that the list may state, and how many of our units one of it holds.
struct VendorUnit {
    std::string name;  ///< in lower case without blanks
    Quantity holds;    ///< zero: the price must be zero and is left out
};

/// What becomes of units that a list gives away at the start of its tiers.
enum class FreeStart {
    Keep,    ///< an ordinary tier that costs nothing
    Before,  ///< lie before the paid tiers, which count from zero: the price book knows them apart
    Within   ///< are the first units of the first paid tier: the price book knows them apart
};

/// One row of a mapping: which products of a vendor's offer are which meter of the price book.
struct MappingRow {
    RateKey key;       ///< sku may hold places, see Mapping
    std::string unit;  ///< our unit
    std::string offer;
    std::vector<MappingCondition> product;
    std::vector<MappingCondition> term;
    std::vector<VendorUnit> units;
    std::string region;  ///< when not empty, instead of the list's
    FreeStart freeStart = FreeStart::Keep;
    std::string where;  ///< `aws.csv:17`

    /// The sku with its places filled in.
    [[nodiscard]] std::string skuOf(const Facts& facts, const AttributeNames& names) const;
    /// Nothing when the list's unit is none that the row knows.
    [[nodiscard]] const VendorUnit* unitNamed(std::string_view name) const;
    [[nodiscard]] std::string unitNames() const;
};

/// What a vendor's price list means in the words of the price book: data, read from
/// `resources/pricing/mapping/<vendor>.csv` with the columns provider, service, sku, meter, unit,
/// offer, match, vendor_unit, region, free_start (keep, before, within) and note.
///
/// `offer` is the AWS offer code, Azure's serviceName or Google's serviceDisplayName.
/// `match` is a list of conditions parted by `;`, each `attribute=pattern|pattern` or
/// `attribute!=pattern`. Conditions on termType, leaseContractLength, purchaseOption, offeringClass
/// (AWS) concern the term; rows that name no termType mean OnDemand.
/// `sku` may hold `{attribute}`, `{attribute|lower}` (in lower case without blanks) and
/// `{attribute|after X}` (without X at its start).
/// `vendor_unit` is a list `name=units` parted by `|`: `1M=1000000` where ours is a request.
/// Upper case and blanks do not count in units.
class Mapping {
public:
    /// Malformed and Invalid name the row.
    [[nodiscard]] static Result<Mapping> parse(std::string_view text, const std::string& name);
    [[nodiscard]] static Result<Mapping> read(const std::filesystem::path& file);

    [[nodiscard]] std::span<const MappingRow> rowsOf(std::string_view offer) const;
    [[nodiscard]] const std::vector<MappingRow>& rows() const { return m_rows; }
    [[nodiscard]] const AttributeNames& names() const { return m_names; }

private:
    std::vector<MappingRow> m_rows;  ///< by offer
    AttributeNames m_names;
};

/// Whether all conditions hold.
[[nodiscard]] bool allHold(const std::vector<MappingCondition>& conditions, const Facts& facts);
/// `Box*:m5.*` against a text; `*` stands for any text.
[[nodiscard]] bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace breakeven::pricing
