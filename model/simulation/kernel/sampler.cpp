#include "model/simulation/kernel/sampler.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

namespace {

/// Gamma with unit scale and shape >= 1 (Marsaglia and Tsang, "A simple method for generating gamma
/// variables", 2000): exact, and its cost does not grow with the number of phases.
double gamma(RandomStream& stream, double shape)
{
    const double d = shape - 1.0 / 3.0;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = stream.normal();
        const double v = std::pow(1 + c * x, 3);
        if (v > 0 && std::log(1 - stream.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) {
            return d * v;
        }
    }
}

}  // namespace

Sampler::Sampler(const Distribution& distribution)
    : m_shape(distribution.shape), m_constant(toTicks(distribution.mean)), m_mean(distribution.mean)
{
    using Shape = Distribution::Shape;
    const double scv = distribution.cv * distribution.cv;
    if (m_mean == 0 || (scv == 0 && (m_shape == Shape::LogNormal || m_shape == Shape::Erlang))) {
        m_shape = Shape::Constant;
    } else if (m_shape == Shape::LogNormal) {
        m_b = std::sqrt(std::log1p(scv));
        m_a = std::log(m_mean) - m_b * m_b / 2;
    } else if (m_shape == Shape::Erlang) {
        m_a = std::max(1.0, std::round(1 / scv));
    } else if (m_shape == Shape::HyperExponential) {
        m_a = 0.5 * (1 + std::sqrt(std::max(0.0, (scv - 1) / (scv + 1))));
        m_b = m_mean / (2 * m_a);
        m_c = m_mean / (2 * (1 - m_a));
    } else if (m_shape == Shape::SometimesExponential) {
        m_a = std::min(1.0, 2 / (1 + scv));
        m_b = m_mean / m_a;
    }
}

double Sampler::drawOther(RandomStream& stream) const
{
    switch (m_shape) {
        case Distribution::Shape::LogNormal:
            return std::exp(m_a + m_b * stream.normal());
        case Distribution::Shape::Uniform:
            return 2 * m_mean * stream.uniform();
        case Distribution::Shape::Erlang:
            return m_mean * gamma(stream, m_a) / m_a;
        case Distribution::Shape::HyperExponential:
            return (stream.uniform() < m_a ? m_b : m_c) * stream.exponential();
        case Distribution::Shape::SometimesExponential:
            return stream.uniform() < m_a ? m_b * stream.exponential() : 0;
        default:
            return m_mean;
    }
}

Ticks Sampler::drawMany(RandomStream& stream, std::uint32_t count) const
{
    Ticks sum = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        sum = std::min(longest, sum + draw(stream));
    }
    return sum;
}

}  // namespace breakeven::model::kernel
