#pragma once

#include "pricing/lists/listfile.h"
#include "pricing/lists/listing.h"
#include "pricing/lists/mapping.h"

namespace breakeven::pricing {

/// What the pages of one import hold together.
struct PagesSeen {
    std::size_t products = 0;
    std::size_t known = 0;
    bool hasNext = false;  ///< the last page read names a further one
};

/// Reads one answer of the Azure Retail Prices API: `Items`, each a tier of a meter, in USD; see
/// https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices
[[nodiscard]] Result<void> readAzurePage(ListFile& file, const Mapping& mapping, Listing& listing,
                                         PagesSeen& seen);

/// Reads one answer of the Google Cloud Billing Catalog's skus.list: `skus`, each with its regions
/// and tiered rates, in USD; see
/// https://cloud.google.com/billing/docs/reference/rest/v1/services.skus/list
[[nodiscard]] Result<void> readGooglePage(ListFile& file, const Mapping& mapping, Listing& listing,
                                          PagesSeen& seen);

}  // namespace breakeven::pricing
