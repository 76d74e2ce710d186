#include "model/simulation/kernel/randomstream.h"

#include <cmath>

namespace breakeven::model::kernel {

namespace {

std::uint64_t splitmix(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

void absorb(std::uint64_t& hash, std::uint64_t value)
{
    hash ^= value;
    hash = splitmix(hash);
}

std::uint64_t hashOf(const RunKey& run, std::string_view id, Purpose purpose)
{
    std::uint64_t hash = 0x6272656b6576656e;
    absorb(hash, run.seed);
    absorb(hash, (std::uint64_t{run.replication} << 32) | run.stratum);
    absorb(hash, static_cast<std::uint64_t>(purpose));
    for (const char c : id) {
        absorb(hash, static_cast<unsigned char>(c));
    }
    return hash;
}

// Right edge of the base layer and area of each of 256 layers (Marsaglia and Tsang 2000).
constexpr double exponentialEdge = 7.69711747013104972;
constexpr double exponentialArea = 3.9496598225815571993e-3;
constexpr double normalEdge = 3.6541528853610088;
constexpr double normalArea = 0.00492867323399;

}  // namespace

const RandomStream::Ziggurat RandomStream::exponentialTable = RandomStream::makeExponential();
const RandomStream::Ziggurat RandomStream::normalTable = RandomStream::makeNormal();

RandomStream::Ziggurat RandomStream::makeExponential()
{
    Ziggurat table{};
    table.edge[0] = exponentialArea / std::exp(-exponentialEdge);
    table.edge[1] = exponentialEdge;
    for (std::size_t i = 1; i < 255; ++i) {
        table.edge[i + 1] = -std::log(std::exp(-table.edge[i]) + exponentialArea / table.edge[i]);
    }
    for (std::size_t i = 0; i <= 256; ++i) {
        table.height[i] = std::exp(-table.edge[i]);
    }
    return table;
}

RandomStream::Ziggurat RandomStream::makeNormal()
{
    const auto density = [](double x) { return std::exp(-0.5 * x * x); };
    Ziggurat table{};
    table.edge[0] = normalArea / density(normalEdge);
    table.edge[1] = normalEdge;
    for (std::size_t i = 1; i < 255; ++i) {
        const double height = density(table.edge[i]) + normalArea / table.edge[i];
        table.edge[i + 1] = std::sqrt(-2 * std::log(height));
    }
    for (std::size_t i = 0; i <= 256; ++i) {
        table.height[i] = density(table.edge[i]);
    }
    return table;
}

RandomStream::RandomStream(std::uint64_t seed)
{
    for (std::uint64_t& word : m_state) {
        word = splitmix(seed);
    }
}

RandomStream::RandomStream(const RunKey& run, std::string_view id, Purpose purpose)
    : RandomStream(hashOf(run, id, purpose))
{
}

double RandomStream::exponentialTail(std::size_t layer, double x)
{
    if (layer == 0) {
        // Beyond the base layer's edge the tail is again exponential.
        return exponentialEdge - std::log(1 - uniform());
    }
    const double low = exponentialTable.height[layer];
    const double high = exponentialTable.height[layer + 1];
    return low + uniform() * (high - low) < std::exp(-x) ? x : exponential();
}

double RandomStream::normal()
{
    for (;;) {
        const std::uint64_t random = bits();
        const std::size_t layer = random & 255;
        const bool negative = (random & 256) != 0;
        const double x = toUnit(random) * normalTable.edge[layer];
        if (x < normalTable.edge[layer + 1]) {
            return negative ? -x : x;
        }
        if (layer == 0) {
            return normalTail(negative);
        }
        const double low = normalTable.height[layer];
        const double high = normalTable.height[layer + 1];
        if (low + uniform() * (high - low) < std::exp(-0.5 * x * x)) {
            return negative ? -x : x;
        }
    }
}

double RandomStream::normalTail(bool negative)
{
    double x = 0;
    double y = 0;
    do {
        x = -std::log(1 - uniform()) / normalEdge;
        y = -std::log(1 - uniform());
    } while (2 * y < x * x);
    return negative ? -(normalEdge + x) : normalEdge + x;
}

}  // namespace breakeven::model::kernel
