#include "tests/bench/minimal.h"

#include <algorithm>
#include <vector>

#include "model/simulation/kernel/eventqueue.h"
#include "model/simulation/kernel/histogram.h"
#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/ringbuffer.h"

namespace breakeven::tests {

using namespace model::kernel;

namespace {

Ticks draw(RandomStream& stream, double mean)
{
    return toTicks(mean * stream.exponential());
}

double meanOf(const Histogram& histogram)
{
    WeightedHistogram sum;
    sum.add(histogram.counts(), 1);
    return sum.meanSeconds();
}

}  // namespace

double minimalPool(std::uint64_t customers, std::uint32_t servers, double utilisation)
{
    EventQueue events;
    RandomStream arrivals(1);
    RandomStream services(2);
    RingBuffer<Ticks> line;
    Histogram response;
    std::vector<Ticks> arrived(servers);
    std::vector<std::uint32_t> free;
    for (std::uint32_t i = 0; i < servers; ++i) {
        free.push_back(i);
    }
    const double gap = 1 / (utilisation * servers);
    const auto serve = [&](std::uint32_t server, Ticks since, Ticks now) {
        arrived[server] = since;
        events.push(EventKind::ServiceEnd, now + draw(services, 1), server, 0);
    };
    events.push(EventKind::SourceArrival, draw(arrivals, gap), 0, 0);
    while (response.count() < customers) {
        const Event event = events.pop();
        if (event.kind() == EventKind::SourceArrival) {
            events.push(EventKind::SourceArrival, event.time + draw(arrivals, gap), 0, 0);
            if (free.empty()) {
                line.push(event.time);
            } else {
                const std::uint32_t server = free.back();
                free.pop_back();
                serve(server, event.time, event.time);
            }
        } else {
            response.record(event.time - arrived[event.subject]);
            if (line.empty()) {
                free.push_back(event.subject);
            } else {
                serve(event.subject, line.front(), event.time);
                line.pop();
            }
        }
    }
    return meanOf(response);
}

double recursionPool(std::uint64_t customers, std::uint32_t servers, double utilisation)
{
    RandomStream arrivals(1);
    RandomStream services(2);
    Histogram response;
    std::vector<Ticks> freeAt(servers, 0);
    const double gap = 1 / (utilisation * servers);
    Ticks now = 0;
    for (std::uint64_t i = 0; i < customers; ++i) {
        now += draw(arrivals, gap);
        Ticks& earliest = *std::ranges::min_element(freeAt);
        earliest = std::max(now, earliest) + draw(services, 1);
        response.record(earliest - now);
    }
    return meanOf(response);
}

double minimalFunctions(std::uint64_t requests, double rate)
{
    constexpr Ticks keepAlive = Ticks{600} * 1'000'000'000;
    EventQueue events;
    RandomStream arrivals(1);
    RandomStream services(2);
    RandomStream inits(3);
    Histogram response;
    // When each idle instance was last used: taken from the end, expired from the beginning.
    std::vector<Ticks> idle;
    std::size_t expired = 0;
    std::vector<Ticks> arrived;
    std::vector<std::uint32_t> free;
    events.push(EventKind::SourceArrival, draw(arrivals, 1 / rate), 0, 0);
    while (response.count() < requests) {
        const Event event = events.pop();
        if (event.kind() == EventKind::SourceArrival) {
            events.push(EventKind::SourceArrival, event.time + draw(arrivals, 1 / rate), 0, 0);
            while (expired < idle.size() && idle[expired] + keepAlive <= event.time) {
                ++expired;
            }
            Ticks ready = event.time;
            if (expired < idle.size()) {
                idle.pop_back();
            } else {
                ready += draw(inits, 0.253);
                idle.clear();
                expired = 0;
            }
            if (free.empty()) {
                free.push_back(static_cast<std::uint32_t>(arrived.size()));
                arrived.push_back(0);
            }
            arrived[free.back()] = event.time;
            events.push(EventKind::ServiceEnd, ready + draw(services, 1.991), free.back(), 0);
            free.pop_back();
        } else {
            response.record(event.time - arrived[event.subject]);
            idle.push_back(event.time);
            free.push_back(event.subject);
        }
    }
    return meanOf(response);
}

}  // namespace breakeven::tests
