// Load balancers: which target a call goes to, and instances that have a line each.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

bool Engine::admitToRack(Station& station, Call& call, Slot slot)
{
    const StationPlan& plan = *station.plan;
    Rack& rack = *station.rack;
    const std::uint32_t at = rack.choose();
    const bool free = at != Rack::none && rack[at].busy < plan.workers;
    const bool full = plan.queueLimit >= 0 && station.waiting.value() >= plan.queueLimit;
    if (at == Rack::none || (!free && full)) {
        ++station.counts.rejected;
        return false;
    }
    enter(station, call, slot);
    call.holding = at;
    ++rack[at].outstanding;
    if (free) {
        ++rack[at].busy;
        begin(station, call, slot, m_now);
    } else {
        waitIn(rack[at].line, station, slot);
    }
    return true;
}

/// A worker of the instance is free: its next call begins.
void Engine::startNextOf(Station& station, std::uint32_t instance)
{
    Rack::Instance& at = (*station.rack)[instance];
    --at.busy;
    const Slot slot = at.line.front;
    if (slot == noSlot) {
        return;
    }
    unlink(at.line, slot);
    station.waiting.change(m_now, -1);
    ++at.busy;
    begin(station, m_calls[slot], slot, m_now);
}

Line& Engine::lineOf(Station& station, const Call& call)
{
    return station.rack ? (*station.rack)[call.holding].line : station.line;
}

void Engine::leaveRack(Station& station, const Call& call)
{
    --(*station.rack)[call.holding].outstanding;
}

/// Those that wait first, so that none of them begins when a worker is let go.
std::vector<CallRef> Engine::callsOf(std::uint32_t index, std::uint32_t instance) const
{
    std::vector<CallRef> calls;
    for (Slot slot = 0; slot < m_calls.size(); ++slot) {
        const Call& call = m_calls[slot];
        const bool here = call.state == CallState::Waiting || call.state == CallState::InService ||
                          call.state == CallState::Downstream;
        if (here && call.station == index && call.holding == instance) {
            calls.push_back({slot, call.generation});
        }
    }
    std::ranges::stable_sort(calls, {}, [this](const CallRef& call) {
        return m_calls[call.slot].state != CallState::Waiting;
    });
    return calls;
}

/// One of the targets; none with the probability that is left to none.
std::uint32_t Engine::balanced(Range group, Balancing policy)
{
    double weights = 0;
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        weights += m_plan.calls[m_plan.order[i]].probability;
    }
    RandomStream& stream = m_connectors[m_plan.order[group.first]].fanout;
    if (weights <= 0 || (weights < 1 - 1e-9 && !stream.happens(weights))) {
        return noCall;
    }
    const auto draw = [this, group, &stream](double total, std::uint32_t without) {
        double left = stream.uniform() * total;
        std::uint32_t last = noCall;
        for (std::uint32_t i = group.first; i < group.last && left >= 0; ++i) {
            const std::uint32_t index = m_plan.order[i];
            if (index != without && m_plan.calls[index].probability > 0) {
                left -= m_plan.calls[index].probability;
                last = index;
            }
        }
        return last;
    };
    if (policy == Balancing::RoundRobin) {
        return inTurn(group);
    }
    if (policy == Balancing::LeastOutstanding) {
        const auto first = m_plan.order.begin() + group.first;
        const auto last = m_plan.order.begin() + group.last;
        const std::uint32_t next = inTurn(group);  // among those with as few
        const std::uint32_t least = *std::ranges::min_element(
            first, last, {}, [this](std::uint32_t i) { return loadOf(i); });
        return loadOf(next) <= loadOf(least) ? next : least;
    }
    const std::uint32_t one = draw(weights, noCall);
    const double others = weights - m_plan.calls[one].probability;
    if (policy == Balancing::Random || others <= 0) {
        return one;
    }
    const std::uint32_t two = draw(others, one);
    return loadOf(two) < loadOf(one) ? two : one;
}

/// Smooth weighted round robin: each is owed its weight at each turn; the one that is owed most
/// gets the call and pays the sum of the weights.
std::uint32_t Engine::inTurn(Range group)
{
    double total = 0;
    std::uint32_t best = noCall;
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        const std::uint32_t index = m_plan.order[i];
        const double weight = m_plan.calls[index].probability;
        total += weight;
        m_connectors[index].turn += weight;
        if (best == noCall || m_connectors[index].turn > m_connectors[best].turn + 1e-12) {
            best = index;
        }
    }
    m_connectors[best].turn -= total;
    return best;
}

/// Calls at the target and on their way to it, beside its weight; one that gets none is never the
/// least loaded.
double Engine::loadOf(std::uint32_t call) const
{
    const CallPlan& plan = m_plan.calls[call];
    const std::int64_t outstanding =
        m_stations[plan.to].inFlight.value() + m_connectors[call].travelling;
    return plan.probability > 0 ? static_cast<double>(outstanding) / plan.probability
                                : std::numeric_limits<double>::infinity();
}

}  // namespace breakeven::model::kernel
