// The list of future events: how it is chosen. Hold model: the earliest event is taken and comes
// back after an increment, with so many pending.
#include <fmt/format.h>
#include <cmath>

#include <benchmark/benchmark.h>

#include "model/simulation/kernel/randomstream.h"
#include "tests/bench/eventlists.h"
#include "tests/bench/goals.h"

using namespace breakeven::model::kernel;
using namespace breakeven::tests;

namespace {

enum class Increments { Exponential, Lognormal, Bimodal };

/// Drawn before, so that only the list is timed; mean 1 s.
std::vector<Ticks> incrementsOf(Increments kind)
{
    RandomStream stream(1);
    std::vector<Ticks> increments(65'536);
    for (Ticks& increment : increments) {
        switch (kind) {
            case Increments::Exponential:
                increment = toTicks(stream.exponential());
                break;
            case Increments::Lognormal:
                increment = toTicks(std::exp(2 * stream.normal() - 2));
                break;
            case Increments::Bimodal:
                increment = toTicks((stream.uniform() < 0.9 ? 0.1 : 9.1) * stream.exponential());
                break;
        }
    }
    return increments;
}

template <class List>
void hold(benchmark::State& state, Increments kind)
{
    const std::vector<Ticks> increments = incrementsOf(kind);
    const auto pending = static_cast<std::size_t>(state.range(0));
    List list;
    std::uint64_t made = 0;
    const auto push = [&](Ticks now) {
        const std::uint64_t key = (++made << 16) & 0x0fffffffffffffff;
        list.push({now + increments[(made * 7) & 0xffff], key, 0, 0});
    };
    for (std::size_t i = 0; i < pending; ++i) {
        push(0);
    }
    Ticks now = 0;
    const auto turn = [&] {
        const Event event = list.pop();
        if (event.time < now) {
            state.SkipWithError("out of order");
        }
        now = event.time;
        push(now);
    };
    for (std::size_t i = 0; i < pending; ++i) {
        turn();  // until the times are those of the steady state
    }
    for ([[maybe_unused]] const auto& iteration : state) {
        turn();
    }
    state.SetItemsProcessed(state.iterations());
}

template <class List>
void add(const std::string& name)
{
    const std::pair<const char*, Increments> kinds[] = {{"", Increments::Exponential},
                                                        {", lognormal", Increments::Lognormal},
                                                        {", bimodal", Increments::Bimodal}};
    for (const auto& [suffix, kind] : kinds) {
        auto* benchmark = benchmark::RegisterBenchmark(
            (name + suffix).c_str(),
            [kind = kind](benchmark::State& state) { hold<List>(state, kind); });
        // A fixed number of turns: filling the list takes the most, and is to be done once.
        benchmark->Iterations(500'000)->RangeMultiplier(10);
        benchmark->Range(10, kind == Increments::Exponential ? 10'000'000 : 1'000'000);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    add<DaryHeap<2>>("2-ary heap");
    add<DaryHeap<4>>("4-ary heap");
    add<DaryHeap<8>>("8-ary heap");
    add<LadderQueue>("ladder queue");
    add<RadixHeap>("radix heap");
    add<KernelQueue>("kernel");
    return runBenchmarks(argc, argv, {});
}
