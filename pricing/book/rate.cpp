#include "pricing/book/rate.h"

namespace breakeven::pricing {

std::string RateKey::text() const
{
    return sku.empty() ? fmt::format("{} {} {}", provider, service, meter)
                       : fmt::format("{} {} {} {}", provider, service, sku, meter);
}

std::string_view layerName(Layer layer)
{
    switch (layer) {
        case Layer::Bundled:
            return "bundled";
        case Layer::Imported:
            return "imported";
        case Layer::User:
            return "user";
        case Layer::Given:
            break;
    }
    return "given";
}

std::string_view confidenceName(Confidence confidence)
{
    switch (confidence) {
        case Confidence::Published:
            return "published";
        case Confidence::Derived:
            return "derived";
        case Confidence::Unverified:
            return "unverified";
        case Confidence::User:
            return "user";
    }
    return "unverified";
}

std::optional<Confidence> confidenceNamed(std::string_view name)
{
    if (name == "memory") {
        return Confidence::Unverified;
    }
    for (const Confidence confidence :
         {Confidence::Published, Confidence::Derived, Confidence::Unverified, Confidence::User}) {
        if (name == confidenceName(confidence)) {
            return confidence;
        }
    }
    return std::nullopt;
}

Confidence weaker(Confidence left, Confidence right)
{
    const auto weakness = [](Confidence confidence) {
        switch (confidence) {
            case Confidence::Published:
                return 0;
            case Confidence::User:
                return 1;
            case Confidence::Derived:
                return 2;
            case Confidence::Unverified:
                break;
        }
        return 3;
    };
    return weakness(left) >= weakness(right) ? left : right;
}

}  // namespace breakeven::pricing
