#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// Means of consecutive latencies, to find where a run's start-up ends. Batches of five at first
/// (as in MSER-5); when there are too many, neighbours are joined, so memory is bounded.
class LatencyTrace {
public:
    struct Batch {
        double mean = 0;
        Ticks end = 0;
    };

    void record(Ticks now, Ticks latency)
    {
        m_sum += static_cast<double>(latency);
        if (++m_inBatch == m_batchSize) {
            close(now);
        }
    }
    [[nodiscard]] const std::vector<Batch>& batches() const { return m_batches; }

private:
    static constexpr std::size_t maxBatches = 16384;

    void close(Ticks now)
    {
        m_batches.push_back({m_sum / m_batchSize, now});
        m_sum = 0;
        m_inBatch = 0;
        if (m_batches.size() == maxBatches) {
            for (std::size_t i = 0; i < maxBatches / 2; ++i) {
                const Batch& second = m_batches[2 * i + 1];
                m_batches[i] = {(m_batches[2 * i].mean + second.mean) / 2, second.end};
            }
            m_batches.resize(maxBatches / 2);
            m_batchSize *= 2;
        }
    }

    std::vector<Batch> m_batches;
    std::uint32_t m_batchSize = 5;
    std::uint32_t m_inBatch = 0;
    double m_sum = 0;
};

}  // namespace breakeven::model::kernel
