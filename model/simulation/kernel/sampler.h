#pragma once

#include "model/simulation/kernel/randomstream.h"
#include "model/simulation/kernel/simulationmodel.h"
#include "model/simulation/kernel/ticks.h"

namespace breakeven::model::kernel {

/// A Distribution made ready to draw from: its parameters are worked out once.
class Sampler {
public:
    Sampler() = default;
    explicit Sampler(const Distribution& distribution);

    /// Always zero: nothing need be drawn.
    [[nodiscard]] bool isZero() const { return m_mean == 0; }

    [[nodiscard]] Ticks draw(RandomStream& stream) const
    {
        if (m_shape == Distribution::Shape::Constant) {
            return m_constant;
        }
        if (m_shape == Distribution::Shape::Exponential) {
            return toTicks(m_mean * stream.exponential());
        }
        return toTicks(drawOther(stream));
    }

    /// The sum of `count` draws.
    [[nodiscard]] Ticks drawSum(RandomStream& stream, std::uint32_t count) const
    {
        return count == 1 ? draw(stream) : drawMany(stream, count);
    }

private:
    [[nodiscard]] Ticks drawMany(RandomStream& stream, std::uint32_t count) const;
    [[nodiscard]] double drawOther(RandomStream& stream) const;

    Distribution::Shape m_shape = Distribution::Shape::Constant;
    Ticks m_constant = 0;
    double m_mean = 0;
    double m_a = 0;  ///< lognormal: mu; Erlang: phases; hyperexponential: probability of phase 1
    double m_b = 0;  ///< lognormal: sigma; hyperexponential: mean of phase 1
    double m_c = 0;  ///< hyperexponential: mean of phase 2
};

}  // namespace breakeven::model::kernel
