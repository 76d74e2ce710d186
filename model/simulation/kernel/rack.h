#pragma once

#include <cstdint>
#include <vector>

#include "model/simulation/kernel/line.h"
#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model::kernel {

/// The instances of a server pool that have a waiting line each, because a load balancer chooses
/// one for each call when it comes. Calls that wait stay with their instance.
class Rack {
public:
    struct Instance {
        Line line;
        std::uint32_t busy = 0;         ///< workers
        std::uint32_t outstanding = 0;  ///< calls that are not answered yet
        bool serves = false;            ///< gets new calls
    };
    static constexpr std::uint32_t none = 0xffffffff;

    Rack(Balancing policy, RandomStream stream) : m_policy(policy), m_stream(stream) {}

    /// So many instances get calls from now on: others join or the last of them leave, which work
    /// off the calls that they have.
    void resize(std::int64_t count);
    /// Of those that get calls, one by chance leaves.
    [[nodiscard]] std::uint32_t lose(RandomStream& stream);

    /// The instance for a call that comes now; none when none serves.
    [[nodiscard]] std::uint32_t choose();

    [[nodiscard]] Instance& operator[](std::uint32_t index) { return m_instances[index]; }
    [[nodiscard]] std::uint32_t serving() const
    {
        return static_cast<std::uint32_t>(m_serving.size());
    }

private:
    [[nodiscard]] std::uint32_t leastOutstanding();
    [[nodiscard]] std::uint32_t ofTwo();
    [[nodiscard]] std::uint32_t random(std::size_t count) { return randomBelow(count, m_stream); }
    [[nodiscard]] static std::uint32_t randomBelow(std::size_t count, RandomStream& stream);

    Balancing m_policy;
    RandomStream m_stream;
    std::vector<Instance> m_instances;
    std::vector<std::uint32_t> m_serving;  ///< ascending
    std::size_t m_next = 0;                ///< round robin: in m_serving
};

}  // namespace breakeven::model::kernel
