// Caches whose entries expire: when that of an item has, calls for it miss until a refill is back.
#include <algorithm>
#include <cmath>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

/// Calls after which the hit ratio of the rest is worked out anew, at the latest.
constexpr std::uint64_t longestPeriod = 65'536;

}  // namespace

/// The entries are at any point of their lives, as those of a cache that has worked for long.
void Engine::addCache(std::uint32_t index)
{
    Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    station.cache = std::make_unique<CacheState>();
    station.cache->restHitRatio = plan.hitRatio;
    for (std::size_t i = 0; i < plan.hotShares.size(); ++i) {
        const double left = station.hit.uniform() * static_cast<double>(plan.ttl);
        station.cache->items.push_back({.expires = static_cast<Ticks>(left)});
    }
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
