#pragma once

namespace breakeven::model {

/// Share of the lookups that a cache of `cached` entries answers when it drops the entry that was
/// not used for longest, and each lookup is for one of `items` items, the k-th most popular one
/// with a probability that falls with k^-exponent (Zipf's law). By the approximation of Che, Tung
/// and Wang ("Hierarchical web caching systems", 2002): every item stays for the same time T after
/// its last use, where T is such that the expected number of entries is that of the cache.
[[nodiscard]] double lruHitRatio(double items, double exponent, double cached);

/// The time T, in lookups. For at least one entry, and fewer than there are items.
[[nodiscard]] double lruTime(double items, double exponent, double cached);

}  // namespace breakeven::model
