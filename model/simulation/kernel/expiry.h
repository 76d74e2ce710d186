#pragma once

#include <vector>

#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/zipf.h"

namespace breakeven::model {

/// How the calls of a cache whose entries expire spread over the items that they ask for.
struct Requested {
    std::vector<double> hot;      ///< probability of each of the hottest items
    std::vector<ZipfGroup> rest;  ///< the others, when it is known how popular they are
    double restShare = 1;         ///< probability of one of the others
};

[[nodiscard]] Requested requestedOf(const StationSpec& spec);

/// Hit ratio of the calls for the items that are not among the hottest, when all calls come at this
/// rate: an item asked for r times a second has an entry for ttl, and then none for 1/r until it is
/// asked for again, so that r ttl of r ttl + 1 calls find it; no more than find it when the least
/// recently used entries are dropped for lack of room.
[[nodiscard]] double restHitRatio(const StationSpec& spec, const Requested& requested, double rate);

}  // namespace breakeven::model
