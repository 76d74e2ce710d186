#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/book/region.h"
#include "pricing/lists/listfile.h"
#include "pricing/lists/listing.h"
#include "pricing/lists/mapping.h"

namespace breakeven::pricing {

/// A meter of the price book that a product may be the price of.
struct AwsMeaning {
    const MappingRow* row = nullptr;
    std::string sku;
    std::string region;
};

/// What is common to the JSON and the CSV form of an AWS offer.
class AwsOffer {
public:
    AwsOffer(const Mapping& mapping, std::span<const Region> regions)
        : m_mapping(&mapping), m_regions(regions)
    {
    }

    std::string version;
    std::string published;  ///< ISO date

    /// From here on, products are looked for among this offer's rows.
    void setCode(std::string_view code);
    [[nodiscard]] const std::string& code() const { return m_code; }
    /// Whether the mapping knows the offer at all.
    [[nodiscard]] bool isKnown() const { return !m_rows.empty(); }
    /// The meters whose product conditions hold; terms are not looked at. Sets `usage`, the usage
    /// type without the region's code (`EUC1-Lambda-GB-Second`), before it looks.
    [[nodiscard]] std::vector<AwsMeaning> meaningsOf(Facts& facts) const;
    /// The address of the version that the file holds.
    [[nodiscard]] std::string address() const;
    [[nodiscard]] const Mapping& mapping() const { return *m_mapping; }

    std::size_t products = 0;
    std::size_t known = 0;

private:
    [[nodiscard]] std::string regionOf(const Facts& facts) const;

    const Mapping* m_mapping;
    std::span<const Region> m_regions;
    std::span<const MappingRow> m_rows;
    std::string m_code;
};

/// Reads an offer file in its JSON form: `products` by SKU, then `terms` by kind, SKU and term with
/// `priceDimensions`; see "Reading the service price list file for an AWS service" in
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-files.html
[[nodiscard]] Result<void> readAwsJson(ListFile& file, AwsOffer& offer, Listing& listing);

/// Reads an offer file in its CSV form: five lines about the file, a line of column names, a line
/// for each product, term and tier.
[[nodiscard]] Result<void> readAwsCsv(ListFile& file, AwsOffer& offer, Listing& listing);

}  // namespace breakeven::pricing
