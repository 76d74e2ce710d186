#include "pricing/book/region.h"

#include <charconv>
#include <numbers>
#include <set>

#include "pricing/book/csvtext.h"

namespace breakeven::pricing {

namespace {

constexpr std::array<const char*, 6> regionColumns = {"provider", "region",    "name",
                                                      "latitude", "longitude", "source"};
constexpr double earthRadiusKm = 6371;

Result<double> degrees(const std::string& text, double most, const std::string& where)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end || !(std::abs(value) <= most)) {
        return failure(ErrorCode::Malformed, fmt::format("'{}' is no coordinate", text), where,
                       fmt::format("write degrees from -{0} to {0}", most));
    }
    return value;
}

Result<Region> regionOf(const std::array<std::string, 6>& cells, const std::string& where)
{
    const auto latitude = degrees(cells[3], 90, where);
    const auto longitude = degrees(cells[4], 180, where);
    if (!latitude || !longitude) {
        return tl::unexpected(latitude ? longitude.error() : latitude.error());
    }
    if (cells[0].empty() || cells[1].empty()) {
        return failure(ErrorCode::Malformed, "the region has no name", where, "name it");
    }
    return Region{cells[0], cells[1], cells[2], *latitude, *longitude, cells[5]};
}

}  // namespace

Result<std::vector<Region>> parseRegions(std::string_view text, const std::string& name)
{
    const auto table = parseCsv(text, name, regionColumns);
    if (!table) {
        return tl::unexpected(table.error());
    }
    std::vector<Region> regions;
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& line : *table) {
        const std::string where = fmt::format("{}:{}", name, line.line);
        auto region = regionOf(line.cells, where);
        if (!region) {
            return tl::unexpected(region.error());
        }
        if (!seen.emplace(region->provider, region->id).second) {
            return failure(ErrorCode::Invalid, "the region is given twice", where,
                           "remove one of the two rows");
        }
        regions.push_back(std::move(*region));
    }
    return regions;
}

const Region* findRegion(std::span<const Region> regions, std::string_view provider,
                         std::string_view id)
{
    const auto found = std::ranges::find_if(regions, [&](const Region& region) {
        return region.provider == provider && region.id == id;
    });
    return found == regions.end() ? nullptr : &*found;
}

std::string regionNamed(std::span<const Region> regions, std::string_view provider,
                        std::string_view name)
{
    const auto found = std::ranges::find_if(regions, [&](const Region& region) {
        return region.provider == provider && region.name == name;
    });
    return found == regions.end() ? std::string() : found->id;
}

double distanceKm(const Region& from, const Region& to)
{
    constexpr double perDegree = std::numbers::pi / 180;
    const double up = std::sin((to.latitude - from.latitude) * perDegree / 2);
    const double across = std::sin((to.longitude - from.longitude) * perDegree / 2);
    const double chord = up * up + std::cos(from.latitude * perDegree) *
                                       std::cos(to.latitude * perDegree) * across * across;
    return 2 * earthRadiusKm * std::asin(std::min(1.0, std::sqrt(chord)));
}

std::string nearestRegion(std::span<const Region> regions, std::string_view provider,
                          std::string_view wanted, const std::vector<std::string>& candidates)
{
    const Region* from = findRegion(regions, provider, wanted);
    if (from == nullptr) {
        return {};
    }
    const Region* nearest = nullptr;
    for (const std::string& id : candidates) {
        const Region* region = findRegion(regions, provider, id);
        if (region != nullptr &&
            (nearest == nullptr || distanceKm(*from, *region) < distanceKm(*from, *nearest))) {
            nearest = region;
        }
    }
    return nearest == nullptr ? std::string() : nearest->id;
}

}  // namespace breakeven::pricing
