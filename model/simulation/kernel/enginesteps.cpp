// What a call makes in turn: its own calls, step by step.
#include <algorithm>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

void Engine::advance(Call& call, Slot slot)
{
    const Range steps = stationOf(call).plan->steps;
    while (!call.failed && steps.first + call.step < steps.last) {
        call.pending = 1;  // held until all of the step are out: an answer may come at once
        call.stepped = m_now;
        launchStep(call, slot, m_plan.steps[steps.first + call.step++]);
        if (--call.pending > 0) {
            return;
        }
    }
    finishCall(call, slot, !call.failed);
}

void Engine::launchStep(Call& call, Slot slot, const Step& step)
{
    const CallRef self{slot, call.generation};
    if (step.only != noCall && call.attempt.count == 1 && !call.hit) {
        launchOne(call, self, step.only);
        return;
    }
    const std::size_t first = m_chosen.size();
    chooseCalls(step, call.attempt.count, call.hit);
    for (std::size_t i = first; i < m_chosen.size(); ++i) {
        const std::uint32_t index = m_chosen[i];
        if (m_plan.calls[index].atOnce == 0) {
            launchOne(call, self, index);
            continue;
        }
        const std::size_t begin = i;
        while (i + 1 < m_chosen.size() && m_chosen[i + 1] == index) {
            ++i;
        }
        launchAtMost(call, self, index, static_cast<std::uint32_t>(i + 1 - begin));
    }
    m_chosen.resize(first);
}

/// As many of the calls as may be out at once; the others when one of these has its answer.
void Engine::launchAtMost(Call& call, const CallRef& self, std::uint32_t index, std::uint32_t count)
{
    const std::uint32_t now = std::min(count, m_plan.calls[index].atOnce);
    for (std::uint32_t i = 0; i < now; ++i) {
        launchOne(call, self, index);
    }
    if (count > now && !call.failed) {
        const Slot slot = m_unmade.allocate();
        m_unmade[slot].call = index;
        m_unmade[slot].count = count - now;
        m_unmade[slot].next = call.unmade;
        call.unmade = slot;
    }
}

/// A call over this connection has its answer.
void Engine::launchNext(Call& call, const CallRef& self, std::uint32_t index)
{
    Slot* link = &call.unmade;
    while (*link != noSlot && m_unmade[*link].call != index) {
        link = &m_unmade[*link].next;
    }
    if (*link == noSlot) {
        return;
    }
    Unmade& unmade = m_unmade[*link];
    if (--unmade.count == 0) {
        const Slot slot = *link;
        *link = unmade.next;
        m_unmade.release(slot);
    }
    launchOne(call, self, index);
}

void Engine::dropUnmade(Call& call)
{
    while (call.unmade != noSlot) {
        const Slot slot = call.unmade;
        call.unmade = m_unmade[slot].next;
        m_unmade.release(slot);
    }
}

void Engine::launchOne(Call& call, const CallRef& self, std::uint32_t index)
{
    const bool waits = m_plan.calls[index].synchronous;
    call.pending += waits ? 1 : 0;
    make({.call = index,
          .parent = waits ? self : CallRef{},
          .hops = static_cast<std::uint16_t>(call.attempt.hops + 1),
          .traced = waits && call.attempt.traced,
          .since = m_now});
}

/// Draws which calls of a step are made for `count` messages; appends them to m_chosen.
void Engine::chooseCalls(Range step, std::uint32_t count, bool hit)
{
    for (std::uint32_t i = step.first; i < step.last;) {
        const std::uint32_t index = m_plan.order[i];
        const CallPlan& call = m_plan.calls[index];
        std::uint32_t last = i + 1;
        while (call.choice >= 0 && last < step.last &&
               m_plan.calls[m_plan.order[last]].choice == call.choice) {
            ++last;
        }
        for (std::uint32_t message = 0; message < count; ++message) {
            if (call.choice >= 0) {
                chooseOne({i, last}, hit);
            } else if (!(hit && call.cacheable)) {
                m_chosen.insert(m_chosen.end(), copiesOf(index), index);
            }
        }
        i = last;
    }
}

void Engine::chooseOne(Range group, bool hit)
{
    const StationPlan& caller = m_plan.stations[m_plan.calls[m_plan.order[group.first]].from];
    const bool balances =
        caller.behaviour == Behaviour::LoadBalancer && caller.policy != Balancing::OneLine;
    const std::uint32_t index = balances ? balanced(group, caller.policy) : drawn(group);
    if (index != noCall && !(hit && m_plan.calls[index].cacheable)) {
        m_chosen.push_back(index);
    }
}

/// One of the group by its probabilities, or none.
std::uint32_t Engine::drawn(Range group)
{
    double left = m_connectors[m_plan.order[group.first]].fanout.uniform();
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        const std::uint32_t index = m_plan.order[i];
        left -= m_plan.calls[index].probability;
        if (left < 0) {
            return index;
        }
    }
    return noCall;
}

std::uint32_t Engine::copiesOf(std::uint32_t call)
{
    const CallPlan& plan = m_plan.calls[call];
    return plan.whole + (m_connectors[call].fanout.happens(plan.fraction) ? 1U : 0U);
}

}  // namespace breakeven::model::kernel
