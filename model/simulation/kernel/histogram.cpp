#include "model/simulation/kernel/histogram.h"

#include <algorithm>
#include <functional>

namespace breakeven::model::kernel {

void Histogram::add(const Histogram& other)
{
    if (other.m_count == 0) {
        return;
    }
    m_counts.resize(bucketCount);
    std::ranges::transform(m_counts, other.m_counts, m_counts.begin(), std::plus());
    m_count += other.m_count;
    m_sum += other.m_sum;
    m_minimum = std::min(m_minimum, other.m_minimum);
    m_maximum = std::max(m_maximum, other.m_maximum);
}

void Histogram::clear()
{
    std::ranges::fill(m_counts, 0U);
    m_count = 0;
    m_sum = 0;
    m_minimum = never;
    m_maximum = 0;
}

HistogramCounts Histogram::counts() const
{
    HistogramCounts result{
        .count = m_count, .sum = m_sum, .minimum = m_minimum, .maximum = m_maximum};
    const std::size_t end = m_count > 0 ? bucketOf(m_maximum) + 1 : 0;
    for (std::size_t i = m_count > 0 ? bucketOf(m_minimum) : 0; i < end; ++i) {
        if (m_counts[i] > 0) {
            result.buckets.emplace_back(static_cast<std::uint32_t>(i), m_counts[i]);
        }
    }
    return result;
}

HistogramCounts since(const HistogramCounts& later, const HistogramCounts& earlier)
{
    HistogramCounts result{.count = later.count - earlier.count,
                           .sum = later.sum - earlier.sum,
                           .minimum = 0,
                           .maximum = later.maximum};
    auto old = earlier.buckets.begin();
    for (const auto& [bucket, count] : later.buckets) {
        while (old != earlier.buckets.end() && old->first < bucket) {
            ++old;
        }
        const bool known = old != earlier.buckets.end() && old->first == bucket;
        const std::uint32_t more = count - (known ? old->second : 0);
        if (more > 0) {
            result.buckets.emplace_back(bucket, more);
        }
    }
    return result;
}

double quantileSeconds(const HistogramCounts& counts, double share)
{
    const double target = share * static_cast<double>(counts.count);
    double below = 0;
    for (const auto& [bucket, count] : counts.buckets) {
        if (below + count >= target) {
            const double ticks = Histogram::inBucket(bucket, (target - below) / count);
            return std::clamp(ticks, static_cast<double>(counts.minimum),
                              static_cast<double>(counts.maximum)) /
                   ticksPerSecond;
        }
        below += count;
    }
    return toSeconds(counts.maximum);
}

double Histogram::inBucket(std::size_t bucket, double share)
{
    const double lower = lowerEdge(bucket);
    return lower + share * (upperEdge(bucket) - lower);
}

double Histogram::lowerEdge(std::size_t bucket)
{
    const std::size_t octave = bucket >> precisionBits;
    const std::size_t shift = octave > 1 ? octave - 1 : 0;
    return static_cast<double>((bucket - (shift << precisionBits)) << shift);
}

double Histogram::upperEdge(std::size_t bucket)
{
    return lowerEdge(bucket + 1);
}

void WeightedHistogram::add(const HistogramCounts& counts, double weight)
{
    if (counts.count == 0 || weight <= 0) {
        return;
    }
    m_weights.resize(Histogram::bucketCount);
    for (const auto& [bucket, count] : counts.buckets) {
        m_weights[bucket] += weight * count;
    }
    m_weight += weight * static_cast<double>(counts.count);
    m_weightedSum += weight * counts.sum;
    m_observations += static_cast<double>(counts.count);
    m_minimum = std::min(m_minimum, counts.minimum);
    m_maximum = std::max(m_maximum, counts.maximum);
}

double WeightedHistogram::meanSeconds() const
{
    return empty() ? 0 : m_weightedSum / m_weight / ticksPerSecond;
}

double WeightedHistogram::maximumSeconds() const
{
    return toSeconds(m_maximum);
}

double WeightedHistogram::quantileSeconds(double share) const
{
    if (empty()) {
        return 0;
    }
    const double target = share * m_weight;
    double below = 0;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        if (m_weights[i] > 0 && below + m_weights[i] >= target) {
            const double ticks = Histogram::inBucket(i, (target - below) / m_weights[i]);
            return std::clamp(ticks, static_cast<double>(m_minimum),
                              static_cast<double>(m_maximum)) /
                   ticksPerSecond;
        }
        below += m_weights[i];
    }
    return maximumSeconds();
}

}  // namespace breakeven::model::kernel
