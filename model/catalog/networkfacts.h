#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/catalog/servicekind.h"
#include "pricing/book/region.h"

namespace breakeven::model {

/// A measured round trip between two regions of one provider: a row of
/// `resources/catalog/roundtrips.csv`, the same both ways.
struct RoundTrip {
    double milliseconds = 0;
    Provenance provenance;
};

/// Parameters that many kinds share, and which kinds those are: `resources/catalog/network.json`.
struct CommonParameters {
    std::vector<Behaviour> behaviours;
    std::vector<std::string> kinds;  ///< by id, besides those of the behaviours
    std::vector<Parameter> parameters;

    [[nodiscard]] bool isFor(const ServiceKind& kind) const;
};

/// What is known of the way between places.
struct NetworkFacts {
    std::vector<pricing::Region> regions;
    std::map<std::tuple<std::string, std::string, std::string>, RoundTrip> roundTrips;
    std::vector<Limit> assumptions;
    std::vector<CommonParameters> common;

    /// Of the provider's two regions, in any order; null when nobody measured it.
    [[nodiscard]] const RoundTrip* measured(const std::string& provider, const std::string& a,
                                            const std::string& b) const;
    /// The provider's region; else the one of that name of any other.
    [[nodiscard]] const pricing::Region* region(std::string_view provider,
                                                std::string_view id) const;
    /// Milliseconds of a round trip over so many kilometres, with `factor` times the way of light
    /// in fibre.
    [[nodiscard]] double byDistance(double kilometres, double factor) const;
    /// The factor where the user gives none.
    [[nodiscard]] double pathFactor() const { return assumption("path_factor", 1); }

private:
    [[nodiscard]] double assumption(std::string_view id, double fallback) const;
};

/// The columns provider, from, to, round_trip_ms, as_of, source and confidence. Malformed names the
/// row; Invalid when a pair is given twice.
[[nodiscard]] Result<decltype(NetworkFacts::roundTrips)> parseRoundTrips(std::string_view text,
                                                                         const std::string& name);

}  // namespace breakeven::model
