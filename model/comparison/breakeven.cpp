#include <cmath>

#include "model/comparison/comparison.h"
#include "model/comparison/sizing.h"
#include "model/estimate/usage.h"

namespace breakeven::model {

namespace {

constexpr int decades = 3;  // on either side of the project's own load
constexpr int pointsPerDecade = 10;
constexpr double precision = 0.001;  // relative, of a crossing's load

Project scaled(const Project& project, double factor)
{
    Project result = project;
    for (TrafficSource& source : result.workload.sources) {
        source.requestsPerSecond *= factor;
        source.users.number *= factor;
        source.usersPerMonth *= factor;
    }
    return result;
}

/// Prices alternatives at any multiple of the project's load.
class CostAtLoad {
public:
    CostAtLoad(const Project& project, const Catalog& catalog, const pricing::PriceBook& book)
        : m_project(project), m_catalog(catalog), m_book(book)
    {
    }

    Result<CostPoint> operator()(const Alternative& alternative, double factor) const
    {
        const Project project = scaled(m_project, factor);
        auto sized = sizedFor(project, alternative, m_catalog);
        if (!sized) {
            return tl::unexpected(sized.error());
        }
        auto usage =
            usageOf(project, sized->alternative, m_catalog, sized->model, sized->estimate.flows);
        if (!usage) {
            return tl::unexpected(usage.error());
        }
        const pricing::Bill bill = pricing::priceUsage(m_book, *usage, billOptions(m_project));
        return CostPoint{.factor = factor,
                         .requestsPerMonth = sized->estimate.requestsPerMonth,
                         .usd = bill.total.toDouble(),
                         .feasible = sized->feasible,
                         .bottleneck = sized->bottleneck};
    }

private:
    const Project& m_project;
    const Catalog& m_catalog;
    const pricing::PriceBook& m_book;
};

/// Halves [low, high], on a logarithmic scale, until the sign change of first - second is pinned
/// down. A jump (one more instance) is pinned down just the same.
Result<Crossing> bisect(const CostAtLoad& costAt, const Alternative& first,
                        const Alternative& second, double low, double high, bool firstCheaperBelow)
{
    CostPoint at;
    while (high / low > 1 + precision) {
        const double middle = std::sqrt(low * high);
        auto one = costAt(first, middle);
        auto two = costAt(second, middle);
        if (!one || !two) {
            return tl::unexpected(one ? two.error() : one.error());
        }
        at = *one;
        ((one->usd < two->usd) == firstCheaperBelow ? low : high) = middle;
    }
    return Crossing{.cheaperBelow = firstCheaperBelow ? first.id : second.id,
                    .cheaperAbove = firstCheaperBelow ? second.id : first.id,
                    .requestsPerMonth = at.requestsPerMonth,
                    .factor = at.factor,
                    .usd = at.usd};
}

Result<void> addCrossings(const CostAtLoad& costAt, const Alternative& first,
                          const Alternative& second, const CostCurve& one, const CostCurve& two,
                          std::vector<Crossing>& crossings)
{
    for (std::size_t i = 1; i < one.points.size(); ++i) {
        const CostPoint& a = one.points[i - 1];
        const CostPoint& b = one.points[i];
        const bool comparable =
            a.feasible && b.feasible && two.points[i - 1].feasible && two.points[i].feasible;
        const double before = a.usd - two.points[i - 1].usd;
        const double after = b.usd - two.points[i].usd;
        if (!comparable || before == 0 || (before < 0) == (after < 0)) {
            continue;
        }
        auto crossing = bisect(costAt, first, second, a.factor, b.factor, before < 0);
        if (!crossing) {
            return tl::unexpected(crossing.error());
        }
        crossings.push_back(std::move(*crossing));
    }
    return {};
}

Result<CostCurve> curveOf(const CostAtLoad& costAt, const Alternative& alternative)
{
    CostCurve curve{.alternative = alternative.id, .name = alternative.name};
    for (int i = -decades * pointsPerDecade; i <= decades * pointsPerDecade; ++i) {
        auto point = costAt(alternative, std::pow(10, static_cast<double>(i) / pointsPerDecade));
        if (!point) {
            return tl::unexpected(point.error());
        }
        curve.points.push_back(std::move(*point));
    }
    return curve;
}

}  // namespace

const Crossing* crossingAfter(const BreakEven& breakEven, const Crossing& crossing)
{
    const Crossing* next = nullptr;
    for (const Crossing& other : breakEven.crossings) {
        const bool back = other.cheaperBelow == crossing.cheaperAbove &&
                          other.cheaperAbove == crossing.cheaperBelow;
        if (back && other.factor > crossing.factor && (!next || other.factor < next->factor)) {
            next = &other;
        }
    }
    return next;
}

Result<BreakEven> breakEven(const Project& project, const Catalog& catalog,
                            const pricing::PriceBook& book)
{
    const CostAtLoad costAt(project, catalog, book);
    BreakEven result;
    for (const Alternative& alternative : project.alternatives) {
        auto curve = curveOf(costAt, alternative);
        if (!curve) {
            return tl::unexpected(curve.error());
        }
        result.curves.push_back(std::move(*curve));
    }
    for (std::size_t i = 0; i < result.curves.size(); ++i) {
        for (std::size_t j = i + 1; j < result.curves.size(); ++j) {
            if (auto added = addCrossings(costAt, project.alternatives[i], project.alternatives[j],
                                          result.curves[i], result.curves[j], result.crossings);
                !added) {
                return tl::unexpected(added.error());
            }
        }
    }
    return result;
}

}  // namespace breakeven::model
