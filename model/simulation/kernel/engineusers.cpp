// Closed loops: users who wait for the answer and think before they ask again.
#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

/// Lets users come, who think first. Those that are too many leave when they would ask next.
void Engine::usersChange(std::uint32_t index)
{
    Source& source = m_sources[index];
    const std::int64_t wanted = source.clock.usersAt(m_now);
    while (source.users < wanted) {
        ++source.users;
        userThinks(index);
    }
    if (const Ticks next = source.clock.nextChange(m_now); next < longest) {
        m_events.push(EventKind::UsersChange, next, index, 0);
    }
}

void Engine::userThinks(std::uint32_t index)
{
    const Ticks due = m_now + m_sources[index].clock.think();
    m_events.push(EventKind::SourceArrival, due, index, 0);
}

void Engine::userAsks(std::uint32_t index)
{
    Source& source = m_sources[index];
    if (source.users > source.clock.usersAt(m_now)) {
        --source.users;
        return;
    }
    request(index);
}

}  // namespace breakeven::model::kernel
