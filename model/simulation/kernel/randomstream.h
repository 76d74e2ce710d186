#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace breakeven::model::kernel {

/// What a stream's numbers are used for. Each (component, purpose) draws from a stream of its own,
/// so that changing one component leaves the draws of all others alone.
enum class Purpose : std::uint8_t {
    Arrival,
    Service,
    Error,
    Init,
    Hit,
    Delivery,
    Fanout,
    Jitter,
    Failure,
    Phase,
    Setup,
    Balance,
    Interruption
};

/// Names one run: its streams differ from those of every other run.
struct RunKey {
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
    std::uint32_t stratum = 0;
};

/// xoshiro256++ (Blackman and Vigna, https://prng.di.unimi.it/), seeded through splitmix64 from a
/// hash of run, component id and purpose. The transforms are our own, so results do not depend on
/// the standard library's distributions.
class RandomStream {
public:
    RandomStream() : RandomStream(0) {}
    explicit RandomStream(std::uint64_t seed);
    RandomStream(const RunKey& run, std::string_view id, Purpose purpose);

    [[nodiscard]] std::uint64_t bits()
    {
        const std::uint64_t result = rotate(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// Uniform on [0, 1) with 53 bits.
    [[nodiscard]] double uniform() { return toUnit(bits()); }

    /// True with this probability; draws nothing when it is certain either way.
    [[nodiscard]] bool happens(double probability)
    {
        return probability > 0 && (probability >= 1 || uniform() < probability);
    }

    /// Exponential with mean 1, by the 256-layer ziggurat of Marsaglia and Tsang (2000).
    [[nodiscard]] double exponential()
    {
        const std::uint64_t random = bits();
        const std::size_t layer = random & 255;
        const double x = toUnit(random) * exponentialTable.edge[layer];
        return x < exponentialTable.edge[layer + 1] ? x : exponentialTail(layer, x);
    }

    /// Standard normal, by the same method.
    [[nodiscard]] double normal();

private:
    struct Ziggurat {
        std::array<double, 257> edge;    ///< right edges of the layers, widest first; the last is 0
        std::array<double, 257> height;  ///< density at each edge
    };
    static const Ziggurat exponentialTable;
    static const Ziggurat normalTable;
    static Ziggurat makeExponential();
    static Ziggurat makeNormal();

    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    static double toUnit(std::uint64_t x) { return static_cast<double>(x >> 11) * 0x1.0p-53; }
    double exponentialTail(std::size_t layer, double x);
    double normalTail(bool negative);

    std::array<std::uint64_t, 4> m_state;
};

}  // namespace breakeven::model::kernel
