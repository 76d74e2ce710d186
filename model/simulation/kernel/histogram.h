#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// What a Histogram counted, without its empty buckets.
struct HistogramCounts {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> buckets;  ///< (bucket, count), ascending
    std::uint64_t count = 0;
    double sum = 0;  ///< ticks
    Ticks minimum = never;
    Ticks maximum = 0;
};

/// What was counted between an earlier look at a histogram and a later one.
[[nodiscard]] HistogramCounts since(const HistogramCounts& later, const HistogramCounts& earlier);

/// The smallest value that at least this share (0..1) of what was counted does not exceed,
/// interpolated within its bucket; in seconds. Not for empty ones.
[[nodiscard]] double quantileSeconds(const HistogramCounts& counts, double share);

/// Log-linear (HDR) histogram of times: exact below 256 ns, above it 128 buckets an octave, so that
/// a bucket's middle is within 1/256 = 0.4 % of every value in it.
class Histogram {
public:
    static constexpr unsigned precisionBits = 7;
    static constexpr std::size_t bucketCount = (62 - precisionBits) * 128 + 256;

    void record(Ticks value)
    {
        if (m_counts.empty()) {
            m_counts.resize(bucketCount);
        }
        ++m_counts[bucketOf(value)];
        ++m_count;
        m_sum += static_cast<double>(value);
        m_minimum = value < m_minimum ? value : m_minimum;
        m_maximum = value > m_maximum ? value : m_maximum;
    }
    void add(const Histogram& other);
    void clear();
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] double sumSeconds() const { return m_sum / ticksPerSecond; }
    [[nodiscard]] HistogramCounts counts() const;

    [[nodiscard]] static std::size_t bucketOf(Ticks value)
    {
        const auto v = static_cast<std::uint64_t>(value);
        const auto width = static_cast<unsigned>(std::bit_width(v | 255));
        const unsigned shift = width - 1 - precisionBits;
        return (std::size_t{shift} << precisionBits) + static_cast<std::size_t>(v >> shift);
    }
    [[nodiscard]] static double lowerEdge(std::size_t bucket);
    [[nodiscard]] static double upperEdge(std::size_t bucket);
    /// The value below which this share of a bucket is, if it is filled evenly; in ticks.
    [[nodiscard]] static double inBucket(std::size_t bucket, double share);

private:
    std::vector<std::uint32_t> m_counts;
    std::uint64_t m_count = 0;
    double m_sum = 0;
    Ticks m_minimum = never;
    Ticks m_maximum = 0;
};

/// Several histograms added with weights: the strata of a week, or all replications.
class WeightedHistogram {
public:
    void add(const HistogramCounts& counts, double weight);
    [[nodiscard]] bool empty() const { return m_weight <= 0; }
    [[nodiscard]] double observations() const { return m_observations; }
    [[nodiscard]] double meanSeconds() const;
    [[nodiscard]] double maximumSeconds() const;
    /// The smallest value that at least this share (0..1) of the weight does not exceed,
    /// interpolated within its bucket; in seconds.
    [[nodiscard]] double quantileSeconds(double share) const;
    [[nodiscard]] const std::vector<double>& weights() const { return m_weights; }
    [[nodiscard]] double totalWeight() const { return m_weight; }

private:
    std::vector<double> m_weights;
    double m_weight = 0;
    double m_weightedSum = 0;
    double m_observations = 0;
    Ticks m_minimum = never;
    Ticks m_maximum = 0;
};

}  // namespace breakeven::model::kernel
