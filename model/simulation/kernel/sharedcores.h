#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/calls.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// Calls that share a number of cores equally (processor sharing): each has a core of its own while
/// there are enough, else its part of them. Virtual time runs at the speed at which every call is
/// served, so a call ends when its work has passed in virtual time, whatever comes and goes
/// meanwhile, and a heap by that end is all there is to keep.
class SharedCores {
public:
    explicit SharedCores(double cores) : m_cores(cores) {}

    struct Done {
        CallRef call;
        Ticks work = 0;
    };

    void add(Ticks now, Ticks work, const CallRef& call);
    /// A call is not served any longer, whether it is done or given up.
    void leave(Ticks now);
    void setCores(Ticks now, double cores);

    /// When the next call is done if nothing changes until then; `never` when there is none.
    /// `isCurrent` tells the calls that are still served from those that were given up.
    template <class IsCurrent>
    [[nodiscard]] Ticks nextEnd(Ticks now, const IsCurrent& isCurrent)
    {
        while (!m_heap.empty() && !isCurrent(m_heap.front().done.call)) {
            pop();
        }
        return m_heap.empty() ? never : endOfFirst(now);
    }
    /// The call that nextEnd() spoke of, at that time.
    [[nodiscard]] Done takeDone(Ticks now);

    /// Each change makes what was foreseen before invalid.
    [[nodiscard]] std::uint32_t version() const { return m_version; }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] double cores() const { return m_cores; }
    /// Busy and all cores over time, in seconds times cores, since restart().
    [[nodiscard]] double busyArea(Ticks now);
    [[nodiscard]] double coreArea(Ticks now);
    void restart(Ticks now);

private:
    struct Entry {
        double end = 0;  ///< in virtual time
        std::uint64_t number = 0;
        Done done;
        /// For a heap with the earliest on top.
        friend bool operator<(const Entry& a, const Entry& b)
        {
            return a.end != b.end ? a.end > b.end : a.number > b.number;
        }
    };

    [[nodiscard]] double busy() const;
    [[nodiscard]] double speed() const;
    [[nodiscard]] Ticks endOfFirst(Ticks now);
    void settle(Ticks now);
    void pop();

    std::vector<Entry> m_heap;
    double m_cores;
    std::int64_t m_count = 0;
    double m_virtual = 0;  ///< ticks
    Ticks m_settled = 0;
    double m_busyArea = 0;
    double m_coreArea = 0;
    std::uint64_t m_added = 0;
    std::uint32_t m_version = 0;
};

}  // namespace breakeven::model::kernel
