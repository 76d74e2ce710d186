#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::model {

/// Where bytes go that leave a component.
enum class Route {
    Internet,  ///< to another provider's service
    Region     ///< to another region of the same provider
};

/// What a provider charges for bytes that its components send on a route: a row of
/// `resources/catalog/transfer.csv`. Answers to users and to other providers' services are not of
/// it: each kind says in its meters what it charges for them (`from_internet`).
struct TransferRule {
    std::string provider;
    Route route = Route::Internet;
    std::string service;  ///< with sku and meter: the price, in the sender's region
    std::string sku;
    std::string meter;
    double unitBytes = 0;             ///< bytes in one unit of the meter
    std::vector<std::string> except;  ///< kinds whose own meters charge for what they send
};

/// The columns provider, route (internet, region), service, sku, meter, unit_bytes and except
/// (kind ids parted by blanks). Malformed names the row.
[[nodiscard]] Result<std::vector<TransferRule>> parseTransferRules(std::string_view text,
                                                                   const std::string& name);

}  // namespace breakeven::model
