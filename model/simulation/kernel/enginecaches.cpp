// Caches whose entries expire: when that of an item has, calls for it miss until a refill is back.
#include <algorithm>
#include <cmath>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

/// Calls after which the hit ratio of the rest is worked out anew, at the latest.
constexpr std::uint64_t longestPeriod = 65'536;

}  // namespace

/// Whether there is an entry of an item is decided when it is asked for the first time, by how
/// often all items are until then: as in a cache that has worked for long.
void Engine::addCache(std::uint32_t index)
{
    Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    station.cache = std::make_unique<CacheState>();
    station.cache->restHitRatio = plan.hitRatio;
    station.cache->items.resize(plan.hotShares.size());
}

/// Finds out whether the call hits. True when it waits for the refill that another call makes.
bool Engine::lookUp(Call& call, Slot slot)
{
    Station& station = stationOf(call);
    const StationPlan& plan = *station.plan;
    CacheState& cache = *station.cache;
    if (++cache.calls >= cache.nextUpdate && !plan.requested.rest.empty()) {
        const double seconds = std::max(toSeconds(m_now), 1e-9);
        const StationSpec& spec = m_plan.model.stations[call.station];
        cache.restHitRatio =
            restHitRatio(spec, plan.requested, static_cast<double>(cache.calls) / seconds);
        cache.nextUpdate = cache.calls + std::min(cache.calls, longestPeriod);
    }
    const double u = station.hit.uniform();
    if (plan.hotShares.empty() || u >= plan.hotShares.back()) {
        call.hit = station.hit.happens(cache.restHitRatio);
        return false;
    }
    const auto which = std::ranges::upper_bound(plan.hotShares, u) - plan.hotShares.begin();
    CachedItem& item = cache.items[static_cast<std::size_t>(which)];
    if (!item.isKnown) {
        const auto at = static_cast<std::size_t>(which);
        const double share = plan.hotShares[at] - (at > 0 ? plan.hotShares[at - 1] : 0);
        const double lifetime = toSeconds(plan.ttl);
        const double asked =
            share * static_cast<double>(cache.calls) * lifetime / std::max(toSeconds(m_now), 1e-9);
        const double left = station.hit.uniform() * (1 + asked) - 1;
        item.isKnown = true;
        item.expires = left > 0 ? m_now + toTicks(left / asked * lifetime) : m_now;
    }
    if (m_now < item.expires) {
        call.hit = true;
        return false;
    }
    call.holding = static_cast<Slot>(which);
    if (plan.coalesces && !item.refill.isNone()) {
        call.state = CallState::Joined;
        append(item.joined, slot);
        return true;
    }
    item.refill = {slot, call.generation};
    return false;
}

/// A call that had to do with the refill of an item ends. The first refill that is back makes the
/// entry; those that were under way with it change nothing. What waited for it goes on as a hit, or
/// fails with it.
void Engine::leaveItem(Station& station, const Call& call, Slot slot, bool ok)
{
    CachedItem& item = station.cache->items[call.holding];
    if (call.state == CallState::Joined) {
        unlink(item.joined, slot);
        return;
    }
    if (ok && item.expires <= m_now) {
        item.expires = m_now + station.plan->ttl;
    }
    if (item.refill.slot != slot || item.refill.generation != call.generation) {
        return;
    }
    item.refill = {};
    while (item.joined.front != noSlot) {
        const Slot next = item.joined.front;
        Call& waiting = m_calls[next];
        unlink(item.joined, next);
        waiting.holding = noSlot;
        waiting.state = CallState::Downstream;
        waiting.served = m_now;  // what it waited is time at the cache
        waiting.hit = true;
        if (ok) {
            advance(waiting, next);
        } else {
            finishCall(waiting, next, false);
        }
    }
}

}  // namespace breakeven::model::kernel
