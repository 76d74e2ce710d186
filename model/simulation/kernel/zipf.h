#pragma once

#include <vector>

namespace breakeven::model {

/// Items of about the same popularity.
struct ZipfGroup {
    double items = 0;
    double probability = 0;  ///< of each, to be the next one asked for
};

/// The k-th most popular of the items is asked for with a probability that falls with k^-exponent
/// (Zipf's law). The first 2000 are a group each; any number of items is a few thousand groups.
[[nodiscard]] std::vector<ZipfGroup> zipfGroups(double items, double exponent);

}  // namespace breakeven::model
