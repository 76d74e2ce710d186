#pragma once

#include <string>
#include <vector>

#include <QUrl>

#include "pricing/base/error.h"
#include "pricing/lists/mapping.h"

namespace breakeven::ui {

/// Whose list of which service is wanted.
struct ListWanted {
    std::string provider;  ///< `aws`, `azure` or `gcp`
    std::string service;   ///< as in the price book, such as `lambda`
    std::string region;    ///< only this region's prices, where the vendor offers that; empty = all
    QUrl mirror;           ///< asked instead of the vendor's server; empty = the vendor's
};

/// The lists that hold the service's prices, by the mapping: AWS offer codes, Azure's service
/// names, Google's service names. Unsupported when the vendor has no list or none of that service.
[[nodiscard]] Result<std::vector<std::string>> offersOf(const ListWanted& wanted,
                                                        const pricing::Mapping& mapping);

/// The services that a vendor's lists hold prices of, by the mapping; sorted.
[[nodiscard]] std::vector<std::string> listedServices(const pricing::Mapping& mapping);

/// Where the vendor's list begins: an AWS offer file, or the first page of Azure's or Google's. For
/// Google `offer` is the id of the service (`152E-C115-5142`).
[[nodiscard]] QUrl addressOf(const ListWanted& wanted, const std::string& offer);
/// Where Google lists its services with their ids.
[[nodiscard]] QUrl googleServices(const ListWanted& wanted);

/// What a page says besides its prices.
struct PageLinks {
    QUrl next;  ///< empty: it is the last page
    /// Of Google's list of services: `services/152E-C115-5142` by the name that was looked for.
    std::string serviceId;
};

/// Reads the way on from a page of Azure's or Google's that was fetched from `address`. Malformed
/// when it is no such page or leads to another server.
[[nodiscard]] Result<PageLinks> linksOf(const QByteArray& page, const QUrl& address,
                                        const std::string& serviceName);

}  // namespace breakeven::ui
