#pragma once

#include <atomic>
#include <functional>
#include <mutex>

namespace breakeven::model::kernel {

/// Watches a set of runs for the user: sums up their progress and passes on the wish to stop.
class Monitor {
public:
    Monitor(const std::atomic<bool>* stop, const std::function<void(double)>& progress)
        : m_stop(stop), m_progress(progress)
    {
    }

    [[nodiscard]] bool stopped() const { return m_stop && m_stop->load(std::memory_order_relaxed); }
    /// The work that lies ahead from now on, in any unit.
    void expect(double work)
    {
        m_expected = work;
        m_done = 0;
    }
    /// So much more than that.
    void expectMore(double work) { m_expected += work; }
    /// Adds work done; from any thread.
    void advance(double work);
    /// Reports that all is done.
    void finish();

private:
    const std::atomic<bool>* m_stop;
    const std::function<void(double)>& m_progress;
    std::mutex m_mutex;
    std::atomic<double> m_done = 0;
    double m_expected = 1;
    double m_reported = 0;
};

}  // namespace breakeven::model::kernel
