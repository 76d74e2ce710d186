#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::pricing {

/// A place where a provider sells: one row of `resources/pricing/regions.csv`. Coordinates are the
/// city or area that the provider names, to a tenth of a degree: good enough to say what is near.
struct Region {
    std::string provider;
    std::string id;    ///< `eu-west-1`
    std::string name;  ///< as the provider's price list writes it: `EU (Ireland)`
    double latitude = 0;
    double longitude = 0;
    std::string source;
};

/// The columns provider, region, name, latitude, longitude, source. Malformed names the row.
[[nodiscard]] Result<std::vector<Region>> parseRegions(std::string_view text,
                                                       const std::string& name);

[[nodiscard]] const Region* findRegion(std::span<const Region> regions, std::string_view provider,
                                       std::string_view id);
/// The id of the provider's region of that name, or empty.
[[nodiscard]] std::string regionNamed(std::span<const Region> regions, std::string_view provider,
                                      std::string_view name);
/// Kilometres along the great circle.
[[nodiscard]] double distanceKm(const Region& from, const Region& to);
/// Of `candidates`, the id nearest to `wanted`; empty when a place is unknown or none is given.
[[nodiscard]] std::string nearestRegion(std::span<const Region> regions, std::string_view provider,
                                        std::string_view wanted,
                                        const std::vector<std::string>& candidates);

}  // namespace breakeven::pricing
