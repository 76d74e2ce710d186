#include "pricing/lists/pagelistener.h"

namespace breakeven::pricing {

namespace {

constexpr std::size_t mostRegions = 1000;
constexpr std::size_t mostTiers = 1000;

/// One of `tieredRates`.
struct GoogleTier {
    std::string from;
    std::string units = "0";
    std::string nanos = "0";
    std::string currency = "USD";
};

/// `units` (whole dollars) and `nanos` (billionths) as one decimal, or what is wrong with them.
Result<std::string> decimalOf(const GoogleTier& tier)
{
    const auto isWhole = [](std::string_view text) {
        return !text.empty() && text.size() <= 9 &&
               text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (tier.units.starts_with('-') || tier.nanos.starts_with('-')) {
        return failure(ErrorCode::Invalid, "the price is negative", {}, "download the list again");
    }
    if (!isWhole(tier.units) || !isWhole(tier.nanos)) {
        return failure(ErrorCode::Invalid,
                       fmt::format("'{}' and '{}' are not units and nanos", tier.units, tier.nanos),
                       {}, "download the list again");
    }
    return fmt::format("{}.{:0>9}", tier.units, tier.nanos);
}

class GoogleListener : public PageListener {
public:
    using PageListener::PageListener;

    bool opened(const JsonPath& path) override
    {
        if (path.is(1, "skus")) {
            m_complete = true;
        } else if (path.is(2, "skus")) {
            m_sku = {};
            m_facts.clear();
        } else if (path.is(4, "skus") && path[2] == "pricingInfo") {
            m_info = {};
        } else if (path.is(7, "skus") && path[5] == "tieredRates") {
            m_tier = {};
        }
        return true;
    }

    bool closed(const JsonPath& path) override
    {
        if (path.is(7, "skus") && path[5] == "tieredRates") {
            m_info.tiers.push_back(m_tier);
            return m_info.tiers.size() <= mostTiers ||
                   fail(ErrorCode::Invalid, "a SKU has more tiers than can be",
                        "download the list again");
        }
        if (path.is(4, "skus") && path[2] == "pricingInfo") {
            // Each entry holds from its own time on; the latest one counts.
            if (m_sku.info.tiers.empty() || m_info.effective >= m_sku.info.effective) {
                m_sku.info = m_info;
            }
            return true;
        }
        return !path.is(2, "skus") || endSku();
    }

    bool value(const JsonPath& path, std::string_view text, JsonKind) override
    {
        if (path.is(1, "nextPageToken")) {
            m_seen.hasNext = !text.empty();
        }
        if (path.size() < 3 || path[0] != "skus") {
            return true;
        }
        if (path[2] == "pricingInfo") {
            infoValue(path, text);
        } else if (path.size() == 3) {
            (path[2] == "skuId" ? m_sku.id : m_ignored) = text;
            m_facts.set(path.last(), text);
        } else if (path.size() == 4 && path[2] == "category") {
            (path[3] == "serviceDisplayName" ? m_sku.service : m_ignored) = text;
            m_facts.set(path.last(), text);
        } else if (path.size() == 4 && path[2] == "serviceRegions") {
            m_sku.regions.emplace_back(text);
            return m_sku.regions.size() <= mostRegions ||
                   fail(ErrorCode::Invalid, "a SKU has more regions than there are",
                        "download the list again");
        }
        return true;
    }

private:
    struct Info {
        std::string effective;
        std::string unit;
        std::vector<GoogleTier> tiers;
    };
    struct Sku {
        std::string id;
        std::string service;
        std::vector<std::string> regions;
        Info info;
    };

    /// pricingInfo/-/effectiveTime, .../pricingExpression/usageUnit,
    /// .../pricingExpression/tieredRates/-/startUsageAmount and .../unitPrice/units
    void infoValue(const JsonPath& path, std::string_view text)
    {
        if (path.size() == 5 && path[4] == "effectiveTime") {
            m_info.effective = text;
        } else if (path.size() == 6 && path[5] == "usageUnit") {
            m_info.unit = text;
        } else if (path.size() == 8 && path[7] == "startUsageAmount") {
            m_tier.from = text;
        } else if (path.size() == 9 && path[7] == "unitPrice") {
            std::string& field = path[8] == "units"          ? m_tier.units
                                 : path[8] == "nanos"        ? m_tier.nanos
                                 : path[8] == "currencyCode" ? m_tier.currency
                                                             : m_ignored;
            field = text;
        }
    }

    bool endSku()
    {
        for (const GoogleTier& tier : m_sku.info.tiers) {
            if (auto price = decimalOf(tier); !price) {
                return refuse(price.error());
            }
        }
        return addProduct(m_sku.service, [this](const MappingRow& row) { return addRegions(row); });
    }

    bool addRegions(const MappingRow& row)
    {
        const std::string sku = row.skuOf(m_facts, m_mapping.names());
        if (!row.region.empty()) {
            return addTiers(row, sku, row.region);
        }
        return std::ranges::all_of(
            m_sku.regions, [&](const std::string& region) { return addTiers(row, sku, region); });
    }

    bool addTiers(const MappingRow& row, const std::string& sku, const std::string& region)
    {
        for (const GoogleTier& tier : m_sku.info.tiers) {
            if (!requireDollars(tier.currency)) {
                return false;
            }
            const auto added = m_listing.add(row, sku, region,
                                             {m_sku.id,
                                              m_sku.info.unit,
                                              tier.from,
                                              {},
                                              *decimalOf(tier),
                                              m_sku.info.effective,
                                              m_file.path().native(),
                                              m_file.line()});
            if (!added) {
                return refuse(added.error());
            }
        }
        return true;
    }

    Sku m_sku;
    Info m_info;
    GoogleTier m_tier;
    std::string m_ignored;
};

}  // namespace

Result<void> readGooglePage(ListFile& file, const Mapping& mapping, Listing& listing,
                            PagesSeen& seen)
{
    GoogleListener listener(file, mapping, listing, seen);
    return readPage(file, listener, "skus");
}

}  // namespace breakeven::pricing
