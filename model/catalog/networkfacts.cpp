#include "model/catalog/networkfacts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pricing/base/money.h"
#include "pricing/book/csvtext.h"

namespace breakeven::model {

namespace {

constexpr std::array<const char*, 7> columns = {"provider", "from",   "to",        "round_trip_ms",
                                                "as_of",    "source", "confidence"};

using Key = std::tuple<std::string, std::string, std::string>;

Key keyOf(const std::string& provider, const std::string& a, const std::string& b)
{
    return a < b ? Key(provider, a, b) : Key(provider, b, a);
}

struct Row {
    Key key;
    RoundTrip roundTrip;
    std::string where;
};

Result<Row> rowOf(const std::array<std::string, columns.size()>& cells, const std::string& where)
{
    const auto& [provider, from, to, milliseconds, asOf, source, confidence] = cells;
    const auto time = Quantity::parse(milliseconds);
    if (!time || !(time->toDouble() > 0)) {
        return failure(ErrorCode::Malformed,
                       fmt::format("round_trip_ms: '{}' is no round trip", milliseconds), where,
                       "write milliseconds");
    }
    if (from == to || source.empty()) {
        return failure(ErrorCode::Malformed, "a round trip joins two regions and has a source",
                       where, "correct the row");
    }
    return Row{keyOf(provider, from, to), {time->toDouble(), {source, asOf, confidence}}, where};
}

}  // namespace

bool CommonParameters::isFor(const ServiceKind& kind) const
{
    return kind.acceptsCalls &&
           (std::ranges::find(behaviours, kind.behaviour) != behaviours.end() ||
            std::ranges::find(kinds, kind.id) != kinds.end());
}

const RoundTrip* NetworkFacts::measured(const std::string& provider, const std::string& a,
                                        const std::string& b) const
{
    const auto it = roundTrips.find(keyOf(provider, a, b));
    return it == roundTrips.end() ? nullptr : &it->second;
}

const pricing::Region* NetworkFacts::region(std::string_view provider, std::string_view id) const
{
    if (const pricing::Region* own = pricing::findRegion(regions, provider, id)) {
        return own;
    }
    const auto it = std::ranges::find(regions, id, &pricing::Region::id);
    return it == regions.end() ? nullptr : &*it;
}

double NetworkFacts::byDistance(double kilometres, double factor) const
{
    return 2 * kilometres / assumption("fibre_km_per_ms", 200) * factor;
}

double NetworkFacts::assumption(std::string_view id, double fallback) const
{
    const auto it = std::ranges::find(assumptions, id, &Limit::id);
    return it == assumptions.end() ? fallback : it->value;
}

Result<decltype(NetworkFacts::roundTrips)> parseRoundTrips(std::string_view text,
                                                           const std::string& name)
{
    auto rows = pricing::readCsv(text, name, columns, rowOf);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    decltype(NetworkFacts::roundTrips) roundTrips;
    for (Row& row : *rows) {
        if (!roundTrips.emplace(std::move(row.key), std::move(row.roundTrip)).second) {
            return failure(ErrorCode::Invalid, "the pair of regions is given twice", row.where,
                           "remove one of the two rows");
        }
    }
    return roundTrips;
}

}  // namespace breakeven::model
