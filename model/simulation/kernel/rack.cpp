#include "model/simulation/kernel/rack.h"

#include <algorithm>

namespace breakeven::model::kernel {

void Rack::resize(std::int64_t count)
{
    const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(0, count));
    for (std::uint32_t i = 0; m_serving.size() < wanted; ++i) {
        if (i == m_instances.size()) {
            m_instances.emplace_back();
        }
        // One that still works off its calls is not a new one.
        if (!m_instances[i].serves && m_instances[i].outstanding == 0) {
            m_instances[i].serves = true;
            m_serving.insert(std::ranges::lower_bound(m_serving, i), i);
        }
    }
    while (m_serving.size() > wanted) {
        m_instances[m_serving.back()].serves = false;
        m_serving.pop_back();
    }
}

std::uint32_t Rack::lose(RandomStream& stream)
{
    if (m_serving.empty()) {
        return none;
    }
    const auto at = m_serving.begin() + randomBelow(m_serving.size(), stream);
    const std::uint32_t lost = *at;
    m_instances[lost].serves = false;
    m_serving.erase(at);
    return lost;
}

std::uint32_t Rack::choose()
{
    if (m_serving.empty()) {
        return none;
    }
    switch (m_policy) {
        case Balancing::RoundRobin:
            m_next = m_next + 1 < m_serving.size() ? m_next + 1 : 0;
            return m_serving[m_next];
        case Balancing::LeastOutstanding:
            return leastOutstanding();
        case Balancing::TwoChoices:
            return ofTwo();
        default:
            return m_serving[random(m_serving.size())];
    }
}

/// Among those with as few, the next one in turn.
std::uint32_t Rack::leastOutstanding()
{
    const std::size_t size = m_serving.size();
    std::size_t best = size;
    for (std::size_t step = 1; step <= size; ++step) {
        const std::size_t at = (m_next + step) % size;
        if (best == size ||
            m_instances[m_serving[at]].outstanding < m_instances[m_serving[best]].outstanding) {
            best = at;
        }
    }
    m_next = best;
    return m_serving[best];
}

/// The less loaded of two that differ.
std::uint32_t Rack::ofTwo()
{
    const std::uint32_t first = random(m_serving.size());
    if (m_serving.size() == 1) {
        return m_serving[first];
    }
    std::uint32_t second = random(m_serving.size() - 1);
    second += second >= first ? 1 : 0;
    const std::uint32_t one = m_serving[first];
    const std::uint32_t two = m_serving[second];
    return m_instances[two].outstanding < m_instances[one].outstanding ? two : one;
}

std::uint32_t Rack::randomBelow(std::size_t count, RandomStream& stream)
{
    return static_cast<std::uint32_t>(stream.uniform() * static_cast<double>(count));
}

}  // namespace breakeven::model::kernel
