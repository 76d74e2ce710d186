#include "pricing/bill/split.h"

#include <numeric>

#include <boost/multiprecision/cpp_int.hpp>

namespace breakeven::pricing {

namespace {

using Wide = Quantity::Wide;
/// A product of two quantities needs up to 200 bits.
using Product = boost::multiprecision::int256_t;

struct Part {
    Wide whole = 0;
    Product remainder;
};

std::vector<Part> roundedDown(Wide total, const std::vector<Quantity>& weights, Wide sum)
{
    std::vector<Part> parts(weights.size());
    for (std::size_t index = 0; index < weights.size(); ++index) {
        const Product product = Product(total) * Product(weights[index].nanos());
        Product quotient;
        boost::multiprecision::divide_qr(product, Product(sum), quotient, parts[index].remainder);
        parts[index].whole = quotient.convert_to<Wide>();
    }
    return parts;
}

/// `total` >= 0 in billionths.
std::vector<Wide> splitNanos(Wide total, const std::vector<Quantity>& weights)
{
    Wide sum = 0;
    for (const Quantity weight : weights) {
        sum += weight.nanos();
    }
    std::vector<Wide> result(weights.size(), 0);
    if (sum == 0) {
        return result;
    }
    const std::vector<Part> parts = roundedDown(total, weights, sum);
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        return parts[left].remainder > parts[right].remainder;
    });
    Wide left = total;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        result[index] = parts[index].whole;
        left -= parts[index].whole;
    }
    // Fewer billionths are left than there are parts with a remainder.
    for (std::size_t rank = 0; left > 0; ++rank, --left) {
        ++result[order[rank]];
    }
    return result;
}

}  // namespace

std::vector<Quantity> split(Quantity total, const std::vector<Quantity>& weights)
{
    std::vector<Quantity> parts;
    for (const Wide nanos : splitNanos(total.nanos(), weights)) {
        parts.push_back(Quantity::fromNanos(nanos));
    }
    return parts;
}

std::vector<Usd> split(Usd total, const std::vector<Quantity>& weights)
{
    const bool negative = total.nanos() < 0;
    const Wide size = negative ? -static_cast<Wide>(total.nanos()) : total.nanos();
    std::vector<Usd> parts;
    for (const Wide nanos : splitNanos(size, weights)) {
        parts.push_back(Usd::fromNanos(static_cast<std::int64_t>(negative ? -nanos : nanos)));
    }
    return parts;
}

}  // namespace breakeven::pricing
